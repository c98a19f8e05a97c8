package org.muwahhad.framework.order;

import jakarta.inject.Singleton;
import org.muwahhad.access.Actor;
import org.muwahhad.access.Role;
import org.muwahhad.framework.AgreementAccess;
import org.muwahhad.framework.AgreementReach;
import org.muwahhad.framework.calloff.OrderSide;
import org.muwahhad.shared.Refusal;

/** In whose name a person acts on orders: that of their own entity, or of their own supplier. */
@Singleton
class OrderParties {
  private final AgreementAccess access;

  OrderParties(AgreementAccess access) {
    this.access = access;
  }

  /**
   * A side, and which orders are its own.
   *
   * @param role in which its people act
   */
  record OrderParty(OrderSide side, AgreementReach reach, Role role) {}

  /**
   * The side of a person.
   *
   * @throws Refusal.NotPermitted to those of neither side
   */
  OrderParty of(Actor actor) {
    return actor
        .find(Role.PROCUREMENT_OFFICER)
        .map(
            g ->
                new OrderParty(
                    OrderSide.ENTITY,
                    new AgreementReach("", g.entity(), 0),
                    Role.PROCUREMENT_OFFICER))
        .orElseGet(
            () ->
                new OrderParty(
                    OrderSide.SUPPLIER,
                    AgreementReach.ofSupplier(access.supplierOf(actor)),
                    Role.BIDDER));
  }
}
