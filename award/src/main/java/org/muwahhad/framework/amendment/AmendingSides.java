package org.muwahhad.framework.amendment;

import jakarta.inject.Singleton;
import java.util.Optional;
import org.muwahhad.access.Actor;
import org.muwahhad.access.Role;
import org.muwahhad.framework.AgreementAccess;
import org.muwahhad.shared.Refusal;

/** For which side of an agreement a person acts. */
@Singleton
class AmendingSides {
  private final AgreementAccess access;

  AmendingSides(AgreementAccess access) {
    this.access = access;
  }

  /**
   * Lets those pass who can act for a side of some agreement.
   *
   * @throws Refusal.NotPermitted to those who have nothing to do with agreements, and {@code
   *     bid.account-held} to the people of a supplier whose account is held
   */
  void requirePart(Actor actor) {
    access.reach(actor);
  }

  /** Central buyers act for the central body, and the people of a supplier for theirs. */
  Optional<AmendingSide> find(Actor actor, long supplierId) {
    if (actor.is(Role.CENTRAL_BUYER)) {
      return Optional.of(AmendingSide.CENTRAL);
    }
    return isOf(actor, supplierId) ? Optional.of(AmendingSide.SUPPLIER) : Optional.empty();
  }

  /** Whether a person acts in the name of a supplier. */
  boolean isOf(Actor actor, long supplierId) {
    return actor.is(Role.BIDDER) && access.supplierOf(actor) == supplierId;
  }
}
