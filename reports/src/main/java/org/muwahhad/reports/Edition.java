package org.muwahhad.reports;

/** The languages one document is printed in. Every edition of a report carries the same figures. */
public enum Edition {
  /** Arabic only; pages, columns and charts run right to left. */
  ARABIC("ar", true),
  /** English only; left to right. */
  ENGLISH("en", false),
  /** Arabic above or beside English, in the Arabic page order. */
  BILINGUAL("ar", true);

  private final String language;
  private final boolean rightToLeft;

  Edition(String language, boolean rightToLeft) {
    this.language = language;
    this.rightToLeft = rightToLeft;
  }

  /** BCP 47 language of the document's first text: {@code ar} or {@code en}. */
  public String language() {
    return language;
  }

  /** Whether columns and margins are mirrored. */
  public boolean rightToLeft() {
    return rightToLeft;
  }
}
