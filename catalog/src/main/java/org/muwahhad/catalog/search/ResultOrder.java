package org.muwahhad.catalog.search;

import java.util.Arrays;

/** In which order items that were found stand. */
public enum ResultOrder {
  /** The best answer first. */
  RANK(""),
  /** The cheapest first, all prices in one currency at today's rates. */
  PRICE("price"),
  /** The dearest first. */
  PRICE_DOWN("price-down"),
  NAME_AR("name-ar"),
  NAME_EN("name-en"),
  CODE("code");

  private final String parameter;

  ResultOrder(String parameter) {
    this.parameter = parameter;
  }

  /** As addresses name it; the empty text is the best answer first. */
  public String parameter() {
    return parameter;
  }

  public boolean isOfPrices() {
    return this == PRICE || this == PRICE_DOWN;
  }

  /** The order of an address; the best answer first where it is none. */
  public static ResultOrder of(String parameter) {
    return Arrays.stream(values())
        .filter(o -> o.parameter.equals(parameter))
        .findFirst()
        .orElse(RANK);
  }
}
