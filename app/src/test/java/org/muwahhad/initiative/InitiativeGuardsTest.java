package org.muwahhad.initiative;

import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.muwahhad.TestApp;
import org.muwahhad.committee.VoteChoice;

/** What the database itself refuses of initiatives, no matter who asks. */
@Tag("long")
class InitiativeGuardsTest {
  private static final TestApp APP = TestApp.start();
  private static final StrategyFixture FIXTURE = StrategyFixture.in(APP);

  @Test
  void the_database_keeps_what_was_sent_voted_and_recorded() {
    long sent = FIXTURE.submitted("G-1");
    long id = FIXTURE.approved("G-2");
    String which = " WHERE id = " + id;
    FIXTURE.refused(
        "initiative.not-draft",
        "UPDATE initiative SET budget = 1, version = version + 1, "
            + "status = 'CLOSED', outcome = 'DISCONTINUED', outcome_note = 'x', closed_by = 1,"
            + " closed_at = UTC_TIMESTAMP(6)"
            + which);
    FIXTURE.refused(
        "initiative.step-not-allowed",
        "UPDATE initiative SET status = 'DRAFT', version = version + 1" + which);
    FIXTURE.refused("initiative.record-fixed", "DELETE FROM initiative" + which);
    FIXTURE.refused("initiative.record-fixed", "UPDATE initiative_vote SET choice = 'AGAINST'");
    FIXTURE.refused("initiative.record-fixed", "DELETE FROM initiative_vote");
    FIXTURE.refused(
        "initiative.not-draft", "DELETE FROM initiative_milestone WHERE initiative_id = " + id);
    FIXTURE.refused(
        "initiative.not-draft", "DELETE FROM initiative_state WHERE initiative_id = " + id);
    FIXTURE.refused(
        "initiative.not-draft", "DELETE FROM initiative_indicator WHERE initiative_id = " + id);
    FIXTURE.refused("initiative.record-fixed", "UPDATE initiative_indicator SET target = 1");
    FIXTURE.refused(
        "initiative.milestone-reached",
        "UPDATE initiative_milestone SET due_on = '2030-01-01' WHERE initiative_id = " + id);
    FIXTURE.refused(
        "initiative.day-ahead",
        """
        UPDATE initiative_milestone SET reached_on = '2099-01-01', evidence = 'x',
               recorded_by = %d, recorded_at = UTC_TIMESTAMP(6) WHERE initiative_id = %d"""
            .formatted(FIXTURE.buyer.personId(), id));
    FIXTURE.refused(
        "initiative.not-approved",
        """
        UPDATE initiative_milestone SET reached_on = '2020-01-01', evidence = 'x',
               recorded_by = %d, recorded_at = UTC_TIMESTAMP(6) WHERE initiative_id = %d"""
            .formatted(FIXTURE.buyer.personId(), sent));
    FIXTURE.refused(
        "initiative.quorum-missing",
        """
        UPDATE initiative SET status = 'APPROVED', decided_by = %d,
               decided_at = UTC_TIMESTAMP(6), version = version + 1 WHERE id = %d"""
            .formatted(FIXTURE.minister("SA").personId(), sent));
    for (String state : List.of("AE", "BH", "OM")) {
      FIXTURE.vote(sent, state, VoteChoice.FOR, "");
    }
    FIXTURE.vote(sent, "QA", VoteChoice.AGAINST, "الميزانية كبيرة");
    FIXTURE.refused(
        "initiative.outcome-differs",
        """
        UPDATE initiative SET status = 'APPROVED', decided_by = %d,
               decided_at = UTC_TIMESTAMP(6), version = version + 1 WHERE id = %d"""
            .formatted(FIXTURE.minister("SA").personId(), sent));
    FIXTURE.refused(
        "initiative.not-submitted",
        """
        INSERT INTO initiative_vote (initiative_id, initiative_version, committee_id, person_id,
                                     state_code, choice, reason, cast_at)
        SELECT %d, 1, m.committee_id, m.person_id, m.state_code, 'FOR', '', UTC_TIMESTAMP(6)
          FROM committee_member m WHERE m.person_id = %d"""
            .formatted(id, FIXTURE.minister("KW").personId()));
    FIXTURE.refused(
        "initiative.not-approved",
        """
        INSERT INTO indicator_value (indicator_id, measured_on, value, source, request_key,
                                     recorded_by, recorded_at)
        VALUES (%d, '2026-01-01', 1, 'x', 'past', %d, UTC_TIMESTAMP(6))"""
            .formatted(FIXTURE.indicator(sent), FIXTURE.buyer.personId()));
  }
}
