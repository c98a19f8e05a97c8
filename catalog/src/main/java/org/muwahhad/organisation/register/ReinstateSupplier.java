package org.muwahhad.organisation.register;

import jakarta.inject.Singleton;
import jakarta.transaction.Transactional;
import org.muwahhad.access.Actor;
import org.muwahhad.access.Role;
import org.muwahhad.audit.AuditLog;
import org.muwahhad.organisation.OrganisationEntry.SupplierReinstated;
import org.muwahhad.shared.Faults;
import org.muwahhad.shared.Refusal;

/**
 * A central buyer lifts the suspension of a supplier before its term, or one without a term, with a
 * reason. Refused with {@code organisation.supplier-not-suspended}, and as invalid input at {@code
 * reason}.
 */
@Singleton
public class ReinstateSupplier {
  private final Suppliers suppliers;
  private final AuditLog audit;

  ReinstateSupplier(Suppliers suppliers, AuditLog audit) {
    this.suppliers = suppliers;
    this.audit = audit;
  }

  @Transactional
  public void run(Actor actor, long id, String reason) {
    actor.require(Role.CENTRAL_BUYER);
    Suppliers.Supplier supplier = suppliers.get(id);
    new Faults().text("reason", reason, 1000).throwIfAny();
    if (supplier.status() == SupplierStatus.REGISTERED) {
      throw new Refusal.RuleBroken("organisation.supplier-not-suspended");
    }
    suppliers.endSuspension(id, reason.strip(), actor.personId());
    if (suppliers.move(id, supplier.status(), SupplierStatus.REGISTERED, supplier.version()) != 1) {
      throw Refusal.Conflict.changedMeanwhile();
    }
    audit.record(actor, new SupplierReinstated(id, reason.strip()));
  }
}
