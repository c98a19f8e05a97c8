package org.muwahhad.framework.accession;

import jakarta.inject.Singleton;
import jakarta.transaction.Transactional;
import java.time.LocalDate;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.muwahhad.access.Actor;
import org.muwahhad.audit.AuditLog;
import org.muwahhad.framework.Accessions;
import org.muwahhad.framework.AgreementDays;
import org.muwahhad.framework.Agreements;
import org.muwahhad.framework.FrameworkEntry.AccessionAccepted;
import org.muwahhad.shared.Faults;
import org.muwahhad.shared.Refusal;

/**
 * The supplier consents that an entity joins its agreement, and says from which day it can deliver.
 * The central purchasing body decides next.
 *
 * <p>Refused as not found for an accession to an agreement of another supplier, with {@code
 * framework.accession-ended}, {@code framework.not-asked} when it has consented already, {@code
 * framework.not-in-period}, {@code framework.agreement-ended}, {@code framework.supplier-debarred},
 * and as invalid input at {@code suppliesFrom} ({@code shared.missing}, {@code
 * framework.supplies-in-past}, {@code framework.supplies-after-end}).
 *
 * <p>Also refused with {@code contract.over}, {@code contract.not-signed}, {@code
 * contract.suspended} and {@code guarantee.needed-first} while the agreement is not in force.
 */
@Singleton
public class AcceptAccession {
  private final AccessionParts parts;
  private final Accessions accessions;
  private final AgreementDays days;
  private final AuditLog audit;

  AcceptAccession(AccessionParts parts, Accessions accessions, AgreementDays days, AuditLog audit) {
    this.parts = parts;
    this.accessions = accessions;
    this.days = days;
    this.audit = audit;
  }

  @Transactional
  public void run(Actor actor, long id, @Nullable LocalDate suppliesFrom) {
    Accessions.Accession accession =
        parts.lockAsked(actor, id, AccessionParty.SUPPLIER).accession();
    Agreements.Agreement agreement = days.get(accession.agreementId());
    days.requireToday(agreement);
    if (accessions.countDebarred(agreement.id()) > 0) {
      throw new Refusal.RuleBroken("framework.supplier-debarred");
    }
    new Faults()
        .check(suppliesFrom != null, "suppliesFrom", "shared.missing")
        .check(
            suppliesFrom == null || !suppliesFrom.isBefore(days.today()),
            "suppliesFrom",
            "framework.supplies-in-past")
        .check(
            suppliesFrom == null || !suppliesFrom.isAfter(agreement.endsOn()),
            "suppliesFrom",
            "framework.supplies-after-end")
        .throwIfAny();
    LocalDate day = Objects.requireNonNull(suppliesFrom);
    if (accessions.accept(id, day, actor.personId()) != 1) {
      throw Refusal.Conflict.changedMeanwhile();
    }
    audit.record(actor, new AccessionAccepted(agreement.id(), id, day));
  }
}
