package org.muwahhad.demand.submission;

import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.muwahhad.demand.submission.DemandFixture.line;

import java.math.BigDecimal;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.muwahhad.TestApp;
import org.muwahhad.World;
import org.muwahhad.demand.round.CancelRound;

/** What the database itself refuses, no matter who asks. */
class DemandGuardsTest {
  private static final TestApp APP = TestApp.start();
  private static final World WORLD = World.in(APP);
  private static final DemandFixture DEMAND = new DemandFixture(APP, WORLD);
  private static final String LAPTOP = DEMAND.aLaptop();
  private static final String INTO_LINE =
      """
      INSERT INTO demand_line (submission_id, entity_id, line_number, revision_id, unit_code,
        quantity, need_by, site_id, estimated_unit_price, currency, commitment, budget_line,
        justification)
      SELECT %d, %d, 99, MAX(v.id), '%s', %s, '2099-01-01', %d, %s, '%s', 'FIRM', 'B', 'J'
        FROM item_revision v JOIN catalog_item i ON i.id = v.item_id WHERE i.code = '%s'""";

  @Test
  void a_draft_is_not_submitted_after_the_closing_time() throws SQLException {
    DemandFixture.Side side = aDraftWithALine();

    // The clock of one session, moved to the year 2037.
    try (Connection connection = APP.connect();
        Statement statement = connection.createStatement()) {
      statement.execute("SET timestamp = 2114380800");
      assertThatThrownBy(() -> statement.execute(move(side, "SUBMITTED")))
          .hasMessageContaining("demand.round-not-open");
    }
  }

  @Test
  void a_draft_is_not_submitted_before_the_round_is_open() {
    DemandFixture.Side side = aDraftWithALine();
    APP.without(
        "tr_demand_round_step",
        () -> APP.sql("UPDATE demand_round SET status = 'PLANNED' WHERE id = " + side.round()));

    refused(move(side, "SUBMITTED"), "demand.round-not-open");
  }

  @Test
  void a_submission_goes_only_the_ways_of_its_life() {
    DemandFixture.Side side = aDraftWithALine();

    refused(
        "UPDATE submission SET status = 'ENDORSED', endorsed_by = created_by,"
            + " endorsed_at = UTC_TIMESTAMP(6) WHERE id = "
            + side.submission(),
        "demand.wrong-status");
    refused(move(side, "RETURNED"), "demand.wrong-status");
    refused(move(side, "LOST"), "demand.wrong-status");
  }

  @Test
  void a_submission_without_lines_or_with_gaps_is_not_submitted() {
    DemandFixture.Side empty = DEMAND.aDraft(DEMAND.anOpenRound(), "KW");
    DemandFixture.Side gaps = aDraftWithALine();
    APP.sql("UPDATE demand_line SET need_by = NULL WHERE submission_id = " + gaps.submission());

    refused(move(empty, "SUBMITTED"), "demand.no-lines");
    refused(move(gaps, "SUBMITTED"), "demand.lines-incomplete");
  }

  @Test
  void endorsement_and_return_end_at_their_time() throws SQLException {
    DemandFixture.Side side = DEMAND.aSubmission(DEMAND.anOpenRound(), "KW", line(LAPTOP, "1"));

    try (Connection connection = APP.connect();
        Statement statement = connection.createStatement()) {
      statement.execute("SET timestamp = 2114380800");
      assertThatThrownBy(
              () ->
                  statement.execute(
                      "UPDATE submission SET status = 'RETURNED', status_reason = 'late'"
                          + " WHERE id = "
                          + side.submission()))
          .hasMessageContaining("demand.endorsement-over");
    }
  }

  @Test
  void a_submission_of_a_finished_round_stays_as_it_is() {
    DemandFixture.Side side = DEMAND.aSubmission(DEMAND.anOpenRound(), "KW", line(LAPTOP, "1"));
    APP.get(CancelRound.class).run(DEMAND.buyer(), side.round(), "test");

    refused(
        "UPDATE submission SET status = 'WITHDRAWN', status_reason = 'x' WHERE id = "
            + side.submission(),
        "demand.round-finished");
  }

  @Test
  void a_return_or_withdrawal_needs_a_reason_and_an_endorsement_its_coordinator() {
    DemandFixture.Side side = DEMAND.aSubmission(DEMAND.anOpenRound(), "KW", line(LAPTOP, "1"));

    refused(move(side, "RETURNED"), "ck_submission_reason");
    refused(move(side, "WITHDRAWN"), "ck_submission_reason");
    refused(move(side, "ENDORSED"), "ck_submission_endorsed");
  }

  @Test
  void the_lines_of_a_submitted_submission_do_not_change() {
    DemandFixture.Side side = DEMAND.aSubmission(DEMAND.anOpenRound(), "KW", line(LAPTOP, "1"));
    String where = " WHERE submission_id = " + side.submission();

    refused("UPDATE demand_line SET quantity = 2" + where, "demand.not-editable");
    refused("DELETE FROM demand_line" + where, "demand.not-editable");
    refused(lineOf(side, "C62", "1", "1", "KWD"), "demand.not-editable");
  }

  @Test
  void a_line_does_not_move_to_another_submission() {
    DemandFixture.Side one = aDraftWithALine();
    DemandFixture.Side other = DEMAND.aDraft(one.round(), "KW");

    refused(
        "UPDATE demand_line SET submission_id = %d WHERE submission_id = %d"
            .formatted(other.submission(), one.submission()),
        "demand.not-editable");
  }

  @Test
  void a_receipt_is_never_changed_nor_deleted() {
    DemandFixture.Side side = DEMAND.aSubmission(DEMAND.anOpenRound(), "KW", line(LAPTOP, "1"));
    String where = " WHERE submission_id = " + side.submission();

    refused("UPDATE submission_receipt SET sha256 = REPEAT('0', 64)" + where, "receipt-immutable");
    refused("DELETE FROM submission_receipt" + where, "receipt-immutable");
  }

  @Test
  void a_request_key_a_number_and_a_version_are_given_once() {
    DemandFixture.Side side = DEMAND.aSubmission(DEMAND.anOpenRound(), "KW", line(LAPTOP, "1"));
    String again =
        """
        INSERT INTO submission_receipt (submission_id, number, receipt_number, request_key,
          received_at, received_from, sha256, content)
        SELECT submission_id, %s, %s, %s, received_at, received_from, sha256, content
          FROM submission_receipt WHERE submission_id = %d""";

    refused(
        again.formatted("2", "'N-2'", "request_key", side.submission()),
        "uq_submission_receipt_request");
    refused(
        again.formatted("2", "receipt_number", "'k2'", side.submission()),
        "uq_submission_receipt_number");
    refused(
        again.formatted("number", "'N-3'", "'k3'", side.submission()),
        "uq_submission_receipt_version");
  }

  @Test
  void an_entity_has_one_submission_in_a_round() {
    DemandFixture.Side side = aDraftWithALine();

    refused(
        begin(side.round(), side.entity(), "KW", side.officer().personId()),
        "uq_submission_entity");
  }

  @Test
  void a_submission_is_of_an_invited_state_and_of_an_entity_of_that_state() {
    long round = DEMAND.anOpenRound();
    long qatari = WORLD.anEntityIn("QA");
    long person = DEMAND.buyer().personId();

    refused(begin(round, qatari, "QA", person), "fk_submission_round");
    refused(begin(round, qatari, "KW", person), "fk_submission_entity");
  }

  @Test
  void a_line_names_a_unit_of_its_revision_a_site_of_its_entity_and_a_fitting_price() {
    DemandFixture.Side side = DEMAND.aDraft(DEMAND.anOpenRound(), "KW");
    DemandFixture.Side other = DEMAND.aDraft(side.round(), "KW");

    refused(lineOf(side, "ANN", "1", "1", "KWD"), "fk_demand_line_revision");
    refused(lineOf(side, "C62", "0", "1", "KWD"), "ck_demand_line_quantity");
    refused(lineOf(side, "C62", "-1", "1", "KWD"), "ck_demand_line_quantity");
    refused(lineOf(side, "C62", "1", "0", "KWD"), "ck_demand_line_price");
    refused(lineOf(side, "C62", "1", "1.005", "SAR"), "ck_demand_line_decimals");
    refused(lineOf(side, "C62", "1", "1", "ZZZ"), "fk_demand_line_currency");
    refused(lineOf(side, "C62", "1000000", "1000000", "KWD"), "ck_demand_line_amount");
    refused(
        INTO_LINE.formatted(
            side.submission(),
            side.entity(),
            "C62",
            "1",
            WORLD.siteOf(other.entity()),
            "1",
            "KWD",
            LAPTOP),
        "fk_demand_line_site");
    refused(
        INTO_LINE.formatted(
            side.submission(),
            other.entity(),
            "C62",
            "1",
            WORLD.siteOf(other.entity()),
            "1",
            "KWD",
            LAPTOP),
        "fk_demand_line_submission");
  }

  @Test
  void a_line_is_firm_or_indicative_and_its_number_is_its_own() {
    DemandFixture.Side side = aDraftWithALine();
    String where = " WHERE submission_id = " + side.submission();
    APP.sql(lineOf(side, "C62", "1", "1", "KWD"));

    refused("UPDATE demand_line SET commitment = 'MAYBE'" + where, "ck_demand_line_commitment");
    refused("UPDATE demand_line SET line_number = 7" + where, "uq_demand_line_number");
  }

  private static DemandFixture.Side aDraftWithALine() {
    DemandFixture.Side side = DEMAND.aDraft(DEMAND.anOpenRound(), "KW");
    LineInput line = line(LAPTOP, new BigDecimal("1").toPlainString());
    APP.get(SaveDraft.class).run(side.officer(), side.submission(), 0, List.of(line));
    return side;
  }

  private static String move(DemandFixture.Side side, String to) {
    return "UPDATE submission SET status = '%s' WHERE id = %d".formatted(to, side.submission());
  }

  private static String begin(long round, long entity, String state, long person) {
    return """
        INSERT INTO submission (round_id, entity_id, state_code, status, created_by, created_at,
          updated_at)
        VALUES (%d, %d, '%s', 'DRAFT', %d, UTC_TIMESTAMP(6), UTC_TIMESTAMP(6))"""
        .formatted(round, entity, state, person);
  }

  private static String lineOf(
      DemandFixture.Side side, String unit, String quantity, String price, String currency) {
    return INTO_LINE.formatted(
        side.submission(),
        side.entity(),
        unit,
        quantity,
        WORLD.siteOf(side.entity()),
        price,
        currency,
        LAPTOP);
  }

  private static void refused(String statement, String by) {
    assertThatThrownBy(() -> APP.sql(statement)).hasMessageContaining(by);
  }
}
