package org.muwahhad.organisation;

import java.math.BigDecimal;
import java.time.LocalDate;
import org.muwahhad.access.Role;
import org.muwahhad.audit.Act;
import org.muwahhad.audit.Entry;

/** Entries of entities and their sites, of calendars and rates, and of the register. */
public sealed interface OrganisationEntry extends Entry {

  @Act(name = "organisation.entity-added", by = Role.ADMINISTRATOR, chain = "entity:{entityId}")
  record EntityAdded(long entityId, String code, String state, String nameAr, String nameEn)
      implements OrganisationEntry {}

  @Act(name = "organisation.entity-renamed", by = Role.ADMINISTRATOR, chain = "entity:{entityId}")
  record EntityRenamed(long entityId, String fromAr, String fromEn, String toAr, String toEn)
      implements OrganisationEntry {}

  @Act(name = "organisation.entity-closed", by = Role.ADMINISTRATOR, chain = "entity:{entityId}")
  record EntityClosed(long entityId, String code, String reason) implements OrganisationEntry {}

  @Act(name = "organisation.entity-reopened", by = Role.ADMINISTRATOR, chain = "entity:{entityId}")
  record EntityReopened(long entityId, String code) implements OrganisationEntry {}

  @Act(
      name = "organisation.site-added",
      by = Role.ADMINISTRATOR,
      chain = "entity:{entityId}",
      object = "site {siteId}")
  record SiteAdded(long entityId, long siteId, String code, String entity)
      implements OrganisationEntry {}

  @Act(
      name = "organisation.site-changed",
      by = Role.ADMINISTRATOR,
      chain = "entity:{entityId}",
      object = "site {siteId}")
  record SiteChanged(
      long entityId, long siteId, String nameAr, String nameEn, String cityAr, String cityEn)
      implements OrganisationEntry {}

  @Act(
      name = "organisation.site-closed",
      by = Role.ADMINISTRATOR,
      chain = "entity:{entityId}",
      object = "site {siteId}")
  record SiteClosed(long entityId, long siteId, String code) implements OrganisationEntry {}

  @Act(
      name = "organisation.site-reopened",
      by = Role.ADMINISTRATOR,
      chain = "entity:{entityId}",
      object = "site {siteId}")
  record SiteReopened(long entityId, long siteId, String code) implements OrganisationEntry {}

  @Act(
      name = "organisation.holiday-added",
      by = Role.CENTRAL_BUYER,
      chain = "state:{state}",
      object = "holiday {state} {day}")
  record HolidayAdded(String state, LocalDate day, String nameAr, String nameEn, String source)
      implements OrganisationEntry {}

  @Act(
      name = "organisation.holiday-removed",
      by = Role.CENTRAL_BUYER,
      chain = "state:{state}",
      object = "holiday {state} {day}")
  record HolidayRemoved(String state, LocalDate day) implements OrganisationEntry {}

  @Act(
      name = "organisation.rate-entered",
      by = Role.CENTRAL_BUYER,
      chain = "rate:{currency}",
      object = "rate {currency} {day}")
  record RateEntered(String currency, LocalDate day, BigDecimal unitsPerUsd, String source)
      implements OrganisationEntry {}

  @Act(
      name = "organisation.supplier-registered",
      by = Role.CENTRAL_BUYER,
      chain = "supplier:{supplierId}")
  record SupplierRegistered(long supplierId, String number, String country, boolean gccOrigin)
      implements OrganisationEntry {}

  /**
   * A supplier may not bid for a time.
   *
   * @param until the last day; empty if there is none
   */
  @Act(
      name = "organisation.supplier-suspended",
      by = Role.CENTRAL_BUYER,
      chain = "supplier:{supplierId}")
  record SupplierSuspended(long supplierId, String reason, String until)
      implements OrganisationEntry {}

  @Act(
      name = "organisation.supplier-reinstated",
      by = Role.CENTRAL_BUYER,
      chain = "supplier:{supplierId}")
  record SupplierReinstated(long supplierId, String reason) implements OrganisationEntry {}

  @Act(name = "organisation.suspension-ran-out", chain = "supplier:{supplierId}")
  record SuspensionRanOut(long supplierId, String number) implements OrganisationEntry {}
}
