package org.muwahhad.organisation.register;

import jakarta.inject.Singleton;
import jakarta.transaction.Transactional;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;
import org.muwahhad.access.Actor;
import org.muwahhad.access.Role;
import org.muwahhad.audit.AuditLog;
import org.muwahhad.organisation.OrganisationEntry.SupplierSuspended;
import org.muwahhad.shared.Faults;
import org.muwahhad.shared.Refusal;
import org.muwahhad.shared.RiyadhDay;

/**
 * A central buyer suspends a supplier, with a reason and, if there is a term, its last day. It may
 * not bid from that moment; what it was awarded is not touched.
 *
 * <p>Refused with {@code organisation.supplier-suspended} when it is suspended already, and as
 * invalid input at {@code reason}, and at {@code until} with {@code organisation.day-not-ahead}.
 */
@Singleton
public class SuspendSupplier {
  private final Suppliers suppliers;
  private final RiyadhDay days;
  private final AuditLog audit;

  SuspendSupplier(Suppliers suppliers, RiyadhDay days, AuditLog audit) {
    this.suppliers = suppliers;
    this.days = days;
    this.audit = audit;
  }

  /**
   * Suspends a supplier.
   *
   * @param until last day of the suspension, in Riyadh; null when it has no term
   */
  @Transactional
  public void run(Actor actor, long id, String reason, @Nullable LocalDate until) {
    actor.require(Role.CENTRAL_BUYER);
    Suppliers.Supplier supplier = suppliers.get(id);
    new Faults()
        .text("reason", reason, 1000)
        .check(
            until == null || !until.isBefore(days.today()), "until", "organisation.day-not-ahead")
        .check(until == null || until.getYear() <= 2200, "until", "shared.not-a-date")
        .throwIfAny();
    if (supplier.status() == SupplierStatus.SUSPENDED) {
      throw new Refusal.RuleBroken("organisation.supplier-suspended");
    }
    suppliers.suspend(id, until, reason.strip(), actor.personId());
    if (suppliers.move(id, supplier.status(), SupplierStatus.SUSPENDED, supplier.version()) != 1) {
      throw Refusal.Conflict.changedMeanwhile();
    }
    audit.record(
        actor, new SupplierSuspended(id, reason.strip(), until == null ? "" : until.toString()));
  }
}
