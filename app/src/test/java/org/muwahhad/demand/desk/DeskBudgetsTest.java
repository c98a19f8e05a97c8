package org.muwahhad.demand.desk;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.muwahhad.demand.submission.DemandFixture.line;

import java.net.http.HttpResponse;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.muwahhad.Browserless;
import org.muwahhad.TestApp;
import org.muwahhad.World;
import org.muwahhad.access.Actor;
import org.muwahhad.demand.round.CancelRound;
import org.muwahhad.demand.round.CloseRound;
import org.muwahhad.demand.submission.DemandFixture;
import org.muwahhad.demand.submission.EndorseSubmission;
import org.muwahhad.demand.submission.ReturnSubmission;
import org.muwahhad.shared.Refusal;

/** A coordinator sets budgets of the state, and endorses beyond them only with a reason. */
class DeskBudgetsTest {
  private static final TestApp APP = TestApp.start();
  private static final World WORLD = World.in(APP);
  private static final DemandFixture DEMAND = new DemandFixture(APP, WORLD);
  private static final Actor COORDINATOR = DEMAND.aCoordinatorOf("KW");
  private final ViewDemandDesk viewDemandDesk = APP.get(ViewDemandDesk.class);
  private final DeskFixture kuwait = new DeskFixture(APP, COORDINATOR);

  @Test
  void endorsing_many_shows_their_sum_and_the_budget_they_exceed_before_it_is_done() {
    String laptop = DEMAND.aLaptop();
    long round = DEMAND.anOpenRound();
    DemandFixture.Side one = DEMAND.aSubmission(round, "KW", kuwait.priced(laptop, "2", "300"));
    DemandFixture.Side other = DEMAND.aSubmission(round, "KW", kuwait.priced(laptop, "3", "300"));
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
  void a_coordinator_sets_changes_and_takes_back_the_budget_of_a_category() {
    long round = DEMAND.anOpenRound();
    DEMAND.aSubmission(round, "KW", line(DEMAND.aLaptop(), "2"));

    kuwait.set(round, "500", 0);
    CategorySums.Sum passed = viewDemandDesk.get(COORDINATOR, round).categories().get(0);
    assertThat(passed.isPassed()).isTrue();
    assertThat(DEMAND.lastAct("round", round)).isEqualTo("demand.state-budget-set");
    assertThatThrownBy(() -> kuwait.set(round, "900", 0)).isInstanceOf(Refusal.Conflict.class);
    assertThatThrownBy(() -> kuwait.set(round, "0.0001", 1))
        .isInstanceOf(Refusal.InvalidInput.class);
    kuwait.set(round, "600", 1);
    assertThat(viewDemandDesk.get(COORDINATOR, round).categories().get(0).isPassed()).isFalse();
    kuwait.set(round, null, 2);
    assertThat(viewDemandDesk.get(COORDINATOR, round).categories().get(0).budget()).isNull();
    assertThat(DEMAND.lastAct("round", round)).isEqualTo("demand.state-budget-removed");
  }

  @Test
  void a_chart_shows_what_is_used_left_and_exceeded_of_the_budget_of_each_category() {
    String laptop = DEMAND.aLaptop();
    long round = DEMAND.anOpenRound();
    DEMAND.aSubmission(round, "KW", kuwait.priced(laptop, "2", "300"));
    Browserless coordinator = Browserless.signedInAs(APP, COORDINATOR);
    String desk = "/rounds/" + round + "/desk";
    assertThat(coordinator.get(desk).body()).doesNotContain("id=\"desk-budgets-caption\"");

    kuwait.set(round, "800", 0);
    assertThat(chart(coordinator.get(desk).body()))
        .containsSubsequence("600.000", "800.000", "600.000", "200.000", "0.000");

    kuwait.set(round, "450", 1);
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
    DemandFixture.Side one = DEMAND.aSubmission(round, "KW", kuwait.priced(laptop, "2", "300"));
    DEMAND.aSubmission(round, "KW", kuwait.priced(laptop, "3", "300"));
    Browserless coordinator = Browserless.signedInAs(APP, COORDINATOR);
    String here = "/submissions/" + one.submission();
    coordinator.get(here);
    String[] fields = {"version", "" + DEMAND.version(one.submission())};
    assertThat(coordinator.pressOnce(here + "/endorse", fields).body())
        .contains("600.000")
        .doesNotContain("above the budget");

    kuwait.set(round, "1499", 0);
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

    kuwait.set(round, "1600", 1);
    HttpResponse<String> changed = coordinator.confirm(here + "/endorse", review.body());
    assertThat(changed.statusCode()).as("the budget was changed meanwhile").isEqualTo(409);
    coordinator.confirm(here + "/endorse", changed.body());
    assertThat(DEMAND.status(one.submission())).isEqualTo("ENDORSED");
  }

  @Test
  void endorsing_beyond_the_budget_of_the_state_needs_a_reason_which_stays_with_the_submission() {
    String laptop = DEMAND.aLaptop();
    long round = DEMAND.anOpenRound();
    DemandFixture.Side one = DEMAND.aSubmission(round, "KW", kuwait.priced(laptop, "2", "300"));
    DemandFixture.Side other = DEMAND.aSubmission(round, "KW", kuwait.priced(laptop, "3", "300"));
    kuwait.set(round, "700", 0);
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
    DemandFixture.Side one = DEMAND.aSubmission(round, "KW", kuwait.priced(laptop, "2", "300"));
    DemandFixture.Side other = DEMAND.aSubmission(round, "KW", kuwait.priced(laptop, "3", "300"));
    kuwait.set(round, "1000", 0);
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
    DemandFixture.Side side = DEMAND.aSubmission(round, "KW", kuwait.priced(laptop, "2", "300"));
    kuwait.set(round, "500", 0);
    String endorse =
        "UPDATE submission SET status = 'ENDORSED', endorsed_by = created_by,"
            + " endorsed_at = UTC_TIMESTAMP(6), over_budget_reason = %s WHERE id = "
            + side.submission();

    kuwait.refused(endorse.formatted("NULL"), "demand.over-budget-reason-missing");
    kuwait.refused(endorse.formatted("''"), "ck_submission_over_budget");
    kuwait.refused(
        "UPDATE submission SET over_budget_reason = 'x' WHERE id = " + side.submission(),
        "ck_submission_over_budget");
    assertThatThrownBy(
            () ->
                APP.get(EndorseSubmission.class)
                    .run(COORDINATOR, side.submission(), DEMAND.version(side.submission())))
        .isInstanceOf(Refusal.InvalidInput.class);
    kuwait.set(round, "600", 1);
    APP.get(EndorseSubmission.class)
        .run(COORDINATOR, side.submission(), DEMAND.version(side.submission()));
    assertThat(DEMAND.status(side.submission())).isEqualTo("ENDORSED");
  }

  @Test
  void of_two_endorsed_at_once_that_only_together_exceed_the_budget_one_needs_a_reason() {
    String laptop = DEMAND.aLaptop();
    long round = DEMAND.anOpenRound();
    kuwait.set(round, "1000", 0);
    List<DemandFixture.Side> sides =
        Stream.generate(() -> DEMAND.aSubmission(round, "KW", kuwait.priced(laptop, "2", "300")))
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
    kuwait.set(round, "1000", 0);
    DemandFixture.Side one = DEMAND.aSubmission(round, "KW", kuwait.priced(laptop, "2", "300"));
    DemandFixture.Side other = DEMAND.aSubmission(round, "KW", kuwait.priced(laptop, "3", "300"));
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
    String field = "budgets[" + DeskFixture.CATEGORY + "].";
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
    kuwait.set(round, "500", 0);
    String where = " WHERE round_id = " + round;

    kuwait.refused("UPDATE state_budget SET amount = 0" + where, "ck_state_budget_amount");
    kuwait.refused("UPDATE state_budget SET state_code = 'OM'" + where, "demand.round-finished");
    String insert =
        "INSERT INTO state_budget (round_id, state_code, category_code, amount, set_by, set_at) VALUES (%d, '%s', '%s', %s, %d, UTC_TIMESTAMP(6))";
    long person = COORDINATOR.personId();
    kuwait.refused(
        insert.formatted(round, "SA", DeskFixture.CATEGORY, "5", person), "fk_state_budget_state");
    kuwait.refused(
        insert.formatted(round, "OM", "30210000", "5", person), "fk_state_budget_category");
    APP.sql("INSERT INTO round_state (round_id, state_code) VALUES (" + round + ", 'AE')");
    kuwait.refused(
        insert.formatted(round, "AE", DeskFixture.CATEGORY, "5.125", person),
        "ck_state_budget_decimals");
    APP.get(CancelRound.class).run(DEMAND.buyer(), round, "test");
    kuwait.refused("UPDATE state_budget SET amount = 11" + where, "demand.round-finished");
    kuwait.refused("DELETE FROM state_budget" + where, "demand.round-finished");
    kuwait.refused(
        insert.formatted(round, "OM", DeskFixture.CATEGORY, "5", person), "demand.round-finished");
    assertThatThrownBy(() -> kuwait.set(round, "7", 1)).hasMessage("demand.round-finished");
  }
}
