package org.muwahhad.tender.question;

import jakarta.inject.Singleton;
import jakarta.transaction.Transactional;
import org.muwahhad.access.Actor;
import org.muwahhad.access.Role;
import org.muwahhad.audit.AuditLog;
import org.muwahhad.tender.PublicationEntry.TenderUnfollowed;
import org.muwahhad.tender.VisibleTenders;

/**
 * A supplier no longer follows a tender. Anyone who has a bid in it is informed of amendments all
 * the same. The record of it is for auditors alone.
 */
@Singleton
public class UnfollowTender {
  private final VisibleTenders visible;
  private final Questions questions;
  private final QuestionQueries queries;
  private final AuditLog audit;

  UnfollowTender(
      VisibleTenders visible, Questions questions, QuestionQueries queries, AuditLog audit) {
    this.visible = visible;
    this.questions = questions;
    this.queries = queries;
    this.audit = audit;
  }

  @Transactional
  public void run(Actor actor, long tenderId) {
    long supplier = actor.require(Role.BIDDER).supplier();
    visible.get(actor, tenderId);
    if (queries.countFollows(tenderId, supplier) == 0) {
      return;
    }

    questions.unfollow(tenderId, supplier);
    audit.record(actor, new TenderUnfollowed(tenderId, supplier));
  }
}
