package org.muwahhad.tender.terms;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.muwahhad.shared.Bilingual;

/**
 * The terms of a draft.
 *
 * @param procurementMethod OCDS codelist method: open, selective, limited or direct; what a method
 *     other than open needs beside is set by {@code SetProcedure}
 * @param awardCriteria OCDS codelist awardCriteria: priceOnly or ratedCriteria
 * @param currency ISO 4217 code, in which bids are compared
 * @param twoEnvelopes whether prices are sealed apart and opened only of bids that passed the
 *     technical evaluation
 * @param deadlineAt UTC; bids are taken until then
 * @param rateDate day whose exchange rates convert the bids
 * @param urgencyReason why a shorter period is needed; null when it is not
 * @param rules values by code of rule; rules not named keep their value
 * @param version of the tender the person saw
 */
public record Terms(
    Bilingual title,
    String procurementMethod,
    String awardCriteria,
    String currency,
    boolean twoEnvelopes,
    @Nullable Instant deadlineAt,
    @Nullable LocalDate rateDate,
    @Nullable String urgencyReason,
    Map<String, BigDecimal> rules,
    int version) {
  public Terms {
    rules = Map.copyOf(rules);
  }

  /** Whether a reason for urgency is given. */
  boolean isUrgent() {
    return urgencyReason != null && !urgencyReason.isBlank();
  }
}
