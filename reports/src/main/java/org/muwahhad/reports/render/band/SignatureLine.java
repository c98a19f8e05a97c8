package org.muwahhad.reports.render.band;

import java.util.List;

/** Two places for signatures, beside each other; the second may be missing. */
public record SignatureLine(List<SignatorySlot> places) {

  /** Who signs in a place. */
  public record SignatorySlot(String office, String name, String title) {}

  public boolean has(int place) {
    return place < places.size();
  }

  public String office(int place) {
    return has(place) ? places.get(place).office() : "";
  }

  public String name(int place) {
    return has(place) ? places.get(place).name() : "";
  }

  public String title(int place) {
    return has(place) ? places.get(place).title() : "";
  }
}
