package org.muwahhad.award.optimum;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.muwahhad.shared.Refusal;

/**
 * What is to be awarded, what was bid for it, and what the award must keep to. The format of its
 * file is described in {@code docs/award-problem.md}.
 *
 * @param currency the one currency of all amounts, as ISO 4217 writes it
 * @param prices unit prices by bidder and item: in {@code currency}, as bid, without VAT
 * @param evaluatedPrices the same as they count when awards are compared, such as with a
 *     preference; what is paid, and so every limit, is of {@code prices}. A price that is not named
 *     here counts as it is
 * @param scores by bidder and lot; empty unless the highest score is looked for
 * @param lotWeights what a score counts in each lot; 1 where none is named
 * @param bundles prices that hold when their bidder wins all lots of a bundle
 * @param rules what the award must keep to on groups of bidders and lots
 * @param tiers what smaller quantities of an item cost, by bidder and item, from the smallest
 *     quantity on; {@code prices} are those of the whole
 */
public record AwardProblem(
    String name,
    String currency,
    Objective objective,
    List<ProblemItem> items,
    List<String> bidders,
    Map<String, Map<String, BigDecimal>> prices,
    Map<String, Map<String, BigDecimal>> evaluatedPrices,
    AwardLimits limits,
    List<Discount> discounts,
    Map<String, Map<String, BigDecimal>> scores,
    Map<String, BigDecimal> lotWeights,
    List<Bundle> bundles,
    List<AwardRule> rules,
    Map<String, Map<String, List<Tier>>> tiers) {
  static final BigDecimal HUNDRED = BigDecimal.valueOf(100);
  private static final BigDecimal MOST_PARTS = BigDecimal.valueOf(1L << 53);

  /** A problem without bundles, rules and tiers. */
  public AwardProblem(
      String name,
      String currency,
      Objective objective,
      List<ProblemItem> items,
      List<String> bidders,
      Map<String, Map<String, BigDecimal>> prices,
      Map<String, Map<String, BigDecimal>> evaluatedPrices,
      AwardLimits limits,
      List<Discount> discounts,
      Map<String, Map<String, BigDecimal>> scores,
      Map<String, BigDecimal> lotWeights) {
    this(
        name,
        currency,
        objective,
        items,
        bidders,
        prices,
        evaluatedPrices,
        limits,
        discounts,
        scores,
        lotWeights,
        List.of(),
        List.of(),
        Map.of());
  }

  /** What makes one award better than another. */
  public enum Objective {
    LOWEST_PRICE("lowest price"),
    HIGHEST_SCORE("highest score");

    private final String text;

    Objective(String text) {
      this.text = text;
    }

    /** As it is written in the file. */
    public String text() {
      return text;
    }
  }

  /**
   * One item of a lot.
   *
   * @param quantity what is needed in all
   * @param byState the same by state; empty when no state is named
   * @param smallestPart the part into which its quantity may be divided between suppliers, where a
   *     lot may have several
   */
  public record ProblemItem(
      String id,
      String lot,
      BigDecimal quantity,
      Map<String, BigDecimal> byState,
      BigDecimal smallestPart) {

    /** What each state needs; all of it under the empty name when no state is named. */
    Map<String, BigDecimal> demand() {
      return byState.isEmpty() ? Map.of("", quantity) : byState;
    }

    /**
     * How many smallest parts a quantity consists of.
     *
     * @throws Refusal.RuleBroken when there are too many to be reckoned exactly
     */
    long partsOf(BigDecimal some) {
      BigDecimal parts = some.divide(smallestPart, 0, RoundingMode.UNNECESSARY);
      if (parts.compareTo(MOST_PARTS) > 0) {
        throw new Refusal.RuleBroken("award.optimum-too-fine");
      }
      return parts.longValueExact();
    }
  }

  /**
   * A conditional discount: a bidder takes something off its prices in some lots when it wins the
   * whole of others, or enough of them, or enough in amount.
   *
   * @param whenWinning the lots of the condition
   * @param winning how many of them it has to win in full; null for all of them
   * @param fromAmount from what amount in them, at the prices as bid and before discounts; null
   *     where the condition is not an amount
   * @param percent of the price as bid
   */
  public record Discount(
      String bidder,
      List<String> whenWinning,
      @Nullable Integer winning,
      @Nullable BigDecimal fromAmount,
      List<String> appliesTo,
      BigDecimal percent) {

    /** A discount on winning the whole of all lots of the condition. */
    public Discount(
        String bidder, List<String> whenWinning, List<String> appliesTo, BigDecimal percent) {
      this(bidder, whenWinning, null, null, appliesTo, percent);
    }

    /** How many lots have to be won in full; none where the condition is an amount. */
    int count() {
      if (fromAmount != null) {
        return 0;
      }
      return winning == null ? whenWinning.size() : winning;
    }

    /** Whether its lots are all won in full when it applies. */
    boolean isOnAll() {
      return fromAmount == null && count() == whenWinning.size();
    }
  }

  /**
   * Unit prices that a bidder offers for winning the whole of several lots together, in place of
   * those as bid.
   *
   * @param prices by item of those lots; an item that is not named keeps its price
   * @param evaluatedPrices the same as they count when awards are compared; where an item is not
   *     named, its price counts
   */
  public record Bundle(
      String bidder,
      List<String> lots,
      Map<String, BigDecimal> prices,
      Map<String, BigDecimal> evaluatedPrices) {

    /** The price of a unit of an item that it names. */
    BigDecimal price(String item) {
      BigDecimal price = prices.get(item);
      if (price == null) {
        throw new IllegalStateException("The bundle names no price for " + item);
      }
      return price;
    }

    /** The same as it counts when awards are compared. */
    BigDecimal evaluatedPrice(String item) {
      BigDecimal evaluated = evaluatedPrices.get(item);
      return evaluated == null ? price(item) : evaluated;
    }
  }

  /**
   * The unit price from a quantity of an item on, up to the next tier or to the whole. A quantity
   * below the first tier costs what the first tier costs.
   *
   * @param from more than nothing and less than the whole
   * @param price as bid
   * @param evaluatedPrice as it counts when awards are compared; null where that is the price
   */
  public record Tier(BigDecimal from, BigDecimal price, @Nullable BigDecimal evaluatedPrice) {
    BigDecimal evaluated() {
      return evaluatedPrice == null ? price : evaluatedPrice;
    }
  }

  /** The items of each lot, lots and items in the order of the file. */
  public Map<String, List<ProblemItem>> lots() {
    Map<String, List<ProblemItem>> lots = new LinkedHashMap<>();
    items.forEach(i -> lots.computeIfAbsent(i.lot(), lot -> new ArrayList<>()).add(i));
    return lots;
  }

  /**
   * What is needed of an item that several suppliers may share: by state where states have budgets,
   * else all of it under the empty name, since the price is the same either way.
   */
  Map<String, BigDecimal> dividedDemand(ProblemItem item) {
    return limits.stateBudgets().isEmpty() ? Map.of("", item.quantity()) : item.demand();
  }

  /** Whether a rule asks for a least amount, which a discount may break. */
  boolean hasLeastValue() {
    return rules.stream()
        .anyMatch(r -> r.kind() == AwardRule.RuleKind.VALUE && r.atLeast() != null);
  }

  /** Whether a rule asks for shares of divided lots. */
  boolean hasShares() {
    return rules.stream()
        .anyMatch(
            r -> r.kind() == AwardRule.RuleKind.SHARE || r.kind() == AwardRule.RuleKind.SHARES);
  }

  /** The same problem with one supplier for each lot. */
  AwardProblem undivided() {
    return new AwardProblem(
        name,
        currency,
        objective,
        items,
        bidders,
        prices,
        evaluatedPrices,
        limits.undivided(),
        discounts,
        scores,
        lotWeights,
        bundles,
        rules,
        tiers);
  }

  /** The unit prices of a bidder by item; none when it named none. */
  Map<String, BigDecimal> pricesOf(String bidder) {
    return prices.getOrDefault(bidder, Map.of());
  }

  /** The price of a unit as bid, in {@code currency} and without VAT, of a bidder who named one. */
  BigDecimal price(String bidder, String item) {
    BigDecimal price = pricesOf(bidder).get(item);
    if (price == null) {
      throw new IllegalStateException(bidder + " names no price for " + item);
    }
    return price;
  }

  /** The price of a unit as it counts when awards are compared. */
  BigDecimal evaluatedPrice(String bidder, String item) {
    BigDecimal evaluated = evaluatedPrices.getOrDefault(bidder, Map.of()).get(item);
    return evaluated == null ? price(bidder, item) : evaluated;
  }

  /** The tiers of a bidder for an item; none when it named none. */
  List<Tier> tiersOf(String bidder, String item) {
    return tiers.getOrDefault(bidder, Map.of()).getOrDefault(item, List.of());
  }

  /**
   * The price of a unit as bid, where that quantity of the item is supplied to all states together.
   */
  BigDecimal price(String bidder, ProblemItem item, BigDecimal quantity) {
    Tier tier = tier(bidder, item, quantity);
    return tier == null ? price(bidder, item.id()) : tier.price();
  }

  /** The same as it counts when awards are compared. */
  BigDecimal evaluatedPrice(String bidder, ProblemItem item, BigDecimal quantity) {
    Tier tier = tier(bidder, item, quantity);
    return tier == null ? evaluatedPrice(bidder, item.id()) : tier.evaluated();
  }

  private @Nullable Tier tier(String bidder, ProblemItem item, BigDecimal quantity) {
    List<Tier> own = tiersOf(bidder, item.id());
    if (own.isEmpty() || quantity.compareTo(item.quantity()) >= 0) {
      return null;
    }
    Tier found = own.get(0);
    for (Tier tier : own) {
      found = tier.from().compareTo(quantity) <= 0 ? tier : found;
    }
    return found;
  }

  /** Whether a bidder named a price for every one of these items; less is no bid for their lot. */
  boolean isBidForBy(String bidder, List<ProblemItem> ofLot) {
    Map<String, BigDecimal> named = pricesOf(bidder);
    return ofLot.stream().allMatch(i -> named.containsKey(i.id()));
  }

  /** The score of a bidder in a lot as it counts, with the lot's weight. */
  BigDecimal weightedScore(String bidder, String lot) {
    return scores
        .getOrDefault(bidder, Map.of())
        .getOrDefault(lot, BigDecimal.ZERO)
        .multiply(lotWeights.getOrDefault(lot, BigDecimal.ONE));
  }
}
