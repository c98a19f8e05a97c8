package org.muwahhad.demand.submission;

import jakarta.inject.Singleton;
import jakarta.transaction.Transactional;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.muwahhad.access.Actor;
import org.muwahhad.audit.AuditLog;
import org.muwahhad.demand.DemandEntry.SubmissionEndorsed;
import org.muwahhad.demand.round.SubmissionStatus;
import org.muwahhad.shared.Faults;
import org.muwahhad.shared.Refusal;
import org.muwahhad.shared.TextRules;

/**
 * The national coordinator of the entity's state endorses what was submitted, exactly as the
 * coordinator saw it; only endorsed demand goes into a tender. Endorsing beyond a budget of the
 * state needs a reason, which stays with the submission. Publishes {@link SubmissionEndorsed}.
 *
 * <p>Refused with {@code demand.wrong-status} when it is not submitted, {@code
 * demand.endorsement-over} after the time for it, {@code demand.round-finished}, and a conflict
 * when it is no longer the version seen; as invalid input at {@code overBudgetReason} with {@code
 * demand.over-budget-reason-missing}, {@code shared.forbidden-character} or {@code
 * shared.too-long}.
 */
@Singleton
public class EndorseSubmission {
  /** Where the reason for going beyond a budget is asked for. */
  public static final String REASON = "overBudgetReason";

  private static final int LONGEST_REASON = 1000;
  private final Submissions submissions;
  private final StateBudgetQueries budgets;
  private final AuditLog audit;

  EndorseSubmission(Submissions submissions, StateBudgetQueries budgets, AuditLog audit) {
    this.budgets = budgets;
    this.submissions = submissions;
    this.audit = audit;
  }

  /** Endorses what exceeds no budget of the state. */
  @Transactional
  public void run(Actor actor, long submissionId, int version) {
    run(actor, submissionId, version, "");
  }

  /**
   * Endorses it.
   *
   * @param overBudgetReason kept where a budget of the state is exceeded by it, else not needed
   */
  @Transactional
  public void run(Actor actor, long submissionId, int version, String overBudgetReason) {
    Submissions.SubmissionState submission = submissions.getLocked(actor, submissionId);
    actor.requireCoordinatorOf(submission.stateCode());
    submission.requireEvent(SubmissionStatus.SubmissionEvent.ENDORSE);
    submission.requireEndorsementTime();
    String reason = reason(submission, overBudgetReason);

    if (submissions.endorse(submissionId, submission.status(), actor.personId(), reason, version)
        != 1) {
      throw Refusal.Conflict.changedMeanwhile();
    }
    audit.record(
        actor,
        new SubmissionEndorsed(
            submissionId, submission.receiptCount(), submission.lineCount(), reason));
  }

  /** The reason where one is needed, else null. */
  private @Nullable String reason(Submissions.SubmissionState submission, String overBudgetReason) {
    budgets.lockState(submission.roundId(), submission.stateCode());
    if (!budgets.isExceeded(
        submission.roundId(), submission.stateCode(), List.of(submission.id()))) {
      return null;
    }
    requireReason(overBudgetReason);
    return overBudgetReason.strip();
  }

  /** Refuses a reason that is missing or cannot be kept. */
  public static void requireReason(String overBudgetReason) {
    new Faults()
        .check(!TextRules.isBlank(overBudgetReason), REASON, "demand.over-budget-reason-missing")
        .atMost(REASON, overBudgetReason, LONGEST_REASON)
        .throwIfAny();
  }
}
