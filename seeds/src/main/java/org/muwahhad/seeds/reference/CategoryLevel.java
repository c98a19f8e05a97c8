package org.muwahhad.seeds.reference;

/** Depth of a code in the Common Procurement Vocabulary, read from its trailing zeros. */
public enum CategoryLevel {
  DIVISION,
  GROUP,
  CLASS,
  CATEGORY,
  SUBCATEGORY;

  static int significantDigits(String code) {
    return Math.max(2, code.replaceFirst("0+$", "").length());
  }

  /** The level of an eight-digit code: two digits are significant for a division, three, four … */
  public static CategoryLevel of(String code) {
    return switch (significantDigits(code)) {
      case 2 -> DIVISION;
      case 3 -> GROUP;
      case 4 -> CLASS;
      case 5 -> CATEGORY;
      default -> SUBCATEGORY;
    };
  }
}
