package org.muwahhad.catalog.search;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * Which rows of a numbered log have been read. A number is given when a row is written but seen
 * when its transaction ends, so that a later row may be seen before an earlier one: numbers that
 * were passed over stay wanted for a while. What a rolled back transaction left out never comes;
 * such gaps are given up after {@link #PATIENCE}. Times are seconds of a clock that runs steadily.
 * Not safe for several threads.
 */
final class ReadLogRows {
  /** Longer than any transaction of the catalog lasts. */
  static final Duration PATIENCE = Duration.ofMinutes(15);

  /** More gaps are not asked for in one query: the oldest are left to the regular comparison. */
  static final int MOST_GAPS = 200;

  private final TreeMap<Long, Gap> gaps = new TreeMap<>();
  private long newest;

  /** Numbers passed over, both inclusive. */
  private record Gap(long from, long to, long since) {}

  /** Numbers still wanted, both inclusive. */
  record Range(long from, long to) {}

  /**
   * @param settled all up to this number are known to be read or lost
   * @param newest the highest number read
   */
  ReadLogRows(long settled, long newest, Collection<Long> read, long now) {
    this.newest = settled;
    see(read, now);
    if (newest > this.newest) {
      see(List.of(newest), now);
    }
  }

  /** The highest number read. */
  long newest() {
    return newest;
  }

  /** What to ask for: every gap; all above {@link #newest} is wanted besides. */
  List<Range> gaps() {
    return gaps.values().stream().map(g -> new Range(g.from, g.to)).toList();
  }

  /** Notes rows as read. */
  void see(Collection<Long> numbers, long now) {
    numbers.stream().sorted().forEach(n -> see(n, now));
    forget(now);
  }

  private void see(long number, long now) {
    if (number > newest) {
      if (number > newest + 1) {
        put(new Gap(newest + 1, number - 1, now));
      }
      newest = number;
      return;
    }
    Map.Entry<Long, Gap> entry = gaps.floorEntry(number);
    if (entry == null || entry.getValue().to < number) {
      return;
    }
    Gap gap = entry.getValue();
    gaps.remove(gap.from);
    if (gap.from < number) {
      put(new Gap(gap.from, number - 1, gap.since));
    }
    if (number < gap.to) {
      put(new Gap(number + 1, gap.to, gap.since));
    }
  }

  private void put(Gap gap) {
    gaps.put(gap.from, gap);
  }

  private void forget(long now) {
    gaps.values().removeIf(g -> g.since + PATIENCE.toSeconds() < now);
    List<Long> oldest = new ArrayList<>(gaps.keySet());
    oldest.stream().limit(Math.max(0, gaps.size() - MOST_GAPS)).forEach(gaps::remove);
  }
}
