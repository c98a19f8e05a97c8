package org.muwahhad.framework.order;

import jakarta.inject.Singleton;
import jakarta.transaction.Transactional;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.muwahhad.access.Actor;
import org.muwahhad.access.Role;
import org.muwahhad.audit.AuditLog;
import org.muwahhad.framework.AgreementDays;
import org.muwahhad.framework.order.OrderEntry.ThresholdSet;
import org.muwahhad.shared.Faults;
import org.muwahhad.shared.Money;
import org.muwahhad.shared.Refusal;

/**
 * A national coordinator sets above which sum, with VAT, a second person of an entity of the state
 * approves its orders. It holds from a later day on, so that no order that was placed falls under
 * it. Without a sum no order is approved from that day on.
 *
 * <p>Refused as not found for an entity of another state, with {@code order.threshold-there} when
 * one begins on that day, and as invalid input at {@code amount} ({@code order.threshold-negative},
 * {@code shared.too-many-decimals}) or {@code validFrom} ({@code shared.missing}, {@code
 * order.threshold-from}, {@code shared.too-far-ahead}).
 */
@Singleton
public class SetOrderThreshold {
  private static final BigDecimal MOST = new BigDecimal("1000000000000");
  private final OrderThresholds thresholds;
  private final AgreementDays days;
  private final AuditLog audit;

  SetOrderThreshold(OrderThresholds thresholds, AgreementDays days, AuditLog audit) {
    this.thresholds = thresholds;
    this.days = days;
    this.audit = audit;
  }

  /**
   * A threshold.
   *
   * @param amount with VAT, in the currency of the state; null for none
   * @param validFrom first day it holds, by the calendar of Riyadh; later than today
   */
  public record Threshold(@Nullable BigDecimal amount, @Nullable LocalDate validFrom) {}

  @Transactional
  public void run(Actor actor, long entityId, Threshold threshold) {
    String state = actor.require(Role.NATIONAL_COORDINATOR).state();
    OrderThresholds.EntityThreshold entity =
        thresholds
            .find(entityId, days.today())
            .filter(e -> e.stateCode().equals(state))
            .orElseThrow(() -> new Refusal.NotFound("entity " + entityId));
    BigDecimal amount = threshold.amount();
    LocalDate from = threshold.validFrom();
    String currency = entity.currency();
    new Faults()
        .check(
            amount == null || (amount.signum() >= 0 && amount.compareTo(MOST) < 0),
            "amount",
            "order.threshold-negative")
        .check(
            amount == null || Money.fits(amount, currency),
            "amount",
            "shared.too-many-decimals",
            currency,
            Money.decimals(currency))
        .check(from != null, "validFrom", "shared.missing")
        .check(from == null || from.isAfter(days.today()), "validFrom", "order.threshold-from")
        .check(from == null || days.isNear(from), "validFrom", "shared.too-far-ahead")
        .throwIfAny();
    LocalDate day = Objects.requireNonNull(from);
    if (thresholds.countOn(entityId, day) > 0) {
      throw new Refusal.RuleBroken("order.threshold-there");
    }
    thresholds.add(entityId, amount, currency, day, actor.personId());
    audit.record(actor, new ThresholdSet(entityId, amount, currency, day));
  }
}
