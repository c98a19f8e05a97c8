package org.muwahhad.home;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.muwahhad.Browserless;
import org.muwahhad.TestApp;
import org.muwahhad.access.Actor;
import org.muwahhad.access.Actors;
import org.muwahhad.access.DemoLogins;
import org.muwahhad.demo.LoadedDemo;
import org.muwahhad.organisation.supplier.ProposeDebarment;
import org.muwahhad.shared.Bilingual;

/** What waits for each person of the demonstration. */
@Tag("long")
class HomeTest {
  private static final TestApp APP = LoadedDemo.app();
  private final Home home = APP.get(Home.class);

  @Test
  void an_officer_is_asked_for_the_demand_of_the_open_round_and_reminded_of_agreements() {
    Task demand = only("officer.kw", Task.TaskKind.STATE_DEMAND);

    assertThat(demand.due()).isNotNull();
    assertThat(demand.href()).startsWith("/rounds/");
    assertThat(only("officer.kw", Task.TaskKind.CALL_OFF).count()).isPositive();
  }

  @Test
  void a_coordinator_sees_what_to_endorse_and_who_is_missing() {
    assertThat(only("coordinator.kw", Task.TaskKind.ENDORSE).count())
        .isEqualTo(
            count(
                "submission s JOIN demand_round r ON r.id = s.round_id WHERE s.state_code = 'KW'"
                    + " AND s.status = 'SUBMITTED' AND r.status = 'OPEN'"));
    assertThat(only("coordinator.kw", Task.TaskKind.ENTITIES_MISSING).count()).isPositive();
  }

  @Test
  void a_buyer_is_asked_to_aggregate_the_closed_round() {
    assertThat(only("buyer", Task.TaskKind.AGGREGATE).href()).endsWith("/aggregation");
  }

  @Test
  void a_buyer_is_asked_to_vet_the_company_that_applied_and_to_decide_on_a_debarment_of_another() {
    assertThat(only("buyer", Task.TaskKind.VET_REGISTRATIONS).count()).isEqualTo(1);
    assertThat(kinds("buyer")).doesNotContain(Task.TaskKind.DECIDE_DEBARMENT);
    TestApp app = LoadedDemo.fresh();
    app.get(ProposeDebarment.class)
        .run(
            app.get(Actors.class).get("buyer"),
            Long.parseLong(app.ask("SELECT MIN(id) FROM supplier")),
            new ProposeDebarment.Proposal(
                LocalDate.now(ZoneOffset.UTC).plusDays(3),
                null,
                new Bilingual("سبب", "Ground"),
                "Reason"));

    assertThat(kinds(app, "buyer.2")).contains(Task.TaskKind.DECIDE_DEBARMENT);
    assertThat(kinds(app, "buyer")).doesNotContain(Task.TaskKind.DECIDE_DEBARMENT);
  }

  @Test
  void the_evaluator_whose_scores_are_missing_is_asked_for_them_and_the_others_are_not() {
    assertThat(only("evaluator.3", Task.TaskKind.SCORE_BIDS).href()).endsWith("/evaluation/scores");
    assertThat(kinds("evaluator.1"))
        .doesNotContain(Task.TaskKind.SCORE_BIDS, Task.TaskKind.RANK_BIDS);
  }

  @Test
  void a_committee_member_is_led_to_the_award_reports() {
    assertThat(home.tasks(person("member.sa")).stream().map(Task::kind))
        .containsOnly(Task.TaskKind.DOWNLOAD_REPORT)
        .hasSize(2);
  }

  @Test
  void a_bidder_sees_the_open_tender_with_its_deadline_and_never_a_round() {
    Task bid = only("bidder.1", Task.TaskKind.SUBMIT_BID);

    assertThat(bid.due()).isNotNull();
    assertThat(only("bidder.12", Task.TaskKind.CHANGE_BID).href()).endsWith("/bid");
    assertThat(home.ongoing(person("bidder.1")))
        .extracting(Ongoing::kind)
        .containsOnly(Ongoing.OngoingKind.TENDER);
  }

  @Test
  void keepers_of_the_catalog_and_of_the_record_are_led_to_them() {
    assertThat(only("catalog", Task.TaskKind.REVIEW_CATALOG).count())
        .isEqualTo(count("catalog_item WHERE status = 'ACTIVE'"));
    assertThat(only("auditor", Task.TaskKind.VERIFY_AUDIT).href()).isEqualTo("/audit");
    assertThat(only("admin", Task.TaskKind.SEE_AUDIT).href()).isEqualTo("/audit");
  }

  @Test
  void an_administrator_is_told_of_locked_accounts_and_entities_without_an_officer() {
    assertThat(only("admin", Task.TaskKind.UNLOCK_ACCOUNTS).count()).isEqualTo(1);
    assertThat(only("admin", Task.TaskKind.APPOINT_OFFICERS).count()).isEqualTo(1);
    assertThat(kinds("admin")).doesNotContain(Task.TaskKind.APPOINT_COORDINATORS);
  }

  @Test
  void a_catalog_manager_is_told_of_old_benchmarks_and_retirements() {
    long old =
        count(
            "catalog_item i JOIN item_revision r ON r.item_id = i.id AND r.number ="
                + " i.revision_count WHERE i.status = 'ACTIVE' AND r.benchmark_date <"
                + " DATE_SUB(UTC_DATE(), INTERVAL 12 MONTH)");

    assertThat(home.tasks(person("catalog")))
        .filteredOn(t -> t.kind() == Task.TaskKind.RENEW_BENCHMARKS)
        .extracting(Task::count)
        .isEqualTo(old > 0 ? List.of(old) : List.of());
    assertThat(home.facts(person("catalog")))
        .extracting(HomeFact::kind)
        .containsExactly(HomeFact.HomeFactKind.RETIRED_ITEMS);
  }

  @Test
  void an_auditor_sees_the_latest_acts_and_when_the_record_was_last_verified_and_anchored() {
    Browserless browser = signedIn("auditor");
    browser.get("/audit");
    browser.post("/audit/verify");

    assertThat(home.facts(person("auditor")))
        .anySatisfy(
            f -> {
              assertThat(f.kind()).isEqualTo(HomeFact.HomeFactKind.LAST_VERIFIED);
              assertThat(f.at()).isNotNull();
              assertThat(f.count()).isZero();
            });
    assertThat(home.latestActs(person("auditor"))).isNotEmpty();
    assertThat(home.latestActs(person("admin"))).isEmpty();
    assertThat(browser.get("/").body())
        .contains("Latest recorded actions", "audit.verified", "Audit chains last anchored");
  }

  @Test
  void the_member_of_an_opening_panel_waits_for_the_deadline() {
    assertThat(home.tasks(person("opening.1"))).isEmpty();
  }

  @Test
  void what_is_due_first_comes_first() {
    List<Task> tasks = home.tasks(person("coordinator.kw"));

    assertThat(tasks).extracting(Task::due).isSorted();
  }

  @Test
  void every_link_leads_the_person_to_a_page() {
    for (String login :
        List.of(
            "officer.kw",
            "coordinator.kw",
            "buyer",
            "evaluator.3",
            "member.sa",
            "bidder.1",
            "bidder.12",
            "catalog",
            "auditor",
            "admin")) {
      Browserless browser = signedIn(login);
      for (Task task : home.tasks(person(login))) {
        assertThat(browser.get(task.href()).statusCode())
            .as(login + " " + task.href())
            .isEqualTo(200);
      }
    }
  }

  @Test
  void the_page_greets_in_the_readers_language() {
    Browserless browser = signedIn("officer.kw");

    assertThat(browser.get("/").body()).contains("Waiting for you", "Enter your entity’s demand");
    browser.get("/language/ar");
    assertThat(browser.get("/").body()).contains("بانتظار إجراء منكم", "تقديم طلب الجهة في الجولة");
  }

  @Test
  void a_visitor_is_asked_to_sign_in() {
    HttpResponse<String> page = Browserless.at(APP).get("/");

    assertThat(page.uri().getPath()).isEqualTo("/sign-in");
  }

  @Test
  void programs_get_the_same_and_an_empty_list_where_nothing_waits() {
    HttpResponse<String> answer = signedIn("opening.1").get("/api/v1/home");

    assertThat(answer.body()).contains("\"tasks\":[]", "\"kind\":\"TENDER\"");
  }

  private Task only(String login, Task.TaskKind kind) {
    List<Task> found = home.tasks(person(login)).stream().filter(t -> t.kind() == kind).toList();
    assertThat(found).as(login + " " + kind).hasSize(1);
    return found.get(0);
  }

  private static List<Task.TaskKind> kinds(TestApp app, String login) {
    return app.get(Home.class).tasks(app.get(Actors.class).get(login)).stream()
        .map(Task::kind)
        .toList();
  }

  private List<Task.TaskKind> kinds(String login) {
    return home.tasks(person(login)).stream().map(Task::kind).toList();
  }

  private static Actor person(String login) {
    return APP.get(Actors.class).get(login);
  }

  private static Browserless signedIn(String login) {
    Browserless browser = Browserless.at(APP);
    browser.get("/language/en");
    browser.post("/sign-in", "login", login, "password", DemoLogins.PASSWORD);
    return browser;
  }

  private static long count(String what) {
    return Long.parseLong(APP.ask("SELECT COUNT(*) FROM " + what));
  }
}
