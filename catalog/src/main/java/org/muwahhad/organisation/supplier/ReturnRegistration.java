package org.muwahhad.organisation.supplier;

import jakarta.inject.Singleton;
import jakarta.transaction.Transactional;
import org.muwahhad.access.Actor;
import org.muwahhad.access.Role;
import org.muwahhad.shared.Faults;

/**
 * A central buyer returns the version that waits, with what is to be changed before it is sent
 * again.
 *
 * <p>Refused with a conflict when the version is not the one that waits, and as invalid input at
 * {@code reason}.
 */
@Singleton
class ReturnRegistration {
  private static final int LONGEST_REASON = 2000;
  private final Registrations registrations;
  private final Vetting vetting;

  ReturnRegistration(Registrations registrations, Vetting vetting) {
    this.registrations = registrations;
    this.vetting = vetting;
  }

  @Transactional
  public void run(Actor actor, long registrationId, int number, String reason) {
    actor.require(Role.CENTRAL_BUYER);
    new Faults().text("reason", reason, LONGEST_REASON).throwIfAny();
    Registrations.Registration file = registrations.get(registrationId);
    RegistrationQueries.RegistrationVersionRow version = vetting.waiting(file, number);
    vetting.settle(actor, file, version, RegistrationStatus.RETURNED, reason.strip());
    vetting.tell(
        RegistrationEvent.RegistrationEventKind.RETURNED, file.id(), version, reason.strip());
  }
}
