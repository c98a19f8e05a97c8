package org.muwahhad.catalog.standard;

import jakarta.inject.Singleton;
import jakarta.transaction.Transactional;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.muwahhad.access.Actor;
import org.muwahhad.access.Role;
import org.muwahhad.audit.AuditLog;
import org.muwahhad.catalog.CatalogEntry.PriceBreaksSet;
import org.muwahhad.catalog.item.CatalogItems;
import org.muwahhad.catalog.item.ItemStatus;
import org.muwahhad.shared.Bilingual;
import org.muwahhad.shared.Faults;
import org.muwahhad.shared.Refusal;
import org.muwahhad.shared.Rounding;

/**
 * A catalog manager states what one unit of an item is expected to cost from which quantity on. The
 * whole table is replaced; none clears it. One currency holds for all of it.
 *
 * <p>Refused with {@code catalog.item-retired}, with {@code shared.changed-meanwhile} when the item
 * changed since it was read, and as invalid input: {@code currency} ({@code
 * catalog.currency-unknown}), {@code breaks[1].quantityFrom} ({@code shared.not-positive}, {@code
 * catalog.quantity-too-fine}, {@code catalog.break-repeated}), {@code breaks[1].unitPrice} ({@code
 * shared.not-positive}, {@code shared.too-many-decimals}, {@code catalog.price-too-high}, {@code
 * catalog.break-dearer}: more never costs more a unit) and the two sources.
 *
 * <p>A fault in the input has the code {@code catalog.breaks-too-many}.
 */
@Singleton
public class SetPriceBreaks {
  private static final int MOST = 20;
  private static final int QUANTITY_DECIMALS = 3;
  private static final BigDecimal MOST_UNITS = new BigDecimal("1000000000000");
  private final CatalogItems items;
  private final PriceBreaks breaks;
  private final AuditLog audit;

  SetPriceBreaks(CatalogItems items, PriceBreaks breaks, AuditLog audit) {
    this.items = items;
    this.breaks = breaks;
    this.audit = audit;
  }

  /**
   * The table.
   *
   * @param basedOn version of the item that the person saw
   * @param currency of all prices, ISO 4217
   */
  public record Table(int basedOn, String currency, List<PriceBreakInput> breaks) {
    public Table {
      // A program may send null for a row: that is reported at its place, not here.
      breaks = Collections.unmodifiableList(new ArrayList<>(breaks));
    }
  }

  /** The price of one unit from a quantity on, without VAT, with its source. */
  public record PriceBreakInput(BigDecimal quantityFrom, BigDecimal unitPrice, Bilingual source) {}

  @Transactional
  public void run(Actor actor, String itemCode, Table table) {
    actor.require(Role.CATALOG_MANAGER);
    CatalogItems.StoredItem item = items.get(itemCode);
    if (item.status() != ItemStatus.ACTIVE) {
      throw new Refusal.RuleBroken("catalog.item-retired", itemCode);
    }
    check(table);
    if (items.touch(item.id(), table.basedOn()) != 1) {
      throw Refusal.Conflict.changedMeanwhile();
    }

    breaks.clear(item.id());
    for (PriceBreakInput row : table.breaks()) {
      breaks.add(
          item.id(),
          row.quantityFrom(),
          Rounding.unrounded(row.unitPrice(), table.currency()),
          table.currency(),
          row.source().ar().strip(),
          row.source().en().strip());
    }
    audit.record(actor, new PriceBreaksSet(item.id(), itemCode, table.currency(), inWords(table)));
  }

  private static List<String> inWords(Table table) {
    return table.breaks().stream()
        .map(r -> r.quantityFrom().toPlainString() + " " + r.unitPrice().toPlainString())
        .toList();
  }

  private void check(Table table) {
    Faults faults = new Faults();
    faults
        .check(
            Set.copyOf(items.listCurrencyCodes()).contains(table.currency()),
            "currency",
            "catalog.currency-unknown",
            table.currency())
        .check(table.breaks().size() <= MOST, "", "catalog.breaks-too-many", MOST)
        .present("breaks", table.breaks())
        .throwIfAny();
    Set<BigDecimal> quantities = new HashSet<>();
    for (int i = 0; i < table.breaks().size(); i++) {
      checkRow(faults, "breaks[" + i + "].", table.breaks().get(i), table.currency(), quantities);
    }
    checkFalling(faults, table.breaks());
    faults.throwIfAny();
  }

  private static void checkRow(
      Faults faults,
      String path,
      PriceBreakInput row,
      String currency,
      Set<BigDecimal> quantities) {
    BigDecimal quantity = row.quantityFrom();
    faults
        .check(quantity.signum() > 0, path + "quantityFrom", "shared.not-positive")
        .check(
            quantity.stripTrailingZeros().scale() <= QUANTITY_DECIMALS
                && quantity.compareTo(MOST_UNITS) < 0,
            path + "quantityFrom",
            "catalog.quantity-too-fine",
            QUANTITY_DECIMALS)
        .check(
            quantities.add(quantity.stripTrailingZeros()),
            path + "quantityFrom",
            "catalog.break-repeated")
        .price(path + "unitPrice", row.unitPrice(), currency)
        .check(
            row.unitPrice().compareTo(MOST_UNITS) < 0, path + "unitPrice", "catalog.price-too-high")
        .text(path + "source.ar", row.source().ar(), 300)
        .text(path + "source.en", row.source().en(), 300);
  }

  private static void checkFalling(Faults faults, List<PriceBreakInput> rows) {
    List<PriceBreakInput> rising = new ArrayList<>(rows);
    rising.sort(Comparator.comparing(PriceBreakInput::quantityFrom));
    for (int i = 1; i < rising.size(); i++) {
      faults.check(
          rising.get(i).unitPrice().compareTo(rising.get(i - 1).unitPrice()) <= 0,
          "breaks[" + rows.indexOf(rising.get(i)) + "].unitPrice",
          "catalog.break-dearer");
    }
  }
}
