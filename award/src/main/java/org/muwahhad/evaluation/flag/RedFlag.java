package org.muwahhad.evaluation.flag;

import java.math.BigDecimal;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.muwahhad.shared.Sha256;

/**
 * A sign found in the bids. Each kind says what the numbers are.
 *
 * @param lotNumber the lot it was found in; null for the tender as a whole
 * @param bids the bids it concerns, by number
 * @param numbers what it rests on, in the order of the text of the kind
 */
public record RedFlag(
    RedFlagKind kind, @Nullable Integer lotNumber, List<Long> bids, List<BigDecimal> numbers) {

  public RedFlag {
    bids = bids.stream().sorted().toList();
    numbers = List.copyOf(numbers);
  }

  /** The kinds of signs, in the order in which they are shown. */
  public enum RedFlagKind {
    /** Bids that take part; bids received. */
    SINGLE_BIDDER,
    /** Items of the same unit price; items both priced. */
    SAME_PRICES,
    /** Items with a constant ratio; the ratio of the higher to the lower, in percent above. */
    CONSTANT_RATIO,
    /** Items with a constant difference; the difference, in the currency of both. */
    CONSTANT_OFFSET,
    /** Round unit prices; all of the bid. */
    ROUND_PRICES,
    /** Losing bids just above the winner; losing bids; what is "just", in percent. */
    CLOSE_LOSERS,
    /** Past awards in turn; suppliers who took turns. */
    ROTATION,
    /**
     * Times suspended; 1 while suspended or debarred now; debarments; prequalifications failed;
     * tenders in which its bid was excluded. Remarks name the kind, so it keeps its first name.
     */
    WAS_SUSPENDED
  }

  /** Message of its title; of earlier exclusions alone nobody says disqualified. */
  public String titleKey() {
    return kind == RedFlagKind.WAS_SUSPENDED && isOfExclusionsAlone()
        ? "evaluation.flag.kind.WAS_EXCLUDED"
        : "evaluation.flag.kind." + kind;
  }

  private boolean isOfExclusionsAlone() {
    return numbers.subList(0, numbers.size() - 1).stream().allMatch(n -> n.signum() == 0);
  }

  /** Names the sign for good, so that a remark stays with it however often it is found again. */
  public String key() {
    return Sha256.of(kind + "/" + lotNumber + "/" + bids);
  }
}
