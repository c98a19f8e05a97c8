package org.muwahhad.complaint;

import jakarta.inject.Singleton;
import jakarta.transaction.Transactional;
import org.jspecify.annotations.Nullable;
import org.muwahhad.access.Actor;
import org.muwahhad.access.Role;
import org.muwahhad.audit.AuditLog;
import org.muwahhad.complaint.ComplaintEntry.ReviewVoteCast;
import org.muwahhad.shared.Faults;
import org.muwahhad.shared.Refusal;

/**
 * A member of the review body votes on the draft of a decision, alone: nobody reads a vote before
 * the outcome is recorded.
 *
 * <p>Refused with {@code complaint.not-independent} to members who had a part in the tender, {@code
 * complaint.no-vote-open} when no draft is open or another than the one read, {@code
 * complaint.draft-left} when its writer declared a conflict of interest, {@code complaint.voted}
 * the second time, and as invalid input at {@code inFavour} and, against, at {@code reason}.
 *
 * <p>Faults in the input have the codes {@code complaint.choice-needed} and {@code
 * complaint.reason-needed}.
 */
@Singleton
public class CastReviewVote {
  private static final int LONGEST_REASON = 1000;
  private final Complaints complaints;
  private final Reviewers reviewers;
  private final AuditLog audit;

  CastReviewVote(Complaints complaints, Reviewers reviewers, AuditLog audit) {
    this.complaints = complaints;
    this.reviewers = reviewers;
    this.audit = audit;
  }

  /**
   * What a member says.
   *
   * @param inFavour null when nothing was chosen, which is refused
   * @param sha256 of the draft the member read
   */
  public record Ballot(
      @Nullable Boolean inFavour, @Nullable String reason, @Nullable String sha256) {}

  @Transactional
  public void run(Actor actor, long id, Ballot ballot) {
    actor.require(Role.REVIEW_MEMBER);
    Complaints.LockedComplaint complaint =
        complaints.lock(id).orElseThrow(() -> new Refusal.NotFound("complaint " + id));
    reviewers.require(actor, complaint.tenderId());
    Boolean inFavour = ballot.inFavour();
    String reason = ballot.reason() == null ? "" : ballot.reason().strip();
    if (inFavour == null) {
      throw new Refusal.InvalidInput("inFavour", "complaint.choice-needed");
    }
    new Faults()
        .check(inFavour || !reason.isEmpty(), "reason", "complaint.reason-needed")
        .atMost("reason", reason, LONGEST_REASON)
        .throwIfAny();
    Complaints.Draft draft =
        complaints
            .lockDraft(id)
            .filter(d -> d.sha256().equals(ballot.sha256()))
            .orElseThrow(() -> new Refusal.Conflict("complaint.no-vote-open"));
    if (complaints.countLeft(id) > 0) {
      throw new Refusal.RuleBroken("complaint.draft-left");
    }
    if (complaints.countVotesOf(draft.id(), actor.personId()) > 0) {
      throw new Refusal.Conflict("complaint.voted");
    }

    complaints.vote(draft.id(), actor.personId(), inFavour, reason, draft.sha256());
    audit.record(
        actor, new ReviewVoteCast(complaint.tenderId(), id, draft.number(), draft.sha256()));
  }
}
