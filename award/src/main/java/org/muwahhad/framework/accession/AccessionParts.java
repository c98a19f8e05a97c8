package org.muwahhad.framework.accession;

import jakarta.inject.Singleton;
import java.util.Optional;
import org.muwahhad.access.Actor;
import org.muwahhad.access.Role;
import org.muwahhad.framework.AccessionStatus;
import org.muwahhad.framework.Accessions;
import org.muwahhad.framework.AgreementAccess;
import org.muwahhad.shared.Refusal;

/**
 * Which part a person has in an accession: as officer of the entity that asks, in the name of the
 * supplier, or as central buyer.
 */
@Singleton
class AccessionParts {
  private final Accessions accessions;
  private final AgreementAccess access;

  AccessionParts(Accessions accessions, AgreementAccess access) {
    this.accessions = accessions;
    this.access = access;
  }

  /** A person's part. */
  record AccessionPart(Accessions.Accession accession, AccessionParty party) {
    /** Whether the person is the one who answers now. */
    boolean isAsked() {
      return switch (accession.status()) {
        case REQUESTED -> party == AccessionParty.SUPPLIER;
        case ACCEPTED -> party == AccessionParty.CENTRAL_BODY;
        default -> false;
      };
    }

    /** Whether the person may end it now: who asked may, and who is asked. */
    boolean mayEnd() {
      return isAsked() || (party == AccessionParty.ENTITY && isOpen());
    }

    private boolean isOpen() {
      return accession.status() == AccessionStatus.REQUESTED
          || accession.status() == AccessionStatus.ACCEPTED;
    }
  }

  /**
   * The part of an officer in a request of their own entity that has not ended, which is held after
   * its agreement until the act ends.
   *
   * @throws Refusal.NotFound when there is none, or it is another entity's
   * @throws Refusal.RuleBroken {@code framework.accession-ended}
   */
  AccessionPart lockOwn(Actor actor, long id) {
    AccessionPart part = hold(actor, id);
    if (part.party() != AccessionParty.ENTITY) {
      throw missing(id);
    }
    requireOpen(part);
    return part;
  }

  private AccessionPart hold(Actor actor, long id) {
    accessions.find(id).ifPresent(a -> accessions.lockAgreement(a.agreementId()));
    if (accessions.lock(id).isEmpty()) {
      throw missing(id);
    }
    Accessions.Accession accession = accessions.find(id).orElseThrow(() -> missing(id));
    return find(actor, accession).orElseThrow(() -> missing(id));
  }

  private static void requireOpen(AccessionPart part) {
    if (!part.isOpen()) {
      throw new Refusal.RuleBroken("framework.accession-ended");
    }
  }

  /**
   * The same for the party that answers now.
   *
   * @throws Refusal.NotFound as {@link #lockOwn}, and to everybody of another party
   * @throws Refusal.RuleBroken {@code framework.accession-ended}, {@code framework.not-asked}
   */
  AccessionPart lockAsked(Actor actor, long id, AccessionParty party) {
    AccessionPart part = hold(actor, id);
    if (part.party() != party) {
      throw missing(id);
    }
    requireOpen(part);
    if (!part.isAsked()) {
      throw new Refusal.RuleBroken("framework.not-asked");
    }
    return part;
  }

  /** The part of a person in an accession. */
  Optional<AccessionPart> find(Actor actor, Accessions.Accession accession) {
    return party(actor, accession).map(party -> new AccessionPart(accession, party));
  }

  private Optional<AccessionParty> party(Actor actor, Accessions.Accession accession) {
    if (actor.is(Role.PROCUREMENT_OFFICER)
        && actor.require(Role.PROCUREMENT_OFFICER).entity() == accession.entityId()) {
      return Optional.of(AccessionParty.ENTITY);
    }
    if (actor.is(Role.CENTRAL_BUYER)) {
      return Optional.of(AccessionParty.CENTRAL_BODY);
    }
    if (actor.is(Role.BIDDER) && access.supplierOf(actor) == accession.supplierId()) {
      return Optional.of(AccessionParty.SUPPLIER);
    }
    return Optional.empty();
  }

  private static Refusal missing(long id) {
    return new Refusal.NotFound("accession " + id);
  }
}
