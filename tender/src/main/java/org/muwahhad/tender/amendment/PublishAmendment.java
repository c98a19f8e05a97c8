package org.muwahhad.tender.amendment;

import jakarta.inject.Singleton;
import jakarta.transaction.Transactional;
import java.time.Instant;
import org.muwahhad.access.Actor;
import org.muwahhad.access.Role;
import org.muwahhad.audit.AuditLog;
import org.muwahhad.shared.DatabaseClock;
import org.muwahhad.shared.Refusal;
import org.muwahhad.tender.PublicationEntry.AmendmentPublished;
import org.muwahhad.tender.approval.DossierFactQueries;

/**
 * Another central buyer, or the administrator, approves an amendment, which is published with it:
 * it gets its number, the dossier is changed, and the deadline moves when fewer days than the
 * tender's rule gives (7 by default) are left. {@link AmendmentPublished} goes out in the same
 * transaction.
 *
 * <p>Refused with {@code publication.amendment-four-eyes} for a person who proposed it, and with
 * {@code publication.not-amendable} once the deadline has passed. A proposal that was decided
 * meanwhile is not found.
 */
@Singleton
public class PublishAmendment {
  private final Amendments amendments;
  private final AmendmentQueries queries;
  private final AmendmentRule rule;
  private final ApplyAmendment applyAmendment;
  private final DossierFactQueries dossier;
  private final DatabaseClock clock;
  private final AuditLog audit;

  PublishAmendment(
      Amendments amendments,
      AmendmentQueries queries,
      AmendmentRule rule,
      ApplyAmendment applyAmendment,
      DossierFactQueries dossier,
      DatabaseClock clock,
      AuditLog audit) {
    this.amendments = amendments;
    this.queries = queries;
    this.rule = rule;
    this.applyAmendment = applyAmendment;
    this.dossier = dossier;
    this.clock = clock;
    this.audit = audit;
  }

  /** Returns the number of the amendment. */
  @Transactional
  public int run(Actor actor, long tenderId, long amendmentId) {
    Role as = actor.require(Role.CENTRAL_BUYER, Role.ADMINISTRATOR).role();
    Amendments.Gate gate =
        amendments.lockGate(tenderId).orElseThrow(() -> new Refusal.NotFound("tender " + tenderId));
    Amendments.Proposal proposal =
        amendments
            .lockProposal(tenderId, amendmentId)
            .orElseThrow(() -> new Refusal.NotFound("amendment " + amendmentId));
    if (proposal.proposedBy() == actor.personId()) {
      throw new Refusal.RuleBroken("publication.amendment-four-eyes");
    }
    // Read once the tender is held: what was received until now came before the amendment.
    Instant now = clock.now();
    Instant before = gate.deadlineAt();
    if (before == null || !gate.isAmendable(now)) {
      throw new Refusal.RuleBroken("publication.not-amendable");
    }
    AmendedDeadline deadline =
        AmendedDeadline.of(before, proposal.deadlineWanted(), now, rule.days(tenderId));

    int number = queries.lastNumber(tenderId) + 1;
    if (amendments.publish(amendmentId, number, actor.personId(), now, before, deadline.after())
        != 1) {
      throw Refusal.Conflict.changedMeanwhile();
    }
    applyAmendment.run(gate, amendmentId, deadline.after());
    audit.record(
        actor,
        as,
        new AmendmentPublished(tenderId, number, deadline.after(), dossier.digests(tenderId)));
    return number;
  }
}
