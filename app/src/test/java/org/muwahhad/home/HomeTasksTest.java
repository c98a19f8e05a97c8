package org.muwahhad.home;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.muwahhad.Browserless;
import org.muwahhad.TestApp;
import org.muwahhad.access.Actor;
import org.muwahhad.access.Actors;
import org.muwahhad.demo.LoadedDemo;
import org.muwahhad.organisation.supplier.ProposeDebarment;
import org.muwahhad.shared.Bilingual;

/** What waits for each person of the demonstration. */
@Tag("long")
class HomeTasksTest {
  private static final TestApp APP = LoadedDemo.app();
  private final Home home = APP.get(Home.class);

  @Test
  void an_officer_is_asked_for_the_demand_of_the_open_round() {
    Task demand = only("officer.kw", Task.TaskKind.STATE_DEMAND);

    assertThat(demand.due()).isNotNull();
    assertThat(demand.href()).startsWith("/rounds/");
  }

  @Test
  void an_officer_is_reminded_of_a_balance_only_when_its_agreement_ends_soon() {
    String running =
        """
        framework_agreement a WHERE a.ends_on >= DATE(UTC_TIMESTAMP(6) + INTERVAL 3 HOUR)
           AND a.starts_on <= DATE(UTC_TIMESTAMP(6) + INTERVAL 3 HOUR)
           AND EXISTS (SELECT 1 FROM entitlement e JOIN role_grant g ON g.entity_id = e.entity_id
                         JOIN person p ON p.id = g.person_id AND p.login = 'officer.kw'
                        WHERE e.agreement_id = a.id AND e.called_quantity
                              < e.awarded_quantity + e.transferred_quantity + e.joined_quantity)""";
    long soon = count(running + " AND a.ends_on <= DATE_ADD(UTC_TIMESTAMP(6), INTERVAL 3 MONTH)");

    assertThat(count(running)).isGreaterThan(soon);
    assertThat(kinds("officer.kw").stream().filter(k -> k == Task.TaskKind.CALL_OFF))
        .hasSize((int) soon);
  }

  @Test
  void a_bidder_is_led_to_the_opening_once_the_deadline_has_passed() {
    TestApp app = LoadedDemo.fresh();
    String tender =
        app.ask(
            """
            SELECT t.id FROM joint_tender t JOIN bid b ON b.tender_id = t.id
             WHERE t.status = 'PUBLISHED' AND b.status = 'SUBMITTED' LIMIT 1""");
    Actor bidder =
        app.get(Actors.class)
            .get(
                app.ask(
                    """
                    SELECT p.login FROM person p JOIN role_grant g ON g.person_id = p.id
                      JOIN bid b ON b.supplier_id = g.supplier_id AND b.status = 'SUBMITTED'
                     WHERE b.tender_id = %s ORDER BY p.id LIMIT 1"""
                        .formatted(tender)));
    assertThat(app.get(Home.class).matters(bidder))
        .extracting(HomeMatter::kind)
        .doesNotContain(HomeMatter.MatterKind.LIVE_OPENING);
    app.moveClockOn(
        Duration.ofSeconds(
            60
                + Long.parseLong(
                    app.ask(
                        "SELECT TIMESTAMPDIFF(SECOND, UTC_TIMESTAMP(6), deadline_at)"
                            + " FROM joint_tender WHERE id = "
                            + tender))));
    HomeMatter opening = app.get(Home.class).matters(bidder).get(0);

    assertThat(opening.href()).isEqualTo("/tenders/" + tender + "/read-out");
    assertThat(Browserless.ofDemo(app, bidder.login()).get(opening.href()).statusCode())
        .isEqualTo(200);
    app.close();
  }

  @Test
  void a_holder_who_never_tried_the_share_is_asked_to_and_the_others_are_not() {
    List<String> holders =
        List.of(
            APP.ask(
                    """
                    SELECT GROUP_CONCAT(p.login) FROM key_share k
                      JOIN person p ON p.id = k.person_id
                      JOIN joint_tender t ON t.id = k.tender_id AND t.status = 'PUBLISHED'""")
                .split(",", -1));
    assertThat(holders).isNotEmpty();
    int untried = 0;
    for (String login : holders) {
      boolean tried =
          count(
                  """
                  share_rehearsal h JOIN person p ON p.id = h.person_id
                    JOIN joint_tender t ON t.id = h.tender_id AND t.status = 'PUBLISHED'
                   WHERE p.login = '%s'"""
                      .formatted(login))
              > 0;
      untried += tried ? 0 : 1;
      assertThat(kinds(login).contains(Task.TaskKind.TRY_SHARE)).as(login).isEqualTo(!tried);
    }
    assertThat(untried).isPositive();
  }

  @Test
  void a_catalog_manager_is_led_to_the_proposals_and_to_the_old_prices_alone() {
    assertThat(only("catalog", Task.TaskKind.DECIDE_PROPOSALS).count())
        .isEqualTo(count("item_proposal WHERE status = 'PROPOSED'"))
        .isPositive();
    Task renew = only("catalog", Task.TaskKind.RENEW_BENCHMARKS);
    Browserless browser = Browserless.ofDemo(APP, "catalog");
    String page = browser.get(renew.href()).body();
    String fresh =
        APP.ask(
            """
            SELECT i.code FROM catalog_item i JOIN item_revision r ON r.item_id = i.id
               AND r.number = i.revision_count
             WHERE r.benchmark_date > DATE_SUB(UTC_DATE(), INTERVAL 12 MONTH) LIMIT 1""");
    String old =
        APP.ask(
            """
            SELECT i.code FROM catalog_item i JOIN item_revision r ON r.item_id = i.id
               AND r.number = i.revision_count
             WHERE i.status = 'ACTIVE'
             ORDER BY r.benchmark_date, i.code LIMIT 1""");

    assertThat(page).contains("/catalog/" + old + "/revise", "of " + renew.count());
    assertThat(page).doesNotContain("/catalog/" + fresh + "/");
    assertThat(Browserless.ofDemo(APP, "officer.kw").get("/catalog/old-prices").statusCode())
        .isEqualTo(403);
  }

  @Test
  void a_coordinator_sees_what_to_endorse_and_who_is_missing() {
    assertThat(only("coordinator.kw", Task.TaskKind.ENDORSE).count())
        .isEqualTo(
            count(
                "submission s JOIN demand_round r ON r.id = s.round_id WHERE s.state_code = 'KW'"
                    + " AND s.status = 'SUBMITTED' AND r.status = 'OPEN'"));
    assertThat(only("coordinator.kw", Task.TaskKind.ENTITIES_MISSING).count()).isPositive();
    assertThat(only("coordinator.kw", Task.TaskKind.ENDORSE).href()).endsWith("/desk");
    assertThat(only("coordinator.kw", Task.TaskKind.ENTITIES_MISSING).href()).endsWith("/desk");
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
  void no_member_of_a_panel_finds_nothing_of_a_tender_that_goes_on() {
    String seats =
        APP.ask(
            """
            SELECT GROUP_CONCAT(DISTINCT CONCAT(p.login, ' ', t.id)) FROM panel_member m
              JOIN person p ON p.id = m.person_id
              JOIN joint_tender t ON t.id = m.tender_id
             WHERE NOT m.is_alternate
               AND (t.status IN ('PUBLISHED', 'OPENED', 'UNDER_EVALUATION')
                    OR (t.status = 'RECOMMENDED' AND m.panel = 'EXAMINATION'))
               AND NOT EXISTS (SELECT 1 FROM learned_conflict k
                                WHERE k.tender_id = t.id AND k.person_id = m.person_id)
               AND NOT EXISTS (SELECT 1 FROM conflict_declaration d
                                WHERE d.tender_id = t.id AND d.person_id = m.person_id
                                  AND d.is_out)""");
    assertThat(seats).isNotBlank();
    Set<String> looked = new TreeSet<>();
    for (String seat : seats.split(",", -1)) {
      String[] parts = seat.split(" ", -1);
      Actor member = person(parts[0]);
      String tender = "/tenders/" + parts[1];
      assertThat(
              home.tasks(member).stream().anyMatch(t -> t.href().startsWith(tender + "/"))
                  || home.matters(member).stream().anyMatch(m -> m.href().equals(tender)))
          .as(seat)
          .isTrue();
      if (looked.add(member.login())) {
        assertThat(Browserless.ofDemo(APP, member.login()).get(tender).statusCode())
            .as(seat)
            .isEqualTo(200);
      }
    }
  }

  @Test
  void a_committee_member_is_led_to_the_award_reports_of_three_months() {
    long awarded =
        count(
            """
            joint_tender t WHERE t.status = 'AWARDED' AND EXISTS (SELECT 1 FROM award a
                WHERE a.tender_id = t.id
                  AND a.active_at > DATE_SUB(UTC_TIMESTAMP(6), INTERVAL 3 MONTH))""");
    assertThat(home.tasks(person("member.sa")).stream().map(Task::kind))
        .filteredOn(k -> k == Task.TaskKind.DOWNLOAD_REPORT)
        .hasSize((int) awarded);
  }

  @Test
  void a_bidder_sees_the_open_tender_with_its_deadline_and_never_a_round() {
    Task bid = only("bidder.1", Task.TaskKind.SUBMIT_BID);

    assertThat(bid.due()).isNotNull();
    assertThat(kinds("bidder.12"))
        .as("its bid stands: nothing waits")
        .doesNotContain(Task.TaskKind.SUBMIT_BID, Task.TaskKind.COMPLETE_BID);
    assertThat(home.matters(person("bidder.12")))
        .filteredOn(m -> m.kind() == HomeMatter.MatterKind.BID_SUBMITTED)
        .singleElement()
        .satisfies(m -> assertThat(m.href()).endsWith("/bid"));
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
  void the_member_of_an_opening_panel_waits_for_the_deadline() {
    assertThat(home.tasks(person("opening.1"))).isEmpty();
  }

  @Test
  void what_is_due_first_comes_first() {
    List<Task> tasks = home.tasks(person("coordinator.kw"));

    assertThat(tasks)
        .extracting(Task::due)
        .isSortedAccordingTo(Comparator.nullsLast(Comparator.naturalOrder()));
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

  private static long count(String what) {
    return Long.parseLong(APP.ask("SELECT COUNT(*) FROM " + what));
  }
}
