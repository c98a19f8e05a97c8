package org.muwahhad.demand.form;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.muwahhad.demand.submission.DemandFixture.asSaved;
import static org.muwahhad.demand.submission.DemandFixture.line;
import static org.muwahhad.demand.submission.DemandFixture.request;

import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.muwahhad.Browserless;
import org.muwahhad.TestApp;
import org.muwahhad.World;
import org.muwahhad.access.Actor;
import org.muwahhad.access.Role;
import org.muwahhad.demand.round.CloseRoundsOnTime;
import org.muwahhad.demand.round.MarkRoundAggregated;
import org.muwahhad.demand.submission.DemandFixture;
import org.muwahhad.demand.submission.EndorseSubmission;
import org.muwahhad.demand.submission.Receipt;
import org.muwahhad.demand.submission.ReturnSubmission;
import org.muwahhad.demand.submission.SaveDraft;
import org.muwahhad.demand.submission.StartSubmission;
import org.muwahhad.demand.submission.SubmissionQueries;
import org.muwahhad.demand.submission.SubmitDemand;
import org.muwahhad.demand.submission.ViewSubmissions;
import org.muwahhad.demand.submission.WithdrawEndorsement;
import org.muwahhad.demand.submission.WithdrawSubmission;
import org.muwahhad.demo.DemoTime;
import org.muwahhad.shared.Refusal;

/** What becomes of a submission once it is handed in, and who may see it. */
class SubmissionReviewTest {
  private static final TestApp APP = TestApp.start();
  private static final World WORLD = World.in(APP);
  private static final DemandFixture DEMAND = new DemandFixture(APP, WORLD);
  private static final Instant AFTER_CLOSING = Instant.now().plus(Duration.ofDays(31));
  private static final Instant AFTER_ENDORSEMENT = Instant.now().plus(Duration.ofDays(38));
  private static final String LAPTOP = DEMAND.aLaptop();
  private final SubmitDemand submitDemand = APP.get(SubmitDemand.class);
  private final SaveDraft saveDraft = APP.get(SaveDraft.class);

  @Test
  void the_question_is_refused_to_whom_the_answer_would_be() {
    DemandFixture.Side side = DEMAND.aSubmission(DEMAND.anOpenRound(), "KW", line(LAPTOP, "1"));
    String path = "/submissions/" + side.submission();
    Browserless officer = Browserless.signedInAs(APP, side.officer());
    Browserless coordinator = Browserless.signedInAs(APP, DEMAND.aCoordinatorOf("KW"));

    assertThat(officer.get(path + "/return").statusCode()).isEqualTo(403);
    assertThat(coordinator.get(path + "/withdraw").statusCode()).isEqualTo(403);
    assertThat(officer.get(path + "/withdraw").body()).contains("name=\"reason\"");
    assertThat(coordinator.get(path + "/return").body()).contains("name=\"reason\"");
    coordinator.post(path + "/endorse", Map.of("version", DEMAND.version(side.submission()) + ""));
    assertThat(coordinator.get(path + "/return").body()).doesNotContain("name=\"reason\"");
  }

  @Test
  void the_coordinator_of_the_state_endorses_what_was_seen() {
    DemandFixture.Side side = DEMAND.aSubmission(DEMAND.anOpenRound(), "KW", line(LAPTOP, "1"));
    int seen = DEMAND.version(side.submission());
    EndorseSubmission endorse = APP.get(EndorseSubmission.class);
    Actor coordinator = DEMAND.aCoordinatorOf("KW");

    assertThatThrownBy(() -> endorse.run(coordinator, side.submission(), seen - 1))
        .isInstanceOf(Refusal.Conflict.class);
    endorse.run(coordinator, side.submission(), seen);

    assertThat(DEMAND.status(side.submission())).isEqualTo("ENDORSED");
    assertThat(DEMAND.lastAct("submission", side.submission())).isEqualTo("demand.endorsed");
    assertThatThrownBy(() -> endorse.run(coordinator, side.submission(), seen + 1))
        .hasMessage("demand.wrong-status");
  }

  @Test
  void an_endorsement_is_taken_back_with_a_reason_until_the_round_is_aggregated() {
    long round = DEMAND.anOpenRound();
    DemandFixture.Side side = DEMAND.aSubmission(round, "KW", line(LAPTOP, "1"));
    Actor coordinator = DEMAND.aCoordinatorOf("KW");
    WithdrawEndorsement takeBack = APP.get(WithdrawEndorsement.class);
    long id = side.submission();
    assertThatThrownBy(() -> takeBack.run(coordinator, id, DEMAND.version(id), "Too early"))
        .hasMessage("demand.wrong-status");
    APP.get(EndorseSubmission.class).run(coordinator, id, DEMAND.version(id));
    assertThatThrownBy(() -> takeBack.run(side.officer(), id, DEMAND.version(id), "Mine"))
        .isInstanceOf(Refusal.NotPermitted.class);
    assertThatThrownBy(() -> takeBack.run(coordinator, id, DEMAND.version(id), " "))
        .isInstanceOf(Refusal.InvalidInput.class);
    assertThatThrownBy(
            () ->
                APP.sql(
                    """
                    UPDATE submission SET status = 'SUBMITTED', endorsed_by = NULL,
                           endorsed_at = NULL, status_reason = NULL WHERE id = %d"""
                        .formatted(id)))
        .hasMessageContaining("demand.endorsement-reason-missing");

    Browserless page = Browserless.signedInAs(APP, coordinator);
    String address = "/submissions/" + id;
    assertThat(page.get(address).body()).contains(address + "/withdraw-endorsement");
    assertThat(page.get(address + "/withdraw-endorsement").body())
        .contains("unless you endorse it again");
    page.post(
        address + "/withdraw-endorsement",
        Map.of("version", DEMAND.version(id) + "", "reason", "The need has changed"));

    assertThat(DEMAND.status(id)).isEqualTo("SUBMITTED");
    assertThat(DEMAND.lastAct("submission", id)).isEqualTo("demand.endorsement-withdrawn");
    assertThat(told(side.officer(), "endorsement-withdrawn")).isEqualTo("1");
    assertThat(page.get(address).body()).contains("The need has changed", "Endorsement taken back");
    APP.get(EndorseSubmission.class).run(coordinator, id, DEMAND.version(id));
    assertThat(page.get(address).body()).doesNotContain("Reason: ");

    DemoTime.run(
        AFTER_ENDORSEMENT,
        () -> {
          APP.get(CloseRoundsOnTime.class).run();
          APP.get(MarkRoundAggregated.class).run(DEMAND.buyer(), round);
        });
    assertThatThrownBy(() -> takeBack.run(coordinator, id, DEMAND.version(id), "Too late"))
        .hasMessage("demand.round-finished");
    assertThat(page.get(address).body()).doesNotContain("withdraw-endorsement");
  }

  private static String told(Actor person, String kind) {
    return APP.ask(
        """
        SELECT COUNT(*) FROM inbox_message i JOIN notice n ON n.id = i.notice_id
         WHERE i.person_id = %d AND n.kind = '%s'"""
            .formatted(person.personId(), kind));
  }

  @Test
  void endorsement_ends_at_its_time() {
    DemandFixture.Side side = DEMAND.aSubmission(DEMAND.anOpenRound(), "KW", line(LAPTOP, "1"));

    assertThatThrownBy(
            () ->
                DemoTime.run(
                    AFTER_ENDORSEMENT,
                    () ->
                        APP.get(EndorseSubmission.class)
                            .run(
                                DEMAND.aCoordinatorOf("KW"),
                                side.submission(),
                                DEMAND.version(side.submission()))))
        .hasMessage("demand.endorsement-over");
  }

  @Test
  void a_returned_submission_comes_back_corrected_even_after_the_round_has_closed() {
    DemandFixture.Side side = DEMAND.aSubmission(DEMAND.anOpenRound(), "KW", line(LAPTOP, "1"));

    APP.get(ReturnSubmission.class)
        .run(
            DEMAND.aCoordinatorOf("KW"),
            side.submission(),
            DEMAND.version(side.submission()),
            "Quantity is too low");
    assertThat(DEMAND.lastAct("submission", side.submission())).isEqualTo("demand.returned");
    Receipt[] receipt = new Receipt[1];
    DemoTime.run(
        AFTER_CLOSING,
        () ->
            receipt[0] =
                submitDemand.run(
                    side.officer(),
                    side.submission(),
                    request("second", List.of(line(LAPTOP, "7")))));

    assertThat(receipt[0].number()).isEqualTo(2);
    assertThat(DEMAND.status(side.submission())).isEqualTo("SUBMITTED");
  }

  @Test
  void a_return_needs_a_reason() {
    DemandFixture.Side side = DEMAND.aSubmission(DEMAND.anOpenRound(), "KW", line(LAPTOP, "1"));

    assertThatThrownBy(
            () ->
                APP.get(ReturnSubmission.class)
                    .run(DEMAND.aCoordinatorOf("KW"), side.submission(), 1, " "))
        .isInstanceOf(Refusal.InvalidInput.class);
  }

  @Test
  void a_withdrawn_submission_can_be_taken_up_while_the_round_is_open() {
    DemandFixture.Side side = DEMAND.aSubmission(DEMAND.anOpenRound(), "KW", line(LAPTOP, "1"));

    APP.get(WithdrawSubmission.class)
        .run(side.officer(), side.submission(), DEMAND.version(side.submission()), "No budget");
    assertThat(DEMAND.lastAct("submission", side.submission())).isEqualTo("demand.withdrawn");
    assertThatThrownBy(
            () ->
                DemoTime.run(
                    AFTER_CLOSING,
                    () -> APP.get(StartSubmission.class).run(side.officer(), side.round())))
        .hasMessage("demand.round-closed");
    APP.get(StartSubmission.class).run(side.officer(), side.round());

    assertThat(DEMAND.status(side.submission())).isEqualTo("DRAFT");
    assertThat(DEMAND.lastAct("submission", side.submission())).isEqualTo("demand.taken-up");
  }

  @Test
  void others_neither_see_nor_touch_an_entitys_demand() {
    DemandFixture.Side side = DEMAND.aSubmission(DEMAND.anOpenRound(), "KW", line(LAPTOP, "1"));
    Actor neighbour = WORLD.anOfficerOf(WORLD.anEntityIn("KW"));
    Actor omani = DEMAND.aCoordinatorOf("OM");
    ViewSubmissions view = APP.get(ViewSubmissions.class);

    assertThatThrownBy(() -> view.get(neighbour, side.submission()))
        .isInstanceOf(Refusal.NotFound.class);
    assertThatThrownBy(() -> view.get(omani, side.submission()))
        .isInstanceOf(Refusal.NotFound.class);
    assertThat(view.listOfRound(neighbour, side.round())).isEmpty();
    assertThat(view.listOfRound(omani, side.round())).isEmpty();
    assertThatThrownBy(() -> saveDraft.run(neighbour, side.submission(), 1, List.of()))
        .isInstanceOf(Refusal.NotFound.class);
    assertThatThrownBy(
            () -> submitDemand.run(neighbour, side.submission(), request("x", List.of())))
        .isInstanceOf(Refusal.NotFound.class);
    assertThatThrownBy(() -> APP.get(EndorseSubmission.class).run(omani, side.submission(), 1))
        .isInstanceOf(Refusal.NotFound.class);
    assertThatThrownBy(() -> APP.get(ReturnSubmission.class).run(omani, side.submission(), 1, "no"))
        .isInstanceOf(Refusal.NotFound.class);
    assertThatThrownBy(
            () -> APP.get(WithdrawSubmission.class).run(neighbour, side.submission(), 1, "no"))
        .isInstanceOf(Refusal.NotFound.class);
  }

  @Test
  void coordinators_see_their_state_and_buyers_and_auditors_all() {
    long round = DEMAND.anOpenRound();
    DemandFixture.Side kuwaiti = DEMAND.aSubmission(round, "KW", line(LAPTOP, "4"));
    DemandFixture.Side omani = DEMAND.aSubmission(round, "OM", line(LAPTOP, "4"));
    ViewSubmissions view = APP.get(ViewSubmissions.class);

    assertThat(view.listOfRound(DEMAND.aCoordinatorOf("KW"), round))
        .extracting(SubmissionQueries.SubmissionRow::id)
        .containsExactly(kuwaiti.submission());
    assertThat(view.listOfRound(WORLD.aPersonWho(Role.AUDITOR), round))
        .extracting(SubmissionQueries.SubmissionRow::id)
        .containsExactly(kuwaiti.submission(), omani.submission());
    ViewSubmissions.SubmissionView sheet = view.get(DEMAND.buyer(), kuwaiti.submission());
    assertThat(sheet.submission().sum().amount()).isEqualByComparingTo("1002");
    assertThat(sheet.history())
        .extracting(SubmissionQueries.HistoryRow::act)
        .containsExactly("demand.started", "demand.submitted");
  }

  @Test
  void the_lines_of_a_draft_are_the_entitys_own_until_it_is_submitted() {
    DemandFixture.Side side = DEMAND.aDraft(DEMAND.anOpenRound(), "KW");
    saveDraft.run(side.officer(), side.submission(), 0, List.of(line(LAPTOP, "7654")));
    ViewSubmissions view = APP.get(ViewSubmissions.class);
    String path = "/submissions/" + side.submission();

    assertThat(view.get(side.officer(), side.submission()).lines()).hasSize(1);
    for (Actor other :
        List.of(DEMAND.aCoordinatorOf("KW"), DEMAND.buyer(), WORLD.aPersonWho(Role.AUDITOR))) {
      ViewSubmissions.SubmissionView sheet = view.get(other, side.submission());
      assertThat(sheet.lines()).isEmpty();
      assertThat(sheet.linesWithheld()).isTrue();
      assertThat(sheet.submission().lineCount()).as("how far it is").isEqualTo(1);
      Browserless browser = Browserless.signedInAs(APP, other);
      assertThat(browser.get(path).body())
          .contains("one line so far")
          .doesNotContain("7,654", LAPTOP);
      assertThat(browser.get("/api/v1" + path).body()).doesNotContain("7654", LAPTOP);
      assertThat(browser.get(path + "/lines/1").statusCode()).isEqualTo(404);
      assertThat(browser.get("/rounds/" + side.round() + "/submission/workbook/demand.xlsx"))
          .extracting(HttpResponse::statusCode)
          .isNotEqualTo(200);
      assertThat(browser.get("/api/v1/demand-lines/" + lineOf(side)).statusCode()).isEqualTo(404);
    }
    assertThat(Browserless.signedInAs(APP, side.officer()).get(path + "/lines/1").body())
        .contains("7,654");

    submitDemand.run(side.officer(), side.submission(), asSaved("first"));

    assertThat(view.get(DEMAND.aCoordinatorOf("KW"), side.submission()).lines()).hasSize(1);
    WithdrawSubmission withdraw = APP.get(WithdrawSubmission.class);
    withdraw.run(side.officer(), side.submission(), DEMAND.version(side.submission()), "No budget");
    assertThat(view.get(DEMAND.buyer(), side.submission()).lines())
        .as("what was handed in stays known")
        .hasSize(1);
  }

  @Test
  void a_draft_that_was_withdrawn_is_known_to_its_entity_alone() {
    DemandFixture.Side side = DEMAND.aDraft(DEMAND.anOpenRound(), "KW");
    saveDraft.run(side.officer(), side.submission(), 0, List.of(line(LAPTOP, "5")));
    APP.get(WithdrawSubmission.class)
        .run(side.officer(), side.submission(), DEMAND.version(side.submission()), "No need");
    ViewSubmissions view = APP.get(ViewSubmissions.class);

    assertThat(view.get(DEMAND.buyer(), side.submission()).lines()).isEmpty();
    assertThat(view.get(side.officer(), side.submission()).lines()).hasSize(1);
  }

  private static String lineOf(DemandFixture.Side side) {
    return APP.ask("SELECT id FROM demand_line WHERE submission_id = " + side.submission());
  }
}
