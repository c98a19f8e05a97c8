package org.muwahhad.organisation.supplier;

import jakarta.inject.Singleton;
import jakarta.transaction.Transactional;
import org.muwahhad.access.Actor;
import org.muwahhad.access.Role;
import org.muwahhad.shared.Faults;

/**
 * A central buyer refuses the version that waits, with the reason. A company that is not in the
 * register stays out of it; one that is keeps its entry as it was.
 *
 * <p>Refused with a conflict when the version is not the one that waits, and as invalid input at
 * {@code reason}.
 */
@Singleton
class RefuseRegistration {
  private static final int LONGEST_REASON = 2000;
  private final Registrations registrations;
  private final Vetting vetting;

  RefuseRegistration(Registrations registrations, Vetting vetting) {
    this.registrations = registrations;
    this.vetting = vetting;
  }

  @Transactional
  public void run(Actor actor, long registrationId, int number, String reason) {
    actor.require(Role.CENTRAL_BUYER);
    new Faults().text("reason", reason, LONGEST_REASON).throwIfAny();
    Registrations.Registration file = registrations.get(registrationId);
    RegistrationQueries.RegistrationVersionRow version = vetting.waiting(file, number);
    vetting.settle(actor, file, version, RegistrationStatus.REFUSED, reason.strip());
    vetting.tell(
        RegistrationEvent.RegistrationEventKind.REFUSED, file.id(), version, reason.strip());
  }
}
