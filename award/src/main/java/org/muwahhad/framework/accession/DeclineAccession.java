package org.muwahhad.framework.accession;

import jakarta.inject.Singleton;
import jakarta.transaction.Transactional;
import org.muwahhad.access.Actor;
import org.muwahhad.audit.AuditLog;
import org.muwahhad.framework.AccessionStatus;
import org.muwahhad.framework.Accessions;
import org.muwahhad.framework.FrameworkEntry.AccessionDeclined;
import org.muwahhad.shared.Faults;
import org.muwahhad.shared.Refusal;

/**
 * The supplier declines that an entity joins its agreement, with a reason.
 *
 * <p>Refused as not found for a person of another party, with {@code framework.accession-ended},
 * {@code framework.not-asked} once it has answered, and as invalid input at {@code reason}.
 */
@Singleton
public class DeclineAccession {
  private static final int LONGEST_REASON = 1000;
  private final AccessionParts parts;
  private final Accessions accessions;
  private final AuditLog audit;

  DeclineAccession(AccessionParts parts, Accessions accessions, AuditLog audit) {
    this.parts = parts;
    this.accessions = accessions;
    this.audit = audit;
  }

  @Transactional
  public void run(Actor actor, long id, String reason) {
    Accessions.Accession accession =
        parts.lockAsked(actor, id, AccessionParty.SUPPLIER).accession();
    new Faults().text("reason", reason, LONGEST_REASON).throwIfAny();
    String words = reason.strip();

    if (accessions.end(
            id, accession.status().name(), AccessionStatus.DECLINED.name(), actor.personId(), words)
        != 1) {
      throw Refusal.Conflict.changedMeanwhile();
    }
    audit.record(actor, new AccessionDeclined(accession.agreementId(), id, words));
  }
}
