package org.muwahhad.framework.contract;

import jakarta.inject.Singleton;
import java.math.BigDecimal;
import org.muwahhad.tender.TenderQueries;

/** How long a notice of a termination for cause runs, by the rule of the tender. */
@Singleton
class NoticeDays {
  private static final String RULE = "agreement.notice-days";
  private static final int OTHERWISE = 30;
  private final TenderQueries tenders;

  NoticeDays(TenderQueries tenders) {
    this.tenders = tenders;
  }

  /** Days, counted from the day after the notice. */
  int of(long tenderId) {
    return tenders.findRule(tenderId, RULE).map(BigDecimal::intValueExact).orElse(OTHERWISE);
  }
}
