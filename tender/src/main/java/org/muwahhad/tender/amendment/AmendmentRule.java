package org.muwahhad.tender.amendment;

import jakarta.inject.Singleton;
import org.muwahhad.tender.TenderQueries;
import org.muwahhad.tender.TenderRule;

/** How many days bidders keep after an amendment, by the tender's rule. */
@Singleton
class AmendmentRule {
  private final TenderQueries tenders;

  AmendmentRule(TenderQueries tenders) {
    this.tenders = tenders;
  }

  int days(long tenderId) {
    return tenders.ruleOrOtherwise(tenderId, TenderRule.AMENDMENT_EXTENSION_DAYS).intValue();
  }
}
