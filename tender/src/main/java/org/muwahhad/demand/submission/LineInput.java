package org.muwahhad.demand.submission;

import java.math.BigDecimal;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * One line of demand as an officer or a program states it. A draft needs the item and the quantity;
 * a submission needs everything that has no default.
 *
 * @param item code of a catalog item; the line is made against its newest revision
 * @param quantity in the item's unit, above zero, at most three decimals
 * @param needBy the day it is needed at the site, after the round's closing day
 * @param site code of a delivery site of the entity; by default its only one
 * @param unitPrice estimate without VAT in the currency of the entity's state; by default the
 *     item's benchmark price at the newest exchange rate
 * @param commitment firm unless said otherwise
 * @param budgetLine where the money comes from, at most 100 characters
 * @param justification why it is needed, at most 1,000 characters
 * @param keptReason why the item is kept though few demand it beside its standard, at most 500
 *     characters; needed once the form has shown that standard
 */
public record LineInput(
    @Nullable String item,
    @Nullable BigDecimal quantity,
    @Nullable LocalDate needBy,
    @Nullable String site,
    @Nullable BigDecimal unitPrice,
    @Nullable Commitment commitment,
    @Nullable String budgetLine,
    @Nullable String justification,
    @Nullable String keptReason) {
  /** A line that says nothing of a standard item. */
  public LineInput(
      @Nullable String item,
      @Nullable BigDecimal quantity,
      @Nullable LocalDate needBy,
      @Nullable String site,
      @Nullable BigDecimal unitPrice,
      @Nullable Commitment commitment,
      @Nullable String budgetLine,
      @Nullable String justification) {
    this(item, quantity, needBy, site, unitPrice, commitment, budgetLine, justification, null);
  }
}
