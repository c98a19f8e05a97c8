package org.muwahhad.reports.document;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import org.muwahhad.reports.Bilingual;
import org.muwahhad.reports.Money;
import org.muwahhad.reports.Price;

/** One value of a document, not yet written in any language or format. */
public sealed interface Cell {

  /** Words. */
  record Words(Bilingual text) implements Cell {}

  /** A code, a number of a document or a hash: the same characters in every language. */
  record Code(String code) implements Cell {}

  /** An amount whose currency the column's head names. */
  record Amount(Money money) implements Cell {}

  /** An amount with the code of its currency. */
  record Priced(Money money) implements Cell {}

  /**
   * A unit price to four decimals, in the currency that the column's head names.
   *
   * @param lowest whether it is to be seen that nobody asks less: an asterisk, and heavier in a
   *     workbook, so that it is seen in grey too
   */
  record UnitPrice(BigDecimal price, boolean lowest) implements Cell {}

  /**
   * What one unit costs, with all decimals it has.
   *
   * @param named whether with the code of its currency; else the column's head names it
   * @param decimals those of its column, where others have more
   */
  record Each(Price price, boolean named, int decimals) implements Cell {}

  /** A quantity or a count, with the decimals it has, at most six. */
  record Quantity(BigDecimal number) implements Cell {}

  /** A rate of exchange, to six decimals, so that rates align on their point. */
  record Rate(BigDecimal rate) implements Cell {}

  /** A score, to two decimals. */
  record Score(BigDecimal score) implements Cell {}

  /** A percentage: 15 is 15 %. */
  record Percent(BigDecimal percent) implements Cell {}

  /** A day of the Gregorian calendar. */
  record Day(LocalDate day) implements Cell {}

  /** Date and time, UTC, shown in the document's zone. */
  record Time(Instant at) implements Cell {}

  /** The day of an instant in the calendar of Umm al-Qura. */
  record Hijri(Instant at) implements Cell {}

  /** Yes or no. */
  record YesNo(boolean yes) implements Cell {}

  /** Nothing to say. */
  record None() implements Cell {}

  static Cell words(Bilingual text) {
    return new Words(text);
  }

  /** What somebody wrote, in the language in which it was written. */
  static Cell written(String text) {
    return new Words(Bilingual.same(text));
  }

  static Cell code(String code) {
    return new Code(code);
  }

  static Cell amount(Money money) {
    return new Amount(money);
  }

  static Cell priced(Money money) {
    return new Priced(money);
  }

  static Cell each(Price price) {
    return new Each(price, false, 0);
  }

  /** What one unit costs, with as many decimals as the others of its column. */
  static Cell each(Price price, int decimals) {
    return new Each(price, false, decimals);
  }

  static Cell eachPriced(Price price) {
    return new Each(price, true, 0);
  }

  static Cell unitPrice(BigDecimal price, boolean lowest) {
    return new UnitPrice(price, lowest);
  }

  static Cell number(BigDecimal number) {
    return new Quantity(number);
  }

  static Cell number(long number) {
    return new Quantity(BigDecimal.valueOf(number));
  }

  static Cell rate(BigDecimal rate) {
    return new Rate(rate);
  }

  static Cell score(BigDecimal score) {
    return new Score(score);
  }

  static Cell percent(BigDecimal percent) {
    return new Percent(percent);
  }

  static Cell day(LocalDate day) {
    return new Day(day);
  }

  static Cell time(Instant at) {
    return new Time(at);
  }

  static Cell hijri(Instant at) {
    return new Hijri(at);
  }

  static Cell yesNo(boolean yes) {
    return new YesNo(yes);
  }

  static Cell none() {
    return new None();
  }

  /** Left empty, as in a row of sums, where a dash would say that something is missing. */
  static Cell blank() {
    return new Words(Bilingual.empty());
  }
}
