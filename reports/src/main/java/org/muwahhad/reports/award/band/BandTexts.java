package org.muwahhad.reports.award.band;

import java.util.List;

/** Texts of columns that not every report has. */
final class BandTexts {

  private BandTexts() {}

  /** The text of a column; empty beyond the last one. */
  static String at(List<String> texts, int column) {
    return column < texts.size() ? texts.get(column) : "";
  }
}
