package org.muwahhad.award;

import io.micronaut.context.event.ApplicationEventPublisher;
import io.micronaut.runtime.event.annotation.EventListener;
import jakarta.inject.Singleton;
import jakarta.transaction.Transactional;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import org.muwahhad.access.Actor;
import org.muwahhad.access.Actors;
import org.muwahhad.access.Role;
import org.muwahhad.audit.AuditLog;
import org.muwahhad.committee.DecisionClosed;
import org.muwahhad.committee.DecisionViews;
import org.muwahhad.shared.DatabaseClock;
import org.muwahhad.tender.LotStatus;
import org.muwahhad.tender.TenderProgress;
import org.muwahhad.tender.TenderStatus;
import org.muwahhad.tender.TenderViews;

/**
 * What follows from a committee's decision, in its transaction.
 *
 * <p>Adopted: lots without an award end unsuccessful, the awards are carried back to the demand
 * lines, and the standstill starts; it lasts as many times 24 hours as the tender's rule {@code
 * standstill.days} says, by the database's clock (UNCITRAL Model Law, article 22). Rejected: the
 * awards are cancelled and the tender goes back to its examination panel.
 */
@Singleton
class FollowDecision {
  private final DecisionViews decisions;
  private final Actors actors;
  private final TenderViews tenders;
  private final TenderProgress progress;
  private final Awards awards;
  private final AllocateAwards allocateAwards;
  private final DatabaseClock clock;
  private final AuditLog audit;
  private final ApplicationEventPublisher<StandstillStarted> started;

  FollowDecision(
      DecisionViews decisions,
      Actors actors,
      TenderViews tenders,
      TenderProgress progress,
      Awards awards,
      AllocateAwards allocateAwards,
      DatabaseClock clock,
      AuditLog audit,
      ApplicationEventPublisher<StandstillStarted> started) {
    this.decisions = decisions;
    this.actors = actors;
    this.tenders = tenders;
    this.progress = progress;
    this.awards = awards;
    this.allocateAwards = allocateAwards;
    this.clock = clock;
    this.audit = audit;
    this.started = started;
  }

  @EventListener
  @Transactional(Transactional.TxType.MANDATORY)
  void on(DecisionClosed event) {
    Actor chair = actors.get(decisions.findCloser(event.decisionId()).orElseThrow());
    Map<String, Object> detail = Map.of("decision", event.decisionId());
    if (event.adopted()) {
      adopt(chair, event, detail);
    } else {
      awards.sendBack(event.tenderId(), event.decisionId());
      advance(chair, event.tenderId(), TenderStatus.Event.SEND_BACK, detail);
    }
  }

  private void adopt(Actor chair, DecisionClosed event, Map<String, Object> detail) {
    long tenderId = event.tenderId();
    advance(chair, tenderId, TenderStatus.Event.DECIDE, detail);
    awards.adopt(tenderId, event.decisionId());
    awards
        .listLotsWithoutAward(tenderId)
        .forEach(lot -> progress.settleLot(lot, LotStatus.UNSUCCESSFUL));
    int lines = allocateAwards.run(tenderId);

    long days = tenders.rule(tenderId, "standstill.days").longValueExact();
    Instant until = clock.now().plus(Duration.ofDays(days));
    progress.stampStandstill(tenderId, until);
    advance(
        chair, tenderId, TenderStatus.Event.START_STANDSTILL, Map.of("until", until.toString()));
    audit.recordSystem(
        "tender:" + tenderId, "award.allocated", "tender", tenderId, Map.of("lines", lines));
    started.publishEvent(new StandstillStarted(tenderId));
  }

  private void advance(
      Actor chair, long tenderId, TenderStatus.Event event, Map<String, Object> detail) {
    progress.advance(chair, Role.COMMITTEE_MEMBER, tenderId, event, detail);
  }
}
