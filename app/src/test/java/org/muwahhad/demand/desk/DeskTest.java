package org.muwahhad.demand.desk;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.muwahhad.demand.desk.UnusualLines.UnusualKind;
import static org.muwahhad.demand.submission.DemandFixture.line;

import java.math.BigDecimal;
import java.net.http.HttpResponse;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.muwahhad.Browserless;
import org.muwahhad.TestApp;
import org.muwahhad.World;
import org.muwahhad.access.Actor;
import org.muwahhad.access.Role;
import org.muwahhad.demand.budget.SetStateBudget;
import org.muwahhad.demand.round.CancelRound;
import org.muwahhad.demand.round.CloseRound;
import org.muwahhad.demand.submission.Commitment;
import org.muwahhad.demand.submission.DemandFixture;
import org.muwahhad.demand.submission.EndorseSubmission;
import org.muwahhad.demand.submission.LastDemandQueries;
import org.muwahhad.demand.submission.LineInput;
import org.muwahhad.demand.submission.ReturnSubmission;
import org.muwahhad.demand.submission.StartSubmission;
import org.muwahhad.demand.submission.SubmitDemand;
import org.muwahhad.organisation.entity.CloseEntity;
import org.muwahhad.shared.Refusal;

/** The desk of a national coordinator. */
class DeskTest {
  private static final TestApp APP = TestApp.start();
  private static final World WORLD = World.in(APP);
  private static final DemandFixture DEMAND = new DemandFixture(APP, WORLD);
  private static final Actor COORDINATOR = DEMAND.aCoordinatorOf("KW");
  private static final String CATEGORY = "30200000";
  private final ViewDemandDesk viewDemandDesk = APP.get(ViewDemandDesk.class);
  private final DecideMany decideMany = APP.get(DecideMany.class);

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
  void endorsing_many_shows_their_sum_and_the_budget_they_exceed_before_it_is_done() {
    String laptop = DEMAND.aLaptop();
    long round = DEMAND.anOpenRound();
    DemandFixture.Side one = DEMAND.aSubmission(round, "KW", priced(laptop, "2", "300"));
    DemandFixture.Side other = DEMAND.aSubmission(round, "KW", priced(laptop, "3", "300"));
    Browserless coordinator = Browserless.signedInAs(APP, COORDINATOR);
    String path = "/rounds/" + round + "/desk";
    coordinator.get(path);
    String[] fields = {
      "act",
      "endorse",
      "submissions",
      "" + one.submission(),
      "submissions",
      "" + other.submission(),
      "versions[" + one.submission() + "]",
      "" + DEMAND.version(one.submission()),
      "versions[" + other.submission() + "]",
      "" + DEMAND.version(other.submission())
    };

    HttpResponse<String> review = coordinator.pressOnce(path + "/decide", fields);
    assertThat(review.body())
        .contains("600.000", "900.000", "1,500.000", "KWD", "take the endorsement back");
    coordinator.get("/language/ar");
    assertThat(coordinator.pressOnce(path + "/decide", fields).body())
        .contains("1,500.000", "يمكنكم سحب الاعتماد مع ذكر السبب");
    coordinator.get("/language/en");
    assertThat(DEMAND.status(one.submission())).isEqualTo("SUBMITTED");
    APP.get(ReturnSubmission.class)
        .run(COORDINATOR, other.submission(), DEMAND.version(other.submission()), "Not now");
    HttpResponse<String> changed = coordinator.confirm(path + "/decide", review.body());
    assertThat(changed.statusCode()).as(changed.body()).isEqualTo(409);
    assertThat(DEMAND.status(one.submission())).isEqualTo("SUBMITTED");

    coordinator.confirm(path + "/decide", changed.body());
    assertThat(DEMAND.status(one.submission())).isEqualTo("ENDORSED");
    assertThat(DEMAND.status(other.submission())).isEqualTo("RETURNED");
  }

  @Test
  void the_desk_points_out_estimates_and_duplicates_with_the_reason() {
    String dear = DEMAND.aLaptop();
    String usual = DEMAND.aLaptop();
    long round = DEMAND.anOpenRound();
    DemandFixture.Side high = DEMAND.aSubmission(round, "KW", priced(dear, "7", "500"));
    DEMAND.aSubmission(round, "KW", priced(dear, "7", "307"), line(usual, "1"));

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
    DemandFixture.Side side = DEMAND.aSubmission(before, "KW", priced(laptop, "10", "300"));
    DEMAND.aSubmission(before, "KW", priced(laptop, "90", "300"));
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
                "again", List.of(priced(laptop, "20", "300"), priced(laptop, "15", "300"))));

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
  void a_coordinator_reminds_entities_that_have_not_answered_once_a_day_each() {
    long round = DEMAND.anOpenRound();
    DemandFixture.Side draft = DEMAND.aDraft(round, "KW");
    long silent = WORLD.anEntityIn("KW");
    Actor officer = WORLD.anOfficerOf(silent);
    DemandFixture.Side answered = DEMAND.aSubmission(round, "KW", line(DEMAND.aLaptop(), "2"));
    DemandFixture.Side foreign = DEMAND.aDraft(round, "OM");
    Browserless coordinator = Browserless.signedInAs(APP, COORDINATOR);
    coordinator.get("/language/en");
    String desk = "/rounds/" + round + "/desk";
    assertThat(coordinator.get(desk).body())
        .contains(button(draft.entity()), button(silent))
        .doesNotContain(button(answered.entity()));

    coordinator.post(desk + "/reminders", "entity", "" + silent);

    assertThat(coordinator.get(desk).body())
        .contains("Reminded:", button(draft.entity()))
        .doesNotContain(button(silent));
    assertThat(DEMAND.lastAct("entity", silent)).isEqualTo("demand.entity-reminded");
    assertThat(remindersTo(officer)).isEqualTo("1 1");
    RemindEntities remind = APP.get(RemindEntities.class);
    assertThatThrownBy(() -> remind.run(COORDINATOR, round, silent))
        .hasMessage("demand.reminded-today");
    assertThatThrownBy(() -> remind.run(COORDINATOR, round, answered.entity()))
        .hasMessage("demand.has-answered");
    assertThatThrownBy(() -> remind.run(COORDINATOR, round, foreign.entity()))
        .isInstanceOf(Refusal.NotFound.class);
    assertThatThrownBy(() -> remind.run(draft.officer(), round, silent))
        .isInstanceOf(Refusal.NotPermitted.class);

    coordinator.post(desk + "/reminders");
    assertThat(remindersTo(officer)).as("not twice a day").isEqualTo("1 1");
    assertThat(remindersTo(draft.officer())).isEqualTo("1 1");
    assertThatThrownBy(() -> remind.run(COORDINATOR, round, null))
        .hasMessage("demand.nobody-to-remind");
    APP.get(CloseRound.class).run(DEMAND.buyer(), round, "early");
    assertThatThrownBy(() -> remind.run(COORDINATOR, round, null))
        .hasMessage("demand.round-not-open");
  }

  @Test
  void the_database_refuses_a_reminder_to_who_has_answered_and_a_second_one_on_a_day() {
    long round = DEMAND.anOpenRound();
    DemandFixture.Side draft = DEMAND.aDraft(round, "KW");
    DemandFixture.Side answered = DEMAND.aSubmission(round, "KW", line(DEMAND.aLaptop(), "2"));
    String reminder =
        """
        INSERT INTO demand_reminder (round_id, entity_id, reminded_on, state_code, reminded_by,
                                     reminded_at)
        VALUES (%d, %d, DATE(UTC_TIMESTAMP(6) + INTERVAL 3 HOUR), 'KW', %d, UTC_TIMESTAMP(6))""";

    refused(
        reminder.formatted(round, answered.entity(), COORDINATOR.personId()),
        "demand.has-answered");
    APP.sql(reminder.formatted(round, draft.entity(), COORDINATOR.personId()));
    refused(reminder.formatted(round, draft.entity(), COORDINATOR.personId()), "Duplicate entry");
    refused(
        "UPDATE demand_reminder SET reminded_on = '2020-01-01' WHERE round_id = " + round,
        "ck_demand_reminder_day");
    APP.get(CloseRound.class).run(DEMAND.buyer(), round, "early");
    refused(
        reminder.formatted(round, WORLD.anEntityIn("KW"), COORDINATOR.personId()),
        "demand.round-not-open");
  }

  @Test
  void nobody_is_reminded_of_an_entity_whose_officers_cannot_sign_in() {
    long round = DEMAND.anOpenRound();
    long unmanned = WORLD.anEntityIn("KW");
    long locked = WORLD.anEntityIn("KW");
    Actor officer = WORLD.anOfficerOf(locked);
    APP.sql(
        "UPDATE person SET blocked_at = UTC_TIMESTAMP(6), blocked_reason = 'left' WHERE id = "
            + officer.personId());
    long closed = WORLD.anEntityIn("KW");
    WORLD.anOfficerOf(closed);
    APP.get(CloseEntity.class).run(WORLD.aPersonWho(Role.ADMINISTRATOR), closed, "Merged");
    RemindEntities remind = APP.get(RemindEntities.class);
    Browserless coordinator = Browserless.signedInAs(APP, COORDINATOR);
    coordinator.get("/language/en");

    assertThat(coordinator.get("/rounds/" + round + "/desk").body())
        .contains("no officer who could be reminded")
        .doesNotContain(button(unmanned), button(locked), button(closed));
    assertThatThrownBy(() -> remind.run(COORDINATOR, round, unmanned))
        .hasMessage("demand.no-officer");
    assertThatThrownBy(() -> remind.run(COORDINATOR, round, locked))
        .hasMessage("demand.no-officer");
    assertThatThrownBy(() -> remind.run(COORDINATOR, round, closed))
        .hasMessage("organisation.entity-closed");
    assertThat(remindersTo(officer)).isEqualTo("0 0");
    String reminder =
        """
        INSERT INTO demand_reminder (round_id, entity_id, reminded_on, state_code, reminded_by,
                                     reminded_at)
        VALUES (%d, %d, DATE(UTC_TIMESTAMP(6) + INTERVAL 3 HOUR), 'KW', %d, UTC_TIMESTAMP(6))""";
    refused(reminder.formatted(round, locked, COORDINATOR.personId()), "demand.no-officer");
    refused(
        reminder.formatted(round, closed, COORDINATOR.personId()), "organisation.entity-closed");
  }

  private static String button(long entity) {
    return "form=\"remind\" name=\"entity\" value=\"" + entity + "\"";
  }

  /** Messages and mails of reminders to a person. */
  private static String remindersTo(Actor person) {
    return APP.ask(
        """
        SELECT CONCAT(COUNT(*), ' ', COUNT(m.id)) FROM inbox_message i
          JOIN notice n ON n.id = i.notice_id AND n.kind = 'coordinator-reminder'
          LEFT JOIN mail m ON m.inbox_message_id = i.id
         WHERE i.person_id = %d"""
            .formatted(person.personId()));
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

  @Test
  void a_coordinator_sets_changes_and_takes_back_the_budget_of_a_category() {
    long round = DEMAND.anOpenRound();
    DEMAND.aSubmission(round, "KW", line(DEMAND.aLaptop(), "2"));

    set(round, "500", 0);
    CategorySums.Sum passed = viewDemandDesk.get(COORDINATOR, round).categories().get(0);
    assertThat(passed.isPassed()).isTrue();
    assertThat(DEMAND.lastAct("round", round)).isEqualTo("demand.state-budget-set");
    assertThatThrownBy(() -> set(round, "900", 0)).isInstanceOf(Refusal.Conflict.class);
    assertThatThrownBy(() -> set(round, "0.0001", 1)).isInstanceOf(Refusal.InvalidInput.class);
    set(round, "600", 1);
    assertThat(viewDemandDesk.get(COORDINATOR, round).categories().get(0).isPassed()).isFalse();
    set(round, null, 2);
    assertThat(viewDemandDesk.get(COORDINATOR, round).categories().get(0).budget()).isNull();
    assertThat(DEMAND.lastAct("round", round)).isEqualTo("demand.state-budget-removed");
  }

  @Test
  void a_chart_shows_what_is_used_left_and_exceeded_of_the_budget_of_each_category() {
    String laptop = DEMAND.aLaptop();
    long round = DEMAND.anOpenRound();
    DEMAND.aSubmission(round, "KW", priced(laptop, "2", "300"));
    Browserless coordinator = Browserless.signedInAs(APP, COORDINATOR);
    String desk = "/rounds/" + round + "/desk";
    assertThat(coordinator.get(desk).body()).doesNotContain("id=\"desk-budgets-caption\"");

    set(round, "800", 0);
    assertThat(chart(coordinator.get(desk).body()))
        .containsSubsequence("600.000", "800.000", "600.000", "200.000", "0.000");

    set(round, "450", 1);
    assertThat(chart(coordinator.get(desk).body()))
        .containsSubsequence("600.000", "450.000", "600.000", "0.000", "150.000")
        .contains("Budget used", "Remaining budget", "Budget exceeded by");
    coordinator.get("/language/ar");
    assertThat(chart(coordinator.get(desk).body())).contains("المتجاوز للميزانية");
  }

  private static String chart(String page) {
    int start = page.indexOf("<figure class=\"chart\" aria-labelledby=\"desk-budgets-caption\"");
    return page.substring(start, page.indexOf("</figure>", start));
  }

  @Test
  void endorsing_one_shows_the_budget_that_the_state_exceeds_before_it_is_done() {
    String laptop = DEMAND.aLaptop();
    long round = DEMAND.anOpenRound();
    DemandFixture.Side one = DEMAND.aSubmission(round, "KW", priced(laptop, "2", "300"));
    DEMAND.aSubmission(round, "KW", priced(laptop, "3", "300"));
    Browserless coordinator = Browserless.signedInAs(APP, COORDINATOR);
    String here = "/submissions/" + one.submission();
    coordinator.get(here);
    String[] fields = {"version", "" + DEMAND.version(one.submission())};
    assertThat(coordinator.pressOnce(here + "/endorse", fields).body())
        .contains("600.000")
        .doesNotContain("above the budget");

    set(round, "1499", 0);
    assertThat(coordinator.get("/rounds/" + round + "/desk").body())
        .as("what is exceeded is no remainder below zero")
        .contains("over by", "1.000")
        .doesNotContain("-1.000");
    HttpResponse<String> review = coordinator.pressOnce(here + "/endorse", fields);
    assertThat(review.body()).contains("above the budget of the state", "1,500.000", "1,499.000");
    coordinator.get("/language/ar");
    assertThat(coordinator.pressOnce(here + "/endorse", fields).body())
        .contains("1,500.000", "1,499.000");
    coordinator.get("/language/en");

    set(round, "1600", 1);
    HttpResponse<String> changed = coordinator.confirm(here + "/endorse", review.body());
    assertThat(changed.statusCode()).as("the budget was changed meanwhile").isEqualTo(409);
    coordinator.confirm(here + "/endorse", changed.body());
    assertThat(DEMAND.status(one.submission())).isEqualTo("ENDORSED");
  }

  @Test
  void endorsing_beyond_the_budget_of_the_state_needs_a_reason_which_stays_with_the_submission() {
    String laptop = DEMAND.aLaptop();
    long round = DEMAND.anOpenRound();
    DemandFixture.Side one = DEMAND.aSubmission(round, "KW", priced(laptop, "2", "300"));
    DemandFixture.Side other = DEMAND.aSubmission(round, "KW", priced(laptop, "3", "300"));
    set(round, "700", 0);
    Browserless coordinator = Browserless.signedInAs(APP, COORDINATOR);
    coordinator.get("/language/en");
    String first = "/submissions/" + one.submission();
    String[] within = {"version", "" + DEMAND.version(one.submission())};
    assertThat(coordinator.get(first).body()).doesNotContain("name=\"overBudgetReason\"");
    coordinator.confirm(
        first + "/endorse", coordinator.pressOnce(first + "/endorse", within).body());
    assertThat(DEMAND.status(one.submission())).as("within the budget").isEqualTo("ENDORSED");

    String second = "/submissions/" + other.submission();
    String version = "" + DEMAND.version(other.submission());
    assertThat(coordinator.get(second).body()).contains("name=\"overBudgetReason\"");
    HttpResponse<String> without =
        coordinator.post(second + "/endorse", "version", version, "overBudgetReason", " ");
    assertThat(without.statusCode()).isEqualTo(422);
    assertThat(without.body()).contains("href=\"#overBudgetReason\"", "Give the reason");
    HttpResponse<String> review =
        coordinator.pressOnce(
            second + "/endorse", "version", version, "overBudgetReason", "Extra funds");
    assertThat(review.body()).contains("Extra funds");
    coordinator.confirm(second + "/endorse", review.body());

    assertThat(DEMAND.status(other.submission())).isEqualTo("ENDORSED");
    assertThat(coordinator.get(second).body())
        .contains("above the budget of the state. Reason: ", ">Extra funds<");
    assertThat(coordinator.get("/rounds/" + round + "/desk").body()).contains("Extra funds");
    assertThat(
            APP.ask(
                "SELECT detail FROM audit_entry WHERE act = 'demand.endorsed' AND object_id = '"
                    + other.submission()
                    + "'"))
        .contains("\"reason\":\"Extra funds\"");
    assertThat(coordinator.get(second).body()).doesNotContain("/demand-lines/");
    APP.get(CloseRound.class).run(DEMAND.buyer(), round, "early");
    assertThat(coordinator.get(second).body())
        .as("once the round is over, a line leads to what becomes of it")
        .containsPattern("/demand-lines/\\d+/thread");
    String report = "/rounds/" + round + "/close-report";
    assertThat(coordinator.get(report).body()).contains("Extra funds");
    assertThat(coordinator.get(report + ".csv").body()).contains("Extra funds");
  }

  @Test
  void many_that_exceed_the_budget_only_together_need_a_reason_too() {
    String laptop = DEMAND.aLaptop();
    long round = DEMAND.anOpenRound();
    DemandFixture.Side one = DEMAND.aSubmission(round, "KW", priced(laptop, "2", "300"));
    DemandFixture.Side other = DEMAND.aSubmission(round, "KW", priced(laptop, "3", "300"));
    set(round, "1000", 0);
    Browserless coordinator = Browserless.signedInAs(APP, COORDINATOR);
    coordinator.get("/language/en");
    String path = "/rounds/" + round + "/desk";
    coordinator.get(path);
    String[] fields = {
      "act",
      "endorse",
      "overBudgetReason",
      "",
      "submissions",
      "" + one.submission(),
      "submissions",
      "" + other.submission(),
      "versions[" + one.submission() + "]",
      "" + DEMAND.version(one.submission()),
      "versions[" + other.submission() + "]",
      "" + DEMAND.version(other.submission())
    };

    HttpResponse<String> without = coordinator.post(path + "/decide", fields);
    assertThat(without.statusCode()).isEqualTo(422);
    assertThat(without.body()).contains("href=\"#overBudgetReason\"", "Give the reason");
    assertThat(DEMAND.status(one.submission())).isEqualTo("SUBMITTED");
    fields[3] = "Extra funds";
    coordinator.confirm(path + "/decide", coordinator.pressOnce(path + "/decide", fields).body());

    assertThat(DEMAND.status(one.submission())).isEqualTo("ENDORSED");
    assertThat(DEMAND.status(other.submission())).isEqualTo("ENDORSED");
    assertThat(
            APP.ask(
                "SELECT COUNT(*) FROM submission WHERE over_budget_reason = 'Extra funds'"
                    + " AND round_id = "
                    + round))
        .as("the reason stays with the one that exceeds it")
        .isEqualTo("1");
  }

  @Test
  void the_database_refuses_to_endorse_beyond_a_budget_without_a_reason() {
    String laptop = DEMAND.aLaptop();
    long round = DEMAND.anOpenRound();
    DemandFixture.Side side = DEMAND.aSubmission(round, "KW", priced(laptop, "2", "300"));
    set(round, "500", 0);
    String endorse =
        "UPDATE submission SET status = 'ENDORSED', endorsed_by = created_by,"
            + " endorsed_at = UTC_TIMESTAMP(6), over_budget_reason = %s WHERE id = "
            + side.submission();

    refused(endorse.formatted("NULL"), "demand.over-budget-reason-missing");
    refused(endorse.formatted("''"), "ck_submission_over_budget");
    refused(
        "UPDATE submission SET over_budget_reason = 'x' WHERE id = " + side.submission(),
        "ck_submission_over_budget");
    assertThatThrownBy(
            () ->
                APP.get(EndorseSubmission.class)
                    .run(COORDINATOR, side.submission(), DEMAND.version(side.submission())))
        .isInstanceOf(Refusal.InvalidInput.class);
    set(round, "600", 1);
    APP.get(EndorseSubmission.class)
        .run(COORDINATOR, side.submission(), DEMAND.version(side.submission()));
    assertThat(DEMAND.status(side.submission())).isEqualTo("ENDORSED");
  }

  @Test
  void of_two_endorsed_at_once_that_only_together_exceed_the_budget_one_needs_a_reason() {
    String laptop = DEMAND.aLaptop();
    long round = DEMAND.anOpenRound();
    set(round, "1000", 0);
    List<DemandFixture.Side> sides =
        Stream.generate(() -> DEMAND.aSubmission(round, "KW", priced(laptop, "2", "300")))
            .limit(4)
            .toList();

    List<CompletableFuture<String>> answers =
        sides.stream()
            .map(
                side ->
                    CompletableFuture.supplyAsync(
                        () -> {
                          APP.get(EndorseSubmission.class)
                              .run(
                                  COORDINATOR,
                                  side.submission(),
                                  DEMAND.version(side.submission()));
                          return "endorsed";
                        }))
            .map(f -> f.exceptionally(e -> String.valueOf(e.getCause())))
            .toList();

    assertThat(answers.stream().map(CompletableFuture::join))
        .filteredOn(a -> a.equals("endorsed"))
        .hasSize(1);
    assertThat(sides.stream().map(s -> DEMAND.status(s.submission())))
        .containsExactlyInAnyOrder("ENDORSED", "SUBMITTED", "SUBMITTED", "SUBMITTED");
  }

  @ParameterizedTest
  @ValueSource(
      ints = {Connection.TRANSACTION_READ_COMMITTED, Connection.TRANSACTION_REPEATABLE_READ})
  void the_database_does_not_endorse_two_at_once_that_only_together_exceed_the_budget(int isolation)
      throws SQLException {
    String laptop = DEMAND.aLaptop();
    long round = DEMAND.anOpenRound();
    set(round, "1000", 0);
    DemandFixture.Side one = DEMAND.aSubmission(round, "KW", priced(laptop, "2", "300"));
    DemandFixture.Side other = DEMAND.aSubmission(round, "KW", priced(laptop, "3", "300"));
    String endorse =
        "UPDATE submission SET status = 'ENDORSED', endorsed_by = created_by,"
            + " endorsed_at = UTC_TIMESTAMP(6) WHERE id = ";
    try (Connection first = APP.connect();
        Connection second = APP.connect();
        Statement of = first.createStatement();
        Statement to = second.createStatement()) {
      first.setAutoCommit(false);
      second.setAutoCommit(false);
      first.setTransactionIsolation(isolation);
      second.setTransactionIsolation(isolation);
      of.executeUpdate(endorse + one.submission());
      CompletableFuture<String> waiting =
          CompletableFuture.supplyAsync(
              () -> {
                try {
                  return "" + to.executeUpdate(endorse + other.submission());
                } catch (SQLException e) {
                  return e.getMessage();
                }
              });
      assertThatThrownBy(() -> waiting.get(500, TimeUnit.MILLISECONDS))
          .as("it waits for the first")
          .isInstanceOf(TimeoutException.class);
      first.commit();

      assertThat(waiting.join()).contains("demand.over-budget-reason-missing");
      second.rollback();
    }
    assertThat(DEMAND.status(other.submission())).isEqualTo("SUBMITTED");
  }

  @Test
  void the_page_of_budgets_saves_what_changed_and_tells_what_is_wrong() {
    long round = DEMAND.anOpenRound();
    Browserless coordinator = Browserless.signedInAs(APP, COORDINATOR);
    String path = "/rounds/" + round + "/desk/budgets";
    String field = "budgets[" + CATEGORY + "].";
    assertThat(coordinator.get(path).body()).contains(field + "amount");

    assertThat(
            coordinator.post(path, field + "amount", "much", field + "version", "0").statusCode())
        .isEqualTo(422);
    assertThat(coordinator.post(path, field + "amount", "٢٠٠٠", field + "version", "0").body())
        .contains("The budgets are saved.", "2,000.000");
  }

  @Test
  void the_database_refuses_a_budget_outside_the_states_categories_and_life_of_its_round() {
    long round = DEMAND.anOpenRound();
    set(round, "500", 0);
    String where = " WHERE round_id = " + round;

    refused("UPDATE state_budget SET amount = 0" + where, "ck_state_budget_amount");
    refused("UPDATE state_budget SET state_code = 'OM'" + where, "demand.round-finished");
    String insert =
        "INSERT INTO state_budget (round_id, state_code, category_code, amount, set_by, set_at) VALUES (%d, '%s', '%s', %s, %d, UTC_TIMESTAMP(6))";
    long person = COORDINATOR.personId();
    refused(insert.formatted(round, "SA", CATEGORY, "5", person), "fk_state_budget_state");
    refused(insert.formatted(round, "OM", "30210000", "5", person), "fk_state_budget_category");
    APP.sql("INSERT INTO round_state (round_id, state_code) VALUES (" + round + ", 'AE')");
    refused(insert.formatted(round, "AE", CATEGORY, "5.125", person), "ck_state_budget_decimals");
    APP.get(CancelRound.class).run(DEMAND.buyer(), round, "test");
    refused("UPDATE state_budget SET amount = 11" + where, "demand.round-finished");
    refused("DELETE FROM state_budget" + where, "demand.round-finished");
    refused(insert.formatted(round, "OM", CATEGORY, "5", person), "demand.round-finished");
    assertThatThrownBy(() -> set(round, "7", 1)).hasMessage("demand.round-finished");
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

  private static LineInput priced(String item, String quantity, String price) {
    return new LineInput(
        item,
        new BigDecimal(quantity),
        LocalDate.now().plusDays(120),
        null,
        new BigDecimal(price),
        Commitment.FIRM,
        "B-1",
        "test");
  }

  private static DecideMany.SubmissionChoice chosen(DemandFixture.Side side) {
    return new DecideMany.SubmissionChoice(side.submission(), DEMAND.version(side.submission()));
  }

  private static void set(long round, @Nullable String amount, int version) {
    APP.get(SetStateBudget.class)
        .run(
            COORDINATOR,
            round,
            CATEGORY,
            new SetStateBudget.Budget(amount == null ? null : new BigDecimal(amount), version));
  }

  private static void refused(String statement, String by) {
    assertThatThrownBy(() -> APP.sql(statement)).hasMessageContaining(by);
  }
}
