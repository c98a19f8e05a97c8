package org.muwahhad.complaint;

import io.micronaut.context.event.ApplicationEventPublisher;
import jakarta.inject.Singleton;
import jakarta.transaction.Transactional;
import java.math.BigDecimal;
import java.util.Optional;
import org.muwahhad.access.Actor;
import org.muwahhad.access.Role;
import org.muwahhad.audit.AuditLog;
import org.muwahhad.complaint.ComplaintEntry.ReviewerConflictDeclared;
import org.muwahhad.shared.Refusal;
import org.muwahhad.tender.ConflictLearned;
import org.muwahhad.tender.ConflictPart;
import org.muwahhad.tender.LearnConflict;
import org.muwahhad.tender.TenderQueries;
import org.muwahhad.tender.TenderRule;

/**
 * A member of the review body declares a conflict of interest learned of while a complaint is not
 * decided. It takes effect at once, for all complaints about the tender: the member reads, drafts,
 * votes and records nothing more, and the other members take over. A vote on an open draft stays in
 * the record, set aside, and no longer counts; an open draft that the member wrote is no longer
 * voted on, and another member writes one in its place. What was decided before stands.
 *
 * <p>Refused with {@code complaint.not-independent} to the person who has no part in judging,
 * {@code complaint.over} once the complaint is decided or withdrawn, and as {@link LearnConflict}
 * says.
 */
@Singleton
public class DeclareReviewerConflict {
  private final Complaints complaints;
  private final Reviewers reviewers;
  private final TenderQueries tenders;
  private final LearnConflict learnConflict;
  private final AuditLog audit;
  private final ApplicationEventPublisher<ConflictLearned> events;

  DeclareReviewerConflict(
      Complaints complaints,
      Reviewers reviewers,
      TenderQueries tenders,
      LearnConflict learnConflict,
      AuditLog audit,
      ApplicationEventPublisher<ConflictLearned> events) {
    this.complaints = complaints;
    this.reviewers = reviewers;
    this.tenders = tenders;
    this.learnConflict = learnConflict;
    this.audit = audit;
    this.events = events;
  }

  /**
   * What the member reads before declaring.
   *
   * @param tender number of the tender
   * @param voted whether the member voted on an open draft
   * @param wrote whether the member wrote it
   * @param left members of the review body who can still judge
   * @param needed votes that a decision needs
   */
  record Effects(String tender, boolean voted, boolean wrote, int left, int needed) {
    boolean enough() {
      return left >= needed;
    }
  }

  /** What would follow; refused to all who cannot declare. */
  @Transactional
  Effects see(Actor actor, long id) {
    actor.require(Role.REVIEW_MEMBER);
    Complaints.LockedComplaint complaint = lock(id);
    reviewers.require(actor, complaint.tenderId());
    if (!complaint.status().isLiving()) {
      throw new Refusal.RuleBroken("complaint.over");
    }
    Optional<Complaints.Draft> draft = complaints.lockDraft(id);
    return new Effects(
        tenders.getTender(complaint.tenderId()).number(),
        draft.filter(d -> complaints.countVotesOf(d.id(), actor.personId()) > 0).isPresent(),
        complaints.countWritten(id, actor.personId()) > 0,
        complaints.countReviewersWithout(complaint.tenderId(), actor.personId()),
        complaints
            .findRule(complaint.tenderId(), TenderRule.COMPLAINT_VOTES.code())
            .map(BigDecimal::intValue)
            .map(votes -> Math.max(CloseReview.FEWEST, votes))
            .orElse(CloseReview.FEWEST));
  }

  /**
   * Records the declaration.
   *
   * @param statement what the conflict is
   */
  @Transactional
  public void run(Actor actor, long id, String statement) {
    long tenderId = lock(id).tenderId();
    complaints.lockTender(tenderId);
    Effects effects = see(actor, id);
    learnConflict.run(actor, tenderId, ConflictPart.REVIEW, statement);
    audit.record(
        actor,
        new ReviewerConflictDeclared(
            tenderId,
            id,
            statement.strip(),
            Boolean.toString(effects.voted()),
            Boolean.toString(effects.wrote())));
    events.publishEvent(
        new ConflictLearned(
            tenderId,
            actor.personId(),
            ConflictPart.REVIEW,
            "/complaints/" + id,
            effects.enough()));
  }

  private Complaints.LockedComplaint lock(long id) {
    return complaints.lock(id).orElseThrow(() -> new Refusal.NotFound("complaint " + id));
  }
}
