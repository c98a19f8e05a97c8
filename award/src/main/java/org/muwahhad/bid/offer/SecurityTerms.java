package org.muwahhad.bid.offer;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.muwahhad.bid.Offer;
import org.muwahhad.bid.SecurityForm;
import org.muwahhad.shared.Money;
import org.muwahhad.shared.RiyadhDay;
import org.muwahhad.tender.ComputedDeadline;
import org.muwahhad.tender.TenderQueries;
import org.muwahhad.tender.TenderRule;

/**
 * What a tender asks of bid securities, by its rules {@code bid-security.*}.
 *
 * @param percent of the price bid; 0 when the security is of a fixed amount, or none is asked for
 * @param fixed amount in riyals of Saudi Arabia; 0 when it is a share, or none is asked for
 * @param extraDays that it holds beyond the bid
 * @param forms that are accepted
 * @param lastDay how the last day is counted; null where no rule says
 */
public record SecurityTerms(
    BigDecimal percent,
    BigDecimal fixed,
    int extraDays,
    List<SecurityForm> forms,
    @Nullable ComputedDeadline lastDay) {
  private static final String FIXED_CURRENCY = "SAR";

  public SecurityTerms {
    forms = List.copyOf(forms);
  }

  /** Those of a tender; a rule it does not have asks for nothing, and restricts no form. */
  public static SecurityTerms of(TenderQueries tenders, long tenderId) {
    List<TenderQueries.Rule> all = tenders.listRules(tenderId);
    Map<String, BigDecimal> rules =
        all.stream().collect(Collectors.toMap(TenderQueries.Rule::code, TenderQueries.Rule::value));
    return new SecurityTerms(
        TenderRule.BID_SECURITY_PERCENT.in(rules),
        TenderRule.BID_SECURITY_AMOUNT.in(rules),
        TenderRule.BID_SECURITY_EXTRA_DAYS.in(rules).intValue(),
        Arrays.stream(SecurityForm.values())
            .filter(f -> rules.getOrDefault(f.rule(), BigDecimal.ONE).signum() > 0)
            .toList(),
        ComputedDeadline.security(all, null).orElse(null));
  }

  public boolean isAsked() {
    return percent.signum() > 0 || fixed.signum() > 0;
  }

  /** An offer as it is sealed: that a security was lodged is said only where one is asked for. */
  public Offer heeded(Offer offer) {
    return isAsked() || !offer.hasSecurity() ? offer : offer.withoutSecurityTick();
  }

  /** The least amount for a price bid. */
  public Money due(Money total) {
    return fixed.signum() > 0
        ? Money.rounded(fixed, FIXED_CURRENCY)
        : Money.rounded(total.amount().multiply(percent).movePointLeft(2), total.currency());
  }

  /** The last day, in Riyadh, on which the security of a bid must still hold. */
  public LocalDate neededUntil(Instant deadline, int validityDays) {
    return RiyadhDay.of(deadline).plusDays((long) validityDays + extraDays);
  }
}
