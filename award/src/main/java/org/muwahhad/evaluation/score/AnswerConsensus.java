package org.muwahhad.evaluation.score;

import jakarta.inject.Singleton;
import jakarta.transaction.Transactional;
import org.jspecify.annotations.Nullable;
import org.muwahhad.access.Actor;
import org.muwahhad.audit.AuditLog;
import org.muwahhad.evaluation.EvaluationAccess;
import org.muwahhad.evaluation.EvaluationEntry.ConsensusConfirmed;
import org.muwahhad.evaluation.EvaluationEntry.ConsensusDissented;
import org.muwahhad.evaluation.EvaluationProgress;
import org.muwahhad.evaluation.EvaluationQueries;
import org.muwahhad.evaluation.Evaluations;
import org.muwahhad.shared.Faults;
import org.muwahhad.shared.Refusal;

/**
 * A member of the panel confirms the scores that the chair recorded as agreed, or dissents from
 * them with a reason that stays in the record. They count once every member has answered. A dissent
 * changes no score. An answer stands until something is recorded again, which asks for another one.
 *
 * <p>Refused with {@code evaluation.closed} when the tender is not under evaluation, {@code
 * evaluation.consensus-missing} while a score is not agreed, {@code evaluation.answer-not-awaited}
 * to the person who recorded the scores or has answered, and as invalid input for a dissent without
 * a reason.
 *
 * <p>Faults in the input have the codes {@code evaluation.dissent-needs-reason} and {@code
 * evaluation.confirmation-needs-none}.
 */
@Singleton
public class AnswerConsensus {
  private static final int LONGEST_REASON = 2000;
  private final EvaluationAccess access;
  private final EvaluationProgress progress;
  private final Evaluations evaluations;
  private final AuditLog audit;

  AnswerConsensus(
      EvaluationAccess access,
      EvaluationProgress progress,
      Evaluations evaluations,
      AuditLog audit) {
    this.access = access;
    this.progress = progress;
    this.evaluations = evaluations;
    this.audit = audit;
  }

  /**
   * Records the answer.
   *
   * @param confirms whether the member agrees
   * @param reason why not
   */
  @Transactional
  public void run(Actor actor, long tenderId, boolean confirms, @Nullable String reason) {
    access.requireFree(actor, tenderId);
    access.holdUnderEvaluation(tenderId);
    EvaluationProgress.ExaminationState state = progress.of(tenderId);
    if (!state.consensusComplete()) {
      throw new Refusal.RuleBroken("evaluation.consensus-missing");
    }
    if (state.members().stream()
        .filter(EvaluationQueries.Member::awaited)
        .noneMatch(m -> m.personId() == actor.personId())) {
      throw new Refusal.RuleBroken("evaluation.answer-not-awaited");
    }
    String why = reason == null ? "" : reason.strip();
    check(confirms, why);

    evaluations.addConsensusAnswer(
        tenderId,
        actor.personId(),
        evaluations.countConsensusAnswers(tenderId, actor.personId()) + 1,
        state.examination(),
        confirms,
        why);
    audit.record(
        actor,
        confirms
            ? new ConsensusConfirmed(tenderId, state.examination())
            : new ConsensusDissented(tenderId, state.examination(), why));
  }

  private static void check(boolean confirms, String why) {
    Faults faults = new Faults();
    faults
        .check(confirms || !why.isEmpty(), "reason", "evaluation.dissent-needs-reason")
        .check(!confirms || why.isEmpty(), "reason", "evaluation.confirmation-needs-none")
        .atMost("reason", why, LONGEST_REASON);
    faults.throwIfAny();
  }
}
