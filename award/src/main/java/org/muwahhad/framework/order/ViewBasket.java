package org.muwahhad.framework.order;

import jakarta.inject.Singleton;
import jakarta.transaction.Transactional;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.muwahhad.access.Actor;
import org.muwahhad.access.Role;
import org.muwahhad.catalog.standard.ReaderCurrency;
import org.muwahhad.framework.OrderInstructions;
import org.muwahhad.shared.Bilingual;
import org.muwahhad.shared.Conversion;
import org.muwahhad.shared.ExchangeRateQueries;
import org.muwahhad.shared.Money;
import org.muwahhad.web.ListChoice;
import org.muwahhad.web.ListPage;

/** The basket of a procurement officer, and what their own entity can order now. */
@Singleton
public class ViewBasket {
  private final BasketItems items;
  private final OrderInstructions instructions;
  private final ReaderCurrency readerCurrency;
  private final ExchangeRateQueries rates;

  ViewBasket(
      BasketItems items,
      OrderInstructions instructions,
      ReaderCurrency readerCurrency,
      ExchangeRateQueries rates) {
    this.items = items;
    this.instructions = instructions;
    this.readerCurrency = readerCurrency;
    this.rates = rates;
  }

  /**
   * A basket.
   *
   * @param sites open sites of the entity, to which orders are delivered
   */
  public record BasketView(
      List<BasketAgreement> agreements, List<OrderInstructions.OpenSite> sites) {}

  /**
   * What is in the basket of one agreement.
   *
   * @param net what it comes to at the prices of the agreement, without VAT
   * @param inForce whether the agreement is in force today
   */
  public record BasketAgreement(
      long agreementId,
      String number,
      Bilingual supplier,
      List<BasketItems.OrderableItem> items,
      Money net,
      boolean inForce) {
    static BasketAgreement of(List<BasketItems.OrderableItem> items) {
      BasketItems.OrderableItem first = items.get(0);
      return new BasketAgreement(
          first.agreementId(),
          first.agreementNumber(),
          first.supplier(),
          items,
          items.stream()
              .map(BasketItems.OrderableItem::estimate)
              .reduce(Money.zero(first.currency()), Money::plus),
          first.inForce());
    }
  }

  @Transactional
  public BasketView get(Actor actor) {
    long entityId = actor.require(Role.PROCUREMENT_OFFICER).entity();
    Map<Long, List<BasketItems.OrderableItem>> byAgreement = new LinkedHashMap<>();
    items
        .list(actor.personId(), entityId)
        .forEach(i -> byAgreement.computeIfAbsent(i.agreementId(), a -> new ArrayList<>()).add(i));
    return new BasketView(
        byAgreement.values().stream().map(BasketAgreement::of).toList(),
        instructions.listOpenSites(entityId));
  }

  /** A page of what the entity can order now; empty past the end. */
  @Transactional
  public ListPage<BasketItems.OrderableItem> listOrderable(Actor actor, ListChoice choice) {
    long entityId = actor.require(Role.PROCUREMENT_OFFICER).entity();
    return new ListPage<>(
        items.listOrderable(
            actor.personId(), entityId, choice.like(), ListChoice.SIZE, choice.offset()),
        items.countOrderable(entityId, choice.like()),
        choice);
  }

  /**
   * Prices of one unit in the currency of the reader at the rates of today, by the field of the
   * item; without those that are in it already, or that no rate converts.
   */
  Map<String, Money> ownPrices(Actor actor, List<BasketItems.OrderableItem> orderable) {
    String currency = readerCurrency.of(actor);
    Conversion today = rates.today();
    Map<String, Money> own = new HashMap<>();
    orderable.stream()
        .filter(i -> !i.currency().equals(currency))
        .forEach(i -> today.find(i.price(), currency).ifPresent(p -> own.put(i.field(), p)));
    return own;
  }
}
