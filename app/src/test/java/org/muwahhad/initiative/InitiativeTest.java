package org.muwahhad.initiative;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.muwahhad.TestApp;
import org.muwahhad.access.Actor;
import org.muwahhad.access.Role;
import org.muwahhad.audit.ToldActs;
import org.muwahhad.committee.CommitteeCode;
import org.muwahhad.committee.DecisionStatus;
import org.muwahhad.committee.VoteChoice;
import org.muwahhad.shared.Bilingual;
import org.muwahhad.shared.Refusal;
import org.muwahhad.tender.TenderFixture;

/** An initiative of the strategy, from its proposal to its end. */
@Tag("long")
class InitiativeTest {
  private static final TestApp APP = TestApp.start();
  private static final StrategyFixture FIXTURE = StrategyFixture.in(APP);
  private final ProposeInitiative propose = APP.get(ProposeInitiative.class);
  private final AmendInitiative amend = APP.get(AmendInitiative.class);
  private final SubmitInitiative submit = APP.get(SubmitInitiative.class);
  private final DecideInitiative decide = APP.get(DecideInitiative.class);
  private final RecordMilestone recordMilestone = APP.get(RecordMilestone.class);
  private final RecordIndicatorValue recordValue = APP.get(RecordIndicatorValue.class);
  private final LinkProcurement link = APP.get(LinkProcurement.class);
  private final CloseInitiative close = APP.get(CloseInitiative.class);
  private final ViewInitiatives view = APP.get(ViewInitiatives.class);

  @AfterAll
  static void the_record_agrees_with_what_was_done() {
    ToldActs.requireAllowed(APP);
  }

  @Test
  void a_central_buyer_proposes_it_and_rows_left_empty_do_not_count() {
    long id = FIXTURE.proposed("P-1");

    ViewInitiatives.InitiativeView file = view.get(FIXTURE.buyer, id);
    assertThat(file.milestones()).hasSize(2);
    assertThat(file.states()).extracting(InitiativeQueries.NamedCode::code).contains("KW", "OM");
    assertThat(file.initiative().money().amount()).isEqualByComparingTo("1250000.5");
    assertThat(FIXTURE.lastEntry(id))
        .startsWith("initiative.proposed CENTRAL_BUYER ")
        .contains("\"milestones\":2", "\"currency\":\"KWD\"", "\"code\":\"P-1\"");
    assertThatThrownBy(() -> propose.run(FIXTURE.owner, FIXTURE.draft("P-2")))
        .isInstanceOf(Refusal.NotPermitted.class);
    assertThat(faults(() -> propose.run(FIXTURE.buyer, FIXTURE.draft("P-1"))))
        .containsExactly("code initiative.code-taken");
  }

  @Test
  void mistakes_in_a_proposal_are_told_at_their_fields() {
    InitiativeDraft wrong =
        new InitiativeDraft(
            "P-9",
            new Bilingual("اسم", "Name"),
            new Bilingual("غرض", "Purpose"),
            7,
            CommitteeCode.TECHNICAL,
            new BigDecimal("10.001"),
            "USD",
            List.of("KW", "KW"),
            List.of(new InitiativeDraft.MilestoneDraft(new Bilingual("معلم", ""), null)),
            List.of(
                new InitiativeDraft.IndicatorDraft(
                    new Bilingual("مؤشر", "Indicator"),
                    new Bilingual("خدمة", "services"),
                    BigDecimal.ONE,
                    BigDecimal.ONE)));

    assertThat(faults(() -> propose.run(FIXTURE.buyer, wrong)))
        .contains(
            "phase shared.missing",
            "budget shared.too-many-decimals",
            "states initiative.named-twice",
            "milestones[0].name.en shared.missing",
            "milestones[0].dueOn shared.missing",
            "indicators[0].target initiative.target-is-baseline");
  }

  @Test
  void a_draft_is_changed_and_then_stays_as_it_was_sent() {
    long id = FIXTURE.proposed("D-1");
    InitiativeDraft draft = FIXTURE.draft("D-1");
    amend.run(
        FIXTURE.buyer,
        id,
        new InitiativeDraft(
            "D-1",
            new Bilingual("اسم آخر", "Another name"),
            draft.purpose(),
            3,
            CommitteeCode.EXECUTIVE,
            BigDecimal.TEN,
            "USD",
            List.of("SA"),
            draft.milestones(),
            draft.indicators()));

    assertThat(view.get(FIXTURE.buyer, id).initiative().name().en()).isEqualTo("Another name");
    assertThat(FIXTURE.lastEntry(id)).startsWith("initiative.amended CENTRAL_BUYER ");
    assertThat(faults(() -> amend.run(FIXTURE.buyer, id, FIXTURE.draft("D-2"))))
        .containsExactly("code initiative.code-fixed");

    submit.run(FIXTURE.buyer, id);
    assertThat(FIXTURE.lastEntry(id))
        .isEqualTo("initiative.submitted CENTRAL_BUYER {\"version\":2}");
    assertThatThrownBy(() -> amend.run(FIXTURE.buyer, id, FIXTURE.draft("D-1")))
        .hasMessage("initiative.not-draft");
    assertThatThrownBy(() -> submit.run(FIXTURE.buyer, id)).hasMessage("initiative.not-draft");
  }

  @Test
  void what_has_no_milestone_or_indicator_is_not_sent() {
    InitiativeDraft draft = FIXTURE.draft("D-3");
    long id =
        propose.run(
            FIXTURE.buyer,
            new InitiativeDraft(
                "D-3",
                draft.name(),
                draft.purpose(),
                1,
                CommitteeCode.TECHNICAL,
                BigDecimal.TEN,
                "USD",
                List.of("SA"),
                List.of(),
                draft.indicators()));

    assertThatThrownBy(() -> submit.run(FIXTURE.buyer, id)).hasMessage("initiative.incomplete");
    FIXTURE.refused(
        "initiative.incomplete",
        """
        UPDATE initiative SET status = 'SUBMITTED', submitted_by = proposed_by,
               submitted_at = UTC_TIMESTAMP(6), version = version + 1 WHERE id = %d"""
            .formatted(id));
  }

  @Test
  void ministers_vote_once_for_a_state_on_the_version_that_was_sent() {
    long id = FIXTURE.submitted("V-1");
    VoteOnInitiative vote = APP.get(VoteOnInitiative.class);
    FIXTURE.vote(id, "AE", VoteChoice.FOR, "");

    assertThat(FIXTURE.lastEntry(id))
        .startsWith("initiative.vote-cast COMMITTEE_MEMBER ")
        .contains("\"state\":\"AE\"", "\"version\":1");
    assertThatThrownBy(() -> FIXTURE.vote(id, "AE", VoteChoice.AGAINST, "x"))
        .hasMessage("initiative.state-voted");
    assertThatThrownBy(
            () ->
                vote.run(
                    FIXTURE.minister("BH"),
                    id,
                    new VoteOnInitiative.InitiativeBallot(VoteChoice.FOR, "", 0)))
        .hasMessage("initiative.other-version");
    assertThatThrownBy(
            () ->
                vote.run(
                    FIXTURE.owner,
                    id,
                    new VoteOnInitiative.InitiativeBallot(VoteChoice.FOR, "", 1)))
        .hasMessage("initiative.not-minister");
    assertThat(
            faults(
                () ->
                    vote.run(
                        FIXTURE.minister("BH"),
                        id,
                        new VoteOnInitiative.InitiativeBallot(VoteChoice.AGAINST, " ", 1))))
        .containsExactly("reason initiative.reason-needed");
    assertThatThrownBy(() -> decide.run(FIXTURE.minister("SA"), id, null))
        .hasMessage("initiative.no-quorum");
  }

  @Test
  void an_objection_returns_it_with_a_reason_and_it_comes_again() {
    long id = FIXTURE.submitted("V-2");
    for (String state : List.of("AE", "BH", "OM")) {
      FIXTURE.vote(id, state, VoteChoice.FOR, "");
    }
    FIXTURE.vote(id, "KW", VoteChoice.AGAINST, "الميزانية كبيرة");

    assertThatThrownBy(() -> decide.run(FIXTURE.minister("AE"), id, "x"))
        .hasMessage("initiative.not-chair");
    assertThat(faults(() -> decide.run(FIXTURE.minister("SA"), id, " ")))
        .containsExactly("returnReason initiative.return-reason-needed");
    assertThat(decide.run(FIXTURE.minister("SA"), id, "تخفض الميزانية"))
        .isEqualTo(DecisionStatus.REJECTED);
    assertThat(FIXTURE.status(id)).isEqualTo("DRAFT");
    assertThat(FIXTURE.lastEntry(id))
        .startsWith("initiative.decided COMMITTEE_MEMBER ")
        .contains("\"outcome\":\"REJECTED\"", "\"against\":1", "تخفض الميزانية");
    assertThat(view.get(FIXTURE.minister("QA"), id).initiative().returnReason())
        .isEqualTo("تخفض الميزانية");

    submit.run(FIXTURE.buyer, id);
    StrategyFixture.STATES.forEach(s -> FIXTURE.vote(id, s, VoteChoice.FOR, ""));
    assertThat(decide.run(FIXTURE.minister("SA"), id, null)).isEqualTo(DecisionStatus.ADOPTED);
    assertThat(FIXTURE.status(id)).isEqualTo("APPROVED");
    assertThat(view.get(FIXTURE.minister("QA"), id).initiative().returnReason()).isNull();
  }

  @Test
  void its_progress_is_recorded_by_the_secretariat_and_the_chair_of_its_committee() {
    long id = FIXTURE.approved("M-1");
    long first = FIXTURE.milestone(id, 1);
    RecordMilestone.MilestoneRecord today =
        new RecordMilestone.MilestoneRecord(FIXTURE.today(), "محضر التسليم");
    Actor stranger = FIXTURE.seat(CommitteeCode.TECHNICAL, "QA", false);

    assertThat(view.get(FIXTURE.buyer, id).initiative().overdue()).isEqualTo(1);
    assertThatThrownBy(() -> recordMilestone.run(stranger, id, first, today))
        .hasMessage("initiative.not-keeper");
    assertThat(
            faults(
                () ->
                    recordMilestone.run(
                        FIXTURE.owner,
                        id,
                        first,
                        new RecordMilestone.MilestoneRecord(FIXTURE.today().plusDays(1), ""))))
        .containsExactly("reachedOn initiative.day-ahead", "evidence shared.missing");
    recordMilestone.run(FIXTURE.owner, id, first, today);
    assertThat(FIXTURE.lastEntry(id))
        .startsWith("initiative.milestone-reached COMMITTEE_MEMBER ")
        .contains("محضر التسليم");
    assertThatThrownBy(() -> recordMilestone.run(FIXTURE.buyer, id, first, today))
        .hasMessage("initiative.milestone-reached");

    recordValue.run(FIXTURE.buyer, id, FIXTURE.indicator(id), measured("first", "4", "تقرير"));
    assertThat(FIXTURE.lastEntry(id)).startsWith("initiative.value-recorded CENTRAL_BUYER ");
    recordValue.run(
        FIXTURE.buyer, id, FIXTURE.indicator(id), measured("second", "10", "تقرير مصحح"));
    ViewInitiatives.InitiativeView file = view.get(FIXTURE.owner, id);
    assertThat(file.initiative().overdue()).isZero();
    assertThat(file.indicators().get(0).isMet()).as("of one day the last counts").isTrue();
    assertThat(
            faults(
                () ->
                    recordValue.run(
                        FIXTURE.buyer,
                        id,
                        FIXTURE.indicator(id),
                        new RecordIndicatorValue.Measurement(
                            "third", FIXTURE.today().plusDays(1), new BigDecimal("-1"), ""))))
        .containsExactlyInAnyOrder(
            "measuredOn initiative.day-ahead",
            "source shared.missing",
            "value initiative.value-wrong");
  }

  @Test
  void a_value_that_is_sent_twice_is_recorded_once() {
    long id = FIXTURE.approved("K-2");
    long indicator = FIXTURE.indicator(id);

    recordValue.run(FIXTURE.buyer, id, indicator, measured("once", "4", "تقرير"));
    recordValue.run(FIXTURE.buyer, id, indicator, measured("once", "4.000", "تقرير"));

    assertThat(APP.ask("SELECT COUNT(*) FROM indicator_value WHERE indicator_id = " + indicator))
        .isEqualTo("1");
    assertThatThrownBy(
            () -> recordValue.run(FIXTURE.buyer, id, indicator, measured("once", "5", "تقرير")))
        .isInstanceOf(Refusal.Conflict.class)
        .hasMessage("shared.sent-otherwise");
    assertThat(
            faults(() -> recordValue.run(FIXTURE.buyer, id, indicator, measured("", "4", "تقرير"))))
        .containsExactly("requestKey shared.missing");
    FIXTURE.refused(
        "uq_indicator_value_request",
        """
        INSERT INTO indicator_value (indicator_id, measured_on, value, source, request_key,
                                     recorded_by, recorded_at)
        VALUES (%d, '2026-01-01', 1, 'x', 'once', %d, UTC_TIMESTAMP(6))"""
            .formatted(indicator, FIXTURE.buyer.personId()));
  }

  @Test
  void a_round_or_tender_serves_one_initiative() {
    long one = FIXTURE.approved("L-1");
    long other = FIXTURE.approved("L-2");
    long round = TenderFixture.over(APP, FIXTURE.world()).aRound();
    LinkProcurement.ServingProcurement serving =
        new LinkProcurement.ServingProcurement(round, null);

    link.run(FIXTURE.buyer, one, serving);
    assertThat(FIXTURE.lastEntry(one))
        .isEqualTo("initiative.procurement-linked CENTRAL_BUYER {\"round\":" + round + "}");
    assertThatThrownBy(() -> link.run(FIXTURE.buyer, other, serving))
        .hasMessage("initiative.linked-already");
    assertThat(
            faults(
                () ->
                    link.run(
                        FIXTURE.buyer, one, new LinkProcurement.ServingProcurement(null, null))))
        .containsExactly("round initiative.one-procurement");
    long linked = view.get(FIXTURE.buyer, one).serving().get(0).id();
    APP.get(UnlinkProcurement.class).run(FIXTURE.buyer, one, linked);
    assertThat(FIXTURE.lastEntry(one)).startsWith("initiative.procurement-unlinked ");
    link.run(FIXTURE.buyer, other, serving);
    assertThat(view.get(FIXTURE.minister("OM"), other).serving())
        .as("a member of a committee has no page of a round")
        .isEmpty();
    FIXTURE.refused(
        "uq_initiative_procurement_round",
        """
        INSERT INTO initiative_procurement (initiative_id, round_id, linked_by, linked_at)
        VALUES (%d, %d, %d, UTC_TIMESTAMP(6))"""
            .formatted(one, round, FIXTURE.buyer.personId()));
  }

  @Test
  void it_is_achieved_once_all_milestones_are_reached_and_nothing_is_recorded_after_its_end() {
    long id = FIXTURE.approved("C-1");
    CloseInitiative.Ending achieved =
        new CloseInitiative.Ending(InitiativeOutcome.ACHIEVED, "اكتملت الخدمات");

    assertThat(faults(() -> close.run(FIXTURE.buyer, id, achieved)))
        .containsExactly("outcome initiative.milestones-open");
    FIXTURE.refused(
        "initiative.milestones-open",
        """
        UPDATE initiative SET status = 'CLOSED', outcome = 'ACHIEVED', outcome_note = 'x',
               closed_by = proposed_by, closed_at = UTC_TIMESTAMP(6), version = version + 1
         WHERE id = %d"""
            .formatted(id));
    close.run(
        FIXTURE.owner,
        id,
        new CloseInitiative.Ending(InitiativeOutcome.DISCONTINUED, "لم تعد الحاجة قائمة"));

    assertThat(FIXTURE.lastEntry(id))
        .startsWith("initiative.closed COMMITTEE_MEMBER ")
        .contains("\"outcome\":\"DISCONTINUED\"");
    assertThatThrownBy(
            () ->
                recordMilestone.run(
                    FIXTURE.buyer,
                    id,
                    FIXTURE.milestone(id, 1),
                    new RecordMilestone.MilestoneRecord(FIXTURE.today(), "محضر")))
        .hasMessage("initiative.not-approved");
    assertThatThrownBy(() -> close.run(FIXTURE.buyer, id, achieved))
        .hasMessage("initiative.not-approved");
  }

  @Test
  void each_reader_sees_what_is_theirs() {
    long draft = FIXTURE.proposed("S-1");
    long sent = FIXTURE.submitted("S-2");
    long approved = FIXTURE.approved("S-3");
    Actor coordinator = FIXTURE.world().aPersonWho(Role.NATIONAL_COORDINATOR, "KW");

    assertThat(view.get(FIXTURE.buyer, draft).actions().prepare()).isTrue();
    assertThatThrownBy(() -> view.get(FIXTURE.minister("OM"), draft))
        .isInstanceOf(Refusal.NotFound.class);
    assertThat(view.get(FIXTURE.minister("OM"), sent).actions().vote()).isTrue();
    assertThatThrownBy(() -> view.get(coordinator, sent)).isInstanceOf(Refusal.NotFound.class);
    assertThat(view.get(coordinator, approved).actions().keep()).isFalse();
    assertThatThrownBy(() -> view.list(FIXTURE.world().aPersonWho(Role.EVALUATOR)))
        .isInstanceOf(Refusal.NotPermitted.class);
  }

  private static RecordIndicatorValue.Measurement measured(
      String key, String value, String source) {
    return new RecordIndicatorValue.Measurement(
        key, FIXTURE.today(), new BigDecimal(value), source);
  }

  private static List<String> faults(Runnable act) {
    List<String> faults = new ArrayList<>();
    assertThatThrownBy(act::run)
        .isInstanceOfSatisfying(
            Refusal.InvalidInput.class,
            r -> r.faults().forEach(f -> faults.add(f.field() + " " + f.code())));
    return faults;
  }
}
