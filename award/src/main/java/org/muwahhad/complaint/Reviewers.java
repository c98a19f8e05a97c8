package org.muwahhad.complaint;

import jakarta.inject.Singleton;
import org.muwahhad.access.Actor;
import org.muwahhad.access.Role;
import org.muwahhad.shared.Refusal;
import org.muwahhad.tender.LearnedConflicts;

/**
 * Who may judge a complaint: members of the review body who had no part in the tender (UNCITRAL
 * Model Law, article 67: an independent body) and declared no conflict of interest. The database
 * keeps the same rule.
 */
@Singleton
class Reviewers {
  private final Complaints complaints;
  private final LearnedConflicts conflicts;

  Reviewers(Complaints complaints, LearnedConflicts conflicts) {
    this.conflicts = conflicts;
    this.complaints = complaints;
  }

  boolean mayJudge(Actor actor, long tenderId) {
    return actor.is(Role.REVIEW_MEMBER)
        && complaints.countParts(tenderId, actor.personId()) == 0
        && !conflicts.isOut(tenderId, actor.personId());
  }

  /**
   * Refuses with {@code complaint.not-independent} who prepared, approved, amended, opened,
   * examined, voted on or answered for the tender, and with {@code tender.conflict-declared} who
   * declared a conflict of interest.
   */
  void require(Actor actor, long tenderId) {
    actor.require(Role.REVIEW_MEMBER);
    conflicts.requireNone(actor, tenderId);
    if (!mayJudge(actor, tenderId)) {
      throw new Refusal.NotPermitted("complaint.not-independent");
    }
  }
}
