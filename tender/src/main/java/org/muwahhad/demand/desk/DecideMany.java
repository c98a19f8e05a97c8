package org.muwahhad.demand.desk;

import jakarta.inject.Singleton;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.muwahhad.access.Actor;
import org.muwahhad.access.Role;
import org.muwahhad.demand.submission.EndorseSubmission;
import org.muwahhad.demand.submission.ReturnSubmission;
import org.muwahhad.shared.Faults;
import org.muwahhad.shared.Refusal;
import org.muwahhad.web.Refusals;

/**
 * A coordinator endorses or returns several submissions at once. Each is an act of its own, in its
 * own transaction and as {@link EndorseSubmission} and {@link ReturnSubmission} have it: one that
 * is refused does not stop the others, and the answer says which did and which did not, and why.
 *
 * <p>Refused as invalid input at {@code submissions} with {@code demand.none-chosen} or {@code
 * demand.too-many-chosen}, and at {@code reason} when submissions are returned without one.
 */
@Singleton
public class DecideMany {
  /** The most submissions decided in one request. */
  public static final int MOST = 1000;

  private final EndorseSubmission endorseSubmission;
  private final ReturnSubmission returnSubmission;

  DecideMany(EndorseSubmission endorseSubmission, ReturnSubmission returnSubmission) {
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
   */
  public record BulkDecision(
      boolean endorse, List<SubmissionChoice> submissions, @Nullable String reason) {}

  /**
   * What became of one submission.
   *
   * @param refusal why it was not done, or null when it was
   */
  public record SubmissionOutcome(long submission, @Nullable Refusal refusal) {}

  /** Not one transaction, on purpose: see above. */
  public List<SubmissionOutcome> run(Actor actor, BulkDecision decision) {
    actor.require(Role.NATIONAL_COORDINATOR);
    String reason = decision.reason() == null ? "" : decision.reason();
    List<SubmissionChoice> chosen = decision.submissions();
    Faults faults =
        new Faults()
            .check(!chosen.isEmpty(), "submissions", "demand.none-chosen")
            .check(chosen.size() <= MOST, "submissions", "demand.too-many-chosen", MOST)
            .present("submissions", chosen);
    if (!decision.endorse()) {
      faults.text("reason", reason, 1000);
    }
    faults.throwIfAny();
    List<SubmissionOutcome> outcomes = new ArrayList<>();
    for (SubmissionChoice one : chosen) {
      outcomes.add(
          new SubmissionOutcome(one.submission(), decide(actor, decision.endorse(), one, reason)));
    }
    return outcomes;
  }

  private @Nullable Refusal decide(
      Actor actor, boolean endorse, SubmissionChoice one, String reason) {
    try {
      if (endorse) {
        endorseSubmission.run(actor, one.submission(), one.version());
      } else {
        returnSubmission.run(actor, one.submission(), one.version(), reason);
      }
      return null;
    } catch (RuntimeException failure) {
      return Refusals.find(failure).orElseThrow(() -> failure);
    }
  }
}
