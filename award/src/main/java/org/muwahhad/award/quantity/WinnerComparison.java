package org.muwahhad.award.quantity;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.muwahhad.evaluation.TrialRanking;

/**
 * Whether the award of a lot stands with the confirmed quantities. It does when the bid that came
 * first in the ranking decided on comes first again, and every bid awarded still takes part with a
 * price that needs no explanation, and the winners of a divided lot stand in the same order among
 * themselves, since the better of them serves the earliest needs. An award to a later bid, which
 * the panel chose with a reason, stands on the same condition: what the reason was weighed against
 * has not changed.
 */
final class WinnerComparison {
  private WinnerComparison() {}

  /**
   * Compares.
   *
   * @param firstBefore the bid first in the ranking decided on, if any
   * @param awarded the bids awarded, in the order of the ranking decided on
   * @param after the bids for the lot by the confirmed quantities
   */
  static LotOutcome run(
      Optional<Long> firstBefore, List<Long> awarded, List<TrialRanking.TrialPlace> after) {
    Optional<Long> firstAfter =
        after.stream()
            .filter(p -> Integer.valueOf(1).equals(p.position()))
            .map(TrialRanking.TrialPlace::bidId)
            .findFirst();
    List<TrialRanking.TrialPlace> winners =
        awarded.stream().flatMap(bid -> after.stream().filter(p -> p.bidId() == bid)).toList();
    boolean allTakePart =
        winners.size() == awarded.size() && winners.stream().allMatch(p -> p.exclusion() == null);
    if (!firstAfter.equals(firstBefore) || !allTakePart || !isInOrder(winners)) {
      return LotOutcome.WINNER_CHANGED;
    }
    return winners.stream().anyMatch(TrialRanking.TrialPlace::unexplained)
        ? LotOutcome.LOW_PRICE
        : LotOutcome.UNCHANGED;
  }

  private static boolean isInOrder(List<TrialRanking.TrialPlace> winners) {
    List<Integer> places = winners.stream().flatMap(p -> Stream.ofNullable(p.position())).toList();
    return places.equals(places.stream().sorted().toList());
  }
}
