package org.muwahhad.reports.award.band;

import java.util.List;

/** Two or three key figures side by side. */
public record Cards(List<String> labels, List<String> values) {

  public boolean has(int card) {
    return card < labels.size();
  }

  public String label(int card) {
    return BandTexts.at(labels, card);
  }

  public String value(int card) {
    return BandTexts.at(values, card);
  }
}
