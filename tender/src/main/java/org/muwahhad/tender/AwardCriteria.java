package org.muwahhad.tender;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** By what bids are compared, by the codelist {@code awardCriteria} of OCDS. */
public enum AwardCriteria {
  /** The highest weighted score of quality and price wins. */
  RATED_CRITERIA("ratedCriteria"),
  /** The lowest evaluated price among the bids that passed wins. */
  PRICE_ONLY("priceOnly");

  private final String code;

  AwardCriteria(String code) {
    this.code = code;
  }

  /** The code under which they are stored and sent. */
  public String code() {
    return code;
  }

  public static Optional<AwardCriteria> find(String code) {
    return Arrays.stream(values()).filter(c -> c.code.equals(code)).findFirst();
  }

  /** All codes, in their order. */
  public static List<String> codes() {
    return Arrays.stream(values()).map(AwardCriteria::code).toList();
  }
}
