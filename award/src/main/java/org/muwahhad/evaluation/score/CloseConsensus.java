package org.muwahhad.evaluation.score;

import jakarta.inject.Singleton;
import jakarta.transaction.Transactional;
import org.muwahhad.access.Actor;
import org.muwahhad.audit.AuditLog;
import org.muwahhad.evaluation.EvaluationAccess;
import org.muwahhad.evaluation.EvaluationEntry.ConsensusClosed;
import org.muwahhad.evaluation.EvaluationProgress;
import org.muwahhad.evaluation.Evaluations;
import org.muwahhad.shared.Refusal;

/**
 * The chair closes the consensus of a tender whose bidders are masked: what was agreed stands, and
 * from now on the panel sees the names.
 *
 * <p>Refused with {@code evaluation.chair-only} to other members, {@code evaluation.closed} when
 * the tender is not under evaluation, {@code evaluation.not-masked} when its bidders are not masked
 * or no longer, {@code evaluation.consensus-missing} while a score is not agreed, and {@code
 * evaluation.answers-missing} while a member has yet to confirm what was agreed or to dissent.
 */
@Singleton
public class CloseConsensus {
  private final EvaluationAccess access;
  private final EvaluationProgress progress;
  private final Evaluations evaluations;
  private final AuditLog audit;

  CloseConsensus(
      EvaluationAccess access,
      EvaluationProgress progress,
      Evaluations evaluations,
      AuditLog audit) {
    this.access = access;
    this.progress = progress;
    this.evaluations = evaluations;
    this.audit = audit;
  }

  @Transactional
  public void run(Actor actor, long tenderId) {
    access.requireChair(actor, tenderId);
    access.holdUnderEvaluation(tenderId);
    EvaluationProgress.ExaminationState state = progress.of(tenderId);
    if (!state.masked()) {
      throw new Refusal.RuleBroken("evaluation.not-masked");
    }
    if (!state.consensusComplete()) {
      throw new Refusal.RuleBroken("evaluation.consensus-missing");
    }
    if (!state.isConsensusAnswered()) {
      throw new Refusal.RuleBroken("evaluation.answers-missing");
    }

    evaluations.closeConsensus(tenderId, actor.personId());
    audit.record(actor, new ConsensusClosed(tenderId, state.bids()));
  }
}
