package org.muwahhad.complaint;

import jakarta.inject.Singleton;
import org.muwahhad.access.Actor;
import org.muwahhad.access.Role;
import org.muwahhad.shared.Refusal;

/**
 * Who may judge a complaint: members of the review body who had no part in the tender (UNCITRAL
 * Model Law, article 67: an independent body). The database keeps the same rule.
 */
@Singleton
class Reviewers {
  private final Complaints complaints;

  Reviewers(Complaints complaints) {
    this.complaints = complaints;
  }

  boolean mayJudge(Actor actor, long tenderId) {
    return actor.is(Role.REVIEW_MEMBER) && complaints.countParts(tenderId, actor.personId()) == 0;
  }

  /**
   * Refuses with {@code complaint.not-independent} who prepared, approved, amended, opened,
   * examined, voted on or answered for the tender.
   */
  void require(Actor actor, long tenderId) {
    actor.require(Role.REVIEW_MEMBER);
    if (!mayJudge(actor, tenderId)) {
      throw new Refusal.NotPermitted("complaint.not-independent");
    }
  }
}
