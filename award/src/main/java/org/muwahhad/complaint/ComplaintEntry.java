package org.muwahhad.complaint;

import java.time.Instant;
import org.muwahhad.access.Role;
import org.muwahhad.audit.Act;
import org.muwahhad.audit.Entry;

/** Entries of complaints and of what the review body makes of them. */
public sealed interface ComplaintEntry extends Entry {

  /**
   * A bidder complained.
   *
   * @param number within the tender
   * @param lots numbers of those it is about
   * @param digest of the grounds and the remedy sought
   */
  @Act(
      name = "complaint.filed",
      by = Role.BIDDER,
      chain = "tender:{tenderId}",
      object = "complaint {complaintId}")
  record ComplaintFiled(long tenderId, long complaintId, int number, String lots, String digest)
      implements ComplaintEntry {}

  @Act(
      name = "complaint.paper-added",
      by = {Role.BIDDER, Role.CENTRAL_BUYER},
      chain = "tender:{tenderId}",
      object = "complaint {complaintId}")
  record ComplaintPaperAdded(long tenderId, long complaintId, String sha256)
      implements ComplaintEntry {}

  /**
   * The procuring body answered.
   *
   * @param replyUntil UTC; until then the bidder may reply
   * @param sha256 of the answer
   */
  @Act(
      name = "complaint.answered",
      by = Role.CENTRAL_BUYER,
      chain = "tender:{tenderId}",
      object = "complaint {complaintId}")
  record ComplaintAnswered(long tenderId, long complaintId, Instant replyUntil, String sha256)
      implements ComplaintEntry {}

  /**
   * The bidder replied to the answer.
   *
   * @param sha256 of the reply
   */
  @Act(
      name = "complaint.replied",
      by = Role.BIDDER,
      chain = "tender:{tenderId}",
      object = "complaint {complaintId}")
  record ComplaintReplied(long tenderId, long complaintId, String sha256)
      implements ComplaintEntry {}

  @Act(
      name = "complaint.withdrawn",
      by = Role.BIDDER,
      chain = "tender:{tenderId}",
      object = "complaint {complaintId}")
  record ComplaintWithdrawn(long tenderId, long complaintId) implements ComplaintEntry {}

  /**
   * A member of the review body drafted a decision.
   *
   * @param draft its number within the complaint; the same in the entries that follow
   * @param digest of its reasons, summaries and remedies
   */
  @Act(
      name = "complaint.decision-drafted",
      by = Role.REVIEW_MEMBER,
      chain = "tender:{tenderId}",
      object = "complaint {complaintId}")
  record ReviewDecisionDrafted(long tenderId, long complaintId, int draft, String digest)
      implements ComplaintEntry {}

  /**
   * A member of the review body voted for a draft.
   *
   * @param sha256 of what was voted on
   */
  @Act(
      name = "complaint.vote-cast",
      by = Role.REVIEW_MEMBER,
      chain = "tender:{tenderId}",
      object = "complaint {complaintId}")
  record ReviewVoteCast(long tenderId, long complaintId, int draft, String sha256)
      implements ComplaintEntry {}

  /** Ends of a draft, with the votes on it in all and those in favour. */
  sealed interface DraftClosed extends ComplaintEntry {
    long complaintId();

    int draft();

    long votes();

    long inFavour();
  }

  @Act(
      name = "complaint.decided",
      by = Role.REVIEW_MEMBER,
      chain = "tender:{tenderId}",
      object = "complaint {complaintId}")
  record ComplaintDecided(
      long tenderId, long complaintId, int draft, long votes, long inFavour, Outcome outcome)
      implements DraftClosed {}

  @Act(
      name = "complaint.draft-rejected",
      by = Role.REVIEW_MEMBER,
      chain = "tender:{tenderId}",
      object = "complaint {complaintId}")
  record ReviewDraftRejected(long tenderId, long complaintId, int draft, long votes, long inFavour)
      implements DraftClosed {}

  /** A lot ended while the draft was open, so that another one takes its place. */
  @Act(
      name = "complaint.draft-overtaken",
      by = Role.REVIEW_MEMBER,
      chain = "tender:{tenderId}",
      object = "complaint {complaintId}")
  record ReviewDraftOvertaken(long tenderId, long complaintId, int draft, long votes, long inFavour)
      implements DraftClosed {}

  /**
   * A member of the review body declared a conflict of interest.
   *
   * @param voteSetAside {@code true} or {@code false}: whether a vote of the member no longer
   *     counts
   * @param draftLeft the same of a draft of the member
   */
  @Act(
      name = "complaint.conflict-learned",
      by = Role.REVIEW_MEMBER,
      chain = "tender:{tenderId}",
      object = "complaint {complaintId}")
  record ReviewerConflictDeclared(
      long tenderId, long complaintId, String statement, String voteSetAside, String draftLeft)
      implements ComplaintEntry {}
}
