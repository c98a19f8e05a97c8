package org.muwahhad.bench;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;

/**
 * A made-up tender under evaluation, written by SQL: every bidder bids for every lot, in one of
 * four currencies; all are compliant and scored, and nothing is ranked yet.
 *
 * @param chair the chair of its examination panel
 */
record EvaluationPopulation(long tender, long chair) {

  /** Tables in which the examination is written by SQL. */
  private static final String EXAMINATION =
      "'conflict_declaration', 'administrative_check', 'score', 'consensus_score',"
          + " 'consensus_answer'";

  /** Writes it; the guards on the way there are gone for good in this database. */
  static EvaluationPopulation write(
      Installation to, Population people, int lots, int items, int bidders) throws SQLException {
    int n = (int) to.number("SELECT COUNT(*) FROM joint_tender") + 1;
    dropGuards(
        to, "'joint_tender', 'bid', 'bid_version', 'opened_bid', 'bid_line', " + EXAMINATION);
    long tender = tender(to, people.buyer(), n);
    addLots(to, people, tender, lots, items);
    addCriteria(to, tender);
    to.sql(
        "INSERT INTO tender_rule (tender_id, code, value) SELECT %d, code, value FROM rule_default"
            .formatted(tender));
    addPanel(to, tender);
    move(to, tender, "PUBLISHED");
    addBids(to, people.buyer(), tender, n, bidders);
    move(to, tender, "UNDER_EVALUATION");
    examine(to, tender);
    analyse(to);
    return new EvaluationPopulation(
        tender, to.number("SELECT id FROM person WHERE login = 'evaluator.0'"));
  }

  /** One criterion of compliance and two that are scored. */
  static void addCriteria(Installation to, long tender) {
    List.of(
            "('ADMINISTRATIVE', 'A1', 1, NULL)",
            "('TECHNICAL', 'T1', 1, 60)",
            "('TECHNICAL', 'T2', 2, 40)")
        .forEach(c -> addCriterion(to, tender, c));
  }

  /** The panel that examines a tender; its chair is {@code evaluator.0}. */
  static void addPanel(Installation to, long tender) {
    to.sql(
        """
        INSERT INTO panel_member (tender_id, person_id, panel, is_chair)
        SELECT %d, id, 'EXAMINATION', login = 'evaluator.0' FROM person
         WHERE login IN ('evaluator.0', 'evaluator.1', 'evaluator.2')"""
            .formatted(tender));
  }

  /**
   * All opened bids compliant, scored and agreed on. The guards of these tables are gone for good
   * in this database.
   */
  static void examined(Installation to, long tender) throws SQLException {
    dropGuards(to, EXAMINATION);
    examine(to, tender);
    analyse(to);
  }

  /** MariaDB takes no INSERT … SELECT into a table with triggers before the insert. */
  private static void dropGuards(Installation to, String tables) throws SQLException {
    List<String> guards = new ArrayList<>();
    try (Connection connection = to.connect();
        Statement statement = connection.createStatement();
        ResultSet rows =
            statement.executeQuery(
                """
                SELECT trigger_name FROM information_schema.triggers
                 WHERE event_object_schema = DATABASE()
                   AND event_object_table IN (%s)"""
                    .formatted(tables))) {
      while (rows.next()) {
        guards.add(rows.getString(1));
      }
    }
    guards.forEach(g -> to.sql("DROP TRIGGER " + g));
  }

  private static long tender(Installation to, long buyer, int n) {
    return to.insert(
        """
        INSERT INTO joint_tender (number, ocid, title_ar, title_en, status, procurement_method,
            award_criteria, currency, minimum_bid_days, deadline_at, rate_date, prepared_by,
            published_at, created_at, updated_at)
        VALUES ('JT-2026-%1$03d', 'ocds-bench-JT-2026-%1$03d', 'منافسة القياس', 'Measured tender',
            'DRAFT', 'open', 'ratedCriteria', 'SAR', 0, UTC_TIMESTAMP(6) - INTERVAL 1 HOUR,
            UTC_DATE(), %2$d, UTC_TIMESTAMP(6) - INTERVAL 40 DAY, UTC_TIMESTAMP(6),
            UTC_TIMESTAMP(6))"""
            .formatted(n, buyer));
  }

  private static void addLots(
      Installation to, Population people, long tender, int lots, int items) {
    for (int lot = 1; lot <= lots; lot++) {
      long id =
          to.insert(
              """
              INSERT INTO lot (tender_id, number, title_ar, title_en, status)
              VALUES (%d, %d, 'حزمة', 'Lot of goods', 'ACTIVE')"""
                  .formatted(tender, lot));
      to.sql(
          """
          INSERT INTO lot_item (tender_id, lot_id, position, revision_id, unit_code, quantity)
          SELECT %1$d, %2$d, r.id, r.id, r.unit_code, 10 + r.id %% 90 FROM item_revision r
           WHERE r.id > %3$d ORDER BY r.id LIMIT %4$d"""
              .formatted(tender, id, people.revisions().get((lot - 1) * items) - 1, items));
    }
  }

  private static void addCriterion(Installation to, long tender, String values) {
    to.sql(
        """
        INSERT INTO criterion (tender_id, kind, code, position, name_ar, name_en, weight)
        SELECT %d, v.* FROM (SELECT %s) v"""
            .formatted(tender, named(values)));
  }

  private static String named(String values) {
    String[] parts = values.substring(1, values.length() - 1).split(", ");
    return "%s AS a, %s AS b, %s AS c, 'معيار' AS d, 'Criterion' AS e, %s AS f"
        .formatted((Object[]) parts);
  }

  private static void addBids(Installation to, long buyer, long tender, int n, int bidders)
      throws SQLException {
    for (int bidder = 1; bidder <= bidders; bidder++) {
      to.sql(
          """
          INSERT INTO supplier (registration_number, name_ar, name_en, country, status,
                                registered_at)
          VALUES ('B%1$d-%2$d', 'شركة رقم %2$d', 'Company %2$d', 'SA', 'REGISTERED',
                  UTC_TIMESTAMP(6))"""
              .formatted(n, bidder));
    }
    to.sql(
        """
        INSERT INTO bid (tender_id, supplier_id, status, version_count, created_at, updated_at)
        SELECT %d, id, 'OPENED', 1, UTC_TIMESTAMP(6), UTC_TIMESTAMP(6) FROM supplier
         WHERE registration_number LIKE 'B%d-%%'"""
            .formatted(tender, n));
    to.sql(
        """
        INSERT INTO bid_version (bid_id, tender_id, number, receipt_number, request_key,
                                 received_at, received_from, sha256, sealed_content)
        SELECT id, tender_id, 1, CONCAT('R-', id), CONCAT('K-', id), UTC_TIMESTAMP(6), %d,
               REPEAT('0', 64), 'sealed' FROM bid WHERE tender_id = %d"""
            .formatted(buyer, tender));
    move(to, tender, "CLOSED");
    to.sql(
        """
        INSERT INTO opened_bid (bid_id, tender_id, version_id, currency, is_gcc_origin,
                                validity_days, has_security, statement, draw_value, opened_at)
        SELECT b.id, b.tender_id, v.id, ELT(1 + b.id %% 4, 'SAR', 'KWD', 'USD', 'AED'), b.id %% 2,
               90, FALSE, '', v.sha256, UTC_TIMESTAMP(6)
          FROM bid b JOIN bid_version v ON v.bid_id = b.id WHERE b.tender_id = %d"""
            .formatted(tender));
    to.sql(
        """
        INSERT INTO bid_line (bid_id, lot_item_id, tender_id, unit_price)
        SELECT o.bid_id, i.id, o.tender_id,
               ROUND((200 + i.id %% 800) * (0.9 + RAND() * 0.2) * x.units_per_usd, 2)
          FROM opened_bid o
          JOIN lot_item i ON i.tender_id = o.tender_id
          JOIN exchange_rate x ON x.currency = o.currency
           AND x.valid_from = (SELECT MAX(y.valid_from) FROM exchange_rate y
                                WHERE y.currency = o.currency AND y.valid_from <= UTC_DATE())
         WHERE o.tender_id = %d"""
            .formatted(tender));
    to.sql(
        "UPDATE joint_tender SET status = 'OPENED', opened_at = UTC_TIMESTAMP(6) WHERE id = "
            + tender);
  }

  private static void examine(Installation to, long tender) {
    to.sql(
        """
        INSERT INTO conflict_declaration (tender_id, person_id, has_conflict, statement, declared_at)
        SELECT tender_id, person_id, FALSE, '', UTC_TIMESTAMP(6) FROM panel_member
         WHERE tender_id = %d AND panel = 'EXAMINATION'"""
            .formatted(tender));
    to.sql(
        """
        INSERT INTO administrative_check (bid_id, criterion_id, tender_id, is_passed, reason,
                                          checked_by, checked_at)
        SELECT o.bid_id, c.id, o.tender_id, TRUE, '', m.person_id, UTC_TIMESTAMP(6)
          FROM opened_bid o JOIN criterion c ON c.tender_id = o.tender_id AND c.kind = 'ADMINISTRATIVE'
          JOIN panel_member m ON m.tender_id = o.tender_id AND m.panel = 'EXAMINATION' AND m.is_chair
         WHERE o.tender_id = %d"""
            .formatted(tender));
    to.sql(
        """
        INSERT INTO score (bid_id, criterion_id, evaluator_id, tender_id, points, comment, scored_at)
        SELECT o.bid_id, c.id, m.person_id, o.tender_id, 75 + o.bid_id %% 20, '', UTC_TIMESTAMP(6)
          FROM opened_bid o JOIN criterion c ON c.tender_id = o.tender_id AND c.kind = 'TECHNICAL'
          JOIN panel_member m ON m.tender_id = o.tender_id AND m.panel = 'EXAMINATION'
         WHERE o.tender_id = %d"""
            .formatted(tender));
    to.sql(
        """
        INSERT INTO consensus_score (bid_id, criterion_id, tender_id, points, spread, reason,
                                     agreed_by, agreed_at)
        SELECT o.bid_id, c.id, o.tender_id, 75 + o.bid_id %% 20, 0, '', m.person_id,
               UTC_TIMESTAMP(6)
          FROM opened_bid o JOIN criterion c ON c.tender_id = o.tender_id AND c.kind = 'TECHNICAL'
          JOIN panel_member m ON m.tender_id = o.tender_id AND m.panel = 'EXAMINATION' AND m.is_chair
         WHERE o.tender_id = %d"""
            .formatted(tender));
    to.sql(
        """
        INSERT INTO consensus_answer (tender_id, person_id, number, examination, is_confirmed, reason,
                                      answered_at)
        SELECT m.tender_id, m.person_id, 1, 1, TRUE, '', UTC_TIMESTAMP(6)
          FROM panel_member m
         WHERE m.tender_id = %d AND m.panel = 'EXAMINATION' AND NOT m.is_chair"""
            .formatted(tender));
  }

  private static void analyse(Installation to) throws SQLException {
    try (Connection connection = to.connect();
        Statement statement = connection.createStatement()) {
      statement.execute("ANALYZE TABLE bid_line, lot_item, opened_bid, bid, lot_ranking, score");
    }
  }

  private static void move(Installation to, long tender, String status) {
    to.sql("UPDATE joint_tender SET status = '%s' WHERE id = %d".formatted(status, tender));
  }
}
