package org.muwahhad.tender.question;

import jakarta.inject.Singleton;
import jakarta.transaction.Transactional;
import org.muwahhad.access.Actor;
import org.muwahhad.access.Role;
import org.muwahhad.audit.AuditLog;
import org.muwahhad.tender.PublicationEntry.TenderFollowed;
import org.muwahhad.tender.VisibleTenders;

/**
 * A supplier follows a published tender: it is informed of every answer and amendment. Following
 * what one follows already changes nothing. The record of it is for auditors alone.
 */
@Singleton
public class FollowTender {
  private final VisibleTenders visible;
  private final Questions questions;
  private final QuestionQueries queries;
  private final AuditLog audit;

  FollowTender(
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
    if (queries.countFollows(tenderId, supplier) > 0) {
      return;
    }

    questions.follow(tenderId, supplier, actor.personId());
    audit.record(actor, new TenderFollowed(tenderId, supplier));
  }
}
