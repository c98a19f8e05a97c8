package org.muwahhad.framework.accession;

import jakarta.inject.Singleton;
import jakarta.transaction.Transactional;
import org.muwahhad.access.Actor;
import org.muwahhad.audit.AuditLog;
import org.muwahhad.framework.AccessionStatus;
import org.muwahhad.framework.Accessions;
import org.muwahhad.framework.FrameworkEntry.AccessionRefused;
import org.muwahhad.shared.Faults;
import org.muwahhad.shared.Refusal;

/**
 * The central purchasing body refuses what the supplier accepted, with a reason.
 *
 * <p>Refused as not found for a person of another party, with {@code framework.accession-ended},
 * {@code framework.not-asked} before the supplier has accepted, and as invalid input at {@code
 * reason}.
 */
@Singleton
public class RefuseAccession {
  private static final int LONGEST_REASON = 1000;
  private final AccessionParts parts;
  private final Accessions accessions;
  private final AuditLog audit;

  RefuseAccession(AccessionParts parts, Accessions accessions, AuditLog audit) {
    this.parts = parts;
    this.accessions = accessions;
    this.audit = audit;
  }

  @Transactional
  public void run(Actor actor, long id, String reason) {
    Accessions.Accession accession =
        parts.lockAsked(actor, id, AccessionParty.CENTRAL_BODY).accession();
    new Faults().text("reason", reason, LONGEST_REASON).throwIfAny();
    String words = reason.strip();

    if (accessions.end(
            id, accession.status().name(), AccessionStatus.REFUSED.name(), actor.personId(), words)
        != 1) {
      throw Refusal.Conflict.changedMeanwhile();
    }
    audit.record(actor, new AccessionRefused(accession.agreementId(), id, words));
  }
}
