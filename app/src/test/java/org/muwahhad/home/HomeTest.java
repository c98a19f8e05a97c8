package org.muwahhad.home;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.muwahhad.Browserless;
import org.muwahhad.TestApp;
import org.muwahhad.access.Actor;
import org.muwahhad.access.Actors;
import org.muwahhad.access.DemoPersonQueries;
import org.muwahhad.demo.LoadedDemo;
import org.muwahhad.overview.ViewOverview;

/** The first page of each person of the demonstration, and what it shows beside tasks. */
@Tag("long")
class HomeTest {
  private static final TestApp APP = LoadedDemo.app();
  private final Home home = APP.get(Home.class);

  @Test
  void an_officer_sees_where_the_own_demand_stands() {
    List<OwnDemand> demand = home.ownDemand(person("officer.kw"));

    assertThat(demand).isNotEmpty();
    assertThat(demand).extracting(OwnDemand::step).containsAnyOf("ORDERED", "LATE");
    for (OwnDemand one : demand) {
      String of = " l.submission_id = " + one.id();
      assertThat(one.lineCount()).isEqualTo(count("demand_line l WHERE" + of));
      assertThat(one.inTender())
          .isEqualTo(
              count(
                  "demand_line l WHERE EXISTS (SELECT 1 FROM allocation a"
                      + " WHERE a.demand_line_id = l.id) AND"
                      + of));
      assertThat(one.awarded())
          .isEqualTo(
              count(
                  "demand_line l WHERE EXISTS (SELECT 1 FROM award_allocation a"
                      + " JOIN award w ON w.id = a.award_id AND w.status = 'active'"
                      + " WHERE a.demand_line_id = l.id) AND"
                      + of));
      assertThat(one.ordered()).isLessThanOrEqualTo(one.awarded());
    }
    assertThat(Browserless.ofDemo(APP, "officer.kw").get("/").body())
        .contains("Your demand and where it stands", "href=\"" + demand.get(0).href() + "\"");
    assertThat(home.ownDemand(person("coordinator.kw"))).isEmpty();
  }

  @Test
  void what_of_the_own_demand_is_late_is_what_the_overview_says() {
    TestApp later = LoadedDemo.fresh();
    later.moveClockOn(Duration.ofDays(200));
    Actors people = later.get(Actors.class);
    Map<String, Long> late =
        later.get(ViewOverview.class).get(people.get("buyer")).lateOrders().stream()
            .collect(
                Collectors.groupingBy(
                    o -> o.state().en() + ": " + o.entity().en(), Collectors.counting()));

    assertThat(late).isNotEmpty();
    late.forEach(
        (entity, orders) -> {
          String officer =
              later.ask(
                  """
                  SELECT MIN(p.login) FROM person p JOIN role_grant g ON g.person_id = p.id
                    JOIN procuring_entity e ON e.id = g.entity_id
                    JOIN member_state m ON m.code = e.state_code
                   WHERE CONCAT(m.name_en, ': ', e.name_en) = "%s\""""
                      .formatted(entity));
          assertThat(
                  later.get(Home.class).ownDemand(people.get(officer)).stream()
                      .mapToLong(OwnDemand::late)
                      .sum())
              .as(officer)
              .isEqualTo(orders);
        });
    later.close();
  }

  @Test
  void every_number_is_that_of_the_rows_behind_its_link() {
    Set<String> tried = new TreeSet<>();
    for (DemoPersonQueries.DemoPerson demo : APP.get(DemoPersonQueries.class).listPeople()) {
      Actor actor = person(demo.login());
      Browserless browser = Browserless.ofDemo(APP, demo.login());
      browser.get("/language/en");
      for (Task task : home.tasks(actor)) {
        assertThat(browser.get(task.href()).statusCode())
            .as(demo.login() + " " + task.href())
            .isEqualTo(200);
        // The page of the plans of a year has all of them, and says which are not published.
        if (task.code() == null
            && task.count() > 0
            && !task.kind().isStanding()
            && task.kind() != Task.TaskKind.PUBLISH_PLAN) {
          tried.add(task.kind().name());
          assertThat(rows(browser, task.href()))
              .as(demo.login() + " " + task.kind() + " " + task.href())
              .isEqualTo(task.count());
        }
      }
      home.facts(actor).stream()
          .filter(f -> f.kind() == HomeFact.HomeFactKind.FILES_HELD)
          .forEach(f -> assertThat(rows(browser, f.href())).isEqualTo(f.count()));
    }
    assertThat(tried)
        .contains(
            "APPOINT_OFFICERS",
            "DECIDE_PROPOSALS",
            "RENEW_BENCHMARKS",
            "UNLOCK_ACCOUNTS",
            "VET_REGISTRATIONS");
  }

  @Test
  void a_state_without_a_coordinator_who_can_sign_in_is_counted_and_listed() {
    TestApp app = LoadedDemo.fresh();
    Home there = app.get(Home.class);
    app.sql(
        """
        UPDATE person SET blocked_at = UTC_TIMESTAMP(6), blocked_reason = 'left'
         WHERE id IN (SELECT p FROM (SELECT g.person_id AS p FROM role_grant g
                       WHERE g.role = 'NATIONAL_COORDINATOR' AND g.state_code = 'KW') x)""");

    Task appoint =
        there.tasks(app.get(Actors.class).get("admin")).stream()
            .filter(t -> t.kind() == Task.TaskKind.APPOINT_COORDINATORS)
            .findFirst()
            .orElseThrow();

    assertThat(appoint.count()).isEqualTo(1);
    Browserless admin = Browserless.ofDemo(app, "admin");
    assertThat(rows(admin, appoint.href())).isEqualTo(1);
    assertThat(admin.get(appoint.href()).body()).contains("/organisation/states/KW");
    app.close();
  }

  /** How many entries a list has: what its pager says, or its rows where it has no pages. */
  private static long rows(Browserless browser, String href) {
    String page = browser.get(href).body();
    Matcher pager = Pattern.compile("class=\"pager-range\">[^<]* of ([0-9,]+)<").matcher(page);
    if (pager.find()) {
      return Long.parseLong(pager.group(1).replace(",", ""));
    }
    assertThat(page.contains("class=\"pager\""))
        .as(href + " has no pages, or says how many entries it has")
        .isFalse();
    int body = page.indexOf("<tbody");
    return body < 0
        ? 0
        : Pattern.compile("<tr\\b")
            .matcher(page.substring(body, page.indexOf("</tbody>")))
            .results()
            .count();
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
    Browserless browser = Browserless.ofDemo(APP, "auditor");
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
        .contains("Latest recorded actions", "Record verified", "Audit chains last anchored");
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
      Browserless browser = Browserless.ofDemo(APP, login);
      for (Task task : home.tasks(person(login))) {
        assertThat(browser.get(task.href()).statusCode())
            .as(login + " " + task.href())
            .isEqualTo(200);
      }
    }
  }

  @Test
  void the_page_greets_in_the_readers_language() {
    Browserless browser = Browserless.ofDemo(APP, "officer.kw");

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
    HttpResponse<String> answer = Browserless.ofDemo(APP, "opening.1").get("/api/v1/home");

    assertThat(answer.body()).contains("\"tasks\":[]", "\"kind\":\"TENDER\"");
  }

  private static Actor person(String login) {
    return APP.get(Actors.class).get(login);
  }

  private static long count(String what) {
    return Long.parseLong(APP.ask("SELECT COUNT(*) FROM " + what));
  }
}
