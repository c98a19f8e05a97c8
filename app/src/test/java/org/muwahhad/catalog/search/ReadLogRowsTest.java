package org.muwahhad.catalog.search;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.LongStream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;

class ReadLogRowsTest {
  private static final long NOW = 1_000;

  @Test
  void a_number_passed_over_stays_wanted_until_it_is_seen() {
    ReadLogRows seen = new ReadLogRows(0, 0, List.of(), NOW);

    seen.see(List.of(1L, 2L, 5L), NOW);
    assertThat(seen.newest()).isEqualTo(5);
    assertThat(seen.gaps()).containsExactly(new ReadLogRows.Range(3, 4));

    seen.see(List.of(4L), NOW);
    assertThat(seen.gaps()).containsExactly(new ReadLogRows.Range(3, 3));

    seen.see(List.of(3L), NOW);
    assertThat(seen.gaps()).isEmpty();
  }

  @Test
  void what_was_rolled_back_is_given_up_in_the_end() {
    ReadLogRows seen = new ReadLogRows(0, 0, List.of(), NOW);
    seen.see(List.of(1L, 9L), NOW);

    seen.see(List.of(10L), NOW + ReadLogRows.PATIENCE.toSeconds());
    assertThat(seen.gaps()).isNotEmpty();

    seen.see(List.of(11L), NOW + ReadLogRows.PATIENCE.toSeconds() + 1);
    assertThat(seen.gaps()).isEmpty();
  }

  @Test
  void a_node_that_starts_wants_what_may_not_have_been_committed_yet() {
    ReadLogRows seen = new ReadLogRows(100, 106, List.of(101L, 102L, 105L, 106L), NOW);

    assertThat(seen.newest()).isEqualTo(106);
    assertThat(seen.gaps()).containsExactly(new ReadLogRows.Range(103, 104));
  }

  @Test
  void no_more_gaps_are_asked_for_than_a_query_can_take() {
    ReadLogRows seen = new ReadLogRows(0, 0, List.of(), NOW);

    seen.see(LongStream.range(0, 1000).map(n -> n * 3 + 3).boxed().toList(), NOW);

    assertThat(seen.gaps()).hasSize(ReadLogRows.MOST_GAPS);
  }

  /** Rows are written in order and committed in any: each is read exactly once all the same. */
  @Property
  void no_change_is_lost_or_read_twice_in_whatever_order_transactions_end(
      @ForAll @Size(min = 1, max = 60) List<@IntRange(min = 0, max = 59) Integer> commits) {
    ReadLogRows seen = new ReadLogRows(0, 0, List.of(), NOW);
    Set<Long> committed = new HashSet<>();
    List<Long> read = new ArrayList<>();

    for (int number : commits) {
      committed.add((long) number + 1);
      List<Long> found = committed.stream().filter(n -> isWanted(seen, n)).sorted().toList();
      read.addAll(found);
      seen.see(found, NOW);
    }

    assertThat(read).doesNotHaveDuplicates().containsExactlyInAnyOrderElementsOf(committed);
  }

  private static boolean isWanted(ReadLogRows seen, long number) {
    return number > seen.newest()
        || seen.gaps().stream().anyMatch(g -> g.from() <= number && number <= g.to());
  }
}
