package org.muwahhad.reports.render.band;

import java.util.List;

/** A name and its value, or two of them beside each other where the page is wide enough. */
public record FactLine(List<LabelledValue> facts) {

  /** A name and its value. */
  public record LabelledValue(String name, String value) {}

  public boolean paired() {
    return facts.size() > 1;
  }

  public String name(int fact) {
    return facts.get(fact).name();
  }

  public String value(int fact) {
    return facts.get(fact).value();
  }
}
