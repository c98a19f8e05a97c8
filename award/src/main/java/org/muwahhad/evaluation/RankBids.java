package org.muwahhad.evaluation;

import jakarta.inject.Singleton;
import jakarta.transaction.Transactional;
import org.muwahhad.access.Actor;
import org.muwahhad.shared.Refusal;
import org.muwahhad.tender.TenderQueries;

/**
 * The chair has the bids ranked, lot by lot, from the agreed scores and the prices bid. Every
 * intermediate figure is kept. Can be run again until an award is recommended.
 *
 * <p>Refused with {@code evaluation.chair-only} to other members, {@code evaluation.closed} when
 * the tender is not under evaluation, {@code evaluation.consensus-missing} while a score is not
 * agreed, {@code evaluation.answers-missing} while a member has yet to confirm what was agreed or
 * to dissent from it, {@code evaluation.consensus-open} while bidders are masked, {@code
 * evaluation.prices-sealed} while prices are still to be opened, and {@code
 * evaluation.rate-missing} when a bid's currency has no rate on the tender's rate date.
 *
 * <p>Also refused with {@code evaluation.declare-first}, {@code evaluation.locked-out} and {@code
 * tender.not-on-panel}.
 */
@Singleton
public class RankBids {
  private final EvaluationAccess access;
  private final EvaluationProgress progress;
  private final RankingBook rankings;

  RankBids(EvaluationAccess access, EvaluationProgress progress, RankingBook rankings) {
    this.access = access;
    this.progress = progress;
    this.rankings = rankings;
  }

  @Transactional
  public void run(Actor actor, long tenderId) {
    access.requireChair(actor, tenderId);
    TenderQueries.Tender tender = access.holdUnderEvaluation(tenderId);
    EvaluationProgress.ExaminationState state = progress.of(tenderId);
    if (!state.consensusComplete()) {
      throw new Refusal.RuleBroken("evaluation.consensus-missing");
    }
    if (!state.isConsensusAnswered()) {
      throw new Refusal.RuleBroken("evaluation.answers-missing");
    }
    if (state.masked()) {
      throw new Refusal.RuleBroken("evaluation.consensus-open");
    }
    if (state.pricesSealed()) {
      throw new Refusal.RuleBroken("evaluation.prices-sealed");
    }

    rankings.write(actor, tender);
  }
}
