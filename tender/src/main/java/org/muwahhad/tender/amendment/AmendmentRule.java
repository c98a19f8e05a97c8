package org.muwahhad.tender.amendment;

import jakarta.inject.Singleton;
import java.math.BigDecimal;
import org.muwahhad.tender.TenderQueries;

/** How many days bidders keep after an amendment, by the tender's rule. */
@Singleton
class AmendmentRule {
  private static final int USUAL = 7;
  private final TenderQueries tenders;

  AmendmentRule(TenderQueries tenders) {
    this.tenders = tenders;
  }

  int days(long tenderId) {
    return tenders
        .findRule(tenderId, "amendment.extension-days")
        .map(BigDecimal::intValue)
        .orElse(USUAL);
  }
}
