package org.muwahhad.framework.accession;

import jakarta.inject.Singleton;
import jakarta.transaction.Transactional;
import org.muwahhad.access.Actor;
import org.muwahhad.audit.AuditLog;
import org.muwahhad.framework.AccessionStatus;
import org.muwahhad.framework.Accessions;
import org.muwahhad.framework.FrameworkEntry.AccessionWithdrawn;
import org.muwahhad.shared.Faults;
import org.muwahhad.shared.Refusal;

/**
 * An entity withdraws its request to join an agreement before it has joined; it needs no reason.
 *
 * <p>Refused as not found for a person of another party, with {@code framework.accession-ended},
 * and as invalid input at {@code reason}.
 */
@Singleton
public class WithdrawAccession {
  private static final int LONGEST_REASON = 1000;
  private final AccessionParts parts;
  private final Accessions accessions;
  private final AuditLog audit;

  WithdrawAccession(AccessionParts parts, Accessions accessions, AuditLog audit) {
    this.parts = parts;
    this.accessions = accessions;
    this.audit = audit;
  }

  @Transactional
  public void run(Actor actor, long id, String reason) {
    Accessions.Accession accession = parts.lockOwn(actor, id).accession();
    new Faults().atMost("reason", reason, LONGEST_REASON).throwIfAny();
    String words = reason.strip();

    if (accessions.end(
            id,
            accession.status().name(),
            AccessionStatus.WITHDRAWN.name(),
            actor.personId(),
            words)
        != 1) {
      throw Refusal.Conflict.changedMeanwhile();
    }
    audit.record(actor, new AccessionWithdrawn(accession.agreementId(), id, words));
  }
}
