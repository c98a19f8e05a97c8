package org.muwahhad.shared;

import java.math.BigDecimal;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Numbers that somebody else wrote. To read a number of a million digits takes seconds, and to
 * write {@code 1e999999999} without its exponent takes all memory: so what comes from outside is
 * read and written here, where no number has more than {@link #MOST_DIGITS} digits before or after
 * its point.
 */
public final class NumberText {
  /** Far more digits, before or after the point, than any amount, quantity or rate has. */
  public static final int MOST_DIGITS = 100;

  /** The longest text of a number: a sign, digits with a point among them, an exponent. */
  public static final int LONGEST = 2 * MOST_DIGITS + 20;

  /** As JSON writes a number, save that zeros may lead: no other digits, no plus, no bare point. */
  private static final Pattern WRITTEN = Pattern.compile("-?[0-9]+(\\.[0-9]+)?([eE][+-]?[0-9]+)?");

  private NumberText() {}

  /**
   * The number in a text as JSON writes it; empty when it is not one, or longer than any figure.
   */
  public static Optional<BigDecimal> parse(String text) {
    if (text.length() > LONGEST || !WRITTEN.matcher(text).matches()) {
      return Optional.empty();
    }
    try {
      return Optional.of(new BigDecimal(text)).filter(NumberText::isBounded);
    } catch (NumberFormatException e) {
      // An exponent that is no int.
      return Optional.empty();
    }
  }

  /**
   * The number in a text that was checked before.
   *
   * @throws NumberFormatException when it is not one, or longer than any figure
   */
  public static BigDecimal of(String text) {
    return parse(text)
        .orElseThrow(
            () ->
                new NumberFormatException(
                    "No number of a figure: " + text.substring(0, Math.min(40, text.length()))));
  }

  /** Whether a number is short enough to be computed with and written without an exponent. */
  public static boolean isBounded(BigDecimal number) {
    return Math.abs((long) number.scale()) <= MOST_DIGITS && number.precision() <= MOST_DIGITS;
  }

  /**
   * A number without an exponent; with one when it would be longer than any figure, so that anyone
   * who reads it on sees a text and no number.
   */
  public static String plain(BigDecimal number) {
    return isBounded(number) ? number.toPlainString() : number.toString();
  }
}
