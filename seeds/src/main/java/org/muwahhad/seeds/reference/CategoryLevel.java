package org.muwahhad.seeds.reference;

/** Depth of a code in the Common Procurement Vocabulary, read from its trailing zeros. */
public enum CategoryLevel {
  DIVISION,
  GROUP,
  CLASS,
  CATEGORY,
  SUBCATEGORY;

  /** The level of an eight-digit code: two digits are significant for a division, three, four … */
  public static CategoryLevel of(String code) {
    int significant = code.replaceFirst("0+$", "").length();
    return switch (significant) {
      case 1, 2 -> DIVISION;
      case 3 -> GROUP;
      case 4 -> CLASS;
      case 5 -> CATEGORY;
      default -> SUBCATEGORY;
    };
  }
}
