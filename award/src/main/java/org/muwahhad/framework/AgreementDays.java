package org.muwahhad.framework;

import jakarta.inject.Singleton;
import java.time.LocalDate;
import org.muwahhad.shared.DatabaseClock;
import org.muwahhad.shared.PlanningHorizon;
import org.muwahhad.shared.Refusal;
import org.muwahhad.shared.RiyadhDay;

/** The days of agreements, by Riyadh's calendar and the database's clock. */
@Singleton
public class AgreementDays {
  private final Agreements agreements;
  private final DatabaseClock clock;

  AgreementDays(Agreements agreements, DatabaseClock clock) {
    this.agreements = agreements;
    this.clock = clock;
  }

  /** The present day in Riyadh. */
  public LocalDate today() {
    return RiyadhDay.of(clock.now());
  }

  /** Whether a day is near enough that its year is not mistyped. */
  public boolean isNear(LocalDate day) {
    return PlanningHorizon.reaches(day.atStartOfDay(RiyadhDay.ZONE).toInstant(), clock.now());
  }

  /**
   * An agreement.
   *
   * @throws Refusal.NotFound when there is none
   */
  public Agreements.Agreement get(long id) {
    return agreements.find(id).orElseThrow(() -> new Refusal.NotFound("agreement " + id));
  }

  /** How an agreement stands today. */
  AgreementStanding standing(long id) {
    return agreements
        .findStanding(id)
        .map(AgreementStanding::valueOf)
        .orElseThrow(() -> new Refusal.NotFound("agreement " + id));
  }

  /**
   * Lets pass while an agreement runs.
   *
   * @throws Refusal.RuleBroken {@code framework.not-in-period}; {@code framework.agreement-ended}
   *     once its award was taken back, {@code contract.over} once it was terminated; {@code
   *     contract.not-signed} until both sides have signed it, {@code guarantee.needed-first} until
   *     the guarantee is there, where the rules ask for them; {@code contract.suspended}
   */
  public void requireToday(Agreements.Agreement agreement) {
    switch (standing(agreement.id())) {
      case IN_FORCE -> {}
      case TAKEN_BACK ->
          throw new Refusal.RuleBroken("framework.agreement-ended", agreement.number());
      case TERMINATED -> throw new Refusal.RuleBroken("contract.over", agreement.number());
      case UNSIGNED -> throw new Refusal.RuleBroken("contract.not-signed", agreement.number());
      case UNSECURED -> throw new Refusal.RuleBroken("guarantee.needed-first");
      case SUSPENDED -> throw new Refusal.RuleBroken("contract.suspended", agreement.number());
      case EXPIRED, NOT_STARTED ->
          throw new Refusal.RuleBroken(
              "framework.not-in-period",
              agreement.number(),
              agreement.startsOn().toString(),
              agreement.endsOn().toString());
    }
  }

  /**
   * Lets pass what is ordered today.
   *
   * @throws Refusal.RuleBroken as {@link #requireToday}, and {@code contract.supplier-debarred}
   */
  public void requireOrders(Agreements.Agreement agreement) {
    requireToday(agreement);
    if (agreements.countDebarred(agreement.id()) > 0) {
      throw new Refusal.RuleBroken("contract.supplier-debarred", agreement.number());
    }
  }
}
