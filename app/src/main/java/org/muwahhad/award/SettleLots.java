package org.muwahhad.award;

import io.micronaut.context.event.ApplicationEventPublisher;
import jakarta.inject.Singleton;
import jakarta.transaction.Transactional;
import java.util.List;
import java.util.Map;
import org.muwahhad.access.Actor;
import org.muwahhad.access.Role;
import org.muwahhad.committee.EndRecommendation;
import org.muwahhad.evaluation.OpenExamination;
import org.muwahhad.evaluation.RankingBook;
import org.muwahhad.tender.TenderProgress;
import org.muwahhad.tender.TenderStatus;

/**
 * Moves a tender on once none of its awards is pending any more: lots whose award ended return to
 * the examination panel, which examines and ranks them anew; when none is left, the tender is
 * awarded. While an award is pending the tender stays in its standstill.
 */
@Singleton
class SettleLots {
  private final Awards awards;
  private final TenderProgress progress;
  private final OpenExamination openExamination;
  private final RankingBook rankings;
  private final EndRecommendation endRecommendation;
  private final ApplicationEventPublisher<LotsReturned> returned;

  SettleLots(
      Awards awards,
      TenderProgress progress,
      OpenExamination openExamination,
      RankingBook rankings,
      EndRecommendation endRecommendation,
      ApplicationEventPublisher<LotsReturned> returned) {
    this.awards = awards;
    this.progress = progress;
    this.openExamination = openExamination;
    this.rankings = rankings;
    this.endRecommendation = endRecommendation;
    this.returned = returned;
  }

  @Transactional(Transactional.TxType.MANDATORY)
  void run(Actor actor, Role as, long tenderId) {
    if (awards.count(tenderId, AwardStatus.PENDING.code()) > 0) {
      return;
    }
    List<Integer> open = awards.listOpenNumbers(tenderId);
    if (!open.isEmpty()) {
      progress.advance(
          actor, as, tenderId, TenderStatus.Event.RETURN_LOTS, Map.of("lots", open.toString()));
      endRecommendation.run(tenderId);
      openExamination.run(actor, as, tenderId);
      rankings.discard(tenderId);
      returned.publishEvent(new LotsReturned(tenderId, open));
    } else if (awards.count(tenderId, AwardStatus.ACTIVE.code()) > 0) {
      progress.advance(actor, as, tenderId, TenderStatus.Event.AWARD, Map.of());
    }
  }
}
