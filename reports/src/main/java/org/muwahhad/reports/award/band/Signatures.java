package org.muwahhad.reports.award.band;

import java.util.List;

/** Up to two signature blocks side by side. */
public record Signatures(List<String> states, List<String> names, List<String> titles) {

  public boolean has(int block) {
    return block < names.size();
  }

  public String state(int block) {
    return BandTexts.at(states, block);
  }

  public String name(int block) {
    return BandTexts.at(names, block);
  }

  public String title(int block) {
    return BandTexts.at(titles, block);
  }
}
