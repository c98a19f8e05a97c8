package org.muwahhad.reports.allocation;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.stream.Stream;
import org.muwahhad.reports.Bilingual;
import org.muwahhad.reports.Money;
import org.muwahhad.reports.Price;
import org.muwahhad.reports.document.DocumentHead;

/**
 * What of a tender's awards is one member state's: when, where, for whom and at what price.
 *
 * <p>Prices are those paid, less the discounts that apply, in the currency of each award. Amounts
 * of lines are in the currency of the state: each line's net amount and its VAT, as the award has
 * them, converted at the rates of the tender's fixed day and rounded once to the currency, so that
 * every sum is a sum of the lines. Instants are UTC.
 *
 * @param tender its number
 * @param state ISO 3166-1 code
 * @param official full name of the state
 * @param inEffect whether the awards are in effect; else they are recommended or in the standstill
 * @param ratesOf the tender's fixed day, in Riyadh
 * @param vatPercent of the state, as the awards reckoned with it
 * @param currency of the state
 * @param lots awarded in which the state has a part, in their order
 * @param entities of the state with their lines, in the order of their codes
 * @param unserved lines of the state that no award covers, or not as a whole
 * @param issuer the body that reports
 * @param issuedAt also the date inside the file, so equal input gives equal bytes
 */
public record AllocationReport(
    String tender,
    String ocid,
    Bilingual title,
    String state,
    Bilingual stateName,
    Bilingual official,
    boolean inEffect,
    LocalDate ratesOf,
    BigDecimal vatPercent,
    String currency,
    List<AllocationLot> lots,
    List<Entity> entities,
    List<UnservedLine> unserved,
    Bilingual issuer,
    Instant issuedAt,
    DocumentHead.Proof proof) {

  public AllocationReport {
    lots = List.copyOf(lots);
    entities = List.copyOf(entities);
    unserved = List.copyOf(unserved);
  }

  /** How many lines of demand they cover. */
  static long demandLines(Stream<AllocationLine> lines) {
    return lines.mapToLong(AllocationLine::demandLine).distinct().count();
  }

  Stream<AllocationLine> lines() {
    return entities.stream().flatMap(e -> e.lines().stream());
  }

  /**
   * The part of the state in an awarded lot.
   *
   * @param net without VAT, in the currency of the award
   * @param rate units of the state's currency for one unit of the award's
   * @param local the same net amount as the sum of the lines, in the state's currency
   */
  public record AllocationLot(
      int number, Bilingual title, Bilingual supplier, Money net, BigDecimal rate, Money local) {}

  /** A procuring entity and what it takes, by need-by day. */
  public record Entity(String code, Bilingual name, List<AllocationLine> lines) {
    public Entity {
      lines = List.copyOf(lines);
    }
  }

  /**
   * One demand line as far as an award covers it; a line that several awards cover stands once for
   * each.
   *
   * @param demandLine tells lines of demand apart
   * @param site with its city
   * @param needBy day it is needed at the site
   * @param quantity in the unit of the item that is bought
   * @param unitPrice without VAT, in the currency of the award
   * @param net without VAT, in the currency of the state
   * @param vat on it, in the currency of the state
   */
  public record AllocationLine(
      long demandLine,
      int lot,
      String itemCode,
      Bilingual item,
      Bilingual site,
      LocalDate needBy,
      BigDecimal quantity,
      Bilingual unit,
      Price unitPrice,
      Money net,
      Money vat) {
    public Money gross() {
      return net.plus(vat);
    }

    Quarter quarter() {
      return new Quarter(needBy.getYear(), (needBy.getMonthValue() + 2) / 3);
    }
  }

  /** A quarter of the Gregorian year, from 1 to 4. */
  record Quarter(int year, int number) implements Comparable<Quarter> {
    @Override
    public int compareTo(Quarter other) {
      return year == other.year
          ? Integer.compare(number, other.number)
          : Integer.compare(year, other.year);
    }
  }

  /** Why no award covers a line. */
  public enum UnservedReason {
    /** The state took nothing of it, or less, when it confirmed its quantities. */
    NOT_CONFIRMED,
    /** Its lot was closed without an award. */
    UNSUCCESSFUL,
    /** None was made so far. */
    NOT_AWARDED
  }

  /** What of a line no award covers: all that was asked for, or the rest of it. */
  public record UnservedLine(
      Bilingual entity,
      int lot,
      String itemCode,
      Bilingual item,
      LocalDate needBy,
      BigDecimal quantity,
      Bilingual unit,
      UnservedReason why) {}
}
