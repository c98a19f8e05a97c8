package org.muwahhad.evaluation;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** New positions are written in an order in which no two bids for a lot ever have the same. */
class RankMovesTest {

  @Test
  void nobody_moves_where_all_stay() {
    RankMoves moves = RankMoves.of(Map.of(1L, 1, 2L, 2), Map.of(1L, 1, 2L, 2));

    assertThat(moves.order()).isEmpty();
    assertThat(moves.aside()).isEmpty();
  }

  @Test
  void of_two_that_change_places_one_steps_aside() {
    RankMoves moves = RankMoves.of(Map.of(1L, 1, 2L, 2), Map.of(1L, 2, 2L, 1));

    assertThat(moves.aside()).containsExactly(1L);
    assertThat(moves.order()).containsExactly(2L, 1L);
  }

  @Test
  void who_is_out_makes_way_and_nobody_steps_aside() {
    RankMoves moves = RankMoves.of(Map.of(1L, 1, 2L, 2, 3L, 3), Map.of(2L, 1, 3L, 2));

    assertThat(moves.aside()).isEmpty();
    assertThat(moves.order()).containsExactly(1L, 2L, 3L);
  }

  @Test
  void no_two_bids_ever_have_the_same_position() {
    Random random = new Random(1981);
    for (int run = 0; run < 500; run++) {
      Map<Long, Integer> before = some(random, 12);
      Map<Long, Integer> after = some(random, 12);

      RankMoves moves = RankMoves.of(before, after);

      Map<Long, Integer> now = new HashMap<>(before);
      moves.aside().forEach(bid -> now.computeIfPresent(bid, (b, p) -> p + 1_000_000));
      for (Long bid : moves.order()) {
        Integer to = after.get(bid);
        now.remove(bid);
        if (to != null) {
          assertThat(now).as("run " + run).doesNotContainValue(to);
          now.put(bid, to);
        }
      }
      assertThat(now).as("run " + run).isEqualTo(after);
    }
  }

  /** Positions from 1 for some of the bids. */
  private static Map<Long, Integer> some(Random random, int bids) {
    List<Long> all = new ArrayList<>();
    for (long bid = 1; bid <= bids; bid++) {
      all.add(bid);
    }
    Collections.shuffle(all, random);
    Map<Long, Integer> positions = new HashMap<>();
    int ranked = random.nextInt(bids + 1);
    for (int i = 0; i < ranked; i++) {
      positions.put(all.get(i), i + 1);
    }
    return positions;
  }
}
