package org.muwahhad.bid.offer;

import java.math.BigDecimal;
import org.muwahhad.tender.TenderQueries;

/** Days from the deadline that a bid must stay valid at least, by the tender's rule. */
public final class LeastValidity {
  private static final String RULE = "bid.validity-days";
  private static final int DEFAULT = 90;

  private LeastValidity() {}

  public static int of(TenderQueries tenders, long tenderId) {
    return tenders.findRule(tenderId, RULE).map(BigDecimal::intValue).orElse(DEFAULT);
  }
}
