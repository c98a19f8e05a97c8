package org.muwahhad.organisation.supplier;

import jakarta.inject.Singleton;
import jakarta.transaction.Transactional;
import java.util.List;
import org.muwahhad.access.Actor;
import org.muwahhad.access.Role;
import org.muwahhad.organisation.register.SeeSuppliers;
import org.muwahhad.organisation.register.SupplierViews;

/** Debarments: all of a supplier for those who keep the register, those in force for everybody. */
@Singleton
public class SeeDebarments {
  private final SeeSuppliers seeSuppliers;
  private final Debarments debarments;

  SeeDebarments(SeeSuppliers seeSuppliers, Debarments debarments) {
    this.seeSuppliers = seeSuppliers;
    this.debarments = debarments;
  }

  /** A supplier with its debarments, the last first. */
  public record Sheet(SupplierViews.SupplierRow supplier, List<Debarments.Debarment> debarments) {}

  @Transactional
  public Sheet get(Actor actor, long supplierId) {
    actor.require(Role.CENTRAL_BUYER, Role.AUDITOR, Role.ADMINISTRATOR);
    return new Sheet(seeSuppliers.get(actor, supplierId).supplier(), debarments.listOf(supplierId));
  }

  @Transactional
  public List<Debarments.Published> listInForce() {
    return debarments.listInForce();
  }
}
