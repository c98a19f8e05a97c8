package org.muwahhad.committee;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.muwahhad.TestApp;
import org.muwahhad.access.Actor;
import org.muwahhad.access.Actors;
import org.muwahhad.access.Role;
import org.muwahhad.award.AwardFixture;
import org.muwahhad.award.RecommendAwards;
import org.muwahhad.organisation.person.DecideProposal;
import org.muwahhad.shared.CanonicalJson;
import org.muwahhad.shared.Refusal;
import org.muwahhad.shared.Sha256;

@Tag("long")
class DecisionTest {
  private static final TestApp APP = TestApp.start();
  private static final AwardFixture FIXTURE = AwardFixture.in(APP);
  private final CastVote castVote = APP.get(CastVote.class);
  private final CloseDecision closeDecision = APP.get(CloseDecision.class);
  private final AwardFixture.Tender tender = FIXTURE.aTender();

  @Test
  void what_is_put_to_the_vote_is_canonical_and_hashed() {
    long decision = FIXTURE.recommend(tender);

    String document = APP.ask("SELECT document FROM decision WHERE id = " + decision);
    assertThat(Sha256.of(document)).isEqualTo(FIXTURE.hash(decision));
    assertThat(document).startsWith("{\"course\":{\"levels\":[{").doesNotContain(": ");
    CanonicalJson documents = APP.get(CanonicalJson.class);
    assertThat(documents.write(documents.read(document, AwardQuestion.class))).isEqualTo(document);
    assertThat(documents.read(document, AwardQuestion.class).lots()).hasSize(3);
    assertThat(documents.read(document, AwardQuestion.class).lots().get(2).recommended()).isNull();
  }

  @Test
  void a_vote_is_recorded_with_the_document_it_was_cast_on() {
    long decision = FIXTURE.recommend(tender);

    FIXTURE.vote(decision, "QA", VoteChoice.ABSTAIN);

    assertThat(
            APP.ask(
                "SELECT CONCAT(state_code, choice, document_sha256) FROM vote WHERE decision_id = "
                    + decision))
        .isEqualTo("QAABSTAIN" + FIXTURE.hash(decision));
    assertThat(FIXTURE.lastAct("tender:" + tender.id())).isEqualTo("committee.vote-cast");
  }

  @Test
  void a_state_has_one_vote_whichever_member_casts_it() {
    long decision = FIXTURE.recommend(tender);
    Actor second = FIXTURE.seat("EXECUTIVE", "KW", false);
    FIXTURE.vote(decision, "KW", VoteChoice.FOR);

    assertThatThrownBy(() -> castVote.run(second, decision, ballot(decision, VoteChoice.FOR, "")))
        .isInstanceOf(Refusal.Conflict.class)
        .hasMessage("committee.state-voted");
  }

  @Test
  void a_vote_against_gives_its_reason() {
    long decision = FIXTURE.recommend(tender);

    assertThatThrownBy(
            () ->
                castVote.run(
                    FIXTURE.member("OM"), decision, ballot(decision, VoteChoice.AGAINST, "  ")))
        .isInstanceOfSatisfying(
            Refusal.InvalidInput.class,
            r -> assertThat(r.faults().get(0).code()).isEqualTo("committee.reason-needed"));
  }

  @Test
  void a_vote_on_another_document_is_not_taken() {
    long decision = FIXTURE.recommend(tender);
    CastVote.Ballot stale = CastVote.Ballot.on(VoteChoice.FOR, "", Sha256.of("another"));

    assertThatThrownBy(() -> castVote.run(FIXTURE.member("OM"), decision, stale))
        .hasMessage("committee.other-document");
  }

  @Test
  void only_members_of_the_committee_vote() {
    long decision = FIXTURE.recommend(tender);
    Actor minister = FIXTURE.seat("MINISTERIAL", "OM", false);

    assertThatThrownBy(() -> castVote.run(minister, decision, ballot(decision, VoteChoice.FOR, "")))
        .hasMessage("committee.not-a-member");
    assertThatThrownBy(
            () -> castVote.run(FIXTURE.buyer, decision, ballot(decision, VoteChoice.FOR, "")))
        .isInstanceOf(Refusal.NotPermitted.class);
  }

  @Test
  void without_a_quorum_no_outcome_is_recorded() {
    long decision = FIXTURE.recommend(tender);
    List.of("AE", "KW", "OM").forEach(s -> FIXTURE.vote(decision, s, VoteChoice.FOR));

    assertThatThrownBy(() -> closeDecision.run(FIXTURE.member("SA"), decision))
        .hasMessage("committee.no-quorum");
    FIXTURE.vote(decision, "SA", VoteChoice.ABSTAIN);
    assertThat(closeDecision.run(FIXTURE.member("SA"), decision)).isEqualTo(DecisionStatus.ADOPTED);
  }

  @Test
  void only_the_chair_records_the_outcome_and_only_once() {
    long decision = FIXTURE.recommend(tender);
    List.of("AE", "KW", "OM", "SA").forEach(s -> FIXTURE.vote(decision, s, VoteChoice.FOR));

    assertThatThrownBy(() -> closeDecision.run(FIXTURE.member("AE"), decision))
        .hasMessage("committee.not-chair");
    closeDecision.run(FIXTURE.member("SA"), decision);
    assertThatThrownBy(() -> closeDecision.run(FIXTURE.member("SA"), decision))
        .hasMessage("committee.decision-closed");
    assertThatThrownBy(() -> FIXTURE.vote(decision, "QA", VoteChoice.FOR))
        .hasMessage("committee.decision-closed");
  }

  @Test
  void one_whose_membership_ended_votes_and_records_no_more() {
    long decision = FIXTURE.recommend(tender);
    Actor member = FIXTURE.seat("EXECUTIVE", "QA", true);
    String grant = " WHERE person_id = " + member.personId();

    APP.sql("UPDATE role_grant SET state_code = 'OM'" + grant);
    Actor moved = APP.get(Actors.class).get(member.personId());
    assertThatThrownBy(() -> castVote.run(moved, decision, ballot(decision, VoteChoice.FOR, "")))
        .hasMessage("committee.not-a-member");
    assertThatThrownBy(() -> closeDecision.run(moved, decision)).hasMessage("committee.not-chair");
    APP.sql("DELETE FROM role_grant" + grant);
    Actor gone = APP.get(Actors.class).get(member.personId());
    assertThatThrownBy(() -> castVote.run(gone, decision, ballot(decision, VoteChoice.FOR, "")))
        .isInstanceOf(Refusal.NotPermitted.class);
  }

  @Test
  void a_state_that_votes_twice_at_once_votes_once() throws Exception {
    long decision = FIXTURE.recommend(tender);
    List<Actor> both = List.of(FIXTURE.member("KW"), FIXTURE.seat("EXECUTIVE", "KW", false));
    ExecutorService threads = Executors.newFixedThreadPool(2);
    List<Callable<Boolean>> votes =
        both.stream()
            .<Callable<Boolean>>map(
                m ->
                    () -> {
                      try {
                        castVote.run(m, decision, ballot(decision, VoteChoice.FOR, ""));
                        return true;
                      } catch (Refusal.Conflict twice) {
                        return false;
                      }
                    })
            .toList();

    List<Future<Boolean>> outcomes = threads.invokeAll(votes);
    threads.shutdown();

    assertThat(List.of(outcomes.get(0).get(), outcomes.get(1).get()))
        .containsExactlyInAnyOrder(true, false);
    assertThat(APP.ask("SELECT COUNT(*) FROM vote WHERE decision_id = " + decision)).isEqualTo("1");
  }

  @Test
  void a_ministerial_award_needs_that_nobody_present_objects() {
    List.of("AE", "BH", "KW", "QA").forEach(s -> FIXTURE.seat("MINISTERIAL", s, false));
    Actor chair = FIXTURE.seat("MINISTERIAL", "SA", true);
    long decision =
        APP.get(RecommendAwards.class)
            .run(
                tender.chair(),
                tender.id(),
                new RecommendAwards.Recommendation(CommitteeCode.MINISTERIAL, List.of()));
    castVote.run(chair, decision, ballot(decision, VoteChoice.FOR, ""));
    for (String state : List.of("AE", "BH")) {
      castVote.run(
          FIXTURE.seat("MINISTERIAL", state, false),
          decision,
          ballot(decision, VoteChoice.FOR, ""));
    }
    castVote.run(
        FIXTURE.seat("MINISTERIAL", "QA", false),
        decision,
        ballot(decision, VoteChoice.AGAINST, "نطلب التأجيل"));

    assertThatThrownBy(() -> closeDecision.run(chair, decision))
        .isInstanceOfSatisfying(
            Refusal.InvalidInput.class,
            r ->
                assertThat(r.faults().stream().map(Refusal.Fault::code))
                    .containsExactly(
                        "committee.return-to-needed", "committee.return-reason-needed"));
    assertThat(
            closeDecision.run(
                chair, decision, new CloseDecision.Return(ReturnTo.PANEL, "يستكمل التقييم")))
        .isEqualTo(DecisionStatus.REJECTED);
  }

  @Test
  void a_committee_whose_seats_cannot_make_the_quorum_is_not_asked() {
    FIXTURE.seat("TECHNICAL", "SA", true);

    assertThatThrownBy(
            () ->
                APP.get(RecommendAwards.class)
                    .run(
                        tender.chair(),
                        tender.id(),
                        new RecommendAwards.Recommendation(CommitteeCode.TECHNICAL, List.of())))
        .hasMessage("committee.too-few-members");
  }

  @Test
  void members_see_the_decisions_of_their_committees_and_others_none() {
    long decision = FIXTURE.recommend(tender);
    ViewDecisions view = APP.get(ViewDecisions.class);
    Actor undersecretary = FIXTURE.seat("UNDERSECRETARIES", "OM", false);

    assertThat(view.get(FIXTURE.member("OM"), decision).votes()).hasSize(6);
    assertThat(view.get(FIXTURE.buyer, decision).decision().waitsForMyVote()).isFalse();
    assertThat(view.list(undersecretary)).isEmpty();
    assertThatThrownBy(() -> view.get(undersecretary, decision))
        .isInstanceOf(Refusal.NotFound.class);
    assertThatThrownBy(() -> view.list(FIXTURE.world().aBidderFor(FIXTURE.dinarSupplier)))
        .isInstanceOf(Refusal.NotPermitted.class);
  }

  @Test
  void two_administrators_seat_those_who_are_committee_members_of_the_state() {
    Actor administrator = FIXTURE.world().aPersonWho(Role.ADMINISTRATOR);
    Actor member = FIXTURE.world().aPersonWho(Role.COMMITTEE_MEMBER, "BH");
    Actor second = FIXTURE.world().aPersonWho(Role.ADMINISTRATOR);
    ProposeMember propose = APP.get(ProposeMember.class);

    long proposal =
        propose.run(
            administrator,
            new ProposeMember.Seat(CommitteeCode.TECHNICAL, member.personId(), "BH", false));
    String seats = "SELECT COUNT(*) FROM committee_member WHERE person_id = " + member.personId();
    assertThat(APP.ask(seats)).isEqualTo("0");
    APP.get(DecideProposal.class).confirm(second, proposal);

    assertThat(APP.ask(seats)).isEqualTo("1");
    assertThat(FIXTURE.lastAct("committee:TECHNICAL")).isEqualTo("committee.member-appointed");
    assertThatThrownBy(
            () ->
                propose.run(
                    administrator,
                    new ProposeMember.Seat(
                        CommitteeCode.EXECUTIVE, member.personId(), "QA", false)))
        .isInstanceOf(Refusal.InvalidInput.class);
    assertThatThrownBy(
            () ->
                propose.run(
                    FIXTURE.buyer,
                    new ProposeMember.Seat(
                        CommitteeCode.EXECUTIVE, member.personId(), "BH", false)))
        .isInstanceOf(Refusal.NotPermitted.class);
  }

  private static CastVote.Ballot ballot(long decision, VoteChoice choice, String reason) {
    return CastVote.Ballot.on(choice, reason, FIXTURE.hash(decision));
  }
}
