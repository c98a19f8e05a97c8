package org.muwahhad.reports.award.band;

import java.util.List;

/** One lot item in the annex. */
public record ItemBandRow(
    String code,
    String name,
    String unit,
    List<String> byState,
    String quantity,
    String unitPrice,
    String amount) {

  public String state(int column) {
    return BandTexts.at(byState, column);
  }
}
