package org.muwahhad.framework.accession;

import jakarta.inject.Singleton;
import jakarta.transaction.Transactional;
import java.math.BigDecimal;
import java.util.HashMap;
import java.util.Map;
import org.muwahhad.access.Actor;
import org.muwahhad.access.Role;
import org.muwahhad.audit.AuditLog;
import org.muwahhad.framework.AccessionQueries;
import org.muwahhad.framework.AccessionStatus;
import org.muwahhad.framework.Accessions;
import org.muwahhad.framework.AgreementDays;
import org.muwahhad.framework.FrameworkEntry.AccessionApproved;
import org.muwahhad.shared.Refusal;

/**
 * A central buyer consents that an entity joins an agreement, once the supplier has consented. From
 * then on the entity has a balance of the quantities it asked for, at the prices of the agreement,
 * and can order from it.
 *
 * <p>Refused as not found when there is no such accession, with {@code framework.accession-ended},
 * {@code framework.not-asked} before the supplier has consented, {@code framework.not-in-period},
 * {@code framework.agreement-ended}, {@code framework.supplier-debarred}, and with {@code
 * framework.joined-beyond-total} when other entities have joined for too much meanwhile.
 *
 * <p>Also refused with {@code contract.over}, {@code contract.not-signed}, {@code
 * contract.suspended} and {@code guarantee.needed-first} while the agreement is not in force.
 */
@Singleton
public class ApproveAccession {
  private final AccessionParts parts;
  private final Accessions accessions;
  private final AccessionQueries queries;
  private final AgreementDays days;
  private final AuditLog audit;

  ApproveAccession(
      AccessionParts parts,
      Accessions accessions,
      AccessionQueries queries,
      AgreementDays days,
      AuditLog audit) {
    this.parts = parts;
    this.accessions = accessions;
    this.queries = queries;
    this.days = days;
    this.audit = audit;
  }

  @Transactional
  public void run(Actor actor, long id) {
    actor.require(Role.CENTRAL_BUYER);
    Accessions.Accession accession =
        parts.lockAsked(actor, id, AccessionParty.CENTRAL_BODY).accession();
    long agreement = accession.agreementId();
    days.requireToday(days.get(agreement));
    if (accessions.countDebarred(agreement) > 0) {
      throw new Refusal.RuleBroken("framework.supplier-debarred");
    }
    Map<Long, BigDecimal> left = new HashMap<>();
    queries.listItems(agreement, 0).forEach(i -> left.put(i.lotItemId(), i.leftInAll()));
    for (Accessions.AskedItem item : accessions.listItems(id)) {
      if (item.quantity().compareTo(left.getOrDefault(item.lotItemId(), BigDecimal.ZERO)) > 0) {
        throw new Refusal.RuleBroken("framework.joined-beyond-total");
      }
    }

    int ended =
        accessions.end(
            id,
            AccessionStatus.ACCEPTED.name(),
            AccessionStatus.JOINED.name(),
            actor.personId(),
            "");
    if (ended != 1) {
      throw Refusal.Conflict.changedMeanwhile();
    }
    for (Accessions.AskedItem item : accessions.listItems(id)) {
      accessions.addBalance(agreement, accession.entityId(), item.lotItemId());
      if (accessions.join(agreement, accession.entityId(), item.lotItemId(), item.quantity())
          != 1) {
        throw Refusal.Conflict.changedMeanwhile();
      }
    }
    audit.record(actor, new AccessionApproved(agreement, id));
  }
}
