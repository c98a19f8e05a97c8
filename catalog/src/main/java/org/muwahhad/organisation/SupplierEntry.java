package org.muwahhad.organisation;

import java.time.LocalDate;
import org.muwahhad.access.Role;
import org.muwahhad.audit.Act;
import org.muwahhad.audit.Entry;

/** Entries of how suppliers register, and of debarments. */
public sealed interface SupplierEntry extends Entry {

  @Act(
      name = "supplier.registration-begun",
      by = Role.BIDDER,
      chain = "supplier-registration:{registrationId}")
  record RegistrationBegun(long registrationId, String reference) implements SupplierEntry {}

  /** The applicant was sent a new link to the form or to a first password. */
  @Act(
      name = "supplier.registration-link-sent",
      by = Role.BIDDER,
      chain = "supplier-registration:{registrationId}")
  record RegistrationLinkSent(long registrationId, String reference) implements SupplierEntry {}

  @Act(
      name = "supplier.document-added",
      by = Role.BIDDER,
      chain = "supplier-registration:{registrationId}")
  record CertificateAdded(long registrationId, String kind, LocalDate expiresOn, String sha256)
      implements SupplierEntry {}

  @Act(
      name = "supplier.registration-saved",
      by = Role.BIDDER,
      chain = "supplier-registration:{registrationId}")
  record RegistrationSaved(long registrationId, int version) implements SupplierEntry {}

  @Act(
      name = "supplier.registration-submitted",
      by = Role.BIDDER,
      chain = "supplier-registration:{registrationId}")
  record RegistrationSubmitted(long registrationId, int version, String status)
      implements SupplierEntry {}

  /** A version was accepted; the reason is empty if there is none, as in the two that follow. */
  @Act(
      name = "supplier.registration-accepted",
      by = Role.CENTRAL_BUYER,
      chain = "supplier-registration:{registrationId}")
  record RegistrationAccepted(long registrationId, int version, String reason)
      implements SupplierEntry {}

  @Act(
      name = "supplier.registration-returned",
      by = Role.CENTRAL_BUYER,
      chain = "supplier-registration:{registrationId}")
  record RegistrationReturned(long registrationId, int version, String reason)
      implements SupplierEntry {}

  @Act(
      name = "supplier.registration-refused",
      by = Role.CENTRAL_BUYER,
      chain = "supplier-registration:{registrationId}")
  record RegistrationRefused(long registrationId, int version, String reason)
      implements SupplierEntry {}

  /**
   * A buyer proposed to debar a supplier.
   *
   * @param from the first day
   * @param until the last day; empty if there is none
   */
  @Act(
      name = "supplier.debarment-proposed",
      by = Role.CENTRAL_BUYER,
      chain = "supplier:{supplierId}")
  record DebarmentProposed(
      long supplierId, long debarment, LocalDate from, String until, String reason)
      implements SupplierEntry {}

  @Act(
      name = "supplier.debarment-confirmed",
      by = Role.CENTRAL_BUYER,
      chain = "supplier:{supplierId}")
  record DebarmentConfirmed(long supplierId, long debarment) implements SupplierEntry {}

  @Act(
      name = "supplier.debarment-rejected",
      by = Role.CENTRAL_BUYER,
      chain = "supplier:{supplierId}")
  record DebarmentRejected(long supplierId, long debarment) implements SupplierEntry {}

  @Act(name = "supplier.debarment-lifted", by = Role.CENTRAL_BUYER, chain = "supplier:{supplierId}")
  record DebarmentLifted(long supplierId, long debarment, String reason) implements SupplierEntry {}
}
