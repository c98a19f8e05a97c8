package org.muwahhad.demand.desk;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.muwahhad.demand.desk.UnusualLines.UnusualKind;
import static org.muwahhad.demand.submission.DemandFixture.line;

import java.net.http.HttpResponse;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.muwahhad.Browserless;
import org.muwahhad.TestApp;
import org.muwahhad.World;
import org.muwahhad.access.Actor;
import org.muwahhad.access.Role;
import org.muwahhad.demand.round.CloseRound;
import org.muwahhad.demand.submission.DemandFixture;
import org.muwahhad.demand.submission.EndorseSubmission;
import org.muwahhad.demand.submission.LastDemandQueries;
import org.muwahhad.demand.submission.StartSubmission;
import org.muwahhad.demand.submission.SubmitDemand;
import org.muwahhad.shared.Refusal;

/** What the desk of a coordinator shows of the demand of the state, and what is decided on it. */
class DeskTest {
  private static final TestApp APP = TestApp.start();
  private static final World WORLD = World.in(APP);
  private static final DemandFixture DEMAND = new DemandFixture(APP, WORLD);
  private static final Actor COORDINATOR = DEMAND.aCoordinatorOf("KW");
  private final ViewDemandDesk viewDemandDesk = APP.get(ViewDemandDesk.class);
  private final DecideMany decideMany = APP.get(DecideMany.class);
  private final DeskFixture kuwait = new DeskFixture(APP, COORDINATOR);

  @Test
  void the_desk_shows_every_entity_of_the_own_state_and_none_of_another() {
    String laptop = DEMAND.aLaptop();
    long round = DEMAND.anOpenRound();
    DemandFixture.Side submitted = DEMAND.aSubmission(round, "KW", line(laptop, "2"));
    DemandFixture.Side draft = DEMAND.aDraft(round, "KW");
    long silent = WORLD.anEntityIn("KW");
    DemandFixture.Side foreign = DEMAND.aSubmission(round, "OM", line(laptop, "2"));

    ViewDemandDesk.DemandDeskView desk = viewDemandDesk.get(COORDINATOR, round);

    assertThat(desk.entities())
        .extracting(DemandDeskQueries.EntityRow::entityId)
        .contains(submitted.entity(), draft.entity(), silent)
        .doesNotContain(foreign.entity());
    assertThat(desk.counts()).containsEntry("SUBMITTED", 1L).containsEntry("DRAFT", 1L);
    CategorySums.Sum sum = desk.categories().get(0);
    assertThat(sum.asked().amount()).isEqualByComparingTo("501");
    assertThat(sum.endorsed().amount()).isZero();
  }

  @Test
  void of_a_draft_that_is_being_filled_in_the_desk_shows_no_figures_that_its_officer_has_not() {
    long round = DEMAND.anOpenRound();
    DemandFixture.Side draft = DEMAND.aDraft(round, "KW");
    Browserless coordinator = Browserless.signedInAs(APP, COORDINATOR);
    String path = "/rounds/" + round + "/desk";
    coordinator.get("/language/en");
    assertThat(coordinator.get(path).body()).doesNotContain("The entity is filling it in");

    APP.sql(
        """
        INSERT INTO submission_draft (submission_id, content, pending, saved_by, saved_at)
        VALUES (%d, '[]', TRUE, %d, UTC_TIMESTAMP(6))"""
            .formatted(draft.submission(), draft.officer().personId()));
    assertThat(coordinator.get(path).body()).contains("The entity is filling it in");
    assertThat(viewDemandDesk.get(COORDINATOR, round).entities())
        .filteredOn(DemandDeskQueries.EntityRow::beingFilledIn)
        .extracting(DemandDeskQueries.EntityRow::entityId)
        .containsExactly(draft.entity());

    APP.sql(
        "UPDATE submission_draft SET pending = FALSE WHERE submission_id = " + draft.submission());
    assertThat(coordinator.get(path).body()).doesNotContain("The entity is filling it in");
  }

  @Test
  void only_a_coordinator_of_an_invited_state_has_a_desk() {
    long round = DEMAND.anOpenRound();

    assertThatThrownBy(() -> viewDemandDesk.get(DEMAND.aCoordinatorOf("QA"), round))
        .isInstanceOf(Refusal.NotFound.class);
    for (Role role : List.of(Role.CENTRAL_BUYER, Role.AUDITOR)) {
      assertThatThrownBy(() -> viewDemandDesk.get(WORLD.aPersonWho(role), round))
          .isInstanceOf(Refusal.NotPermitted.class);
    }
    Actor officer = WORLD.anOfficerOf(WORLD.anEntityIn("KW"));
    assertThatThrownBy(() -> viewDemandDesk.get(officer, round))
        .isInstanceOf(Refusal.NotPermitted.class);
    assertThat(Browserless.signedInAs(APP, officer).get("/rounds/" + round + "/desk").statusCode())
        .isEqualTo(403);
  }

  @Test
  void many_are_endorsed_at_once_and_one_that_changed_meanwhile_does_not_stop_the_others() {
    String laptop = DEMAND.aLaptop();
    long round = DEMAND.anOpenRound();
    DemandFixture.Side one = DEMAND.aSubmission(round, "KW", line(laptop, "2"));
    DemandFixture.Side stale = DEMAND.aSubmission(round, "KW", line(laptop, "3"));
    DemandFixture.Side foreign = DEMAND.aSubmission(round, "OM", line(laptop, "4"));

    List<DecideMany.SubmissionOutcome> outcomes =
        decideMany.run(
            COORDINATOR,
            round,
            new DecideMany.BulkDecision(
                true,
                List.of(
                    new DecideMany.SubmissionChoice(
                        stale.submission(), DEMAND.version(stale.submission()) - 1),
                    chosen(foreign),
                    chosen(one)),
                null,
                null));

    assertThat(outcomes.get(0).refusal()).isInstanceOf(Refusal.Conflict.class);
    assertThat(outcomes.get(1).refusal()).isInstanceOf(Refusal.NotFound.class);
    assertThat(outcomes.get(2).refusal()).isNull();
    assertThat(DEMAND.status(one.submission())).isEqualTo("ENDORSED");
    assertThat(DEMAND.status(stale.submission())).isEqualTo("SUBMITTED");
    assertThat(DEMAND.status(foreign.submission())).isEqualTo("SUBMITTED");
    assertThat(DEMAND.lastAct("submission", one.submission())).isEqualTo("demand.endorsed");
    assertThat(DEMAND.lastAct("submission", stale.submission())).isEqualTo("demand.submitted");
  }

  @Test
  void the_page_returns_those_chosen_with_the_reason_and_tells_what_was_not_done() {
    String laptop = DEMAND.aLaptop();
    long round = DEMAND.anOpenRound();
    DemandFixture.Side one = DEMAND.aSubmission(round, "KW", line(laptop, "2"));
    DemandFixture.Side other = DEMAND.aSubmission(round, "KW", line(laptop, "3"));
    Browserless coordinator = Browserless.signedInAs(APP, COORDINATOR);
    String path = "/rounds/" + round + "/desk";
    String ofRound = coordinator.get("/rounds/" + round).body();
    assertThat(ofRound.indexOf("href=\"" + path + "\""))
        .as("the desk is opened beside the title of the round")
        .isBetween(ofRound.indexOf("<h1"), ofRound.indexOf("class=\"timeline\""));
    assertThat(ofRound).as("the reports are in the navigation").contains("href=\"/reports\"");
    assertThat(coordinator.get(path).body()).contains("versions[" + one.submission() + "]");

    HttpResponse<String> none = coordinator.post(path + "/decide", "act", "endorse");
    assertThat(none.statusCode()).isEqualTo(422);
    assertThat(none.body()).contains("Choose at least one submission.");
    String[] fields = {
      "act",
      "return",
      "reason",
      "",
      "submissions",
      "" + one.submission(),
      "submissions",
      "" + other.submission(),
      "versions[" + one.submission() + "]",
      "" + DEMAND.version(one.submission()),
      "versions[" + other.submission() + "]",
      "0"
    };
    assertThat(coordinator.post(path + "/decide", fields).statusCode()).isEqualTo(422);
    fields[3] = "Count the devices again";
    HttpResponse<String> review = coordinator.pressOnce(path + "/decide", fields);
    assertThat(review.body())
        .contains("nothing has been done", "Count the devices again", "Why it will not be done");
    assertThat(DEMAND.status(one.submission())).isEqualTo("SUBMITTED");
    HttpResponse<String> told = coordinator.confirm(path + "/decide", review.body());

    assertThat(told.body()).contains("1 completed, 1 not.", "Not done, and why");
    assertThat(DEMAND.status(one.submission())).isEqualTo("RETURNED");
    assertThat(DEMAND.status(other.submission())).isEqualTo("SUBMITTED");
    Browserless officer = Browserless.signedInAs(APP, one.officer());
    assertThat(officer.get("/submissions/" + one.submission()).body())
        .contains("Count the devices again");
  }

  @Test
  void the_desk_points_out_estimates_and_duplicates_with_the_reason() {
    String dear = DEMAND.aLaptop();
    String usual = DEMAND.aLaptop();
    long round = DEMAND.anOpenRound();
    DemandFixture.Side high = DEMAND.aSubmission(round, "KW", kuwait.priced(dear, "7", "500"));
    DEMAND.aSubmission(round, "KW", kuwait.priced(dear, "7", "307"), line(usual, "1"));

    List<UnusualLines.UnusualLine> unusual = viewDemandDesk.get(COORDINATOR, round).unusual();

    assertThat(kindsOf(unusual, high))
        .containsExactly(
            UnusualKind.ESTIMATE_ABOVE, UnusualKind.ESTIMATES_DIFFER, UnusualKind.ASKED_ELSEWHERE);
    assertThat(unusual).extracting(f -> f.line().itemCode()).doesNotContain(usual);
    assertThat(unusual.get(0).line().submissionId()).isEqualTo(high.submission());
  }

  @Test
  void a_quantity_far_from_the_last_rounds_is_pointed_out_and_a_near_one_is_not() {
    String laptop = DEMAND.aLaptop();
    long before = DEMAND.anOpenRound();
    DemandFixture.Side first = DEMAND.aSubmission(before, "KW", line(laptop, "10"));
    APP.get(EndorseSubmission.class)
        .run(COORDINATOR, first.submission(), DEMAND.version(first.submission()));
    APP.get(CloseRound.class).run(DEMAND.buyer(), before, "early");

    assertThat(askedAgain(first, laptop, "30")).isEmpty();
    assertThat(askedAgain(first, laptop, "31")).containsExactly(UnusualKind.QUANTITY_ABOVE);
    assertThat(askedAgain(first, laptop, "3")).containsExactly(UnusualKind.QUANTITY_BELOW);
    assertThat(askedAgain(first, laptop, "4")).isEmpty();
  }

  @Test
  void the_coordinator_reads_the_last_round_beside_every_figure_and_by_how_much_it_differs() {
    String laptop = DEMAND.aLaptop();
    long before = DEMAND.anOpenRound();
    DemandFixture.Side side = DEMAND.aSubmission(before, "KW", kuwait.priced(laptop, "10", "300"));
    DEMAND.aSubmission(before, "KW", kuwait.priced(laptop, "90", "300"));
    APP.get(EndorseSubmission.class)
        .run(COORDINATOR, side.submission(), DEMAND.version(side.submission()));
    APP.get(CloseRound.class).run(DEMAND.buyer(), before, "early");
    long round = DEMAND.anOpenRound();
    long submission = APP.get(StartSubmission.class).run(side.officer(), round);
    APP.get(SubmitDemand.class)
        .run(
            side.officer(),
            submission,
            DemandFixture.request(
                "again",
                List.of(kuwait.priced(laptop, "20", "300"), kuwait.priced(laptop, "15", "300"))));

    ViewDemandDesk.DemandDeskView desk = viewDemandDesk.get(COORDINATOR, round);
    DemandDeskQueries.EntityRow entity =
        desk.entities().stream()
            .filter(e -> e.entityId() == side.entity())
            .findFirst()
            .orElseThrow();
    LastDemandQueries.LastDemand last = Objects.requireNonNull(desk.lastOf(entity));
    assertThat(last.sum().amount()).isEqualByComparingTo("3000");
    assertThat(last.changeTo(entity.sum())).isEqualByComparingTo("2.5");
    assertThat(Objects.requireNonNull(desk.lastOf(desk.unusual().get(0).line())).quantity())
        .isEqualByComparingTo("10");
    assertThat(desk.lastOf(desk.categories().get(0))).isNotNull();

    Browserless coordinator = Browserless.signedInAs(APP, COORDINATOR);
    coordinator.get("/language/en");
    assertThat(coordinator.get("/rounds/" + round + "/desk").body())
        .contains("Last round", "3,000.000", "+250.0%");
    assertThat(coordinator.get("/submissions/" + submission).body())
        .contains("Last round", "3,000.000", "+250.0%");
    Browserless officer = Browserless.signedInAs(APP, side.officer());
    officer.get("/language/en");
    assertThat(officer.get("/submissions/" + submission).body()).doesNotContain("Last round");
  }

  @Test
  void a_line_opens_to_what_the_entity_and_its_neighbours_asked_for() {
    String laptop = DEMAND.aLaptop();
    long round = DEMAND.anOpenRound();
    DemandFixture.Side side = DEMAND.aSubmission(round, "KW", line(laptop, "12"));
    DemandFixture.Side neighbour = DEMAND.aSubmission(round, "KW", line(laptop, "13"));
    ViewLineHistory history = APP.get(ViewLineHistory.class);

    assertThat(history.get(COORDINATOR, side.submission(), 1).others())
        .extracting(ViewLineHistory.PastDemand::submissionId)
        .containsExactly(neighbour.submission());
    assertThat(history.get(side.officer(), side.submission(), 1).others()).isEmpty();
    assertThat(history.get(side.officer(), side.submission(), 1).rounds()).hasSize(1);
    assertThatThrownBy(() -> history.get(neighbour.officer(), side.submission(), 1))
        .isInstanceOf(Refusal.NotFound.class);
    assertThat(
            Browserless.signedInAs(APP, COORDINATOR)
                .get("/submissions/" + side.submission() + "/lines/1")
                .body())
        .contains("other entities in this round");
  }

  private static List<UnusualKind> askedAgain(
      DemandFixture.Side side, String item, String quantity) {
    long round = DEMAND.anOpenRound();
    long submission = APP.get(StartSubmission.class).run(side.officer(), round);
    APP.get(SubmitDemand.class)
        .run(
            side.officer(),
            submission,
            DemandFixture.request("again", List.of(line(item, quantity))));
    return APP.get(ViewDemandDesk.class).get(COORDINATOR, round).unusual().stream()
        .filter(f -> f.line().submissionId() == submission)
        .flatMap(f -> f.reasons().stream())
        .map(UnusualLines.Reason::kind)
        .toList();
  }

  private static List<UnusualKind> kindsOf(
      List<UnusualLines.UnusualLine> found, DemandFixture.Side side) {
    return found.stream()
        .filter(f -> f.line().submissionId() == side.submission())
        .flatMap(f -> f.reasons().stream())
        .map(UnusualLines.Reason::kind)
        .toList();
  }

  private static DecideMany.SubmissionChoice chosen(DemandFixture.Side side) {
    return new DecideMany.SubmissionChoice(side.submission(), DEMAND.version(side.submission()));
  }
}
