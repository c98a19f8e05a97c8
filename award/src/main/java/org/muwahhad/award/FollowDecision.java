package org.muwahhad.award;

import io.micronaut.runtime.event.annotation.EventListener;
import jakarta.inject.Singleton;
import jakarta.transaction.Transactional;
import java.util.List;
import org.muwahhad.access.Actor;
import org.muwahhad.access.Actors;
import org.muwahhad.access.Role;
import org.muwahhad.committee.DecisionClosed;
import org.muwahhad.committee.DecisionQueries;
import org.muwahhad.evaluation.OpenExamination;
import org.muwahhad.tender.LotStatus;
import org.muwahhad.tender.TenderMove.RecommendationAdopted;
import org.muwahhad.tender.TenderMove.RecommendationSentBack;
import org.muwahhad.tender.TenderProgress;
import org.muwahhad.tender.TenderStatus;

/**
 * What follows from a committee's decision, in its transaction.
 *
 * <p>Adopted: lots without an award end unsuccessful, and the standstill starts, unless something
 * is to be done before it ({@link StandstillDelay}). Rejected: the awards are cancelled and the
 * tender goes back to its examination panel, for its next examination.
 */
@Singleton
class FollowDecision {
  private final DecisionQueries decisions;
  private final Actors actors;
  private final TenderProgress progress;
  private final Awards awards;
  private final OpenExamination openExamination;
  private final StartStandstill startStandstill;
  private final List<StandstillDelay> delays;

  FollowDecision(
      DecisionQueries decisions,
      Actors actors,
      TenderProgress progress,
      Awards awards,
      OpenExamination openExamination,
      StartStandstill startStandstill,
      List<StandstillDelay> delays) {
    this.decisions = decisions;
    this.actors = actors;
    this.progress = progress;
    this.awards = awards;
    this.openExamination = openExamination;
    this.startStandstill = startStandstill;
    this.delays = delays;
  }

  @EventListener
  @Transactional(Transactional.TxType.MANDATORY)
  void on(DecisionClosed event) {
    Actor chair = actors.get(decisions.findCloser(event.decisionId()).orElseThrow());
    if (event.adopted()) {
      adopt(chair, event);
    } else {
      awards.sendBack(event.tenderId(), event.decisionId());
      progress.advance(
          chair,
          Role.COMMITTEE_MEMBER,
          event.tenderId(),
          TenderStatus.TenderEvent.SEND_BACK,
          step -> new RecommendationSentBack(step, event.decisionId()));
      openExamination.run(chair, Role.COMMITTEE_MEMBER, event.tenderId());
    }
  }

  private void adopt(Actor chair, DecisionClosed event) {
    long tenderId = event.tenderId();
    progress.advance(
        chair,
        Role.COMMITTEE_MEMBER,
        tenderId,
        TenderStatus.TenderEvent.DECIDE,
        step -> new RecommendationAdopted(step, event.decisionId()));
    awards.adopt(tenderId, event.decisionId());
    awards
        .listLotsWithoutAward(tenderId)
        .forEach(lot -> progress.settleLot(lot, LotStatus.UNSUCCESSFUL));
    if (delays.stream().noneMatch(d -> d.delays(tenderId))) {
      startStandstill.run(chair, tenderId);
    }
  }
}
