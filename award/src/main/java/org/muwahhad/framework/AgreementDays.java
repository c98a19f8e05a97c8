package org.muwahhad.framework;

import jakarta.inject.Singleton;
import java.time.LocalDate;
import java.time.ZoneId;
import org.muwahhad.shared.DatabaseClock;
import org.muwahhad.shared.PlanningHorizon;
import org.muwahhad.shared.Refusal;

/** The days of agreements, by Riyadh's calendar and the database's clock. */
@Singleton
public class AgreementDays {
  static final ZoneId RIYADH = ZoneId.of("Asia/Riyadh");
  private final Agreements agreements;
  private final DatabaseClock clock;

  AgreementDays(Agreements agreements, DatabaseClock clock) {
    this.agreements = agreements;
    this.clock = clock;
  }

  /** The present day in Riyadh. */
  public LocalDate today() {
    return LocalDate.ofInstant(clock.now(), RIYADH);
  }

  /** Whether a day is near enough that its year is not mistyped. */
  public boolean isNear(LocalDate day) {
    return PlanningHorizon.reaches(day.atStartOfDay(RIYADH).toInstant(), clock.now());
  }

  /**
   * An agreement.
   *
   * @throws Refusal.NotFound when there is none
   */
  Agreements.Agreement get(long id) {
    return agreements.find(id).orElseThrow(() -> new Refusal.NotFound("agreement " + id));
  }

  /**
   * Lets pass while an agreement runs.
   *
   * @throws Refusal.RuleBroken {@code framework.not-in-period}, and {@code
   *     framework.agreement-ended} once its award was taken back
   */
  void requireToday(Agreements.Agreement agreement) {
    if (agreement.takenBack()) {
      throw new Refusal.RuleBroken("framework.agreement-ended", agreement.number());
    }
    LocalDate today = today();
    if (today.isBefore(agreement.startsOn()) || today.isAfter(agreement.endsOn())) {
      throw new Refusal.RuleBroken(
          "framework.not-in-period",
          agreement.number(),
          agreement.startsOn().toString(),
          agreement.endsOn().toString());
    }
  }
}
