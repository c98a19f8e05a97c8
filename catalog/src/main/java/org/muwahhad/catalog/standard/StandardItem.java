package org.muwahhad.catalog.standard;

import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;
import org.muwahhad.catalog.item.RevisionView;
import org.muwahhad.shared.Money;

/**
 * The standard item near another, for anyone who is about to ask for the other.
 *
 * @param chosen the item asked about
 * @param standard the standard near it
 * @param equivalent whether a catalog manager marked the two as equivalent; otherwise they are of
 *     one category and share the most attributes, and the officer must judge
 * @param factor one unit of the chosen item in units of the standard; null unless equivalent
 * @param sharedAttributes attributes on which the two agree
 * @param statedAttributes attributes that the chosen item states
 * @param volume what others put into the round for the standard, in its unit: submitted or endorsed
 * @param chosenVolume the same for the chosen item, in its own unit
 * @param effect what the price would do; null when it can't be estimated, and for bidders
 */
public record StandardItem(
    RevisionView chosen,
    RevisionView standard,
    boolean equivalent,
    @Nullable Factor factor,
    int sharedAttributes,
    int statedAttributes,
    BigDecimal volume,
    BigDecimal chosenVolume,
    @Nullable PriceEffect effect) {

  /**
   * The likely effect of asking for the standard instead, in the reader's currency at today's
   * rates, without VAT. Expected prices are those of the price breaks that the joint volume
   * reaches, otherwise the benchmarks.
   *
   * @param quantity of the standard that does what the quantity of the chosen item would
   * @param chosenUnitPrice of one unit of the chosen item at its joint volume
   * @param standardUnitPrice of one unit of the standard at its joint volume
   * @param chosenCost of the whole quantity as chosen
   * @param standardCost of the whole quantity as standard
   * @param saving chosen cost less standard cost; below zero when the standard is dearer
   */
  public record PriceEffect(
      BigDecimal quantity,
      Money chosenUnitPrice,
      Money standardUnitPrice,
      Money chosenCost,
      Money standardCost,
      Money saving) {}
}
