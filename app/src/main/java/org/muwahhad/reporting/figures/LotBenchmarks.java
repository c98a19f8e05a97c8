package org.muwahhad.reporting.figures;

import java.math.BigDecimal;
import java.math.MathContext;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import org.muwahhad.shared.Conversion;
import org.muwahhad.shared.Money;
import org.muwahhad.tender.TenderQueries;

/** What the lots of a tender would cost at the benchmark prices of the catalog, without VAT. */
final class LotBenchmarks {
  private final String currency;
  private final Map<Long, List<TenderQueries.LotItem>> items;
  private final Conversion conversion;
  private final Map<Long, Money> prices;
  private final Map<Long, Map<String, BigDecimal>> quantities;

  /**
   * Reads the prices and the quantities in force.
   *
   * @param items by lot
   */
  LotBenchmarks(
      TenderQueries.Tender tender,
      Map<Long, List<TenderQueries.LotItem>> items,
      AwardReportFigureQueries queries,
      Conversion conversion) {
    this.currency = tender.currency();
    this.items = items;
    this.conversion = conversion;
    this.prices =
        queries.listBenchmarks(tender.id()).stream()
            .collect(
                Collectors.toMap(
                    AwardReportFigureQueries.BenchmarkRow::lotItemId,
                    b -> new Money(b.price(), b.currency())));
    this.quantities =
        queries.listStateQuantities(tender.id()).stream()
            .collect(
                Collectors.groupingBy(
                    AwardReportFigureQueries.StateQuantityRow::lotItemId,
                    Collectors.toMap(
                        AwardReportFigureQueries.StateQuantityRow::stateCode,
                        AwardReportFigureQueries.StateQuantityRow::quantity)));
  }

  /** Of the quantities in force, in the currency of the tender, rounded once for the lot. */
  Money of(long lotId) {
    return Money.rounded(
        items.getOrDefault(lotId, List.of()).stream()
            .map(
                i ->
                    conversion
                        .exact(Objects.requireNonNull(prices.get(i.id())), currency)
                        .multiply(quantity(i), MathContext.DECIMAL128))
            .reduce(BigDecimal.ZERO, BigDecimal::add),
        currency);
  }

  /** What each state takes of an item, by its code. */
  Map<String, BigDecimal> quantities(long lotItemId) {
    return quantities.getOrDefault(lotItemId, Map.of());
  }

  /** The quantity in force: what the states take of the item together. */
  BigDecimal quantity(TenderQueries.LotItem item) {
    return quantities(item.id()).values().stream().reduce(BigDecimal::add).orElse(item.quantity());
  }
}
