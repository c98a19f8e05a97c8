package org.muwahhad.demand.form;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.muwahhad.demand.submission.DemandFixture.asSaved;
import static org.muwahhad.demand.submission.DemandFixture.line;

import java.sql.Connection;
import java.sql.Statement;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.muwahhad.TestApp;
import org.muwahhad.World;
import org.muwahhad.demand.submission.DemandFixture;
import org.muwahhad.demand.submission.Receipt;
import org.muwahhad.demand.submission.SubmitDemand;

/** What the database refuses of amendments, whatever the service asks of it. */
class AmendmentGuardsTest {
  private static final TestApp APP = TestApp.start();
  private static final DemandFixture DEMAND = new DemandFixture(APP, World.in(APP));
  private static final String LAPTOP = DEMAND.aLaptop();
  private static final AmendmentFixture AMENDED = new AmendmentFixture(APP, DEMAND, LAPTOP);
  private final SubmitDemand submitDemand = APP.get(SubmitDemand.class);

  @Test
  @Timeout(60)
  void an_amendment_that_meets_the_closing_of_its_round_is_refused_whole() throws Exception {
    DemandFixture.Side side = AMENDED.anEndorsedSubmission();
    AMENDED.amend(side, "9");

    try (Connection closing = APP.connect();
        Statement statement = closing.createStatement()) {
      closing.setAutoCommit(false);
      statement.execute(
          "UPDATE demand_round SET status = 'CLOSED', status_reason = 'test',"
              + " closed_at = UTC_TIMESTAMP(6) WHERE id = "
              + side.round());
      CompletableFuture<Receipt> submit =
          CompletableFuture.supplyAsync(
              () -> submitDemand.run(side.officer(), side.submission(), asSaved("race")));
      awaitLockWait();
      closing.commit();

      assertThatThrownBy(submit::join)
          .isInstanceOf(CompletionException.class)
          .hasMessageContaining("demand.round-");
    }
    assertThat(DEMAND.status(side.submission())).isEqualTo("ENDORSED");
    assertThat(AMENDED.quantities(side)).isEqualTo("2.000");
    assertThat(AMENDED.typed(side)).containsExactly("9");
  }

  @Test
  void the_database_opens_what_was_submitted_for_an_amendment_alone() throws Exception {
    DemandFixture.Side side = DEMAND.aSubmission(DEMAND.anOpenRound(), "KW", line(LAPTOP, "2"));
    String open = "UPDATE submission SET status = 'DRAFT' WHERE id = " + side.submission();
    refused(open, "demand.wrong-status");

    AMENDED.amend(side, "9");

    refused(
        "UPDATE demand_line SET quantity = 9" + AmendmentFixture.of(side), "demand.not-editable");
    refused(
        "UPDATE submission_amendment SET amends = 7" + AmendmentFixture.of(side),
        "demand.amendment-fixed");
    APP.sql(open);
    APP.sql("UPDATE submission_draft SET pending = FALSE" + AmendmentFixture.of(side));
    refused(
        "UPDATE submission SET status = 'SUBMITTED' WHERE id = " + side.submission(),
        "demand.wrong-status");
  }

  @Test
  void the_database_keeps_amendments_within_the_window_of_their_round() throws Exception {
    DemandFixture.Side draft = DEMAND.aDraft(DEMAND.anOpenRound(), "KW");
    DemandFixture.Side side = AMENDED.anEndorsedSubmission();
    DemandFixture.Side written = AMENDED.anEndorsedSubmission();
    AMENDED.amend(written, "9");

    refused(begin(draft, 1), "demand.not-amendable");
    refused(begin(side, 2), "demand.not-amendable");
    try (Connection connection = APP.connect();
        Statement late = connection.createStatement()) {
      late.execute("SET timestamp = 2114380800");
      for (String statement :
          List.of(
              begin(side, 1),
              "UPDATE submission_amendment SET version = version + 1"
                  + AmendmentFixture.of(written),
              "DELETE FROM submission_amendment" + AmendmentFixture.of(written))) {
        assertThatThrownBy(() -> late.execute(statement))
            .hasMessageContaining("demand.round-not-open");
      }
    }
  }

  private static String begin(DemandFixture.Side side, int amends) {
    return """
        INSERT INTO submission_amendment (submission_id, amends, begun_by, begun_at, version)
        VALUES (%d, %d, %d, UTC_TIMESTAMP(6), 99)"""
        .formatted(side.submission(), amends, side.officer().personId());
  }

  private static void refused(String statement, String by) {
    assertThatThrownBy(() -> APP.sql(statement)).hasMessageContaining(by);
  }

  /** Returns once the submission is before the round that is being closed. */
  private static void awaitLockWait() throws InterruptedException {
    String waiting =
        """
        SELECT COUNT(*) FROM information_schema.processlist
         WHERE id <> CONNECTION_ID()
           AND (info LIKE 'UPDATE submission%' OR info LIKE '%LOCK IN SHARE MODE%')""";
    while (APP.ask(waiting).equals("0")) {
      Thread.sleep(20);
    }
  }
}
