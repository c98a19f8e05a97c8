package org.muwahhad.reporting.figures;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.muwahhad.TestApp;
import org.muwahhad.access.Actor;
import org.muwahhad.access.Role;
import org.muwahhad.demo.LoadedDemo;
import org.muwahhad.reporting.Issue;
import org.muwahhad.reporting.Reporter;
import org.muwahhad.reporting.Subject;
import org.muwahhad.reports.allocation.AllocationReport;
import org.muwahhad.shared.Refusal;

/** Who gets the reports of demand, awards and balances, and how far. */
@Tag("long")
class ReportReadersTest {
  private static final TestApp APP = LoadedDemo.app();
  private static final long TENDER =
      number("SELECT MIN(id) FROM joint_tender WHERE status = 'AWARDED'");
  private static final long ROUND =
      number("SELECT MIN(round_id) FROM tender_round WHERE tender_id = " + TENDER);
  private static final long AGREEMENT =
      number("SELECT MIN(id) FROM framework_agreement WHERE tender_id = " + TENDER);
  private static final long ENTITY =
      number("SELECT MIN(entity_id) FROM entitlement WHERE agreement_id = " + AGREEMENT);
  private static final String STATE =
      APP.ask("SELECT state_code FROM procuring_entity WHERE id = " + ENTITY);
  private static final String OTHER =
      APP.ask("SELECT MIN(code) FROM member_state WHERE code <> '" + STATE + "'");
  private static final long NEIGHBOUR =
      number(
          "SELECT MIN(id) FROM procuring_entity WHERE state_code = '%s' AND id <> %d"
              .formatted(STATE, ENTITY));

  private static final Subject ALL_DEMAND = Subject.of(Subject.SubjectKind.ROUND, ROUND);
  private static final Subject DEMAND = new Subject(Subject.SubjectKind.ROUND, ROUND, STATE);
  private static final Subject OWN_DEMAND =
      new Subject(Subject.SubjectKind.ROUND, ROUND, "" + ENTITY);
  private static final Subject ALLOCATION = new Subject(Subject.SubjectKind.TENDER, TENDER, STATE);
  private static final Subject OWN_ALLOCATION =
      new Subject(Subject.SubjectKind.TENDER, TENDER, "" + ENTITY);
  private static final Subject ALL_SAVINGS = Subject.of(Subject.SubjectKind.TENDER, TENDER);
  private static final Subject ALL_BALANCES = Subject.of(Subject.SubjectKind.AGREEMENT, AGREEMENT);
  private static final Subject BALANCES =
      new Subject(Subject.SubjectKind.AGREEMENT, AGREEMENT, STATE);
  private static final Subject OWN_BALANCES =
      new Subject(Subject.SubjectKind.AGREEMENT, AGREEMENT, "" + ENTITY);

  private static final Reporter<?> SUMMARY = APP.get(DemandSummaryReporter.class);
  private static final Reporter<?> SCHEDULE = APP.get(AllocationReporter.class);
  private static final Reporter<?> SAVINGS = APP.get(SavingsReporter.class);
  private static final Reporter<?> STATEMENT = APP.get(BalanceReporter.class);

  private record Asked(Reporter<?> reporter, Subject subject) {}

  private static final List<Asked> WHOLE =
      List.of(
          new Asked(SUMMARY, ALL_DEMAND),
          new Asked(SAVINGS, ALL_SAVINGS),
          new Asked(STATEMENT, ALL_BALANCES));
  private static final List<Asked> OF_THE_STATE =
      List.of(
          new Asked(SUMMARY, DEMAND),
          new Asked(SCHEDULE, ALLOCATION),
          new Asked(SAVINGS, ALLOCATION),
          new Asked(STATEMENT, BALANCES));
  private static final List<Asked> OF_THE_ENTITY =
      List.of(
          new Asked(SUMMARY, OWN_DEMAND),
          new Asked(SCHEDULE, OWN_ALLOCATION),
          new Asked(STATEMENT, OWN_BALANCES));

  @Test
  void central_buyers_auditors_and_members_of_committees_get_everything() {
    for (Actor reader :
        List.of(Readers.BUYER, Readers.who(Role.AUDITOR), Readers.who(Role.COMMITTEE_MEMBER))) {
      for (List<Asked> some : List.of(WHOLE, OF_THE_STATE, OF_THE_ENTITY)) {
        some.forEach(a -> assertThat(a.reporter().gather(reader, a.subject()).draft()).isFalse());
      }
    }
  }

  @Test
  void a_coordinator_gets_what_is_of_the_own_state_and_nothing_else() {
    Actor own = Readers.coordinatorOf(STATE);
    OF_THE_STATE.forEach(a -> assertThat(a.reporter().gather(own, a.subject())).isNotNull());
    OF_THE_ENTITY.forEach(a -> assertThat(a.reporter().gather(own, a.subject())).isNotNull());
    WHOLE.forEach(a -> refused(a, own));

    Actor other = Readers.coordinatorOf(OTHER);
    OF_THE_STATE.forEach(a -> refused(a, other));
    OF_THE_ENTITY.forEach(a -> refused(a, other));
  }

  @Test
  void an_officer_gets_what_is_of_the_own_entity_and_nothing_else() {
    Actor own = Readers.officerOf(STATE, ENTITY);
    OF_THE_ENTITY.forEach(a -> assertThat(a.reporter().gather(own, a.subject())).isNotNull());
    WHOLE.forEach(a -> refused(a, own));
    OF_THE_STATE.forEach(a -> refused(a, own));

    Actor neighbour = Readers.officerOf(STATE, NEIGHBOUR);
    OF_THE_ENTITY.forEach(a -> refused(a, neighbour));
  }

  @Test
  void the_schedule_of_an_entity_holds_its_lines_only() {
    AllocationReport report =
        APP.get(AllocationReporter.class)
            .gather(Readers.officerOf(STATE, ENTITY), OWN_ALLOCATION)
            .record()
            .apply(Issue.NONE);

    assertThat(report.entities())
        .extracting(AllocationReport.Entity::code)
        .containsExactly(APP.ask("SELECT code FROM procuring_entity WHERE id = " + ENTITY));
  }

  @Test
  void nobody_else_gets_any() {
    for (Role role :
        List.of(
            Role.BIDDER,
            Role.CATALOG_MANAGER,
            Role.ADMINISTRATOR,
            Role.EVALUATOR,
            Role.OPENING_MEMBER)) {
      for (List<Asked> some : List.of(WHOLE, OF_THE_STATE, OF_THE_ENTITY)) {
        some.forEach(a -> refused(a, Readers.who(role)));
      }
    }
  }

  @Test
  void what_is_not_yet_in_standstill_is_told_to_nobody() {
    String early =
        APP.ask(
            """
            SELECT MIN(id) FROM joint_tender
             WHERE status IN ('PUBLISHED', 'CLOSED', 'OPENED', 'UNDER_EVALUATION', 'RECOMMENDED',
                              'DECIDED')""");
    Subject whole = Subject.of(Subject.SubjectKind.TENDER, Long.parseLong(early));
    Subject part = new Subject(Subject.SubjectKind.TENDER, Long.parseLong(early), STATE);

    assertThatThrownBy(() -> SAVINGS.gather(Readers.BUYER, whole))
        .hasMessage("reporting.before-standstill");
    assertThatThrownBy(() -> SCHEDULE.gather(Readers.coordinatorOf(STATE), part))
        .hasMessage("reporting.before-standstill");
    String open = APP.ask("SELECT MIN(id) FROM demand_round WHERE status IN ('OPEN', 'PLANNED')");
    assertThatThrownBy(
            () ->
                SUMMARY.gather(
                    Readers.BUYER, Subject.of(Subject.SubjectKind.ROUND, Long.parseLong(open))))
        .hasMessage("demand.no-close-report");
  }

  @Test
  void there_is_no_schedule_without_a_state_and_none_of_an_unknown_one() {
    for (String part : List.of("", "ZZ", "999999999")) {
      assertThatThrownBy(
              () ->
                  SCHEDULE.gather(
                      Readers.BUYER, new Subject(Subject.SubjectKind.TENDER, TENDER, part)))
          .isInstanceOf(Refusal.NotFound.class);
    }
  }

  private static void refused(Asked asked, Actor reader) {
    assertThatThrownBy(() -> asked.reporter().gather(reader, asked.subject()))
        .as("%s of %s for %s", asked.reporter().kind(), asked.subject(), reader.grants())
        .isInstanceOf(Refusal.NotPermitted.class);
  }

  private static long number(String query) {
    return Long.parseLong(APP.ask(query));
  }
}
