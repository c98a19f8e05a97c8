package org.muwahhad.web;

import java.math.BigDecimal;
import java.util.stream.Stream;
import org.junit.jupiter.params.provider.Arguments;

/** What people type for numbers, and what the server and the script of the pages take it for. */
final class TypedNumbers {
  private static final String[][] CASES = {
    {"12", "12"},
    {" 12 ", "12"},
    {"0", "0"},
    {"12.5", "12.5"},
    {"+5", "5"},
    {"-3", "-3"},
    {"\u22123", "-3"},
    {"\u2066\u22121,250.5\u2069", "-1250.5"},
    {"٣٫٥", "3.5"},
    {"۷", "7"},
    {"١٢٬٣٤٥٫٥", "12345.5"},
    {"\u200f١٢٣\u200e", "123"},
    {"12,345.50", "12345.50"},
    {"1,234,567", "1234567"},
    {"1 250", "1250"},
    {"1\u00a0250", "1250"},
    {"1\u202f250\u202f000.5", "1250000.5"},
    {"12 5", null},
    {"12,5", null},
    {"١٢٬٥", null},
    {"1,5", null},
    {"12,34", null},
    {"1234,567", null},
    {"1,2345", null},
    {"1 250,000", null},
    {"1,250 000", null},
    {"1  250", null},
    {"1.234.567", null},
    {"1.", null},
    {".5", null},
    {"1e9", null},
    {"abc", null},
    {"1.2.3", null},
    {"--1", null},
    {"- 5", null},
    {"5 %", null},
    {"1\n250", null},
    {"", null},
  };

  private TypedNumbers() {}

  /** What is typed, and the number it is; null where it is not one. */
  static Stream<Arguments> all() {
    return Stream.of(CASES)
        .map(c -> Arguments.of(c[0], c[1] == null ? null : new BigDecimal(c[1])));
  }
}
