package org.muwahhad.award.optimum;

import java.math.BigDecimal;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A rule on a group of bidders and a group of lots, such as "two bidders together win at least one
 * and at most three of five lots".
 *
 * @param bidders the group; empty for all bidders
 * @param lots the group; empty for all lots
 * @param atLeast the least figure; null for no such limit
 * @param atMost the largest figure; null for no such limit; the same as the least for "exactly"
 * @param percents with {@link RuleKind#SHARES} the share of each supplier, first to last; else
 *     empty
 */
public record AwardRule(
    RuleKind kind,
    List<String> bidders,
    List<String> lots,
    @Nullable BigDecimal atLeast,
    @Nullable BigDecimal atMost,
    List<BigDecimal> percents) {

  /** What a rule is about. */
  public enum RuleKind {
    /** How many of the lots the bidders supply anything of. */
    LOTS("lots", true),
    /** How many of the bidders supply anything of the lots. */
    SUPPLIERS("suppliers", true),
    /** What is paid to the bidders for the lots, after discounts. */
    VALUE("value", true),
    /** Which share of every item of the lots the bidders supply together. */
    SHARE("share", true),
    /** Each of the bidders supplies something of each of the lots. */
    FORCE("force", false),
    /** None of the bidders supplies anything of the lots. */
    FORBID("forbid", false),
    /** The lots go to one and the same bidder, each in full. */
    ONE_BIDDER("one bidder", false),
    /** Each of the lots is divided into fixed shares, one for each of its suppliers. */
    SHARES("shares", false);

    private final String text;
    private final boolean bounded;

    RuleKind(String text, boolean bounded) {
      this.text = text;
      this.bounded = bounded;
    }

    /** As it is written in the file. */
    public String text() {
      return text;
    }

    /** Whether it has a least or a largest figure. */
    public boolean isBounded() {
      return bounded;
    }

    /** Whether the figure counts something, and so is whole. */
    public boolean isCount() {
      return this == LOTS || this == SUPPLIERS;
    }

    static Optional<RuleKind> of(String text) {
      return Arrays.stream(values()).filter(k -> k.text.equals(text)).findFirst();
    }
  }

  public AwardRule {
    bidders = List.copyOf(bidders);
    lots = List.copyOf(lots);
    percents = List.copyOf(percents);
  }

  /** Whether a bidder is of the group. */
  boolean isOf(String bidder) {
    return bidders.isEmpty() || bidders.contains(bidder);
  }

  /** Whether a lot is of the group. */
  boolean isAbout(String lot) {
    return lots.isEmpty() || lots.contains(lot);
  }

  /** Whether the least figure is the largest too. */
  public boolean isExact() {
    return atLeast != null && atMost != null && atLeast.compareTo(atMost) == 0;
  }

  /** The limit that the rule is, by its place in the problem, from 1. */
  static Limit limit(int place) {
    return new Limit(Limit.LimitKind.RULE, Integer.toString(place), BigDecimal.ONE);
  }
}
