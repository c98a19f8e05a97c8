package org.muwahhad.replay;

import org.muwahhad.committee.CommitteeEntry;
import org.muwahhad.committee.CommitteeEntry.MemberConflictDeclared;
import org.muwahhad.committee.CommitteeEntry.OutcomeRecorded;
import org.muwahhad.committee.CommitteeEntry.QuestionPut;
import org.muwahhad.committee.CommitteeEntry.VoteCast;
import org.muwahhad.complaint.ComplaintEntry;
import org.muwahhad.complaint.ComplaintEntry.ComplaintAnswered;
import org.muwahhad.complaint.ComplaintEntry.ComplaintDecided;
import org.muwahhad.complaint.ComplaintEntry.ComplaintFiled;
import org.muwahhad.complaint.ComplaintEntry.ComplaintReplied;
import org.muwahhad.complaint.ComplaintEntry.ComplaintWithdrawn;
import org.muwahhad.complaint.ComplaintEntry.DraftClosed;
import org.muwahhad.complaint.ComplaintEntry.ReviewDecisionDrafted;
import org.muwahhad.complaint.ComplaintEntry.ReviewVoteCast;

/** Decisions and votes of the committees, and complaints with those of the review body. */
final class CommitteeReplay {
  private final ReplayedParts parts;

  CommitteeReplay(ReplayedParts parts) {
    this.parts = parts;
  }

  void play(CommitteeEntry entry) {
    if (entry instanceof QuestionPut question) {
      parts.put(
          TenderPart.DECISION, String.valueOf(question.decisionId()), "OPEN " + question.sha256());
    } else if (entry instanceof OutcomeRecorded closed) {
      parts.put(
          TenderPart.DECISION,
          String.valueOf(closed.decisionId()),
          closed.outcome() + " " + closed.sha256());
    } else if (entry instanceof VoteCast vote) {
      parts.put(
          TenderPart.VOTE,
          vote.decisionId() + "/" + vote.state(),
          vote.choice() + " " + vote.sha256() + " " + vote.reason());
    } else if (entry instanceof MemberConflictDeclared conflict
        && conflict.voteSetAside().equals("true")) {
      parts.of(TenderPart.VOTE).remove(conflict.decisionId() + "/" + conflict.state());
    }
  }

  /**
   * Plays what happened to a complaint.
   *
   * @param person who acted
   */
  void play(ComplaintEntry entry, String person) {
    if (entry instanceof ComplaintFiled filed) {
      String id = String.valueOf(filed.complaintId());
      parts.put(TenderPart.COMPLAINT, id, filed.number() + " " + filed.lots() + " FILED");
      parts.put(TenderPart.GROUNDS, id, filed.digest());
    } else if (entry instanceof ComplaintAnswered answered) {
      move(answered.complaintId(), "ANSWERED");
      parts.put(TenderPart.ANSWER, String.valueOf(answered.complaintId()), answered.sha256());
    } else if (entry instanceof ComplaintReplied replied) {
      parts.put(TenderPart.REPLY, String.valueOf(replied.complaintId()), replied.sha256());
    } else if (entry instanceof ComplaintWithdrawn withdrawn) {
      move(withdrawn.complaintId(), "WITHDRAWN");
    } else if (entry instanceof ReviewDecisionDrafted drafted) {
      String draft = drafted.complaintId() + "/" + drafted.draft();
      parts.put(TenderPart.DRAFT, draft, "OPEN");
      parts.put(TenderPart.DRAFT_WORDS, draft, drafted.digest());
    } else if (entry instanceof ReviewVoteCast vote) {
      parts.put(
          TenderPart.REVIEW_VOTE,
          vote.complaintId() + "/" + vote.draft() + "/" + person,
          vote.sha256());
    } else if (entry instanceof DraftClosed closed) {
      close(closed);
    }
  }

  private void close(DraftClosed closed) {
    boolean adopted = false;
    if (closed instanceof ComplaintDecided decided) {
      adopted = true;
      move(decided.complaintId(), "DECIDED");
      parts.put(
          TenderPart.OUTCOME, String.valueOf(decided.complaintId()), decided.outcome().name());
    }
    String draft = closed.complaintId() + "/" + closed.draft();
    parts.put(TenderPart.DRAFT, draft, adopted ? "ADOPTED" : "REJECTED");
    parts.put(TenderPart.REVIEW_TALLY, draft, closed.inFavour() + " of " + closed.votes());
  }

  private void move(long complaint, String to) {
    String before = parts.get(TenderPart.COMPLAINT, String.valueOf(complaint));
    parts.put(
        TenderPart.COMPLAINT,
        String.valueOf(complaint),
        before.substring(0, before.lastIndexOf(' ') + 1) + to);
  }
}
