package org.muwahhad.committee;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.function.Supplier;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.muwahhad.Browserless;
import org.muwahhad.TestApp;
import org.muwahhad.access.Actor;
import org.muwahhad.access.Actors;
import org.muwahhad.access.Role;
import org.muwahhad.award.AwardFixture;
import org.muwahhad.shared.Refusal;

/** Who prepared, approved, opened or examined a tender does not vote on it, whatever their seat. */
class PartInTenderTest {
  private static final TestApp APP = TestApp.start();
  private static final AwardFixture FIXTURE = AwardFixture.in(APP);
  private static AwardFixture.Tender tender;
  private static long decision;

  @BeforeAll
  static void recommend() {
    tender = FIXTURE.aTender();
    decision = FIXTURE.recommend(tender);
  }

  @AfterAll
  static void end() {
    APP.close();
  }

  @Test
  void an_examiner_with_a_seat_does_not_vote_on_what_they_examined() {
    assertDoesNotVote(seated(tender.evaluator()));
  }

  @Test
  void who_prepared_the_tender_does_not_vote() {
    Actor buyer =
        APP.get(Actors.class)
            .get(
                Long.parseLong(
                    APP.ask("SELECT prepared_by FROM joint_tender WHERE id = " + tender.id())));
    // The roles exclude each other by themselves; were that not so, the vote would still fail.
    APP.without("tr_role_grant_alone", () -> seated(buyer));

    assertDoesNotVote(APP.get(Actors.class).get(buyer.personId()));
  }

  @Test
  void who_opened_the_bids_does_not_vote() {
    Actor member = FIXTURE.seat("EXECUTIVE", "BH", false);
    APP.without(
        "tr_panel_member_added",
        () ->
            APP.sql(
                "INSERT INTO panel_member (tender_id, person_id, panel, is_chair) VALUES (%d, %d, 'OPENING', FALSE)"
                    .formatted(tender.id(), member.personId())));
    assertDoesNotVote(member);
  }

  @Test
  void the_page_says_why_there_is_no_vote_and_others_vote() {
    Actor examiner = seated(tender.evaluator());
    Browserless browser = Browserless.signedInAs(APP, examiner);

    String page = browser.get("/decisions/" + decision).body();

    assertThat(page)
        .contains(
            org.muwahhad.web.Texts.in(org.muwahhad.shared.Language.EN)
                .get("committee.refusal.part-in-tender"))
        .doesNotContain("/decisions/" + decision + "/votes");
    FIXTURE.vote(decision, "OM", VoteChoice.FOR);
  }

  private static void assertDoesNotVote(Actor member) {
    assertThatThrownBy(
            () ->
                APP.get(CastVote.class)
                    .run(
                        member,
                        decision,
                        CastVote.Ballot.on(VoteChoice.FOR, "", FIXTURE.hash(decision))))
        .isInstanceOf(Refusal.NotPermitted.class)
        .hasMessage("committee.part-in-tender");
    String committee = APP.ask("SELECT committee_id FROM decision WHERE id = " + decision);
    Supplier<Integer> past =
        () ->
            APP.sql(
                """
                INSERT INTO vote (decision_id, committee_id, person_id, state_code, choice, reason,
                                  document_sha256, cast_at)
                VALUES (%d, %s, %d, 'BH', 'FOR', '', '%s', UTC_TIMESTAMP(6))"""
                    .formatted(decision, committee, member.personId(), FIXTURE.hash(decision)));
    assertThatThrownBy(past::get).hasMessageContaining("committee.part-in-tender");
  }

  /** A member of the panel who is a committee member of Bahrain as well. */
  private static Actor seated(Actor examiner) {
    APP.sql(
        "INSERT IGNORE INTO role_grant (origin, person_id, role, state_code) VALUES ('OPERATOR', %d, 'COMMITTEE_MEMBER', 'BH')"
            .formatted(examiner.personId()));
    APP.sql(
        """
        INSERT IGNORE INTO committee_member (origin, committee_id, person_id, state_code, is_chair)
        SELECT 'OPERATOR', id, %d, 'BH', FALSE FROM committee WHERE code = 'EXECUTIVE'"""
            .formatted(examiner.personId()));
    Actor now = APP.get(Actors.class).get(examiner.personId());
    assertThat(now.is(Role.COMMITTEE_MEMBER)).isTrue();
    return now;
  }
}
