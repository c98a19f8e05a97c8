package org.muwahhad.reports.receipt;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import org.muwahhad.reports.Bilingual;
import org.muwahhad.reports.Money;

/**
 * Everything the printed receipt for a submission of demand says.
 *
 * @param number the receipt's number, as given to the officer
 * @param version which submit of the entity it acknowledges, from 1
 * @param sha256 of the content acknowledged, lower-case hexadecimal
 * @param receivedAt when it was received; also the date inside the PDF, so equal input gives equal
 *     bytes
 * @param issuer the body that received it
 * @param sender who submitted what, and for whom
 * @param declaration what the officer declared by submitting; empty when nothing was
 * @param lines what was asked for, in order
 * @param total sum of the lines, without VAT
 * @param verification how a reader checks this receipt
 */
public record DemandReceipt(
    String number,
    int version,
    String sha256,
    Instant receivedAt,
    Bilingual issuer,
    Sender sender,
    Bilingual declaration,
    List<ReceiptDemandLine> lines,
    Money total,
    Verification verification) {

  public DemandReceipt {
    lines = List.copyOf(lines);
  }

  /**
   * Who submitted.
   *
   * @param round the demand round
   * @param roundCode its code
   * @param entity the procuring entity
   * @param entityCode its code
   * @param state the entity's state
   * @param zone the time zone of that state
   * @param officer the procurement officer
   */
  public record Sender(
      Bilingual round,
      String roundCode,
      Bilingual entity,
      String entityCode,
      Bilingual state,
      ZoneId zone,
      Bilingual officer) {}

  /**
   * One line of demand.
   *
   * @param number its place, from 1
   * @param code catalog code of the item
   * @param revision of the item
   * @param quantity in the unit
   * @param needBy day it is needed
   * @param price estimate of one unit, without VAT
   * @param amount quantity times price
   * @param commitment firm or indicative
   * @param budgetLine where the money comes from
   * @param justification why it is needed
   * @param keptReason why the item is kept though a standard one exists; empty if there is none
   */
  public record ReceiptDemandLine(
      int number,
      String code,
      int revision,
      Bilingual item,
      BigDecimal quantity,
      Bilingual unit,
      LocalDate needBy,
      Bilingual site,
      Money price,
      Money amount,
      Bilingual commitment,
      String budgetLine,
      String justification,
      String keptReason) {}

  /**
   * How the receipt is checked.
   *
   * @param text what to do
   * @param address where
   */
  public record Verification(Bilingual text, String address) {}
}
