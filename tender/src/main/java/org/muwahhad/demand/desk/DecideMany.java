package org.muwahhad.demand.desk;

import jakarta.inject.Singleton;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.muwahhad.access.Actor;
import org.muwahhad.access.Role;
import org.muwahhad.demand.submission.EndorseSubmission;
import org.muwahhad.demand.submission.ReturnSubmission;
import org.muwahhad.demand.submission.StateBudgetQueries;
import org.muwahhad.shared.Faults;
import org.muwahhad.shared.Refusal;
import org.muwahhad.web.Refusals;

/**
 * A coordinator endorses or returns several submissions at once. Each is an act of its own, in its
 * own transaction and as {@link EndorseSubmission} and {@link ReturnSubmission} have it: one that
 * is refused does not stop the others, and the answer says which did and which did not, and why.
 *
 * <p>Refused as invalid input at {@code submissions} with {@code demand.none-chosen} or {@code
 * demand.too-many-chosen}, at {@code reason} when submissions are returned without one, and at
 * {@code overBudgetReason} when together they exceed a budget of the state and no reason is given.
 */
@Singleton
public class DecideMany {
  /** The most submissions decided in one request. */
  public static final int MOST = 1000;

  private final EndorseSubmission endorseSubmission;
  private final ReturnSubmission returnSubmission;
  private final StateBudgetQueries budgets;

  DecideMany(
      EndorseSubmission endorseSubmission,
      ReturnSubmission returnSubmission,
      StateBudgetQueries budgets) {
    this.budgets = budgets;
    this.endorseSubmission = endorseSubmission;
    this.returnSubmission = returnSubmission;
  }

  /** A submission in the version that the coordinator saw. */
  public record SubmissionChoice(long submission, int version) {}

  /**
   * What is decided.
   *
   * @param endorse whether they are endorsed; else they are returned
   * @param reason for returning them, read by every officer concerned
   * @param overBudgetReason kept with those by whose endorsement a budget of the state is exceeded
   */
  public record BulkDecision(
      boolean endorse,
      List<SubmissionChoice> submissions,
      @Nullable String reason,
      @Nullable String overBudgetReason) {

    String budgetText() {
      return Objects.requireNonNullElse(overBudgetReason, "");
    }
  }

  /**
   * What became of one submission.
   *
   * @param refusal why it was not done, or null when it was
   */
  public record SubmissionOutcome(long submission, @Nullable Refusal refusal) {}

  /** Not one transaction, on purpose: see above. */
  public List<SubmissionOutcome> run(Actor actor, long roundId, BulkDecision decision) {
    check(actor, roundId, decision);
    return decision.submissions().stream()
        .map(one -> new SubmissionOutcome(one.submission(), decide(actor, decision, one)))
        .toList();
  }

  /** Refuses a decision as a whole; what is refused of one submission is told of that one. */
  public void check(Actor actor, long roundId, BulkDecision decision) {
    String state = actor.require(Role.NATIONAL_COORDINATOR).state();
    List<SubmissionChoice> chosen = decision.submissions();
    Faults faults =
        new Faults()
            .check(!chosen.isEmpty(), "submissions", "demand.none-chosen")
            .check(chosen.size() <= MOST, "submissions", "demand.too-many-chosen", MOST)
            .present("submissions", chosen);
    if (!decision.endorse()) {
      faults.text("reason", Objects.requireNonNullElse(decision.reason(), ""), 1000);
    }
    faults.throwIfAny();
    if (decision.endorse()
        && budgets.isExceeded(
            roundId, state, chosen.stream().map(SubmissionChoice::submission).toList())) {
      EndorseSubmission.requireReason(decision.budgetText());
    }
  }

  private @Nullable Refusal decide(Actor actor, BulkDecision decision, SubmissionChoice one) {
    try {
      if (decision.endorse()) {
        endorseSubmission.run(actor, one.submission(), one.version(), decision.budgetText());
      } else {
        returnSubmission.run(
            actor,
            one.submission(),
            one.version(),
            Objects.requireNonNullElse(decision.reason(), ""));
      }
      return null;
    } catch (RuntimeException failure) {
      return Refusals.find(failure).orElseThrow(() -> failure);
    }
  }
}
