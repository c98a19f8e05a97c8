package org.muwahhad.framework.document;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A line of an order, or of a document that follows it.
 *
 * @param number of the line in the order, from 1
 * @param code of the item in the catalog
 * @param unit UN/ECE Recommendation 20 code
 * @param quantity units; in a delivery those delivered
 * @param price of one unit without VAT
 * @param net what the line comes to without VAT, rounded to the currency
 * @param wantedOn day by which it is wanted or promised, in Riyadh; null where the order has one
 *     for all lines
 * @param serialNumbers of the units, where the item has them
 */
public record TradedLine(
    int number,
    String code,
    String name,
    String unit,
    BigDecimal quantity,
    BigDecimal price,
    BigDecimal net,
    @Nullable LocalDate wantedOn,
    List<String> serialNumbers) {
  public TradedLine {
    serialNumbers = List.copyOf(serialNumbers);
  }
}
