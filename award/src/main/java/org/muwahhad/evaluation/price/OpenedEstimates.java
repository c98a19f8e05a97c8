package org.muwahhad.evaluation.price;

import jakarta.inject.Singleton;
import java.math.BigDecimal;
import java.math.MathContext;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import org.muwahhad.bid.BidQueries;
import org.muwahhad.shared.Conversion;
import org.muwahhad.shared.Money;
import org.muwahhad.tender.TenderQueries;

/** The estimate of a tender in its parts, once it is opened. */
@Singleton
class OpenedEstimates {
  private final BidQueries bids;
  private final EvaluatedPrices rows;

  OpenedEstimates(BidQueries bids, EvaluatedPrices rows) {
    this.bids = bids;
    this.rows = rows;
  }

  /**
   * What the officers estimated for one unit asked for of each item, in the currency of the tender,
   * exact; nothing until the estimate is opened, and where its parts no longer make the figure that
   * was sealed.
   *
   * @param items those of the tender, which are asked for only once the estimate is opened
   */
  Map<Long, BigDecimal> of(
      TenderQueries.Tender tender,
      Conversion conversion,
      Supplier<List<EvaluatedPrices.ItemRow>> items) {
    Optional<Money> opened = bids.findEstimate(tender.id()).map(BidQueries.OpenedEstimate::total);
    if (opened.isEmpty()) {
      return Map.of();
    }
    List<EvaluatedPrices.OfficersEstimate> parts = rows.listEstimated(tender.id());
    String currency = tender.currency();
    if (!parts.stream().allMatch(p -> conversion.knows(p.currency()))) {
      return Map.of();
    }
    Map<String, BigDecimal> byCurrency = new HashMap<>();
    Map<Long, BigDecimal> byItem = new HashMap<>();
    for (EvaluatedPrices.OfficersEstimate part : parts) {
      byCurrency.merge(part.currency(), part.amount(), BigDecimal::add);
      byItem.merge(
          part.lotItemId(),
          conversion.exact(new Money(part.amount(), part.currency()), currency),
          BigDecimal::add);
    }
    BigDecimal sum =
        byCurrency.entrySet().stream()
            .map(e -> conversion.exact(new Money(e.getValue(), e.getKey()), currency))
            .reduce(BigDecimal.ZERO, BigDecimal::add);
    Money sealed = opened.get();
    if (!sealed.currency().equals(currency)
        || sealed.amount().compareTo(Money.rounded(sum, currency).amount()) != 0) {
      return Map.of();
    }
    items
        .get()
        .forEach(
            i ->
                byItem.computeIfPresent(
                    i.id(), (id, amount) -> amount.divide(i.tendered(), MathContext.DECIMAL128)));
    return byItem;
  }
}
