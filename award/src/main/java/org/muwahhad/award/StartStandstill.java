package org.muwahhad.award;

import jakarta.inject.Singleton;
import jakarta.transaction.Transactional;
import java.time.Duration;
import java.time.Instant;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.muwahhad.access.Actor;
import org.muwahhad.access.Role;
import org.muwahhad.audit.AuditLog;
import org.muwahhad.award.AwardEntry.AwardsAllocated;
import org.muwahhad.shared.DatabaseClock;
import org.muwahhad.shared.RiyadhDay;
import org.muwahhad.shared.StateCalendarQueries;
import org.muwahhad.shared.WorkingDays;
import org.muwahhad.tender.TenderMove;
import org.muwahhad.tender.TenderMove.StandstillStarted;
import org.muwahhad.tender.TenderProgress;
import org.muwahhad.tender.TenderQueries;
import org.muwahhad.tender.TenderRule;
import org.muwahhad.tender.TenderStatus;

/**
 * Carries the awards decided on back to the demand lines, in the quantities in force, and starts
 * the standstill, by the database's clock (UNCITRAL Model Law, article 22). It ends at the same
 * hour of the working day of Riyadh that comes as many working days later as the tender's rule
 * {@code standstill.days} says; where the rule counts calendar days, as many times 24 hours later.
 * A holiday entered afterwards does not move it.
 */
@Singleton
public class StartStandstill {
  /** Rule of the tender: how long its standstill lasts. */
  static final TenderRule RULE = TenderRule.STANDSTILL_DAYS;

  private final TenderQueries tenders;
  private final TenderProgress progress;
  private final AllocateAwards allocateAwards;
  private final StateCalendarQueries calendars;
  private final DatabaseClock clock;
  private final AuditLog audit;

  StartStandstill(
      TenderQueries tenders,
      TenderProgress progress,
      AllocateAwards allocateAwards,
      StateCalendarQueries calendars,
      DatabaseClock clock,
      AuditLog audit) {
    this.tenders = tenders;
    this.progress = progress;
    this.allocateAwards = allocateAwards;
    this.calendars = calendars;
    this.clock = clock;
    this.audit = audit;
  }

  /**
   * Starts it, in the transaction of what came before it.
   *
   * @param chair who closed the decision; null when the service starts it on time
   */
  @Transactional(Transactional.TxType.MANDATORY)
  public void run(@Nullable Actor chair, long tenderId) {
    int lines = allocateAwards.run(tenderId);
    Instant until = end(tenders.getRule(tenderId, RULE), clock.now());
    progress.stampStandstill(tenderId, until);
    Function<TenderMove.Step, TenderMove> entry = step -> new StandstillStarted(step, until);
    if (chair == null) {
      progress.advanceBySystem(tenderId, TenderStatus.TenderEvent.START_STANDSTILL, entry);
    } else {
      progress.advance(
          chair, Role.COMMITTEE_MEMBER, tenderId, TenderStatus.TenderEvent.START_STANDSTILL, entry);
    }
    audit.recordSystem(new AwardsAllocated(tenderId, lines));
  }

  private Instant end(TenderQueries.Rule rule, Instant start) {
    int days = rule.value().intValueExact();
    if (!rule.countsWorkingDays() || days == 0) {
      return start.plus(Duration.ofDays(days));
    }
    WorkingDays calendar = calendars.all().get(RiyadhDay.STATE);
    if (calendar == null) {
      throw new IllegalStateException("No calendar of " + RiyadhDay.STATE);
    }
    return calendar.after(start, days);
  }
}
