package org.muwahhad.organisation.register;

import jakarta.inject.Singleton;
import jakarta.transaction.Transactional;
import org.jspecify.annotations.Nullable;
import org.muwahhad.access.Actor;
import org.muwahhad.access.Role;
import org.muwahhad.audit.AuditLog;
import org.muwahhad.organisation.OrganisationEntry.SupplierRegistered;
import org.muwahhad.organisation.RequiredInput;
import org.muwahhad.shared.Bilingual;
import org.muwahhad.shared.Faults;
import org.muwahhad.web.Countries;

/**
 * A central buyer registers a supplier by its commercial register number. Number and country stay
 * for good.
 *
 * <p>Refused as invalid input with {@code organisation.register-number-taken} at {@code number},
 * {@code organisation.no-such-country} at {@code country}, and {@code shared.missing} or {@code
 * shared.too-long}.
 */
@Singleton
public class RegisterSupplier {
  private final Suppliers suppliers;
  private final AuditLog audit;

  RegisterSupplier(Suppliers suppliers, AuditLog audit) {
    this.suppliers = suppliers;
    this.audit = audit;
  }

  /**
   * What is entered in the register.
   *
   * @param number commercial register number
   * @param country country of registration, ISO 3166-1 alpha-2
   * @param gccOrigin its goods are as a rule of GCC origin; only what a bid form starts with
   */
  public record Registration(
      @Nullable String number,
      @Nullable Bilingual name,
      @Nullable String country,
      boolean gccOrigin) {}

  /** Returns the number of the supplier. */
  @Transactional
  public long run(Actor actor, Registration wanted) {
    actor.require(Role.CENTRAL_BUYER);
    String number = RequiredInput.text(wanted.number());
    Bilingual name = RequiredInput.bilingual(wanted.name());
    String country = RequiredInput.text(wanted.country());
    new Faults()
        .name("number", number, 40)
        .check(
            suppliers.findByNumber(number).isEmpty(),
            "number",
            "organisation.register-number-taken",
            number)
        .name("name.ar", name.ar(), 300)
        .name("name.en", name.en(), 300)
        .check(Countries.has(country), "country", "organisation.no-such-country", country)
        .throwIfAny();
    suppliers.insert(number, name.ar(), name.en(), country, wanted.gccOrigin());
    long id = suppliers.findByNumber(number).map(Suppliers.Supplier::id).orElseThrow();
    audit.record(actor, new SupplierRegistered(id, number, country, wanted.gccOrigin()));
    return id;
  }
}
