package org.muwahhad.evaluation;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * In which order the bids for a lot take their new positions, so that none meets another that still
 * has the position. Where bids go round in a circle, one of them has to step aside first.
 *
 * @param order of the bids whose position changes
 * @param aside those that step aside before
 */
record RankMoves(List<Long> order, List<Long> aside) {
  RankMoves {
    order = List.copyOf(order);
    aside = List.copyOf(aside);
  }

  /**
   * The moves of a lot.
   *
   * @param before the position of each bid that has one
   * @param after the position of each bid that is to have one; no two have the same
   */
  static RankMoves of(Map<Long, Integer> before, Map<Long, Integer> after) {
    Map<Integer, Long> wanted = new HashMap<>();
    after.forEach((bid, position) -> wanted.put(position, bid));
    Set<Integer> taken = new HashSet<>(before.values());
    Map<Long, Integer> bids = new TreeMap<>(after);
    before.forEach(bids::putIfAbsent);
    Set<Long> order = new LinkedHashSet<>();
    for (Long bid : bids.keySet()) {
      Integer to = after.get(bid);
      if (isMoving(bid, before, after) && (to == null || !taken.contains(to))) {
        follow(bid, before, after, wanted, order);
      }
    }
    List<Long> aside = new ArrayList<>();
    for (Long bid : bids.keySet()) {
      Integer left = before.get(bid);
      if (left != null && isMoving(bid, before, after) && !order.contains(bid)) {
        aside.add(bid);
        follow(wanted.get(left), before, after, wanted, order);
      }
    }
    return new RankMoves(List.copyOf(order), aside);
  }

  private static boolean isMoving(Long bid, Map<Long, Integer> before, Map<Long, Integer> after) {
    return !Objects.equals(before.get(bid), after.get(bid));
  }

  /** A bid moves, then the one that waits for its position, and so on. */
  private static void follow(
      @Nullable Long first,
      Map<Long, Integer> before,
      Map<Long, Integer> after,
      Map<Integer, Long> wanted,
      Set<Long> order) {
    Long bid = first;
    while (bid != null && isMoving(bid, before, after) && order.add(bid)) {
      Integer left = before.get(bid);
      bid = left == null ? null : wanted.get(left);
    }
  }
}
