package org.muwahhad.bench;

import io.micronaut.transaction.TransactionOperations;
import java.math.BigDecimal;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.muwahhad.access.Actor;
import org.muwahhad.access.Actors;
import org.muwahhad.bid.Offer;
import org.muwahhad.bid.SealedPart;
import org.muwahhad.bid.key.SetUpOpeningKey;
import org.muwahhad.bid.opening.GiveShare;
import org.muwahhad.tender.TenderMove;
import org.muwahhad.tender.TenderStatus;

/**
 * A made-up tender that takes bids: its key is made in a ceremony of three people of three states,
 * two of whom open it. What the benchmarks measure on it passes every guard.
 *
 * @param panel its opening panel, the chair first
 * @param bidders one for each supplier
 * @param items keys of its lot items, in their order
 */
record SealedTender(long id, List<Actor> panel, List<Actor> bidders, List<Long> items) {
  private static final String PASSPHRASE = "three palms beside the well";
  private static final int ITEMS_IN_A_LOT = 20;

  /** Number under which it is published. */
  static final String NUMBER = "JT-2026-900";

  static SealedTender publish(Installation to, Population people, int items, int bidders)
      throws SQLException {
    SealedTender tender = draft(to, people, items, ITEMS_IN_A_LOT, bidders);
    settle(to, tender.id());
    announce(to, tender.id());
    return tender;
  }

  /** The same before its publication: its opening panel, lots and bidders are there. */
  static SealedTender draft(
      Installation to, Population people, int items, int itemsInALot, int bidders) {
    List<Actor> panel = new ArrayList<>();
    for (String state : List.of("KW", "OM", "SA")) {
      Actor member = person(to, "sealer." + state, "OPENING_MEMBER", "'" + state + "'", "NULL");
      to.get(SetUpOpeningKey.class).run(member, PASSPHRASE, PASSPHRASE);
      panel.add(member);
    }
    long id = tender(to, people.buyer());
    List<Long> lotItems = addItems(to, people, id, items, itemsInALot);
    addDemand(to, people, lotItems);
    panel.forEach(
        m ->
            to.sql(
                "INSERT INTO panel_member (tender_id, person_id, panel, is_chair) VALUES (%d, %d, 'OPENING', %b)"
                    .formatted(id, m.personId(), m == panel.get(0))));
    return new SealedTender(id, panel, addBidders(to, bidders), lotItems);
  }

  /** Lets the draft be published by the act, as if it had been approved. */
  void approve(Installation to) throws SQLException {
    pastGuards(
        to,
        "UPDATE joint_tender SET status = 'APPROVED', approved_by = %d WHERE id = %d"
            .formatted(panel.get(0).personId(), id));
  }

  /** Moves it past what has no page of its own. */
  void move(Installation to, String status) throws SQLException {
    pastGuards(to, "UPDATE joint_tender SET status = '%s' WHERE id = %d".formatted(status, id));
  }

  /** An offer for everything, in riyals. */
  Offer offer(int bidder) {
    List<Offer.Price> prices = new ArrayList<>();
    for (int n = 0; n < items.size(); n++) {
      prices.add(
          Offer.Price.of(items.get(n), new BigDecimal(900 + (n * 7 + bidder * 13) % 200 + ".25")));
    }
    return Offer.ofPrices("SAR", false, 90, true, "", prices);
  }

  /** As many shares as the key needs. */
  void giveShares(Installation to) {
    panel
        .subList(0, 2)
        .forEach(m -> to.get(GiveShare.class).run(m, id, SealedPart.BID, PASSPHRASE, null));
  }

  private static long tender(Installation to, long buyer) {
    return to.insert(
        """
        INSERT INTO joint_tender (number, ocid, title_ar, title_en, status, procurement_method,
            award_criteria, currency, minimum_bid_days, deadline_at, rate_date, prepared_by,
            published_at, created_at, updated_at)
        VALUES ('JT-2026-900', 'ocds-bench-JT-2026-900', 'منافسة القياس', 'Measured tender',
            'DRAFT', 'open', 'priceOnly', 'SAR', 30, UTC_TIMESTAMP(6) + INTERVAL 40 DAY,
            UTC_DATE(), %d, UTC_TIMESTAMP(6), UTC_TIMESTAMP(6), UTC_TIMESTAMP(6))"""
            .formatted(buyer));
  }

  private static List<Long> addItems(
      Installation to, Population people, long tender, int items, int itemsInALot) {
    to.sql(
        "INSERT INTO tender_rule (tender_id, code, value) SELECT %d, code, value FROM rule_default"
            .formatted(tender));
    List<String> lots = new ArrayList<>();
    for (int n = 0; n < items; n += itemsInALot) {
      lots.add("(%d, %d, 'حزمة', 'Lot of goods', 'ACTIVE')".formatted(tender, n / itemsInALot + 1));
    }
    to.insertAll("lot (tender_id, number, title_ar, title_en, status)", lots);
    List<Long> made =
        to.numbers("SELECT id FROM lot WHERE tender_id = %d ORDER BY number".formatted(tender));
    List<String> rows = new ArrayList<>();
    for (int n = 0; n < items; n++) {
      rows.add(
          "(%d, %d, %d, %d, 'C62', %d)"
              .formatted(
                  tender,
                  made.get(n / itemsInALot),
                  n + 1,
                  people.revisions().get(n),
                  10 + n % 90));
    }
    to.insertAll("lot_item (tender_id, lot_id, position, revision_id, unit_code, quantity)", rows);
    return to.numbers(
        "SELECT id FROM lot_item WHERE tender_id = %d ORDER BY position".formatted(tender));
  }

  /** What one entity wants of each item, so that the tender has an estimate. */
  private static void addDemand(Installation to, Population people, List<Long> items) {
    Population.Entity entity = people.entities().get(0);
    long round =
        to.insert(
            """
            INSERT INTO demand_round (code, name_ar, name_en, opens_at, closes_at,
              endorsement_until, status, closed_at, created_by, created_at, updated_at)
            VALUES ('R-SEALED', 'جولة', 'Round', '2026-01-01', '2026-02-01', '2026-02-08',
              'CLOSED', '2026-02-01', %d, UTC_TIMESTAMP(6), UTC_TIMESTAMP(6))"""
                .formatted(people.buyer()));
    to.sql(
        "INSERT INTO round_state (round_id, state_code) VALUES (%d, '%s')"
            .formatted(round, entity.state()));
    long submission =
        to.insert(
            """
            INSERT INTO submission (round_id, entity_id, state_code, status, created_by,
              created_at, updated_at)
            VALUES (%d, %d, '%s', 'DRAFT', %d, UTC_TIMESTAMP(6), UTC_TIMESTAMP(6))"""
                .formatted(round, entity.id(), entity.state(), entity.officer()));
    List<String> rows = new ArrayList<>();
    for (int n = 0; n < items.size(); n++) {
      rows.add(
          "(%d, %d, %d, %d, 'C62', %d, '2027-06-01', %d, 1000, '%s', 'FIRM', 'B-1', 'حاجة')"
              .formatted(
                  submission,
                  entity.id(),
                  n + 1,
                  people.revisions().get(n),
                  10 + n % 90,
                  entity.site(),
                  entity.currency()));
    }
    to.insertAll(
        "demand_line (submission_id, entity_id, line_number, revision_id, unit_code, quantity,"
            + " need_by, site_id, estimated_unit_price, currency, commitment, budget_line,"
            + " justification)",
        rows);
    List<Long> lines =
        to.numbers(
            "SELECT id FROM demand_line WHERE submission_id = %d ORDER BY line_number"
                .formatted(submission));
    List<String> allocated = new ArrayList<>();
    for (int n = 0; n < items.size(); n++) {
      allocated.add("(%d, %d, %d)".formatted(lines.get(n), items.get(n), 10 + n % 90));
    }
    to.insertAll("allocation (demand_line_id, lot_item_id, quantity)", allocated);
  }

  /** Published at once, without approval. */
  private static void settle(Installation to, long tender) throws SQLException {
    pastGuards(to, "UPDATE joint_tender SET status = 'PUBLISHED' WHERE id = " + tender);
  }

  /** Lets the time for bids end now. */
  void closeNow(Installation to) throws SQLException {
    pastGuards(
        to,
        """
        UPDATE joint_tender SET published_at = published_at - INTERVAL 40 DAY,
               deadline_at = UTC_TIMESTAMP(6)
         WHERE id ="""
            + " "
            + id);
  }

  /** Runs a statement while the guards of tenders are away; they are put back in their order. */
  private static void pastGuards(Installation to, String statement) throws SQLException {
    List<String> names = new ArrayList<>();
    List<String> definitions = new ArrayList<>();
    try (Connection connection = to.connect();
        Statement s = connection.createStatement()) {
      try (ResultSet rows =
          s.executeQuery(
              """
              SELECT trigger_name FROM information_schema.triggers
               WHERE event_object_schema = DATABASE() AND event_object_table = 'joint_tender'
               ORDER BY action_timing, event_manipulation, action_order""")) {
        while (rows.next()) {
          names.add(rows.getString(1));
        }
      }
      for (String name : names) {
        try (ResultSet rows = s.executeQuery("SHOW CREATE TRIGGER " + name)) {
          rows.next();
          definitions.add(rows.getString("SQL Original Statement"));
        }
      }
    }
    names.forEach(name -> to.sql("DROP TRIGGER " + name));
    to.sql(statement);
    definitions.forEach(to::sql);
  }

  /** What the publication of a tender publishes, in a transaction as there: the key is made. */
  @SuppressWarnings("unchecked")
  private static void announce(Installation to, long tender) {
    TransactionOperations<Connection> transactions = to.get(TransactionOperations.class);
    transactions.executeWrite(
        status -> {
          to.publish(
              new TenderMove.TenderPublished(
                  tender,
                  "JT-BENCH",
                  TenderStatus.APPROVED,
                  TenderStatus.PUBLISHED,
                  Instant.now(),
                  Map.of()));
          return true;
        });
  }

  private static List<Actor> addBidders(Installation to, int bidders) {
    List<Actor> added = new ArrayList<>();
    for (int n = 0; n < bidders; n++) {
      long supplier =
          to.insert(
              """
              INSERT INTO supplier (registration_number, name_ar, name_en, country, status,
                                    registered_at)
              VALUES ('S-%1$d', 'شركة رقم %1$d', 'Company %1$d', 'SA', 'REGISTERED',
                      UTC_TIMESTAMP(6))"""
                  .formatted(n));
      added.add(person(to, "bidder." + n, "BIDDER", "NULL", Long.toString(supplier)));
    }
    return added;
  }

  private static Actor person(
      Installation to, String login, String role, String state, String supplier) {
    long id =
        to.insert(
            """
            INSERT INTO person (login, name_ar, name_en, title_ar, title_en, email)
            VALUES ('%1$s', 'موظف', 'Official', 'موظف', 'Official', '%1$s@bench.example')"""
                .formatted(login));
    to.sql(
        "INSERT INTO role_grant (person_id, role, state_code, supplier_id, origin)"
            + " VALUES (%d, '%s', %s, %s, 'OPERATOR')".formatted(id, role, state, supplier));
    return to.get(Actors.class).get(id);
  }
}
