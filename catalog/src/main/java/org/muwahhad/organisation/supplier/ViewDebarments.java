package org.muwahhad.organisation.supplier;

import jakarta.inject.Singleton;
import jakarta.transaction.Transactional;
import java.util.List;
import org.muwahhad.access.Actor;
import org.muwahhad.access.Role;
import org.muwahhad.organisation.register.SupplierQueries;
import org.muwahhad.organisation.register.ViewSuppliers;

/** Debarments: all of a supplier for those who keep the register, those in force for everybody. */
@Singleton
public class ViewDebarments {
  private final ViewSuppliers viewSuppliers;
  private final Debarments debarments;

  ViewDebarments(ViewSuppliers viewSuppliers, Debarments debarments) {
    this.viewSuppliers = viewSuppliers;
    this.debarments = debarments;
  }

  /** A supplier with its debarments, the last first. */
  public record DebarmentView(
      SupplierQueries.SupplierRow supplier, List<Debarments.Debarment> debarments) {}

  @Transactional
  public DebarmentView get(Actor actor, long supplierId) {
    actor.require(Role.CENTRAL_BUYER, Role.AUDITOR, Role.ADMINISTRATOR);
    return new DebarmentView(
        viewSuppliers.get(actor, supplierId).supplier(), debarments.listOf(supplierId));
  }

  @Transactional
  public List<Debarments.PublicDebarment> listInForce() {
    return debarments.listInForce();
  }
}
