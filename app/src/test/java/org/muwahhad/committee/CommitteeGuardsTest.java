package org.muwahhad.committee;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.muwahhad.TestApp;
import org.muwahhad.access.Actor;
import org.muwahhad.access.Role;
import org.muwahhad.award.AwardFixture;

/** What the database refuses, no matter who asks. */
class CommitteeGuardsTest {
  private static final TestApp APP = TestApp.start();
  private static final AwardFixture FIXTURE = AwardFixture.in(APP);
  private final long decision = FIXTURE.recommend(FIXTURE.aTender());

  @Test
  void a_state_votes_once() {
    Actor second = FIXTURE.seat("EXECUTIVE", "KW", false);
    vote(FIXTURE.member("KW"), "KW", "FOR", "", FIXTURE.hash(decision));

    refused("committee.state-voted", () -> vote(second, "KW", "FOR", "", FIXTURE.hash(decision)));
  }

  @Test
  void nobody_without_a_seat_votes_and_no_member_for_another_state() {
    String hash = FIXTURE.hash(decision);

    Actor stranger = FIXTURE.world().aPersonWho(Role.COMMITTEE_MEMBER, "KW");
    refused("fk_vote_member", () -> vote(stranger, "KW", "FOR", "", hash));
    refused("fk_vote_member", () -> vote(FIXTURE.member("KW"), "QA", "FOR", "", hash));
  }

  @Test
  void a_vote_names_the_document_of_the_decision() {
    refused("fk_vote_document", () -> vote(FIXTURE.member("KW"), "KW", "FOR", "", "0".repeat(64)));
  }

  @Test
  void a_vote_against_has_a_reason() {
    refused(
        "ck_vote_reason",
        () -> vote(FIXTURE.member("KW"), "KW", "AGAINST", "", FIXTURE.hash(decision)));
  }

  @Test
  void a_vote_neither_changes_nor_goes() {
    FIXTURE.vote(decision, "KW", VoteChoice.FOR);

    refused(
        "committee.vote-immutable",
        () -> APP.sql("UPDATE vote SET choice = 'ABSTAIN' WHERE decision_id = " + decision));
    refused(
        "committee.vote-immutable",
        () -> APP.sql("DELETE FROM vote WHERE decision_id = " + decision));
  }

  @Test
  void no_vote_comes_after_the_outcome() {
    List.of("AE", "KW", "OM", "SA").forEach(s -> FIXTURE.vote(decision, s, VoteChoice.FOR));
    close("ADOPTED");

    refused(
        "committee.decision-closed",
        () -> vote(FIXTURE.member("QA"), "QA", "FOR", "", FIXTURE.hash(decision)));
  }

  @Test
  void an_outcome_needs_a_quorum() {
    List.of("AE", "KW", "OM").forEach(s -> FIXTURE.vote(decision, s, VoteChoice.FOR));

    refused("committee.quorum-missing", () -> close("ADOPTED"));
    refused("committee.quorum-missing", () -> close("REJECTED"));
  }

  @Test
  void an_outcome_is_what_the_votes_make_it() {
    List.of("AE", "KW", "OM", "SA").forEach(s -> FIXTURE.vote(decision, s, VoteChoice.AGAINST));

    refused("committee.outcome-differs", () -> close("ADOPTED"));
    close("REJECTED");
    refused("committee.decision-closed", () -> close("ADOPTED"));
  }

  @Test
  void what_was_put_to_the_vote_neither_changes_nor_goes() {
    refused(
        "committee.document-immutable",
        () -> APP.sql("UPDATE decision SET document = '{}' WHERE id = " + decision));
    refused(
        "committee.document-immutable",
        () ->
            APP.sql(
                "UPDATE decision SET document_sha256 = '%064d' WHERE id = %d"
                    .formatted(0, decision)));
    refused(
        "committee.document-immutable",
        () -> APP.sql("DELETE FROM decision WHERE id = " + decision));
  }

  @Test
  void one_question_at_a_time_is_put_on_a_standing_recommendation() {
    String put =
        """
        INSERT INTO decision (tender_id, committee_id, recommendation_id, level_position, question,
                              status, document_sha256, document, opened_by, opened_at)
        SELECT %s, committee_id, recommendation_id, level_position, question, 'OPEN',
               document_sha256, document, opened_by, UTC_TIMESTAMP(6)
          FROM decision WHERE id = %d""";

    refused("committee.question-waiting", () -> APP.sql(put.formatted("tender_id", decision)));
    refused(
        "committee.nothing-recommended",
        () -> APP.sql(put.formatted(Long.toString(FIXTURE.aTender().id()), decision)));
  }

  private void close(String outcome) {
    APP.sql(
        """
        UPDATE decision SET status = '%1$s', closed_at = UTC_TIMESTAMP(6), closed_by = %2$d,
          returned_to = IF('%1$s' = 'REJECTED', 'PANEL', NULL),
          return_reason = IF('%1$s' = 'REJECTED', 'x', NULL)
         WHERE id = %3$d"""
            .formatted(outcome, FIXTURE.member("SA").personId(), decision));
  }

  private void vote(Actor actor, String state, String choice, String reason, String hash) {
    APP.sql(
        """
        INSERT INTO vote (decision_id, committee_id, person_id, state_code, choice, reason,
          document_sha256, cast_at)
        VALUES (%d, %s, %d, '%s', '%s', '%s', '%s', UTC_TIMESTAMP(6))"""
            .formatted(
                decision,
                APP.ask("SELECT committee_id FROM decision WHERE id = " + decision),
                actor.personId(),
                state,
                choice,
                reason,
                hash));
  }

  private static void refused(String rule, Runnable act) {
    assertThatThrownBy(act::run).isInstanceOf(TestApp.SqlRefused.class).hasMessageContaining(rule);
  }
}
