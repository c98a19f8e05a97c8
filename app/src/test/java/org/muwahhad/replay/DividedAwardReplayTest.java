package org.muwahhad.replay;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.muwahhad.TestApp;
import org.muwahhad.award.AwardFixture;
import org.muwahhad.award.AwardFixture.Tender;
import org.muwahhad.award.SharedLots;

/** A lot with several winners is held against the entry that recommended them. */
class DividedAwardReplayTest {
  private static final TestApp APP = TestApp.start();
  private static final AwardFixture FIXTURE = AwardFixture.in(APP);

  @Test
  void all_winners_of_a_divided_lot_are_those_of_its_entry_and_one_less_is_found() {
    FIXTURE.letDivide(2, "20");
    Tender tender = SharedLots.in(FIXTURE);
    FIXTURE.recommendDivided(tender, 0, SharedLots.shares(tender));

    assertThat(faults(tender)).isEmpty();

    APP.sql(
        "UPDATE award SET status = 'cancelled', live_lot_id = NULL WHERE live_lot_id = %d AND bid_id = %d"
            .formatted(tender.lots().get(0), tender.riyalBid()));
    assertThat(faults(tender))
        .containsExactly(
            "tender %s: award of lot 1 differs from its entry".formatted(tender.number()));
  }

  /** Those of its awards; its other steps were written past the acts, and have no entries. */
  private static List<String> faults(Tender tender) {
    return APP.get(ReplayTenders.class).findings().stream()
        .map(f -> f.lines().en())
        .filter(f -> f.startsWith("tender " + tender.number() + ": award of lot"))
        .toList();
  }
}
