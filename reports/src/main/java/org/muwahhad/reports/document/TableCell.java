package org.muwahhad.reports.document;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import org.muwahhad.reports.Bilingual;
import org.muwahhad.reports.Money;
import org.muwahhad.reports.Price;

/** One value of a document, not yet written in any language or format. */
public sealed interface TableCell {

  /** Words. */
  record Words(Bilingual text) implements TableCell {}

  /** A code, a number of a document or a hash: the same characters in every language. */
  record Code(String code) implements TableCell {}

  /** An amount whose currency the column's head names. */
  record Amount(Money money) implements TableCell {}

  /** An amount with the code of its currency. */
  record PricedCell(Money money) implements TableCell {}

  /**
   * A unit price to four decimals, in the currency that the column's head names.
   *
   * @param lowest whether it is to be seen that nobody asks less: an asterisk, and heavier in a
   *     workbook, so that it is seen in grey too
   */
  record UnitPrice(BigDecimal price, boolean lowest) implements TableCell {}

  /**
   * What one unit costs, with all decimals it has.
   *
   * @param named whether with the code of its currency; else the column's head names it
   * @param decimals those of its column, where others have more
   */
  record UnitPriceCell(Price price, boolean named, int decimals) implements TableCell {}

  /** A quantity or a count, with the decimals it has, at most six. */
  record Quantity(BigDecimal number) implements TableCell {}

  /** A rate of exchange, to six decimals, so that rates align on their point. */
  record Rate(BigDecimal rate) implements TableCell {}

  /** A score, to two decimals. */
  record Score(BigDecimal score) implements TableCell {}

  /** A percentage: 15 is 15 %. */
  record Percent(BigDecimal percent) implements TableCell {}

  /** A day of the Gregorian calendar. */
  record Day(LocalDate day) implements TableCell {}

  /** Date and time, UTC, shown in the document's zone. */
  record Time(Instant at) implements TableCell {}

  /** The day of an instant in the calendar of Umm al-Qura. */
  record Hijri(Instant at) implements TableCell {}

  /** Yes or no. */
  record YesNo(boolean yes) implements TableCell {}

  /** Nothing to say. */
  record None() implements TableCell {}

  static TableCell words(Bilingual text) {
    return new Words(text);
  }

  /** A name or a reference as somebody wrote it, the same in every language. */
  static TableCell written(String text) {
    return new Words(Bilingual.same(text));
  }

  /** What a person wrote in one language: a reason, a remark. See {@link Bilingual#written}. */
  static TableCell ownWords(String text) {
    return new Words(Bilingual.written(text));
  }

  static TableCell code(String code) {
    return new Code(code);
  }

  static TableCell amount(Money money) {
    return new Amount(money);
  }

  static TableCell priced(Money money) {
    return new PricedCell(money);
  }

  static TableCell each(Price price) {
    return new UnitPriceCell(price, false, 0);
  }

  /** What one unit costs, with as many decimals as the others of its column. */
  static TableCell each(Price price, int decimals) {
    return new UnitPriceCell(price, false, decimals);
  }

  static TableCell eachPriced(Price price) {
    return new UnitPriceCell(price, true, 0);
  }

  static TableCell unitPrice(BigDecimal price, boolean lowest) {
    return new UnitPrice(price, lowest);
  }

  static TableCell number(BigDecimal number) {
    return new Quantity(number);
  }

  static TableCell number(long number) {
    return new Quantity(BigDecimal.valueOf(number));
  }

  static TableCell rate(BigDecimal rate) {
    return new Rate(rate);
  }

  static TableCell score(BigDecimal score) {
    return new Score(score);
  }

  static TableCell percent(BigDecimal percent) {
    return new Percent(percent);
  }

  static TableCell day(LocalDate day) {
    return new Day(day);
  }

  static TableCell time(Instant at) {
    return new Time(at);
  }

  static TableCell hijri(Instant at) {
    return new Hijri(at);
  }

  static TableCell yesNo(boolean yes) {
    return new YesNo(yes);
  }

  static TableCell none() {
    return new None();
  }

  /** Left empty, as in a row of sums, where a dash would say that something is missing. */
  static TableCell blank() {
    return new Words(Bilingual.empty());
  }
}
