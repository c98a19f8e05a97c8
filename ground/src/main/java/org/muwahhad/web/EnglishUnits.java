package org.muwahhad.web;

import java.math.BigDecimal;
import java.util.Locale;
import java.util.Map;

/**
 * How an English unit of measure reads after a number: {@code 3 years}. A unit that is not known
 * here, such as a symbol ({@code 16 GB}), stays as it is.
 */
final class EnglishUnits {
  private static final Map<String, String> PLURALS =
      Map.ofEntries(
          Map.entry("year", "years"),
          Map.entry("month", "months"),
          Map.entry("day", "days"),
          Map.entry("working day", "working days"),
          Map.entry("hour", "hours"),
          Map.entry("minute", "minutes"),
          Map.entry("unit", "units"),
          Map.entry("service unit", "service units"),
          Map.entry("piece", "pieces"),
          Map.entry("package", "packages"),
          Map.entry("pack", "packs"),
          Map.entry("set", "sets"),
          Map.entry("pair", "pairs"),
          Map.entry("article", "articles"),
          Map.entry("metre", "metres"),
          Map.entry("centimetre", "centimetres"),
          Map.entry("millimetre", "millimetres"),
          Map.entry("inch", "inches"),
          Map.entry("kilogram", "kilograms"));

  private EnglishUnits() {}

  /** The unit as it stands after the number, with a capital where it has one. */
  static String after(BigDecimal number, String unit) {
    String plural = PLURALS.get(unit.toLowerCase(Locale.ROOT));
    if (plural == null || number.abs().compareTo(BigDecimal.ONE) == 0) {
      return unit;
    }
    return unit.charAt(0) + plural.substring(1);
  }
}
