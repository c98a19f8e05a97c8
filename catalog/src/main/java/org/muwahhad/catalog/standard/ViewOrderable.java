package org.muwahhad.catalog.standard;

import jakarta.inject.Singleton;
import jakarta.transaction.Transactional;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.muwahhad.access.Actor;
import org.muwahhad.access.Grant;
import org.muwahhad.access.Role;
import org.muwahhad.shared.Bilingual;
import org.muwahhad.shared.Conversion;
import org.muwahhad.shared.ExchangeRateQueries;
import org.muwahhad.shared.Money;

/**
 * The price lists of agreements in the catalog: what a procurement officer can order now for their
 * own entity, from which supplier, at which price, and how much is left. Nobody else has any.
 */
@Singleton
public class ViewOrderable {
  private final OrderableQueries queries;
  private final ReaderCurrency readerCurrency;
  private final ExchangeRateQueries rates;

  ViewOrderable(
      OrderableQueries queries, ReaderCurrency readerCurrency, ExchangeRateQueries rates) {
    this.queries = queries;
    this.readerCurrency = readerCurrency;
    this.rates = rates;
  }

  /**
   * An item as an agreement offers it to an entity.
   *
   * @param price of one unit in force now, without VAT, in the currency of the agreement
   * @param own the same in the currency of the entity's state at today's rates; null where that is
   *     the same or a rate is missing
   * @param left units that the entity can still order
   * @param endsOn last day to order it, in Riyadh
   */
  public record OrderableItem(
      String itemCode,
      long agreementId,
      String agreementNumber,
      long lotItemId,
      Bilingual supplier,
      Money price,
      @Nullable Money own,
      BigDecimal left,
      Bilingual unit,
      LocalDate endsOn) {
    /** The price in the currency of the entity's state, where it is known. */
    public Money shown() {
      return own == null ? price : own;
    }
  }

  /**
   * What can be ordered of items, by their codes: the cheapest in the currency of the entity's
   * state first, and last those without a rate for it.
   */
  @Transactional
  public Map<String, List<OrderableItem>> byCode(Actor actor, List<String> codes) {
    long entity = actor.find(Role.PROCUREMENT_OFFICER).map(Grant::entity).orElse(0L);
    if (entity == 0 || codes.isEmpty()) {
      return Map.of();
    }
    List<OrderableQueries.OrderableRow> rows = queries.list(codes, entity);
    if (rows.isEmpty()) {
      return Map.of();
    }
    String currency = readerCurrency.of(actor);
    Conversion today = rates.today();
    return rows.stream()
        .map(r -> item(r, currency, today))
        .sorted(
            Comparator.comparing((OrderableItem o) -> !o.shown().currency().equals(currency))
                .thenComparing(o -> o.shown().amount()))
        .collect(Collectors.groupingBy(OrderableItem::itemCode));
  }

  /** What can be ordered of one item. */
  @Transactional
  public List<OrderableItem> list(Actor actor, String code) {
    return byCode(actor, List.of(code)).getOrDefault(code, List.of());
  }

  private static OrderableItem item(
      OrderableQueries.OrderableRow row, String currency, Conversion today) {
    Money price = Money.price(row.unitPrice(), row.currency());
    return new OrderableItem(
        row.itemCode(),
        row.agreementId(),
        row.agreementNumber(),
        row.lotItemId(),
        row.supplier(),
        price,
        row.currency().equals(currency) ? null : today.find(price, currency).orElse(null),
        row.leftQuantity().stripTrailingZeros(),
        row.unit(),
        row.endsOn());
  }
}
