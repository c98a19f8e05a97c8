package org.muwahhad.bid.offer;

import java.math.BigDecimal;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.muwahhad.bid.Offer;
import org.muwahhad.shared.Faults;

/**
 * What the discounts and limits of an offer must fulfil. A discount depends on several lots: what
 * depends on one lot belongs into its price, since only the price counts in the ranking of a lot.
 */
final class DiscountRules {
  static final int MOST_DISCOUNTS = 20;
  private static final BigDecimal HUNDRED = new BigDecimal(100);
  private static final int DECIMALS = 4;
  private static final BigDecimal HIGHEST_VALUE = new BigDecimal("9999999999999999");

  private final Set<Long> lots;

  DiscountRules(Set<Long> lots) {
    this.lots = Set.copyOf(lots);
  }

  /** Adds what is wrong with what was typed so far. */
  void ofDraft(Faults faults, Offer offer) {
    List<Offer.Discount> discounts = offer.discounts();
    faults.check(
        discounts.size() <= MOST_DISCOUNTS, "discounts", "bid.too-many-discounts", MOST_DISCOUNTS);
    Map<Long, BigDecimal> sums = new HashMap<>();
    Set<List<Object>> seen = new HashSet<>();
    for (int i = 0; i < discounts.size(); i++) {
      Offer.Discount discount = discounts.get(i);
      checkPercent(faults, percentField(i), discount.percent());
      checkLots(faults, whenWinningField(i), discount.whenWinning());
      checkLots(faults, appliesToField(i), discount.appliesTo());
      checkWinning(faults, i, discount);
      checkPlace(faults, i, discount, seen);
      checkSum(faults, i, discount, sums);
    }
    checkLimits(faults, offer);
  }

  /** Adds what is wrong with what is to be submitted: discounts of lots without a price. */
  void ofSubmission(Faults faults, Offer offer, Set<Long> pricedLots) {
    for (int i = 0; i < offer.discounts().size(); i++) {
      Offer.Discount discount = offer.discounts().get(i);
      checkPriced(faults, whenWinningField(i), discount.whenWinning(), pricedLots);
      checkPriced(faults, appliesToField(i), discount.appliesTo(), pricedLots);
    }
  }

  private static void checkPercent(Faults faults, String field, BigDecimal percent) {
    faults.check(
        percent.signum() > 0
            && percent.compareTo(HUNDRED) <= 0
            && percent.stripTrailingZeros().scale() <= DECIMALS,
        field,
        "bid.discount-percent",
        DECIMALS);
  }

  private void checkLots(Faults faults, String field, List<Long> chosen) {
    faults.check(!chosen.isEmpty(), field, "bid.discount-lot-missing");
    faults.check(lots.containsAll(chosen), field, "bid.unknown-lot");
    faults.check(Set.copyOf(chosen).size() == chosen.size(), field, "bid.lot-named-twice");
  }

  /**
   * From one lot on, or from more than there are, is no condition on several lots; where one lot
   * alone is named, all of them is said by leaving the number out.
   */
  private static void checkWinning(Faults faults, int i, Offer.Discount discount) {
    Integer winning = discount.winning();
    faults.check(
        winning == null || (winning >= 2 && winning <= Set.copyOf(discount.whenWinning()).size()),
        winningField(i),
        "bid.discount-winning");
  }

  private static void checkPlace(
      Faults faults, int i, Offer.Discount discount, Set<List<Object>> seen) {
    Set<Long> named = new HashSet<>(discount.whenWinning());
    named.addAll(discount.appliesTo());
    faults.check(named.size() != 1, whenWinningField(i), "bid.discount-of-one-lot");
    Set<Long> condition = Set.copyOf(discount.whenWinning());
    Integer winning = discount.winning();
    boolean isNew =
        seen.add(
            List.of(
                condition,
                winning == null ? condition.size() : winning,
                Set.copyOf(discount.appliesTo())));
    faults.check(isNew || named.isEmpty(), whenWinningField(i), "bid.discount-twice");
  }

  private static void checkSum(
      Faults faults, int i, Offer.Discount discount, Map<Long, BigDecimal> sums) {
    boolean fits = true;
    for (Long lot : Set.copyOf(discount.appliesTo())) {
      BigDecimal sum = sums.merge(lot, discount.percent(), BigDecimal::add);
      // A percentage that is too high by itself is told already.
      fits &= sum.compareTo(HUNDRED) <= 0 || discount.percent().compareTo(HUNDRED) > 0;
    }
    faults.check(fits, percentField(i), "bid.discounts-over-hundred");
  }

  private void checkLimits(Faults faults, Offer offer) {
    Integer most = offer.mostLots();
    if (most != null) {
      faults.check(
          most >= 1 && most <= lots.size(), "mostLots", "bid.most-lots-out-of-range", lots.size());
    }
    BigDecimal value = offer.mostValue();
    if (value != null) {
      faults.price("mostValue", value, offer.currency());
      faults.check(value.compareTo(HIGHEST_VALUE) < 0, "mostValue", "bid.price-too-high");
    }
  }

  private void checkPriced(Faults faults, String field, List<Long> chosen, Set<Long> priced) {
    faults.check(
        chosen.stream().filter(lots::contains).allMatch(priced::contains),
        field,
        "bid.discount-without-price");
  }

  static String percentField(int i) {
    return "discounts[" + i + "].percent";
  }

  static String whenWinningField(int i) {
    return "discounts[" + i + "].whenWinning";
  }

  static String winningField(int i) {
    return "discounts[" + i + "].winning";
  }

  static String appliesToField(int i) {
    return "discounts[" + i + "].appliesTo";
  }
}
