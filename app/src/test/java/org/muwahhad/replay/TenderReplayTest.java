package org.muwahhad.replay;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.muwahhad.audit.Entry;
import org.muwahhad.audit.EntryKind;
import org.muwahhad.award.AwardEntry.AwardsRecommended;
import org.muwahhad.award.AwardEntry.RecommendedAward;
import org.muwahhad.evaluation.EvaluationEntry.ExaminationOpened;
import org.muwahhad.tender.TenderEntry.ItemsMoved;
import org.muwahhad.tender.TenderMove;
import org.muwahhad.tender.TenderMove.TenderApproved;
import org.muwahhad.tender.TenderMove.TenderClosed;
import org.muwahhad.tender.TenderMove.TenderRecommended;
import org.muwahhad.tender.TenderStatus;

/** A tender played again from its entries alone. */
class TenderReplayTest {
  private final TenderReplay replay = new TenderReplay();

  @Test
  void its_moves_follow_each_other() {
    play(new TenderApproved(7, "T", TenderStatus.DRAFT, TenderStatus.APPROVED, Map.of()));

    assertThat(replay.status()).isEqualTo(TenderStatus.APPROVED);
    assertThat(replay.wrongMoves()).isEmpty();
  }

  @Test
  void each_event_of_its_life_has_an_entry_of_its_own() {
    assertThat(EntryKind.listOf(TenderMove.class))
        .extracting(EntryKind::act)
        .containsExactlyInAnyOrderElementsOf(
            Arrays.stream(TenderStatus.TenderEvent.values())
                .map(e -> "tender." + e.name().toLowerCase(Locale.ROOT).replace('_', '-'))
                .toList());
  }

  @Test
  void items_moved_from_one_lot_to_another_are_no_move_of_the_tender() {
    play(new ItemsMoved(7, 1, 2, List.of(5L)));

    assertThat(replay.status()).isEqualTo(TenderStatus.DRAFT);
    assertThat(replay.wrongMoves()).isEmpty();
  }

  @Test
  void a_move_that_is_not_in_its_life_or_left_out_is_a_fault() {
    play(new TenderClosed(7, "T", TenderStatus.PUBLISHED, TenderStatus.CLOSED));
    play(new TenderRecommended(7, "T", TenderStatus.CLOSED, TenderStatus.AWARDED));

    assertThat(replay.wrongMoves())
        .containsExactly(
            new TenderReplay.UnexpectedMove(
                "tender.close", 1, TenderStatus.PUBLISHED, TenderStatus.CLOSED, TenderStatus.DRAFT),
            new TenderReplay.UnexpectedMove(
                "tender.recommend",
                1,
                TenderStatus.CLOSED,
                TenderStatus.AWARDED,
                TenderStatus.CLOSED));
  }

  @Test
  void examinations_after_the_first_name_their_lots_and_what_returned_them() {
    play(new ExaminationOpened(7, 2, "1 COMPLAINT, 3 DEBARMENT", 4));

    assertThat(replay.examinations())
        .containsExactlyInAnyOrderEntriesOf(Map.of("2/1", "COMPLAINT", "2/3", "DEBARMENT"));
  }

  @Test
  void a_lot_that_was_divided_has_all_its_winners() {
    play(new AwardsRecommended(7, 1, List.of(award(1, 12), award(2, 7), award(1, 7))));

    assertThat(replay.recommended()).isEqualTo(Map.of("1", "7, 12", "2", "7"));
  }

  private static RecommendedAward award(int lot, long bid) {
    return new RecommendedAward(lot, bid, BigDecimal.ONE, "SAR", "", null);
  }

  private void play(Entry entry) {
    replay.play(new PlayedEntry(1, "9", entry));
  }
}
