package org.muwahhad.organisation.supplier;

import jakarta.inject.Singleton;
import jakarta.transaction.Transactional;
import org.muwahhad.access.Actor;
import org.muwahhad.access.ApplicantAccounts;
import org.muwahhad.access.Role;
import org.muwahhad.shared.Faults;

/**
 * A central buyer accepts the version that waits: the company enters the register of suppliers, or
 * its entry is changed, and the account of a new one becomes its bid manager's.
 *
 * <p>Refused with a conflict when the version is not the one that waits, with {@code
 * supplier.sealed-bids-wait} when the register number would change under a sealed bid, and as
 * invalid input at {@code registerNumber} with {@code organisation.register-number-taken}.
 */
@Singleton
class AcceptRegistration {
  private static final long NONE = 0;
  private final Registrations registrations;
  private final RegistrationQueries queries;
  private final ApplicantAccounts accounts;
  private final Vetting vetting;

  AcceptRegistration(
      Registrations registrations,
      RegistrationQueries queries,
      ApplicantAccounts accounts,
      Vetting vetting) {
    this.registrations = registrations;
    this.queries = queries;
    this.accounts = accounts;
    this.vetting = vetting;
  }

  @Transactional
  public void run(Actor actor, long registrationId, int number) {
    actor.require(Role.CENTRAL_BUYER);
    Registrations.Registration file = registrations.get(registrationId);
    RegistrationQueries.RegistrationVersionRow version = vetting.waiting(file, number);
    Long supplierId = file.supplierId();
    long own = supplierId == null ? NONE : supplierId;
    new Faults()
        .check(
            registrations.countOthers(version.registerNumber(), version.country(), own) == 0,
            "registerNumber",
            "organisation.register-number-taken",
            version.registerNumber())
        .throwIfAny();

    vetting.settle(actor, file, version, RegistrationStatus.ACCEPTED, null);
    if (supplierId == null) {
      enter(file, version);
      vetting.tell(RegistrationEvent.RegistrationEventKind.ADMITTED, file.id(), version, "");
    } else {
      change(supplierId, version);
      vetting.tell(RegistrationEvent.RegistrationEventKind.CHANGED, file.id(), version, "");
    }
  }

  private void enter(
      Registrations.Registration file, RegistrationQueries.RegistrationVersionRow version) {
    String number = registerNumber(version, NONE);
    registrations.enterSupplier(
        number,
        version.name().ar(),
        version.name().en(),
        version.country(),
        declaresOrigin(version));
    long supplierId = registrations.findSupplier(number).orElseThrow();
    registrations.settle(file.id(), supplierId);
    Long personId = file.personId();
    if (personId != null) {
      accounts.grantBidder(personId, number);
    }
  }

  private void change(long supplierId, RegistrationQueries.RegistrationVersionRow version) {
    registrations.changeSupplier(
        supplierId,
        registerNumber(version, supplierId),
        version.name().ar(),
        version.name().en(),
        version.country(),
        declaresOrigin(version));
  }

  /** Two countries may give the same number: then the country goes before the later one. */
  private String registerNumber(RegistrationQueries.RegistrationVersionRow version, long own) {
    String number = version.registerNumber();
    return registrations.countNumber(number, own) == 0 ? number : version.country() + "-" + number;
  }

  private boolean declaresOrigin(RegistrationQueries.RegistrationVersionRow version) {
    return !queries.listOrigins(version.id()).isEmpty();
  }
}
