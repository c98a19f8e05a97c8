package org.muwahhad.award;

import io.micronaut.context.event.ApplicationEventPublisher;
import jakarta.inject.Singleton;
import jakarta.transaction.Transactional;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.muwahhad.access.Actor;
import org.muwahhad.access.Role;
import org.muwahhad.audit.AuditLog;
import org.muwahhad.shared.DatabaseClock;
import org.muwahhad.tender.TenderProgress;
import org.muwahhad.tender.TenderStatus;
import org.muwahhad.tender.TenderViews;

/**
 * Carries the awards decided on back to the demand lines, in the quantities in force, and starts
 * the standstill; it lasts as many times 24 hours as the tender's rule {@code standstill.days}
 * says, by the database's clock (UNCITRAL Model Law, article 22).
 */
@Singleton
public class StartStandstill {
  private final TenderViews tenders;
  private final TenderProgress progress;
  private final AllocateAwards allocateAwards;
  private final DatabaseClock clock;
  private final AuditLog audit;
  private final ApplicationEventPublisher<StandstillStarted> started;

  StartStandstill(
      TenderViews tenders,
      TenderProgress progress,
      AllocateAwards allocateAwards,
      DatabaseClock clock,
      AuditLog audit,
      ApplicationEventPublisher<StandstillStarted> started) {
    this.tenders = tenders;
    this.progress = progress;
    this.allocateAwards = allocateAwards;
    this.clock = clock;
    this.audit = audit;
    this.started = started;
  }

  /**
   * Starts it, in the transaction of what came before it.
   *
   * @param chair who closed the decision; null when the service starts it on time
   */
  @Transactional(Transactional.TxType.MANDATORY)
  public void run(@Nullable Actor chair, long tenderId) {
    int lines = allocateAwards.run(tenderId);
    long days = tenders.rule(tenderId, "standstill.days").longValueExact();
    Instant until = clock.now().plus(Duration.ofDays(days));
    progress.stampStandstill(tenderId, until);
    Map<String, Object> detail = Map.of("until", until.toString());
    if (chair == null) {
      progress.advanceBySystem(tenderId, TenderStatus.Event.START_STANDSTILL, detail);
    } else {
      progress.advance(
          chair, Role.COMMITTEE_MEMBER, tenderId, TenderStatus.Event.START_STANDSTILL, detail);
    }
    audit.recordSystem(
        "tender:" + tenderId, "award.allocated", "tender", tenderId, Map.of("lines", lines));
    started.publishEvent(new StandstillStarted(tenderId));
  }
}
