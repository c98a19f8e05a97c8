package org.muwahhad.reports.award;

import java.math.BigDecimal;
import java.util.Map;
import java.util.Optional;
import org.muwahhad.reports.Bilingual;
import org.muwahhad.reports.Money;
import org.muwahhad.reports.Price;

/**
 * A lot item, or what one of the winners of a split lot supplies of it, named with the winner.
 *
 * @param code catalog code
 * @param name its name
 * @param unit unit of measure
 * @param quantity in that unit
 * @param unitPrice awarded price of one unit; empty when the lot was unsuccessful. Of a bid in
 *     another currency it is the price that gives the amount back
 * @param amount quantity times unit price; empty when the lot was unsuccessful. Of a bid in another
 *     currency it is the item's part of the award's converted amount
 * @param byState quantity by state code; a state that takes none may be left out
 * @param paid what is paid, where the bid is in another currency; otherwise empty
 */
public record ReportLotItem(
    String code,
    Bilingual name,
    Bilingual unit,
    BigDecimal quantity,
    Optional<Price> unitPrice,
    Optional<Money> amount,
    Map<String, BigDecimal> byState,
    Optional<PaidItem> paid) {

  public ReportLotItem {
    byState = Map.copyOf(byState);
  }

  /** An item without an award, or of a bid in the tender's currency. */
  public ReportLotItem(
      String code,
      Bilingual name,
      Bilingual unit,
      BigDecimal quantity,
      Optional<Price> unitPrice,
      Optional<Money> amount,
      Map<String, BigDecimal> byState) {
    this(code, name, unit, quantity, unitPrice, amount, byState, Optional.empty());
  }
}
