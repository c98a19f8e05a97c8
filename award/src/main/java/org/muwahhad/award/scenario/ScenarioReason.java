package org.muwahhad.award.scenario;

import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;
import org.muwahhad.award.optimum.Limit;
import org.muwahhad.shared.Bilingual;
import org.muwahhad.shared.Money;

/**
 * One reason why a scenario costs more or less than the one it is compared with, as the figures of
 * both show it.
 *
 * @param amount in the tender's currency, without VAT; null for a reason without one
 * @param number a percentage, a score or a count, as the kind says; null for a reason without one
 * @param limit which limit it is; null for a reason of another kind
 * @param subject the bidder, lot or state that the limit is set for; null when it is set for all
 */
public record ScenarioReason(
    ReasonKind kind,
    @Nullable Money amount,
    @Nullable BigDecimal number,
    Limit.@Nullable LimitKind limit,
    @Nullable Bilingual subject) {

  /** What makes the difference. */
  public enum ReasonKind {
    /**
     * Goods not of GCC origin count more: by the number, in percent. What is added for that is less
     * by the amount.
     */
    PREFERENCE,
    /** Prices are compared without the preference of the tender. */
    NO_PREFERENCE,
    /** The sum of final scores is sought and is higher by the number. */
    HIGHER_SCORE,
    /** The price alone is sought, and the sum of final scores is lower by the number. */
    LOWER_SCORE,
    /** Conditional discounts apply that save more by the amount. */
    MORE_DISCOUNTS,
    /** Conditional discounts apply that save less by the amount. */
    FEWER_DISCOUNTS,
    /** Each further supplier counts by the amount, and there are fewer by the number. */
    FEWER_SUPPLIERS,
    /** A limit costs the amount. */
    LIMIT,
    /** A limit takes the number off the sum of final scores. */
    LIMIT_ON_SCORE,
    /** Lots are divided among several suppliers. */
    DIVISION,
    /** Other bids win, and no figure above says more. */
    OTHER_WINNERS
  }

  static ScenarioReason of(ReasonKind kind) {
    return new ScenarioReason(kind, null, null, null, null);
  }

  static ScenarioReason of(ReasonKind kind, @Nullable Money amount, @Nullable BigDecimal number) {
    return new ScenarioReason(kind, amount, number, null, null);
  }
}
