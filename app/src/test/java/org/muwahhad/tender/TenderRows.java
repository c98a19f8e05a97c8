package org.muwahhad.tender;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;
import org.muwahhad.TestApp;
import org.muwahhad.World;
import org.muwahhad.access.Actor;
import org.muwahhad.shared.Bilingual;

/**
 * Writes tenders past the service, for fixtures of what comes after the publication: the one place
 * of tests that has a statement for each of their tables.
 */
public final class TenderRows {
  /** Acts give the numbers between two of these, in a service where they make tenders too. */
  private static final int STRIDE = 100;

  private static final AtomicInteger COUNTER = new AtomicInteger();
  private final TestApp app;
  private final World world;

  public TenderRows(TestApp app, World world) {
    this.app = app;
    this.world = world;
  }

  /** A tender that was written. */
  public record Draft(long id, String number) {}

  /**
   * A draft without lots, to be published forty days before its deadline.
   *
   * @param untilDeadline negative if the deadline has passed
   */
  public Draft draft(Actor buyer, Bilingual title, String awardCriteria, Duration untilDeadline) {
    String number = "JT-2026-%06d".formatted(STRIDE * COUNTER.incrementAndGet());
    long id =
        app.insert(
            """
            INSERT INTO joint_tender (number, ocid, title_ar, title_en, status, procurement_method,
              award_criteria, currency, minimum_bid_days, deadline_at, rate_date, prepared_by,
              published_at, created_at, updated_at)
            VALUES ('%1$s', 'ocds-muwahhad-%1$s', '%2$s', '%3$s', 'DRAFT', 'open', '%4$s', 'SAR',
              30, UTC_TIMESTAMP(6) + INTERVAL %5$d SECOND, '2026-01-01', %6$d,
              UTC_TIMESTAMP(6) + INTERVAL %5$d SECOND - INTERVAL 40 DAY, UTC_TIMESTAMP(6),
              UTC_TIMESTAMP(6))"""
                .formatted(
                    number,
                    title.ar(),
                    title.en(),
                    awardCriteria,
                    untilDeadline.toSeconds(),
                    buyer.personId()));
    return new Draft(id, number);
  }

  /** A lot that is called by its number. */
  public long lot(long tender, int number) {
    return lot(tender, number, new Bilingual("الحزمة " + number, "Lot " + number));
  }

  public long lot(long tender, int number, Bilingual title) {
    return app.insert(
        """
        INSERT INTO lot (tender_id, number, title_ar, title_en, status)
        VALUES (%d, %d, '%s', '%s', 'ACTIVE')"""
            .formatted(tender, number, title.ar(), title.en()));
  }

  /** An item of a lot: so many of what a revision describes. */
  public long item(long tender, long lot, int position, long revision, String quantity) {
    return app.insert(
        """
        INSERT INTO lot_item (tender_id, lot_id, position, revision_id, unit_code, quantity)
        SELECT %d, %d, %d, id, unit_code, %s FROM item_revision WHERE id = %d"""
            .formatted(tender, lot, position, quantity, revision));
  }

  /** The rules by which an examination panel works. */
  public void examinationRules(long tender) {
    Map.of(
            "technical.pass-mark", "70",
            "spread.points", "20",
            "preference.gcc-percent", "10",
            "weight.quality", "60",
            "weight.price", "40",
            "abnormal.mean-percent", "40",
            "abnormal.next-percent", "30")
        .forEach((code, value) -> rule(tender, code, value));
  }

  /** A rule of a tender, which has a default. */
  public void rule(long tender, String code, String value) {
    world.aRule(code, value, "PERCENT");
    app.sql(
        "INSERT INTO tender_rule (tender_id, code, value) VALUES (%d, '%s', %s)"
            .formatted(tender, code, value));
  }

  /** The index that prices of a tender may follow, from its value of a day on. */
  public void index(long tender, String baseOn, String baseValue) {
    app.sql(
        """
        INSERT INTO tender_price_index (tender_id, name_ar, name_en, source_ar, source_en, base_on,
                                        base_value)
        VALUES (%d, 'الرقم القياسي لأسعار المستهلك', 'CPI', 'المركز الإحصائي', 'GCC-Stat', '%s',
                %s)"""
            .formatted(tender, baseOn, baseValue));
  }

  /**
   * A criterion.
   *
   * @param weight null of what is passed or failed
   */
  public long criterion(
      long tender, String kind, String code, Bilingual name, @Nullable Integer weight) {
    return app.insert(
        """
        INSERT INTO criterion (tender_id, kind, code, position, name_ar, name_en, weight)
        VALUES (%d, '%s', '%s', 1, '%s', '%s', %s)"""
            .formatted(tender, kind, code, name.ar(), name.en(), weight));
  }

  /** A panel, whose first member chairs it. */
  public void seat(long tender, String panel, List<Actor> members) {
    for (Actor member : members) {
      app.sql(
          "INSERT INTO panel_member (tender_id, person_id, panel, is_chair) VALUES (%d, %d, '%s', %b)"
              .formatted(tender, member.personId(), panel, member == members.get(0)));
    }
  }

  /** A round that closed long ago, in which states took part. */
  public long round(Actor buyer, String... states) {
    long round =
        app.insert(
            """
            INSERT INTO demand_round (code, name_ar, name_en, opens_at, closes_at,
              endorsement_until, status, closed_at, created_by, created_at, updated_at)
            VALUES ('ROWS-%d', 'جولة', 'Round', '2026-01-01', '2026-02-01', '2026-02-08', 'CLOSED',
              '2026-02-01', %d, UTC_TIMESTAMP(6), UTC_TIMESTAMP(6))"""
                .formatted(COUNTER.incrementAndGet(), buyer.personId()));
    for (String state : states) {
      app.sql(
          "INSERT INTO round_state (round_id, state_code) VALUES (%d, '%s')"
              .formatted(round, state));
    }
    return round;
  }

  /** What an entity submits in a round, without lines. */
  public long submission(long round, long entity) {
    return app.insert(
        """
        INSERT INTO submission (round_id, entity_id, state_code, status, status_reason, created_by,
          created_at, updated_at)
        SELECT r.id, e.id, e.state_code, 'RETURNED', 'To be completed', r.created_by,
               UTC_TIMESTAMP(6), UTC_TIMESTAMP(6)
          FROM demand_round r JOIN procuring_entity e ON e.id = %d WHERE r.id = %d"""
            .formatted(entity, round));
  }

  /** Demand that an item of a tender carries out. */
  public long line(long submission, int number, long item, String quantity, String estimatedPrice) {
    long line =
        app.insert(
            """
            INSERT INTO demand_line (submission_id, entity_id, line_number, revision_id, unit_code,
              quantity, need_by, site_id, estimated_unit_price, currency, commitment, budget_line,
              justification)
            SELECT s.id, s.entity_id, %d, i.revision_id, i.unit_code, %s, '2027-01-01',
                   (SELECT MIN(d.id) FROM delivery_site d WHERE d.entity_id = s.entity_id), %s,
                   'SAR', 'FIRM', 'B-1', 'حاجة'
              FROM submission s JOIN lot_item i ON i.id = %d WHERE s.id = %d"""
                .formatted(number, quantity, estimatedPrice, item, submission));
    app.sql(
        "INSERT INTO allocation (demand_line_id, lot_item_id, quantity) VALUES (%d, %d, %s)"
            .formatted(line, item, quantity));
    return line;
  }

  /** A Saudi entity asked for all that a tender asks for. */
  public void demandFor(long tender, Actor buyer, String estimatedPrice) {
    long submission = submission(round(buyer, "SA"), world.anEntityIn("SA"));
    String items =
        app.ask("SELECT GROUP_CONCAT(id ORDER BY id) FROM lot_item WHERE tender_id = " + tender);
    int number = 0;
    for (String item : items.split(",")) {
      String quantity = app.ask("SELECT quantity FROM lot_item WHERE id = " + item);
      line(submission, ++number, Long.parseLong(item), quantity, estimatedPrice);
    }
  }

  /** The tender takes bids, without the steps that lead there. */
  public void publish(long tender) {
    settle(tender, "PUBLISHED");
  }

  /** Changes a tender that takes bids as if it were a draft still. */
  public void asDraft(long tender, Runnable change) {
    settle(tender, "DRAFT");
    change.run();
    settle(tender, "PUBLISHED");
  }

  /** The tender in another status at once, without what leads there. */
  public void settle(long tender, String status) {
    app.without(
        "tr_joint_tender_step",
        () ->
            app.sql(
                "UPDATE joint_tender SET status = '%s' WHERE id = %d".formatted(status, tender)));
  }

  /** A sealed bid of a supplier that came two days ago, by the clock of its own session. */
  public long bid(long tender, long supplier, Actor person) {
    try (Connection connection = app.connect();
        Statement statement = connection.createStatement()) {
      statement.execute("SET timestamp = UNIX_TIMESTAMP() - 2 * 86400");
      long bid =
          insert(
              statement,
              """
              INSERT INTO bid (tender_id, supplier_id, status, version_count, created_at, updated_at)
              VALUES (%d, %d, 'SUBMITTED', 1, UTC_TIMESTAMP(6), UTC_TIMESTAMP(6))"""
                  .formatted(tender, supplier));
      insert(
          statement,
          """
          INSERT INTO bid_version (bid_id, tender_id, number, receipt_number, request_key,
            received_at, received_from, sha256, sealed_content)
          VALUES (%1$d, %2$d, 1, 'R-%1$d', 'K-%1$d', UTC_TIMESTAMP(6), %3$d, '%4$s', 'sealed')"""
              .formatted(bid, tender, person.personId(), "0".repeat(64)));
      return bid;
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
  }

  private static long insert(Statement statement, String sql) throws SQLException {
    statement.executeUpdate(sql, Statement.RETURN_GENERATED_KEYS);
    try (ResultSet keys = statement.getGeneratedKeys()) {
      keys.next();
      return keys.getLong(1);
    }
  }

  /** The deadline has passed, and the bids are opened by what is run. */
  public void open(long tender, Runnable bids) {
    app.sql("UPDATE joint_tender SET status = 'CLOSED' WHERE id = " + tender);
    bids.run();
    app.sql(
        "UPDATE bid SET status = 'OPENED' WHERE status = 'SUBMITTED' AND tender_id = " + tender);
    app.sql(
        "UPDATE joint_tender SET status = 'OPENED', opened_at = UTC_TIMESTAMP(6) WHERE id = "
            + tender);
  }

  /** What a bid says that holds for all of its prices; it has a security where one is asked for. */
  public void openBid(long bid, String currency, boolean gccOrigin) {
    app.sql(
        """
        INSERT INTO opened_bid (bid_id, tender_id, version_id, currency, is_gcc_origin,
          validity_days, has_security, statement, draw_value, opened_at)
        SELECT v.bid_id, v.tender_id, v.id, '%s', %s, 90,
               EXISTS (SELECT 1 FROM tender_rule r WHERE r.tender_id = v.tender_id AND r.value > 0
                        AND r.code IN ('bid-security.percent', 'bid-security.amount')),
               '', SHA2(v.bid_id, 256), UTC_TIMESTAMP(6)
          FROM bid_version v WHERE v.bid_id = %d"""
            .formatted(currency, gccOrigin, bid));
  }
}
