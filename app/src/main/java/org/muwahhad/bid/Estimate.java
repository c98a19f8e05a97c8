package org.muwahhad.bid;

import java.math.BigDecimal;
import java.math.MathContext;
import java.util.List;
import java.util.Map;
import org.muwahhad.shared.Money;
import org.muwahhad.shared.Refusal;
import org.muwahhad.tender.TenderViews;

/**
 * The estimated value of a tender: the sum over its lot items of benchmark price times quantity,
 * converted at the rates of the tender's fixed day. Without VAT.
 */
final class Estimate {
  private Estimate() {}

  /**
   * The estimate in a currency, rounded half up once, at the end.
   *
   * @param unitsPerUsd units of each currency for one US dollar
   * @throws Refusal.RuleBroken {@code bid.no-rate} when a currency has no rate on that day
   */
  static Money of(
      List<TenderViews.LotItem> items, Map<String, BigDecimal> unitsPerUsd, String currency) {
    BigDecimal sum = BigDecimal.ZERO;
    for (TenderViews.LotItem item : items) {
      BigDecimal value = item.benchmarkPrice().multiply(item.quantity());
      sum = sum.add(converted(value, item.benchmarkCurrency(), unitsPerUsd, currency));
    }
    return Money.rounded(sum, currency);
  }

  private static BigDecimal converted(
      BigDecimal value, String from, Map<String, BigDecimal> unitsPerUsd, String to) {
    if (from.equals(to)) {
      return value;
    }
    return value
        .multiply(rate(unitsPerUsd, to))
        .divide(rate(unitsPerUsd, from), MathContext.DECIMAL128);
  }

  private static BigDecimal rate(Map<String, BigDecimal> unitsPerUsd, String currency) {
    BigDecimal rate = unitsPerUsd.get(currency);
    if (rate == null) {
      throw new Refusal.RuleBroken("bid.no-rate", currency);
    }
    return rate;
  }
}
