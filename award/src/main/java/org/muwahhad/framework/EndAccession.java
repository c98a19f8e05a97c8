package org.muwahhad.framework;

import jakarta.inject.Singleton;
import jakarta.transaction.Transactional;
import org.muwahhad.access.Actor;
import org.muwahhad.audit.AuditLog;
import org.muwahhad.framework.FrameworkEntry.AccessionDeclined;
import org.muwahhad.framework.FrameworkEntry.AccessionRefused;
import org.muwahhad.framework.FrameworkEntry.AccessionWithdrawn;
import org.muwahhad.shared.Faults;
import org.muwahhad.shared.Refusal;

/**
 * An accession ends without a balance: the supplier declines it, the central purchasing body
 * refuses what the supplier accepted, each with a reason, or the entity withdraws it.
 *
 * <p>Refused as not found for a person who has no part in it, with {@code
 * framework.accession-ended}, {@code framework.not-asked} for a party that does not answer now, and
 * as invalid input at {@code reason}.
 */
@Singleton
public class EndAccession {
  private static final int LONGEST_REASON = 1000;
  private final AccessionParts parts;
  private final Accessions accessions;
  private final AuditLog audit;

  EndAccession(AccessionParts parts, Accessions accessions, AuditLog audit) {
    this.parts = parts;
    this.accessions = accessions;
    this.audit = audit;
  }

  /** Declines, refuses or, for the entity, withdraws; the entity needs no reason. */
  @Transactional
  public void run(Actor actor, long id, String reason) {
    AccessionParts.AccessionPart part = parts.lock(actor, id);
    if (!part.mayEnd()) {
      throw new Refusal.RuleBroken("framework.not-asked");
    }
    Faults faults = new Faults();
    if (part.party() == AccessionParty.ENTITY) {
      faults.atMost("reason", reason, LONGEST_REASON);
    } else {
      faults.text("reason", reason, LONGEST_REASON);
    }
    faults.throwIfAny();
    AccessionStatus to =
        switch (part.party()) {
          case ENTITY -> AccessionStatus.WITHDRAWN;
          case SUPPLIER -> AccessionStatus.DECLINED;
          case CENTRAL_BODY -> AccessionStatus.REFUSED;
        };
    String words = reason.strip();
    String from = part.accession().status().name();
    if (accessions.end(id, from, to.name(), actor.personId(), words) != 1) {
      throw Refusal.Conflict.changedMeanwhile();
    }
    long agreement = part.accession().agreementId();
    audit.record(
        actor,
        part.party().role(),
        switch (part.party()) {
          case ENTITY -> new AccessionWithdrawn(agreement, id, words);
          case SUPPLIER -> new AccessionDeclined(agreement, id, words);
          case CENTRAL_BODY -> new AccessionRefused(agreement, id, words);
        });
  }
}
