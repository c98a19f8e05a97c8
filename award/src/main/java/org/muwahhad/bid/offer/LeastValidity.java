package org.muwahhad.bid.offer;

import org.muwahhad.tender.TenderQueries;
import org.muwahhad.tender.TenderRule;

/** Days from the deadline that a bid must stay valid at least, by the tender's rule. */
public final class LeastValidity {
  private LeastValidity() {}

  public static int of(TenderQueries tenders, long tenderId) {
    return tenders.ruleOrOtherwise(tenderId, TenderRule.BID_VALIDITY_DAYS).intValue();
  }
}
