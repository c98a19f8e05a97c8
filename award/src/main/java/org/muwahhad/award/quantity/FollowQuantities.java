package org.muwahhad.award.quantity;

import io.micronaut.context.event.ApplicationEventPublisher;
import jakarta.inject.Singleton;
import jakarta.transaction.Transactional;
import java.util.List;
import java.util.Map;
import org.muwahhad.award.EndAwards;
import org.muwahhad.award.LotsReturned;
import org.muwahhad.award.StartStandstill;
import org.muwahhad.committee.EndRecommendation;
import org.muwahhad.evaluation.OpenExamination;
import org.muwahhad.evaluation.RankingBook;
import org.muwahhad.tender.LotStatus;
import org.muwahhad.tender.TenderMove.LotsReturnedToPanel;
import org.muwahhad.tender.TenderProgress;
import org.muwahhad.tender.TenderStatus;

/**
 * What becomes of each lot. Awards that stand go into their standstill at once, in the confirmed
 * quantities; a discounted one whose condition no longer holds ends with the lot it depended on;
 * lots that return wait for them there, as after any standstill, and go back at once when no award
 * stands. A lot that nobody wants ends unsuccessful; a tender of which nothing else is left stays
 * decided, for the central buyer to cancel.
 */
@Singleton
class FollowQuantities {
  private final QuantityConfirmations rows;
  private final TenderProgress progress;
  private final EndAwards endAwards;
  private final StartStandstill startStandstill;
  private final EndRecommendation endRecommendation;
  private final OpenExamination openExamination;
  private final RankingBook rankings;
  private final ApplicationEventPublisher<LotsReturned> returned;

  FollowQuantities(
      QuantityConfirmations rows,
      TenderProgress progress,
      EndAwards endAwards,
      StartStandstill startStandstill,
      EndRecommendation endRecommendation,
      OpenExamination openExamination,
      RankingBook rankings,
      ApplicationEventPublisher<LotsReturned> returned) {
    this.rows = rows;
    this.progress = progress;
    this.endAwards = endAwards;
    this.startStandstill = startStandstill;
    this.endRecommendation = endRecommendation;
    this.openExamination = openExamination;
    this.rankings = rankings;
    this.returned = returned;
  }

  @Transactional(Transactional.TxType.MANDATORY)
  void run(long tenderId, Map<Long, LotOutcome> outcomes) {
    outcomes.forEach(this::apply);
    endAwards.run(tenderId);
    if (!rows.listAwarded(tenderId).isEmpty()) {
      startStandstill.run(null, tenderId);
      return;
    }
    List<Integer> open = rows.listOpenNumbers(tenderId);
    if (!open.isEmpty()) {
      progress.advanceBySystem(
          tenderId,
          TenderStatus.TenderEvent.RETURN_LOTS,
          step -> new LotsReturnedToPanel(step, open));
      endRecommendation.run(tenderId);
      openExamination.runBySystem(tenderId);
      rankings.discard(tenderId);
      returned.publishEvent(new LotsReturned(tenderId, open));
    }
  }

  private void apply(long lot, LotOutcome outcome) {
    // Of a discount whose condition failed the award ends for that reason.
    if (outcome == LotOutcome.UNCHANGED || outcome == LotOutcome.DISCOUNT) {
      return;
    }
    rows.end(lot);
    if (outcome == LotOutcome.NONE_LEFT) {
      progress.settleLot(lot, LotStatus.UNSUCCESSFUL);
    }
  }
}
