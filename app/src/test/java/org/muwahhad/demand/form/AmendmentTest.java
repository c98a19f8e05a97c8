package org.muwahhad.demand.form;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.InstanceOfAssertFactories.STRING;
import static org.muwahhad.demand.submission.DemandFixture.asSaved;
import static org.muwahhad.demand.submission.DemandFixture.line;
import static org.muwahhad.demand.submission.DemandFixture.request;

import java.io.ByteArrayInputStream;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.muwahhad.Browserless;
import org.muwahhad.TestApp;
import org.muwahhad.World;
import org.muwahhad.access.Actor;
import org.muwahhad.demand.desk.UnusualLines.UnusualKind;
import org.muwahhad.demand.desk.ViewCloseReport;
import org.muwahhad.demand.desk.ViewVersions;
import org.muwahhad.demand.round.CloseRound;
import org.muwahhad.demand.submission.AmendDemand;
import org.muwahhad.demand.submission.DemandAmendments;
import org.muwahhad.demand.submission.DemandFixture;
import org.muwahhad.demand.submission.DiscardAmendment;
import org.muwahhad.demand.submission.EndorseSubmission;
import org.muwahhad.demand.submission.LineInput;
import org.muwahhad.demand.submission.Receipt;
import org.muwahhad.demand.submission.ReturnSubmission;
import org.muwahhad.demand.submission.SaveDraft;
import org.muwahhad.demand.submission.SubmitDemand;
import org.muwahhad.demand.workbook.ApplyWorkbook;
import org.muwahhad.demand.workbook.DownloadWorkbook;
import org.muwahhad.demand.workbook.EditedWorkbook;
import org.muwahhad.demand.workbook.ReviewWorkbook;
import org.muwahhad.demand.workbook.StageWorkbook;
import org.muwahhad.demand.workbook.WorkbookReview;
import org.muwahhad.shared.Language;
import org.muwahhad.shared.Refusal;
import org.muwahhad.shared.TableFile;

/** An entity amends what it submitted: the version in force counts until the next one is in. */
@Tag("long")
class AmendmentTest {
  private static final TestApp APP = TestApp.start();
  private static final World WORLD = World.in(APP);
  private static final DemandFixture DEMAND = new DemandFixture(APP, WORLD);
  private static final String LAPTOP = DEMAND.aLaptop();
  private static final AmendmentFixture AMENDED = new AmendmentFixture(APP, DEMAND, LAPTOP);
  private final SubmitDemand submitDemand = APP.get(SubmitDemand.class);
  private final Actor coordinator = DEMAND.aCoordinatorOf("KW");

  @Test
  void while_an_amendment_is_written_the_endorsed_version_stays_as_it_is() {
    DemandFixture.Side side = AMENDED.anEndorsedSubmission();

    APP.get(AmendDemand.class).run(side.officer(), side.submission());
    assertThat(DEMAND.lastAct("submission", side.submission())).isEqualTo("demand.amendment-begun");
    AMENDED.amend(side, "9");

    assertThat(DEMAND.status(side.submission())).isEqualTo("ENDORSED");
    assertThat(AMENDED.quantities(side)).isEqualTo("2.000");
    assertThat(AMENDED.typed(side)).containsExactly("9");
    assertThat(AMENDED.row(side).isAmended()).isTrue();
  }

  @Test
  void colleagues_who_begin_and_submit_at_the_same_moment_make_one_version() {
    DemandFixture.Side side = AMENDED.anEndorsedSubmission();
    Actor colleague = WORLD.anOfficerOf(side.entity());
    CompletableFuture<Void> one =
        CompletableFuture.runAsync(
            () -> APP.get(AmendDemand.class).run(side.officer(), side.submission()));
    CompletableFuture<Void> other =
        CompletableFuture.runAsync(
            () -> APP.get(AmendDemand.class).run(colleague, side.submission()));
    CompletableFuture.allOf(one, other).join();
    AMENDED.amend(side, "9");

    CompletableFuture<Receipt> first =
        CompletableFuture.supplyAsync(
            () -> submitDemand.run(side.officer(), side.submission(), asSaved("once")));
    CompletableFuture<Receipt> second =
        CompletableFuture.supplyAsync(
            () -> submitDemand.run(side.officer(), side.submission(), asSaved("once")));

    assertThat(first.join()).isEqualTo(second.join());
    assertThat(first.join().number()).isEqualTo(2);
  }

  @Test
  void a_submitted_amendment_takes_its_place_and_has_to_be_endorsed_anew() {
    DemandFixture.Side side = AMENDED.anEndorsedSubmission();
    AMENDED.amend(side, "9");

    Receipt receipt = submitDemand.run(side.officer(), side.submission(), asSaved("second"));

    assertThat(receipt.receiptNumber()).endsWith("-2");
    assertThat(DEMAND.status(side.submission())).isEqualTo("SUBMITTED");
    assertThat(AMENDED.quantities(side)).isEqualTo("9.000");
    assertThat(AMENDED.row(side).isAmended()).isFalse();
    assertThat(DEMAND.lastAct("submission", side.submission())).isEqualTo("demand.submitted");
    assertThat(
            APP.ask(
                "SELECT n.kind FROM notice n JOIN inbox_message i ON i.notice_id = n.id"
                    + " WHERE i.person_id = %d ORDER BY n.id DESC LIMIT 1"
                        .formatted(coordinator.personId())))
        .isEqualTo("demand-amended-endorsed");
    assertThat(APP.get(ViewVersions.class).compare(coordinator, side.submission(), 0, 0).changes())
        .extracting(c -> c.fields().toString())
        .containsExactly("[FieldChange[name=quantity, before=2.000, after=9.000]]");
    APP.get(EndorseSubmission.class)
        .run(coordinator, side.submission(), DEMAND.version(side.submission()));
    assertThat(DEMAND.status(side.submission())).isEqualTo("ENDORSED");
  }

  @Test
  void an_amendment_that_says_the_same_takes_no_endorsement_away() {
    DemandFixture.Side side = AMENDED.anEndorsedSubmission();
    AMENDED.amend(side, "2");

    assertThatThrownBy(() -> submitDemand.run(side.officer(), side.submission(), asSaved("same")))
        .isInstanceOfSatisfying(
            Refusal.RuleBroken.class,
            r -> assertThat(r.code()).isEqualTo("demand.amendment-unchanged"));

    assertThat(DEMAND.status(side.submission())).isEqualTo("ENDORSED");
    assertThat(AMENDED.row(side).isAmended()).isTrue();
  }

  @Test
  void a_program_amends_with_its_lines_in_one_request() {
    DemandFixture.Side side = AMENDED.anEndorsedSubmission();
    APP.get(AmendDemand.class).run(side.officer(), side.submission());

    submitDemand.run(
        side.officer(),
        side.submission(),
        request("second", List.of(line(LAPTOP, "4"), line(LAPTOP, "5"))));

    assertThat(AMENDED.quantities(side)).isEqualTo("4.000,5.000");
  }

  @Test
  void a_dropped_amendment_leaves_the_version_as_it_was_and_the_next_begins_from_it() {
    DemandFixture.Side side = AMENDED.anEndorsedSubmission();
    AMENDED.amend(side, "9");

    APP.get(DiscardAmendment.class)
        .run(side.officer(), side.submission(), AMENDED.row(side).formVersion());

    assertThat(DEMAND.lastAct("submission", side.submission()))
        .isEqualTo("demand.amendment-discarded");
    assertThat(DEMAND.status(side.submission())).isEqualTo("ENDORSED");
    assertThat(AMENDED.quantities(side)).isEqualTo("2.000");
    APP.get(AmendDemand.class).run(side.officer(), side.submission());
    assertThat(AMENDED.typed(side)).containsExactly("2");
  }

  @Test
  void a_form_left_open_over_a_dropped_amendment_is_never_taken_for_the_next_one() {
    DemandFixture.Side side = AMENDED.anEndorsedSubmission();
    AMENDED.amend(side, "9");
    int old = AMENDED.row(side).formVersion();
    APP.get(DiscardAmendment.class).run(side.officer(), side.submission(), old);
    APP.get(AmendDemand.class).run(side.officer(), side.submission());

    assertThat(AMENDED.row(side).formVersion()).isGreaterThan(old);
  }

  @Test
  void pressing_twice_begins_one_amendment_and_submits_one_version() {
    DemandFixture.Side side = AMENDED.anEndorsedSubmission();
    AMENDED.amend(side, "9");
    APP.get(AmendDemand.class).run(side.officer(), side.submission());
    assertThat(AMENDED.typed(side)).containsExactly("9");

    Receipt first = submitDemand.run(side.officer(), side.submission(), asSaved("once"));
    Receipt again = submitDemand.run(side.officer(), side.submission(), asSaved("once"));

    assertThat(again).isEqualTo(first);
    assertThat(
            APP.ask(
                "SELECT COUNT(*) FROM submission_receipt WHERE submission_id = "
                    + side.submission()))
        .isEqualTo("2");
  }

  @Test
  void of_two_who_write_one_amendment_the_slower_is_told_and_overwrites_nothing() {
    DemandFixture.Side side = AMENDED.anEndorsedSubmission();
    Actor colleague = WORLD.anOfficerOf(side.entity());
    APP.get(AmendDemand.class).run(side.officer(), side.submission());
    APP.get(AmendDemand.class).run(colleague, side.submission());
    int seen = AMENDED.row(side).formVersion();
    SaveDraft save = APP.get(SaveDraft.class);
    save.run(side.officer(), side.submission(), seen, List.of(line(LAPTOP, "7")));

    assertThatThrownBy(
            () -> save.run(colleague, side.submission(), seen, List.of(line(LAPTOP, "8"))))
        .isInstanceOf(Refusal.Conflict.class);
    assertThatThrownBy(
            () ->
                submitDemand.run(
                    colleague,
                    side.submission(),
                    new SubmitDemand.DemandSubmission("mine", seen, null)))
        .isInstanceOf(Refusal.Conflict.class);
    assertThat(AMENDED.typed(side)).containsExactly("7");
  }

  @Test
  void the_coordinator_endorses_the_version_in_force_while_another_is_written() {
    DemandFixture.Side side = DEMAND.aSubmission(DEMAND.anOpenRound(), "KW", line(LAPTOP, "2"));
    int seen = DEMAND.version(side.submission());
    AMENDED.amend(side, "9");

    APP.get(EndorseSubmission.class).run(coordinator, side.submission(), seen);

    assertThat(DEMAND.status(side.submission())).isEqualTo("ENDORSED");
    assertThat(AMENDED.typed(side)).containsExactly("9");
  }

  @Test
  void what_is_returned_meanwhile_is_corrected_from_the_text_of_the_amendment() {
    DemandFixture.Side side = DEMAND.aSubmission(DEMAND.anOpenRound(), "KW", line(LAPTOP, "2"));
    AMENDED.amend(side, "9");
    int old = AMENDED.row(side).formVersion();

    APP.get(ReturnSubmission.class)
        .run(coordinator, side.submission(), DEMAND.version(side.submission()), "Too few");

    assertThat(AMENDED.row(side).isAmended()).isFalse();
    assertThat(AMENDED.typed(side)).containsExactly("9");
    assertThat(DEMAND.version(side.submission())).isGreaterThan(old);
  }

  @Test
  void an_amendment_not_submitted_before_the_close_changes_nothing_and_is_reported() {
    DemandFixture.Side side = AMENDED.anEndorsedSubmission();
    AMENDED.amend(side, "9");
    int version = AMENDED.row(side).formVersion();
    APP.get(CloseRound.class).run(DEMAND.buyer(), side.round(), "test");

    assertThatThrownBy(() -> submitDemand.run(side.officer(), side.submission(), asSaved("late")))
        .hasMessageContaining("demand.round-closed");
    assertThatThrownBy(
            () -> APP.get(DiscardAmendment.class).run(side.officer(), side.submission(), version))
        .hasMessageContaining("demand.round-closed");
    assertThat(DEMAND.status(side.submission())).isEqualTo("ENDORSED");
    assertThat(AMENDED.quantities(side)).isEqualTo("2.000");
    ViewCloseReport.CloseReportView report =
        APP.get(ViewCloseReport.class).get(coordinator, side.round(), 1);
    assertThat(report.lines()).isEmpty();
    assertThat(report.unfinished())
        .extracting(DemandAmendments.UnfinishedAmendment::submissionId)
        .containsExactly(side.submission());
    Browserless browser = Browserless.signedInAs(APP, coordinator);
    assertThat(browser.get("/rounds/" + side.round() + "/close-report").body())
        .contains(report.unfinished().get(0).receiptNumber());
    assertThat(browser.get("/rounds/" + side.round() + "/close-report.csv").body().lines())
        .as("the heading and the amendment")
        .hasSize(2)
        .last(STRING)
        .contains(report.unfinished().get(0).receiptNumber());
  }

  @Test
  void a_workbook_changes_the_amendment_and_not_the_version_in_force() {
    DemandFixture.Side side = AMENDED.anEndorsedSubmission();
    APP.get(AmendDemand.class).run(side.officer(), side.submission());
    EditedWorkbook book =
        new EditedWorkbook(
            APP.get(DownloadWorkbook.class).run(side.officer(), side.submission(), Language.EN));
    byte[] bytes = book.set(2, "quantity", "6").bytes();

    APP.get(StageWorkbook.class)
        .run(
            side.officer(),
            side.submission(),
            TableFile.read(new ByteArrayInputStream(bytes), "demand.xlsx"),
            "demand.xlsx");
    WorkbookReview review =
        APP.get(ReviewWorkbook.class).find(side.officer(), side.submission()).orElseThrow();
    APP.get(ApplyWorkbook.class)
        .run(side.officer(), side.submission(), review.sha256(), review.version());

    assertThat(AMENDED.typed(side)).containsExactly("6");
    assertThat(AMENDED.quantities(side)).isEqualTo("2.000");
    submitDemand.run(side.officer(), side.submission(), asSaved("second"));
    assertThat(AMENDED.quantities(side)).isEqualTo("6.000");
  }

  @Test
  void the_pages_tell_what_happens_before_each_button() {
    DemandFixture.Side side = AMENDED.anEndorsedSubmission();
    Browserless officer = Browserless.signedInAs(APP, side.officer());
    officer.get("/language/en?back=/catalog");
    String path = "/submissions/" + side.submission();
    String form = "/rounds/" + side.round() + "/submission";

    assertThat(officer.get(path).body()).contains(path + "/amend");
    assertThat(officer.get(path + "/amend").body())
        .contains("Submitting the amendment ends that endorsement", "stays in force");
    assertThat(officer.post(path + "/amend").body())
        .contains("You are amending an endorsed demand");
    APP.get(SaveDraft.class)
        .run(
            side.officer(),
            side.submission(),
            AMENDED.row(side).formVersion(),
            List.of(line(LAPTOP, "1234")));
    String check = officer.get(form + "/check").body();
    assertThat(check).contains("One line differs", "1,234", "Submit the amendment");
    String key = check.replaceAll("(?s).*name=\"requestKey\" value=\"([^\"]+)\".*", "$1");
    String version = check.replaceAll("(?s).*name=\"version\" value=\"([^\"]+)\".*", "$1");
    assertThat(
            officer
                .post(
                    form + "/submit",
                    Map.of("requestKey", key, "version", version, "declared", "true"))
                .body())
        .contains("SHA-256");
    assertThat(AMENDED.quantities(side)).isEqualTo("1234.000");
  }

  @Test
  void what_is_unusual_in_an_amendment_is_pointed_out_before_it_is_submitted() {
    DemandFixture.Side side = AMENDED.anEndorsedSubmission();
    APP.get(AmendDemand.class).run(side.officer(), side.submission());
    LineInput soon = line(LAPTOP, "3", LocalDate.now().plusDays(33));
    LineInput late = line(LAPTOP, "4", LocalDate.now().plusDays(400));
    APP.get(SaveDraft.class)
        .run(
            side.officer(),
            side.submission(),
            AMENDED.row(side).formVersion(),
            List.of(soon, late, late));

    ViewDemandAmendment.DemandAmendmentView amendment =
        APP.get(ViewDemandAmendment.class).get(side.officer(), side.submission());

    Warnings warnings = amendment.warnings();
    assertThat(warnings.early()).extracting(l -> l.lineNumber()).containsExactly(1);
    assertThat(warnings.unusual())
        .filteredOn(f -> f.reasons().stream().anyMatch(r -> r.kind() == UnusualKind.ASKED_TWICE))
        .extracting(f -> f.line().lineNumber())
        .containsExactly(2, 3);
    assertThat(warnings.categories().get(0).asked()).isEqualTo(amendment.after());
    assertThat(warnings.categories().get(0).endorsed().amount())
        .as("the amendment is not endorsed, though the version in force is")
        .isZero();
    Browserless officer = Browserless.signedInAs(APP, side.officer());
    officer.get("/language/en?back=/catalog");
    assertThat(officer.get("/rounds/" + side.round() + "/submission/check").body())
        .contains("Points to check", "One line is needed before", "Demand by category")
        .contains("requests this item more than once")
        .doesNotContain("/lines/2\"");
    assertThat(officer.get("/api/v1/submissions/" + side.submission() + "/amendment").body())
        .contains("\"ASKED_TWICE\"", "\"early\":[{", "\"categories\":[{");
  }

  @Test
  void nobody_else_begins_drops_or_reads_an_amendment() {
    DemandFixture.Side side = AMENDED.anEndorsedSubmission();
    String path = "/submissions/" + side.submission();
    Browserless theirs = Browserless.signedInAs(APP, coordinator);

    assertThat(theirs.get(path + "/amend").statusCode()).isEqualTo(403);
    assertThat(theirs.post(path + "/amend").statusCode()).isEqualTo(403);
    AMENDED.amend(side, "9");
    assertThat(theirs.get(path + "/amendment/discard").statusCode()).isEqualTo(403);
    assertThat(theirs.get("/api/v1" + path + "/amendment").statusCode()).isEqualTo(403);
    assertThat(theirs.get(path).body()).doesNotContain("/amendment/discard");
  }
}
