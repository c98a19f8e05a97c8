package org.muwahhad.evaluation.price;

import io.micronaut.serde.annotation.Serdeable;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Map;
import org.muwahhad.evaluation.Scoring;
import org.muwahhad.shared.Conversion;
import org.muwahhad.shared.Money;

/**
 * The way of one bid's price for one lot, from what was bid to what is compared. Each figure stands
 * exact, to 34 digits, and as rounded half up to the decimals of its currency; the next step begins
 * with the rounded one.
 *
 * <p>A bid states unit prices only and no line totals of its own, so that nothing can be wrong in
 * its arithmetic: the correction is nothing.
 *
 * @param bid sum of the lines, each quantity times unit price, rounded
 * @param correction what arithmetic correction adds or takes
 * @param corrected what is converted
 * @param from rate of the bid's currency
 * @param to rate of the tender's currency
 * @param convertedExact before rounding
 * @param appliedPercent preference added to this bid: nothing for goods of GCC origin
 * @param evaluatedExact before rounding
 */
@Serdeable
public record PriceSteps(
    Money bid,
    Money correction,
    Money corrected,
    Rate from,
    Rate to,
    BigDecimal convertedExact,
    Money converted,
    boolean gccOrigin,
    BigDecimal appliedPercent,
    BigDecimal evaluatedExact,
    Money evaluated) {

  /**
   * Units of a currency for one US dollar.
   *
   * @param validFrom first day the rate holds
   * @param source who fixed it
   */
  @Serdeable
  public record Rate(String currency, BigDecimal unitsPerUsd, LocalDate validFrom, String source) {}

  /**
   * All steps of a price.
   *
   * @param percent preference of the tender, which goods of GCC origin are spared
   */
  static PriceSteps of(Money bid, Rate from, Rate to, boolean gccOrigin, BigDecimal percent) {
    Money correction = Money.zero(bid.currency());
    Money corrected = bid.plus(correction);
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
        Scoring.evaluatedPrice(converted, gccOrigin, percent));
  }

  public boolean isConverted() {
    return !from.currency().equals(to.currency());
  }

  /** What is added for comparison because the goods are not of GCC origin. */
  public Money preference() {
    return new Money(evaluated.amount().subtract(converted.amount()), evaluated.currency());
  }
}
