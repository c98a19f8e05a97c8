package org.muwahhad.replay;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.muwahhad.TestApp;
import org.muwahhad.access.Actor;
import org.muwahhad.award.AwardFixture;
import org.muwahhad.award.AwardFixture.Tender;
import org.muwahhad.committee.DeclareMemberConflict;
import org.muwahhad.committee.VoteChoice;

/** A vote set aside for a conflict of interest, and the one in its place, follow their entries. */
class SetAsideVoteReplayTest {
  private static final TestApp APP = TestApp.start();
  private static final AwardFixture FIXTURE = AwardFixture.in(APP);

  @Test
  void the_votes_that_count_are_those_of_the_entries_and_one_set_aside_untold_is_found() {
    Tender tender = FIXTURE.aTender();
    long decision = FIXTURE.recommend(tender);
    Actor second = FIXTURE.seat("EXECUTIVE", "KW", false);
    List.of("AE", "KW", "OM").forEach(s -> FIXTURE.vote(decision, s, VoteChoice.FOR));

    APP.get(DeclareMemberConflict.class).run(FIXTURE.member("KW"), decision, "A relative bids");
    assertThat(faults(tender)).isEmpty();
    FIXTURE.vote(decision, second, VoteChoice.ABSTAIN);
    assertThat(faults(tender)).isEmpty();

    APP.sql(
        """
        INSERT INTO learned_conflict (tender_id, person_id, part, statement, declared_at)
        VALUES (%d, %d, 'COMMITTEE', 'x', UTC_TIMESTAMP(6))"""
            .formatted(tender.id(), FIXTURE.member("OM").personId()));
    assertThat(faults(tender)).hasSize(1);
  }

  /** Those of its votes; its other steps were written past the acts, and have no entries. */
  private static List<String> faults(Tender tender) {
    return APP.get(ReplayTenders.class).findings().stream()
        .map(f -> f.lines().en())
        .filter(f -> f.startsWith("tender " + tender.number() + ": vote "))
        .toList();
  }
}
