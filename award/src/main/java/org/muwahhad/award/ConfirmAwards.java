package org.muwahhad.award;

import io.micronaut.context.event.ApplicationEventPublisher;
import jakarta.inject.Singleton;
import jakarta.transaction.Transactional;
import java.time.Instant;
import java.util.List;
import org.muwahhad.access.Actor;
import org.muwahhad.access.Role;
import org.muwahhad.audit.AuditLog;
import org.muwahhad.award.AwardEntry.AwardsConfirmed;
import org.muwahhad.shared.DatabaseClock;
import org.muwahhad.shared.Refusal;
import org.muwahhad.tender.TenderQueries;
import org.muwahhad.tender.TenderStatus;
import org.muwahhad.web.Moments;

/**
 * A central buyer puts the awards of a tender into force once its standstill has passed by the
 * database's clock. The framework agreements are concluded in the same transaction. An award whose
 * winner was debarred meanwhile ends, and its lot returns to the examination panel; no other lot
 * waits for it, but for lots whose price or share depends on it ({@link EndAwards}). Awards that a
 * complaint suspends stay pending until it is decided, and so do those whose discount depends on
 * them.
 *
 * <p>Refused with {@code tender.wrong-status} when the tender is not in its standstill and with
 * {@code award.standstill-running} before its end; both times are stated, in Riyadh time. Refused
 * with {@code award.all-suspended} when every award left is suspended, and with {@code
 * award.nothing-left} when none is left at all: such a tender is cancelled.
 */
@Singleton
public class ConfirmAwards {
  private final TenderQueries tenders;
  private final Awards awards;
  private final EndAwards endAwards;
  private final ConcludeLots concludeLots;
  private final AwardFactQueries units;
  private final DatabaseClock clock;
  private final AuditLog audit;
  private final ApplicationEventPublisher<TenderAwarded> awarded;

  ConfirmAwards(
      TenderQueries tenders,
      Awards awards,
      EndAwards endAwards,
      ConcludeLots concludeLots,
      AwardFactQueries units,
      DatabaseClock clock,
      AuditLog audit,
      ApplicationEventPublisher<TenderAwarded> awarded) {
    this.tenders = tenders;
    this.awards = awards;
    this.endAwards = endAwards;
    this.concludeLots = concludeLots;
    this.units = units;
    this.clock = clock;
    this.audit = audit;
    this.awarded = awarded;
  }

  private void requireSomething(long tenderId, int moved) {
    if (moved > 0) {
      return;
    }
    if (awards.count(tenderId, AwardStatus.PENDING.code()) > 0) {
      throw new Refusal.RuleBroken("award.all-suspended");
    }
    if (awards.count(tenderId, AwardStatus.ACTIVE.code()) == 0
        && awards.listOpenNumbers(tenderId).isEmpty()) {
      throw new Refusal.RuleBroken("award.nothing-left");
    }
  }

  private int activate(long tenderId, Instant now) {
    List<Long> ready =
        WaitingAwards.ready(awards.listPending(tenderId), awards.listConditions(tenderId));
    return ready.isEmpty() ? 0 : awards.activate(ready, now);
  }

  @Transactional
  public void run(Actor actor, long tenderId) {
    actor.require(Role.CENTRAL_BUYER);
    awards.lock(tenderId);
    TenderQueries.Tender tender = tenders.getTender(tenderId);
    Instant until = tender.standstillUntil();
    if (!TenderStatus.TenderEvent.AWARD.isAllowedFrom(tender.status()) || until == null) {
      throw new Refusal.RuleBroken("tender.wrong-status", tender.number());
    }
    Instant now = clock.now();
    if (now.isBefore(until)) {
      throw new Refusal.RuleBroken(
          "award.standstill-running", Moments.inRiyadh(until), Moments.inRiyadh(now));
    }

    int ended = awards.endDebarred(tenderId) + awards.endExcluded(tenderId);
    ended += endAwards.run(tenderId);
    int count = activate(tenderId, now);
    requireSomething(tenderId, count + ended);
    if (count > 0) {
      awarded.publishEvent(
          new TenderAwarded(
              tenderId, now, actor.personId(), awards.listAwardedNumbers(tenderId, now)));
    }
    concludeLots.run(actor, Role.CENTRAL_BUYER, tenderId);
    audit.record(
        actor, new AwardsConfirmed(tenderId, count, ended, until, units.digests(tenderId)));
  }
}
