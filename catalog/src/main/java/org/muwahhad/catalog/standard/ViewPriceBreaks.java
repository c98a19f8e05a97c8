package org.muwahhad.catalog.standard;

import jakarta.inject.Singleton;
import jakarta.transaction.Transactional;
import java.util.List;
import org.muwahhad.access.Actor;
import org.muwahhad.catalog.item.CatalogItems;
import org.muwahhad.catalog.item.Prices;
import org.muwahhad.shared.Refusal;

/** The expected prices of an item by quantity, for anybody but bidders (see {@link Prices}). */
@Singleton
public class ViewPriceBreaks {
  private final CatalogItems items;
  private final PriceBreaks breaks;

  ViewPriceBreaks(CatalogItems items, PriceBreaks breaks) {
    this.items = items;
    this.breaks = breaks;
  }

  /**
   * The table of an item, the smallest quantity first.
   *
   * @throws Refusal.NotPermitted for bidders
   * @throws Refusal.NotFound when there is no such item
   */
  @Transactional
  public List<PriceBreaks.Break> run(Actor actor, String itemCode) {
    if (Prices.areHiddenFrom(actor)) {
      throw new Refusal.NotPermitted();
    }
    return breaks.listOf(items.get(itemCode).id());
  }
}
