package org.muwahhad.framework.contract;

import jakarta.inject.Singleton;
import org.muwahhad.tender.TenderQueries;
import org.muwahhad.tender.TenderRule;

/** How long a notice of a termination for cause runs, by the rule of the tender. */
@Singleton
class NoticeDays {
  private final TenderQueries tenders;

  NoticeDays(TenderQueries tenders) {
    this.tenders = tenders;
  }

  /** Days, counted from the day after the notice. */
  int of(long tenderId) {
    return tenders.ruleOrOtherwise(tenderId, TenderRule.AGREEMENT_NOTICE_DAYS).intValueExact();
  }
}
