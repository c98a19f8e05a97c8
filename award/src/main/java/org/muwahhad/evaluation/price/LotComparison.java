package org.muwahhad.evaluation.price;

import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.muwahhad.evaluation.LotRankingQueries;
import org.muwahhad.shared.Bilingual;
import org.muwahhad.shared.Conversion;
import org.muwahhad.shared.Money;
import org.muwahhad.shared.Rounding;

/**
 * The lines of all bids for one lot side by side: a row for each item, a column for each bid. Unit
 * prices are in the currency of the tender, per base unit where the item has one, rounded half up
 * to four decimals; which is lowest and how far it lies from the benchmark is found before
 * rounding.
 *
 * @param bids those whose price is open, in the order of the ranking
 * @param benchmark sum of benchmark price times quantity; null when a rate is missing
 * @param estimate what the officers estimated, in the quantities of the ranking; null until the
 *     tender's estimate is opened
 * @param totals of each bid, in the order of the bids
 */
public record LotComparison(
    List<BidColumn> bids,
    List<ItemPriceRow> rows,
    @Nullable Money benchmark,
    @Nullable Money estimate,
    List<Total> totals) {
  /** More columns do not fit a page; each further table names the items again. */
  public static final int BIDS_IN_A_TABLE = 5;

  private static final int DECIMALS = 4;

  /** One bid. */
  public record BidColumn(
      long bidId, Bilingual supplier, String registrationNumber, @Nullable Integer rank) {}

  /**
   * An item with the price of each bid.
   *
   * @param unit what the prices are per: the base unit, or else the unit asked for
   * @param asked the unit asked for
   * @param perAsked base units in one unit asked for; 1 where there is no other unit
   * @param benchmark per unit; null when its rate is missing
   * @param estimate per unit; null until the tender's estimate is opened
   * @param cells in the order of the bids
   */
  public record ItemPriceRow(
      long lotItemId,
      String code,
      Bilingual name,
      BigDecimal quantity,
      Bilingual asked,
      Bilingual unit,
      BigDecimal perAsked,
      @Nullable Money benchmark,
      @Nullable Money estimate,
      List<ItemPriceCell> cells) {
    public boolean isRebased() {
      return perAsked.compareTo(BigDecimal.ONE) != 0;
    }
  }

  /**
   * What one bid asks for one unit of one item.
   *
   * @param bidPrice as bid, per unit asked for
   * @param price null where the bid leaves the item out
   * @param lowest whether no other bid asks less
   * @param againstBenchmark ratio of the difference to the benchmark; null without one
   * @param againstEstimate ratio of the difference to the estimate; null without one
   * @param deliveryDays from an order to its delivery; null where the bid does not state it
   */
  public record ItemPriceCell(
      @Nullable Money bidPrice,
      @Nullable Money price,
      boolean lowest,
      @Nullable BigDecimal againstBenchmark,
      @Nullable BigDecimal againstEstimate,
      @Nullable Integer deliveryDays) {
    /** The same with a time of delivery. */
    ItemPriceCell delivered(@Nullable Integer days) {
      return new ItemPriceCell(bidPrice, price, lowest, againstBenchmark, againstEstimate, days);
    }
  }

  /**
   * A bid's total for the lot, and how far from the benchmarks and the estimate it lies, as ratios.
   */
  public record Total(
      @Nullable Money converted,
      boolean lowest,
      @Nullable BigDecimal againstBenchmark,
      @Nullable BigDecimal againstEstimate) {}

  private record ItemPriceKey(long item, long bid) {}

  /**
   * Puts the lines of a lot side by side.
   *
   * @param estimates of one unit asked for of each item, in the currency, exact; none until the
   *     estimate is opened
   */
  static LotComparison of(
      List<LotRankingQueries.LotRankingRow> ranking,
      List<EvaluatedPrices.ItemRow> items,
      List<EvaluatedPrices.EvaluatedPriceLine> lines,
      Map<Long, BigDecimal> estimates,
      Conversion conversion,
      String currency) {
    List<LotRankingQueries.LotRankingRow> open =
        ranking.stream().filter(r -> r.converted().isPresent()).toList();
    Map<ItemPriceKey, Money> prices = new HashMap<>();
    Map<ItemPriceKey, Integer> days = new HashMap<>();
    Map<Long, String> currencies = new HashMap<>();
    open.forEach(b -> currencies.put(b.bidId(), b.bidCurrency()));
    for (EvaluatedPrices.EvaluatedPriceLine line : lines) {
      String own = currencies.get(line.bidId());
      if (own != null) {
        prices.put(
            new ItemPriceKey(line.lotItemId(), line.bidId()), new Money(line.unitPrice(), own));
      }
      Integer delivery = line.deliveryDays();
      if (delivery != null) {
        days.put(new ItemPriceKey(line.lotItemId(), line.bidId()), delivery);
      }
    }
    @Nullable Money benchmark = benchmark(items, conversion, currency);
    @Nullable Money estimate = estimate(items, estimates, currency);
    return new LotComparison(
        open.stream().map(LotComparison::column).toList(),
        items.stream()
            .map(i -> row(i, open, prices, days, estimates, conversion, currency))
            .toList(),
        benchmark,
        estimate,
        totals(open, benchmark, estimate));
  }

  /**
   * The bids of a lot with their totals, without the lines.
   *
   * @param benchmark of the lot
   * @param estimate of the lot
   */
  static LotComparison ofTotals(
      List<LotRankingQueries.LotRankingRow> ranking,
      @Nullable Money benchmark,
      @Nullable Money estimate) {
    List<LotRankingQueries.LotRankingRow> open =
        ranking.stream().filter(r -> r.converted().isPresent()).toList();
    return new LotComparison(
        open.stream().map(LotComparison::column).toList(),
        List.of(),
        benchmark,
        estimate,
        totals(open, benchmark, estimate));
  }

  private static BidColumn column(LotRankingQueries.LotRankingRow bid) {
    return new BidColumn(bid.bidId(), bid.supplier(), bid.registrationNumber(), bid.rankPosition());
  }

  private static ItemPriceRow row(
      EvaluatedPrices.ItemRow item,
      List<LotRankingQueries.LotRankingRow> bids,
      Map<ItemPriceKey, Money> prices,
      Map<ItemPriceKey, Integer> days,
      Map<Long, BigDecimal> estimates,
      Conversion conversion,
      String currency) {
    BigDecimal perAsked = perAsked(item);
    List<Optional<BigDecimal>> exact = new ArrayList<>();
    for (LotRankingQueries.LotRankingRow bid : bids) {
      exact.add(
          Optional.ofNullable(prices.get(new ItemPriceKey(item.id(), bid.bidId())))
              .map(p -> perBase(conversion.exact(p, currency), perAsked)));
    }
    Optional<BigDecimal> lowest =
        exact.stream().flatMap(Optional::stream).min(Comparator.naturalOrder());
    Optional<BigDecimal> benchmark =
        exactBenchmark(item, conversion, currency).map(b -> perBase(b, perAsked));
    Optional<BigDecimal> estimate =
        Optional.ofNullable(estimates.get(item.id())).map(e -> perBase(e, perAsked));
    List<ItemPriceCell> cells = new ArrayList<>();
    for (int i = 0; i < bids.size(); i++) {
      ItemPriceKey key = new ItemPriceKey(item.id(), bids.get(i).bidId());
      @Nullable Money bid = prices.get(key);
      cells.add(
          cell(bid, exact.get(i), lowest, benchmark, estimate, currency).delivered(days.get(key)));
    }
    Bilingual asked = item.unit();
    return new ItemPriceRow(
        item.id(),
        item.code(),
        item.name(),
        item.quantity(),
        asked,
        item.base() == null ? asked : item.base(),
        perAsked,
        benchmark.map(b -> shown(b, currency)).orElse(null),
        estimate.map(e -> shown(e, currency)).orElse(null),
        cells);
  }

  private static ItemPriceCell cell(
      @Nullable Money bid,
      Optional<BigDecimal> exact,
      Optional<BigDecimal> lowest,
      Optional<BigDecimal> benchmark,
      Optional<BigDecimal> estimate,
      String currency) {
    return new ItemPriceCell(
        bid,
        exact.map(e -> shown(e, currency)).orElse(null),
        exact.isPresent() && exact.get().compareTo(lowest.orElseThrow()) == 0,
        exact.flatMap(e -> benchmark.flatMap(b -> difference(e, b))).orElse(null),
        exact.flatMap(e -> estimate.flatMap(b -> difference(e, b))).orElse(null),
        null);
  }

  private static List<Total> totals(
      List<LotRankingQueries.LotRankingRow> bids,
      @Nullable Money benchmark,
      @Nullable Money estimate) {
    Optional<BigDecimal> lowest =
        bids.stream()
            .flatMap(b -> b.converted().stream())
            .map(Money::amount)
            .min(Comparator.naturalOrder());
    return bids.stream()
        .map(b -> total(b.converted().orElseThrow(), lowest.orElseThrow(), benchmark, estimate))
        .toList();
  }

  private static Total total(
      Money converted, BigDecimal lowest, @Nullable Money benchmark, @Nullable Money estimate) {
    return new Total(
        converted,
        converted.amount().compareTo(lowest) == 0,
        against(converted, benchmark),
        against(converted, estimate));
  }

  private static @Nullable BigDecimal against(Money converted, @Nullable Money reference) {
    return reference == null
        ? null
        : difference(converted.amount(), reference.amount()).orElse(null);
  }

  /** Each item's estimate times its quantity, summed, and rounded once at the end. */
  static @Nullable Money estimate(
      List<EvaluatedPrices.ItemRow> items, Map<Long, BigDecimal> estimates, String currency) {
    BigDecimal sum = BigDecimal.ZERO;
    for (EvaluatedPrices.ItemRow item : items) {
      BigDecimal one = estimates.get(item.id());
      if (one == null) {
        return null;
      }
      sum = sum.add(one.multiply(item.quantity()), MathContext.DECIMAL128);
    }
    return items.isEmpty() ? null : Money.rounded(sum, currency);
  }

  /**
   * Each item's benchmark times its quantity, converted and summed, and rounded once at the end.
   */
  static @Nullable Money benchmark(
      List<EvaluatedPrices.ItemRow> items, Conversion conversion, String currency) {
    BigDecimal sum = BigDecimal.ZERO;
    for (EvaluatedPrices.ItemRow item : items) {
      Optional<BigDecimal> one = exactBenchmark(item, conversion, currency);
      if (one.isEmpty()) {
        return null;
      }
      sum = sum.add(one.get().multiply(item.quantity()), MathContext.DECIMAL128);
    }
    return Money.rounded(sum, currency);
  }

  private static Optional<BigDecimal> exactBenchmark(
      EvaluatedPrices.ItemRow item, Conversion conversion, String currency) {
    return conversion.knows(item.benchmarkCurrency()) && conversion.knows(currency)
        ? Optional.of(
            conversion.exact(new Money(item.benchmarkPrice(), item.benchmarkCurrency()), currency))
        : Optional.empty();
  }

  private static BigDecimal perAsked(EvaluatedPrices.ItemRow item) {
    return item.numerator() == null || item.denominator() == null
        ? BigDecimal.ONE
        : BigDecimal.valueOf(item.numerator())
            .divide(BigDecimal.valueOf(item.denominator()), MathContext.DECIMAL128);
  }

  private static BigDecimal perBase(BigDecimal price, BigDecimal perAsked) {
    return price.divide(perAsked, MathContext.DECIMAL128);
  }

  /**
   * How far a figure lies above (or below) a reference, as a ratio; empty beside a reference of 0.
   */
  static Optional<BigDecimal> difference(BigDecimal figure, BigDecimal reference) {
    return reference.signum() == 0
        ? Optional.empty()
        : Optional.of(
            figure
                .subtract(reference)
                .divide(reference, MathContext.DECIMAL128)
                .setScale(DECIMALS, RoundingMode.HALF_UP));
  }

  private static Money shown(BigDecimal price, String currency) {
    BigDecimal rounded = Rounding.price(price, DECIMALS);
    BigDecimal plain = rounded.stripTrailingZeros();
    int decimals = Money.decimals(currency);
    return new Money(plain.scale() < decimals ? plain.setScale(decimals) : plain, currency);
  }
}
