package org.muwahhad.reports.award.band;

import java.util.List;

/** Column heads that name a currency, and the states' columns of the annex. */
public record AwardBandHeads(
    String award,
    String estimate,
    String converted,
    String evaluated,
    String net,
    String benchmark,
    String unitPrice,
    String amount,
    List<String> states) {

  /** Whether there is a state for the column. */
  public boolean has(int column) {
    return column < states.size();
  }

  /** The head of a state's column; empty beyond the last state. */
  public String state(int column) {
    return BandTexts.at(states, column);
  }
}
