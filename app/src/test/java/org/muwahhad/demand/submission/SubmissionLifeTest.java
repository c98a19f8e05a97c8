package org.muwahhad.demand.submission;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.muwahhad.demand.submission.DemandFixture.asSaved;
import static org.muwahhad.demand.submission.DemandFixture.line;
import static org.muwahhad.demand.submission.DemandFixture.request;

import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;
import org.muwahhad.TestApp;
import org.muwahhad.World;
import org.muwahhad.access.Actor;
import org.muwahhad.audit.ToldFixtures;
import org.muwahhad.audit.VerifyAudit;
import org.muwahhad.demo.DemoTime;
import org.muwahhad.shared.Refusal;
import org.muwahhad.shared.Sha256;

/** A submission from its first draft to its receipt. */
class SubmissionLifeTest {
  private static final TestApp APP = TestApp.start();
  private static final World WORLD = World.in(APP);
  private static final DemandFixture DEMAND = new DemandFixture(APP, WORLD);
  private static final Instant AFTER_CLOSING = Instant.now().plus(Duration.ofDays(31));
  private static final String LAPTOP = DEMAND.aLaptop();
  private final SubmitDemand submitDemand = APP.get(SubmitDemand.class);
  private final SaveDraft saveDraft = APP.get(SaveDraft.class);

  @Test
  void an_entity_has_one_submission_in_a_round_however_often_it_starts() {
    DemandFixture.Side side = DEMAND.aDraft(DEMAND.anOpenRound(), "KW");

    long again = APP.get(StartSubmission.class).run(side.officer(), side.round());

    assertThat(again).isEqualTo(side.submission());
    assertThat(DEMAND.lastAct("submission", again)).isEqualTo("demand.started");
  }

  @Test
  void colleagues_who_start_at_the_same_moment_share_one_submission() throws Exception {
    long round = DEMAND.anOpenRound();
    long entity = WORLD.anEntityIn("KW");
    Actor one = WORLD.anOfficerOf(entity);
    Actor other = WORLD.anOfficerOf(entity);

    List<Long> begun =
        together(
            () -> APP.get(StartSubmission.class).run(one, round),
            () -> APP.get(StartSubmission.class).run(other, round));

    assertThat(begun.get(0)).isEqualTo(begun.get(1));
  }

  @Test
  void a_state_that_was_not_invited_takes_no_part() {
    long round = DEMAND.anOpenRound();
    Actor qatari = WORLD.anOfficerOf(WORLD.anEntityIn("QA"));

    assertThatThrownBy(() -> APP.get(StartSubmission.class).run(qatari, round))
        .hasMessage("demand.state-not-invited");
  }

  @Test
  void demand_starts_only_while_the_round_is_open() {
    long planned = DEMAND.aPlannedRound();
    long open = DEMAND.anOpenRound();
    Actor officer = WORLD.anOfficerOf(WORLD.anEntityIn("KW"));

    assertThatThrownBy(() -> APP.get(StartSubmission.class).run(officer, planned))
        .hasMessage("demand.round-not-open");
    assertThatThrownBy(
            () ->
                DemoTime.run(
                    AFTER_CLOSING, () -> APP.get(StartSubmission.class).run(officer, open)))
        .hasMessage("demand.round-closed");
  }

  @Test
  void a_draft_may_have_gaps_but_a_submission_may_not() {
    DemandFixture.Side side = DEMAND.aDraft(DEMAND.anOpenRound(), "KW");
    LineInput gaps = new LineInput(LAPTOP, new BigDecimal("3"), null, null, null, null, null, null);

    saveDraft.run(side.officer(), side.submission(), 0, List.of(gaps));

    assertThat(DEMAND.lastAct("submission", side.submission())).isEqualTo("demand.draft-saved");
    assertThatThrownBy(() -> submitDemand.run(side.officer(), side.submission(), asSaved("k")))
        .isInstanceOfSatisfying(
            Refusal.InvalidInput.class,
            r ->
                assertThat(r.faults())
                    .extracting(Refusal.Fault::field)
                    .containsExactly(
                        "lines[0].needBy", "lines[0].budgetLine", "lines[0].justification"));
    assertThat(DEMAND.status(side.submission())).isEqualTo("DRAFT");
  }

  @Test
  void a_price_left_out_is_the_benchmark_in_the_currency_of_the_state() {
    DemandFixture.Side side = DEMAND.aDraft(DEMAND.anOpenRound(), "KW");
    LineInput line = new LineInput(LAPTOP, BigDecimal.ONE, null, null, null, null, null, null);

    saveDraft.run(side.officer(), side.submission(), 0, List.of(line));

    // 1,000 US dollars at 0.307 dinars each.
    assertThat(
            APP.ask(
                "SELECT CONCAT(estimated_unit_price, ' ', currency) FROM demand_line"
                    + " WHERE submission_id = "
                    + side.submission()))
        .isEqualTo("307.000 KWD");
  }

  @Test
  void every_mistake_in_the_lines_is_told_at_its_field() {
    WORLD.anItem("SCR-OUT", "30231300", "100");
    APP.sql(
        """
        UPDATE catalog_item SET status = 'RETIRED', retired_at = UTC_TIMESTAMP(6),
          retired_reason = 'test' WHERE code = 'SCR-OUT'""");
    DemandFixture.Side side = DEMAND.aDraft(DEMAND.anOpenRound(), "KW");
    List<LineInput> lines =
        List.of(
            line(LAPTOP, "0"),
            line("NO-SUCH", "1"),
            line("SCR-OUT", "1.2345"),
            new LineInput(
                LAPTOP,
                BigDecimal.ONE,
                LocalDate.now().plusDays(3),
                "ELSEWHERE",
                new BigDecimal("1.0005"),
                Commitment.FIRM,
                "B",
                "x".repeat(1001)));

    assertThatThrownBy(
            () -> submitDemand.run(side.officer(), side.submission(), request("k", lines)))
        .isInstanceOfSatisfying(
            Refusal.InvalidInput.class,
            r ->
                assertThat(r.faults())
                    .extracting(f -> f.field() + " " + f.code())
                    .containsExactly(
                        "lines[0].quantity shared.not-positive",
                        "lines[1].item demand.item-unknown",
                        "lines[2].item demand.item-retired",
                        "lines[2].quantity demand.quantity-decimals",
                        "lines[3].needBy demand.need-by-too-early",
                        "lines[3].site demand.site-unknown",
                        "lines[3].unitPrice shared.too-many-decimals",
                        "lines[3].justification shared.too-long"));
  }

  @Test
  void an_item_outside_the_categories_of_the_round_is_refused() {
    APP.sql(
        "INSERT IGNORE INTO category (code, parent_code, level, name_ar, name_en)"
            + " VALUES ('48000000', NULL, 2, 'برمجيات', 'Software')");
    WORLD.anItem("SOFT-1", "48000000", "10");
    DemandFixture.Side side = DEMAND.aDraft(DEMAND.anOpenRound(), "KW");

    assertThatThrownBy(
            () ->
                submitDemand.run(
                    side.officer(), side.submission(), request("k", List.of(line("SOFT-1", "1")))))
        .isInstanceOfSatisfying(
            Refusal.InvalidInput.class,
            r -> assertThat(r.faults().get(0).code()).isEqualTo("demand.item-not-in-round"));
  }

  @Test
  void submitting_gives_a_receipt_over_exactly_what_was_received() {
    DemandFixture.Side side = DEMAND.aDraft(DEMAND.anOpenRound(), "KW");

    Receipt receipt =
        submitDemand.run(
            side.officer(), side.submission(), request("key-1", List.of(line(LAPTOP, "12"))));

    assertThat(DEMAND.status(side.submission())).isEqualTo("SUBMITTED");
    assertThat(receipt.receiptNumber()).matches("D-\\d{4}-\\d{6}-1");
    String content =
        APP.ask(
            "SELECT content FROM submission_receipt WHERE submission_id = " + side.submission());
    assertThat(receipt.sha256()).isEqualTo(Sha256.of(content));
    assertThat(content)
        .startsWith("{\"currency\":\"KWD\",\"entity\":")
        .contains("\"quantity\":\"12.000\"", "\"unitPrice\":\"250.500\"");
    assertThat(DEMAND.lastAct("submission", side.submission())).isEqualTo("demand.submitted");
    ToldFixtures.in(APP);
    // Other tests of this class moved the clock on and back again.
    assertThat(APP.get(VerifyAudit.class).run().faults())
        .filteredOn(f -> !f.startsWith("the time of an entry is earlier than"))
        .isEmpty();
  }

  @Test
  void the_same_request_twice_gives_the_same_receipt() {
    DemandFixture.Side side = DEMAND.aDraft(DEMAND.anOpenRound(), "OM");
    SubmitDemand.DemandSubmission request = request("again", List.of(line(LAPTOP, "2")));

    Receipt first = submitDemand.run(side.officer(), side.submission(), request);
    Receipt second = submitDemand.run(side.officer(), side.submission(), request);

    assertThat(second.receiptNumber()).isEqualTo(first.receiptNumber());
    assertThat(second.sha256()).isEqualTo(first.sha256());
  }

  @Test
  void the_same_request_at_the_same_moment_gives_one_receipt() throws Exception {
    DemandFixture.Side side = DEMAND.aDraft(DEMAND.anOpenRound(), "OM");
    SubmitDemand.DemandSubmission request = request("double", List.of(line(LAPTOP, "2")));
    Callable<Receipt> submit = () -> submitDemand.run(side.officer(), side.submission(), request);

    List<Receipt> receipts = together(submit, submit);

    assertThat(receipts.get(0).receiptNumber()).isEqualTo(receipts.get(1).receiptNumber());
    assertThat(
            APP.ask(
                "SELECT COUNT(*) FROM submission_receipt WHERE submission_id = "
                    + side.submission()))
        .isEqualTo("1");
  }

  @Test
  void another_request_after_submitting_is_refused() {
    DemandFixture.Side side = DEMAND.aSubmission(DEMAND.anOpenRound(), "KW", line(LAPTOP, "1"));

    assertThatThrownBy(
            () ->
                submitDemand.run(
                    side.officer(),
                    side.submission(),
                    request("other", List.of(line(LAPTOP, "9")))))
        .hasMessage("demand.not-editable");
  }

  @Test
  void a_request_without_a_key_is_refused() {
    DemandFixture.Side side = DEMAND.aDraft(DEMAND.anOpenRound(), "KW");

    assertThatThrownBy(
            () ->
                submitDemand.run(
                    side.officer(),
                    side.submission(),
                    new SubmitDemand.DemandSubmission(null, null, List.of(line(LAPTOP, "1")))))
        .isInstanceOf(Refusal.InvalidInput.class);
  }

  @Test
  void nothing_is_submitted_from_the_closing_time_on() {
    DemandFixture.Side side = DEMAND.aDraft(DEMAND.anOpenRound(), "KW");

    assertThatThrownBy(
            () ->
                DemoTime.run(
                    AFTER_CLOSING,
                    () ->
                        submitDemand.run(
                            side.officer(),
                            side.submission(),
                            request("late", List.of(line(LAPTOP, "1"))))))
        .hasMessage("demand.round-closed");
  }

  @Test
  void who_saves_over_a_colleagues_changes_is_told_of_a_conflict() {
    DemandFixture.Side side = DEMAND.aDraft(DEMAND.anOpenRound(), "KW");
    saveDraft.run(side.officer(), side.submission(), 0, List.of(line(LAPTOP, "1")));

    assertThatThrownBy(
            () -> saveDraft.run(side.officer(), side.submission(), 0, List.of(line(LAPTOP, "2"))))
        .isInstanceOf(Refusal.Conflict.class);
    assertThat(
            APP.ask("SELECT quantity FROM demand_line WHERE submission_id = " + side.submission()))
        .isEqualTo("1.000");
  }

  @Test
  void a_draft_made_against_an_older_revision_must_be_saved_again() {
    String item = DEMAND.aLaptop();
    DemandFixture.Side side = DEMAND.aDraft(DEMAND.anOpenRound(), "KW");
    int version = saveDraft.run(side.officer(), side.submission(), 0, List.of(line(item, "1")));
    APP.sql(
        """
        INSERT INTO item_revision (item_id, number, unit_code, name_ar, name_en, description_ar,
          description_en, benchmark_price, benchmark_currency, benchmark_date,
          benchmark_source_ar, benchmark_source_en, published_at, published_by)
        SELECT item_id, 2, unit_code, name_ar, name_en, description_ar, description_en,
          benchmark_price, benchmark_currency, benchmark_date, benchmark_source_ar,
          benchmark_source_en, published_at,
          published_by FROM item_revision v JOIN catalog_item i ON i.id = v.item_id
         WHERE i.code = '%s'"""
            .formatted(item));
    APP.sql("UPDATE catalog_item SET revision_count = 2 WHERE code = '" + item + "'");

    assertThatThrownBy(() -> submitDemand.run(side.officer(), side.submission(), asSaved("k")))
        .isInstanceOfSatisfying(
            Refusal.InvalidInput.class,
            r -> assertThat(r.faults().get(0).code()).isEqualTo("demand.revision-outdated"));
    saveDraft.run(side.officer(), side.submission(), version, List.of(line(item, "1")));
    submitDemand.run(side.officer(), side.submission(), asSaved("k"));

    assertThat(DEMAND.status(side.submission())).isEqualTo("SUBMITTED");
  }

  private static <T> List<T> together(Callable<T> one, Callable<T> other) throws Exception {
    CyclicBarrier barrier = new CyclicBarrier(2);
    ExecutorService threads = Executors.newFixedThreadPool(2);
    try {
      Future<T> first = threads.submit(() -> after(barrier, one));
      Future<T> second = threads.submit(() -> after(barrier, other));
      return List.of(first.get(), second.get());
    } finally {
      threads.shutdown();
    }
  }

  private static <T> T after(CyclicBarrier barrier, Callable<T> act) throws Exception {
    barrier.await();
    return act.call();
  }
}
