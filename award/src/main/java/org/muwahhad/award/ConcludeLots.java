package org.muwahhad.award;

import io.micronaut.context.event.ApplicationEventPublisher;
import jakarta.inject.Singleton;
import jakarta.transaction.Transactional;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.muwahhad.access.Actor;
import org.muwahhad.access.Role;
import org.muwahhad.committee.EndRecommendation;
import org.muwahhad.evaluation.OpenExamination;
import org.muwahhad.evaluation.RankingBook;
import org.muwahhad.shared.Language;
import org.muwahhad.tender.TenderMove;
import org.muwahhad.tender.TenderMove.LotsReturnedToPanel;
import org.muwahhad.tender.TenderMove.ReturnedLotsEnded;
import org.muwahhad.tender.TenderMove.TenderConcluded;
import org.muwahhad.tender.TenderProgress;
import org.muwahhad.tender.TenderStatus;
import org.muwahhad.tender.approval.CancelTender;
import org.muwahhad.web.Texts;

/**
 * Moves a tender on once none of its awards is pending any more: lots whose award ended return to
 * the examination panel, which examines and ranks them again; when none is left, the tender is
 * awarded with those in force, or cancelled where there is no award at all. While an award is
 * pending the tender stays in its standstill.
 */
@Singleton
class ConcludeLots {
  private final Awards awards;
  private final TenderProgress progress;
  private final OpenExamination openExamination;
  private final RankingBook rankings;
  private final EndRecommendation endRecommendation;
  private final CancelTender cancelTender;
  private final ApplicationEventPublisher<LotsReturned> returned;

  ConcludeLots(
      Awards awards,
      TenderProgress progress,
      OpenExamination openExamination,
      RankingBook rankings,
      EndRecommendation endRecommendation,
      CancelTender cancelTender,
      ApplicationEventPublisher<LotsReturned> returned) {
    this.awards = awards;
    this.progress = progress;
    this.openExamination = openExamination;
    this.rankings = rankings;
    this.endRecommendation = endRecommendation;
    this.cancelTender = cancelTender;
    this.returned = returned;
  }

  @Transactional(Transactional.TxType.MANDATORY)
  void run(Actor actor, Role as, long tenderId) {
    if (awards.count(tenderId, AwardStatus.PENDING.code()) > 0) {
      return;
    }
    List<Integer> open = awards.listOpenNumbers(tenderId);
    if (open.isEmpty()) {
      end(actor, as, tenderId, TenderStatus.TenderEvent.AWARD, TenderConcluded::new);
      return;
    }
    progress.advance(
        actor,
        as,
        tenderId,
        TenderStatus.TenderEvent.RETURN_LOTS,
        step -> new LotsReturnedToPanel(step, open));
    endRecommendation.run(tenderId);
    reexamine(actor, as, tenderId, open);
  }

  /**
   * The same for a tender whose lots are with the panel already.
   *
   * @param reexamined whether what is left is to be examined once more from the start
   */
  @Transactional(Transactional.TxType.MANDATORY)
  void runUnderEvaluation(Actor actor, Role as, long tenderId, boolean reexamined) {
    List<Integer> open = awards.listOpenNumbers(tenderId);
    if (open.isEmpty()) {
      end(actor, as, tenderId, TenderStatus.TenderEvent.GIVE_UP_LOTS, ReturnedLotsEnded::new);
    } else if (reexamined) {
      reexamine(actor, as, tenderId, open);
    }
  }

  private void reexamine(Actor actor, Role as, long tenderId, List<Integer> open) {
    openExamination.run(actor, as, tenderId);
    rankings.discard(tenderId);
    returned.publishEvent(new LotsReturned(tenderId, open));
  }

  private void end(
      Actor actor,
      Role as,
      long tenderId,
      TenderStatus.TenderEvent event,
      Function<TenderMove.Step, TenderMove> entry) {
    if (awards.count(tenderId, AwardStatus.ACTIVE.code()) > 0) {
      progress.advance(actor, as, tenderId, event, entry);
      return;
    }
    String reason =
        Stream.of(Language.AR, Language.EN)
            .map(l -> Texts.in(l).get("award.no-lot-left"))
            .collect(Collectors.joining(" "));
    cancelTender.runAfter(actor, as, tenderId, reason);
  }
}
