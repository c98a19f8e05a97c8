package org.muwahhad.evaluation.price;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.muwahhad.evaluation.Scoring;
import org.muwahhad.shared.Bilingual;
import org.muwahhad.shared.Conversion;
import org.muwahhad.shared.Money;

/**
 * The way of one bid's price for one lot, from what was bid to what is compared. Each figure stands
 * exact, to 34 digits, and as rounded half up to the decimals of its currency; the next step begins
 * with the rounded one.
 *
 * <p>The unit price governs: where a bidder states totals of its own, the correction leads from
 * them to the sum of quantity times unit price (UNCITRAL Model Law, art. 43). Of a bid that states
 * none, and of one ranked in other quantities than it stated totals for, it is nothing.
 *
 * @param bid what the lot comes to as the bidder states it, else as corrected
 * @param correction what arithmetic correction adds or takes
 * @param corrected sum of the lines, each quantity times unit price, rounded; what is converted
 * @param from rate of the bid's currency
 * @param to rate of the tender's currency
 * @param convertedExact before rounding
 * @param appliedPercent preference added to this bid: nothing for goods of GCC origin
 * @param evaluatedExact before rounding
 * @param base what the bid itself comes to, in whose place its accepted alternative stands; null
 *     where the price is that of the bid
 */
public record PriceSteps(
    Money bid,
    Money correction,
    Money corrected,
    CurrencyRate from,
    CurrencyRate to,
    BigDecimal convertedExact,
    Money converted,
    boolean gccOrigin,
    BigDecimal appliedPercent,
    BigDecimal evaluatedExact,
    Money evaluated,
    @Nullable Money base) {
  private static final BigDecimal HUNDRED = new BigDecimal(100);

  /**
   * Units of a currency for one US dollar.
   *
   * @param validFrom first day the rate holds
   * @param source who fixed it
   * @param sourceAr the same in Arabic; null where it was written in one language
   */
  public record CurrencyRate(
      String currency,
      BigDecimal unitsPerUsd,
      LocalDate validFrom,
      String source,
      @Nullable String sourceAr) {
    /** Who fixed it, in both languages where both were written. */
    public Bilingual sourceText() {
      return new Bilingual(sourceAr == null ? source : sourceAr, source);
    }
  }

  /**
   * All steps of a price.
   *
   * @param corrected sum of quantity times unit price
   * @param correction what of it arithmetic correction added, or took where it is negative
   * @param percent preference of the tender, which goods of GCC origin are spared
   */
  static PriceSteps of(
      Money corrected,
      Money correction,
      CurrencyRate from,
      CurrencyRate to,
      boolean gccOrigin,
      BigDecimal percent) {
    Money bid = new Money(corrected.amount().subtract(correction.amount()), corrected.currency());
    Conversion conversion =
        new Conversion(
            from.currency().equals(to.currency())
                ? Map.of(from.currency(), from.unitsPerUsd())
                : Map.of(from.currency(), from.unitsPerUsd(), to.currency(), to.unitsPerUsd()));
    Money converted = conversion.convert(corrected, to.currency());
    return new PriceSteps(
        bid,
        correction,
        corrected,
        from,
        to,
        conversion.exact(corrected, to.currency()),
        converted,
        gccOrigin,
        gccOrigin ? BigDecimal.ZERO : percent,
        Scoring.exactEvaluated(converted, gccOrigin, percent),
        Scoring.evaluatedPrice(converted, gccOrigin, percent),
        null);
  }

  /** The same steps of an alternative that stands in the place of a bid of a given price. */
  PriceSteps inPlaceOf(Money asBid) {
    return new PriceSteps(
        bid,
        correction,
        corrected,
        from,
        to,
        convertedExact,
        converted,
        gccOrigin,
        appliedPercent,
        evaluatedExact,
        evaluated,
        asBid);
  }

  public boolean isCorrected() {
    return correction.amount().signum() != 0;
  }

  /** The correction as a ratio of the bid as stated; nothing where nothing was stated. */
  public Optional<BigDecimal> correctionRatio() {
    return isCorrected()
        ? LotComparison.difference(corrected.amount(), bid.amount())
        : Optional.empty();
  }

  /** Whether the correction is more than a given percentage of the bid as stated. */
  boolean isBeyond(BigDecimal percent) {
    return correction.amount().abs().multiply(HUNDRED).compareTo(bid.amount().multiply(percent))
        > 0;
  }

  public boolean isConverted() {
    return !from.currency().equals(to.currency());
  }

  /** What is added for comparison because the goods are not of GCC origin. */
  public Money preference() {
    return new Money(evaluated.amount().subtract(converted.amount()), evaluated.currency());
  }
}
