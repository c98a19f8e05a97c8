package org.muwahhad.organisation.supplier;

import jakarta.inject.Singleton;
import jakarta.transaction.Transactional;
import java.util.Optional;
import org.muwahhad.shared.Refusal;

/** The version of a file that is being written, begun from the one before when there is none. */
@Singleton
class RegistrationDrafts {
  private final Registrations registrations;
  private final RegistrationQueries queries;

  RegistrationDrafts(Registrations registrations, RegistrationQueries queries) {
    this.registrations = registrations;
    this.queries = queries;
  }

  /**
   * The draft of a file, whose row is locked.
   *
   * @throws Refusal.RuleBroken {@code supplier.being-vetted} while a version waits, {@code
   *     supplier.registration-refused} after a refusal that let nothing into the register
   */
  @Transactional(Transactional.TxType.MANDATORY)
  RegistrationQueries.RegistrationVersionRow ensure(Registrations.Registration file) {
    Optional<RegistrationQueries.RegistrationVersionRow> latest = queries.findLatest(file.id());
    RegistrationStatus status =
        latest
            .map(RegistrationQueries.RegistrationVersionRow::status)
            .orElse(RegistrationStatus.RETURNED);
    return switch (status) {
      case DRAFT -> latest.orElseThrow();
      case SUBMITTED -> throw new Refusal.RuleBroken("supplier.being-vetted");
      case REFUSED -> {
        if (file.supplierId() == null) {
          throw new Refusal.RuleBroken("supplier.registration-refused");
        }
        yield begin(file.id());
      }
      case RETURNED, ACCEPTED -> begin(file.id());
    };
  }

  private RegistrationQueries.RegistrationVersionRow begin(long registrationId) {
    Optional<RegistrationQueries.RegistrationVersionRow> before =
        queries.findLatest(registrationId);
    registrations.begin(registrationId);
    RegistrationQueries.RegistrationVersionRow draft =
        queries.findLatest(registrationId).orElseThrow();
    before.ifPresent(
        b -> {
          registrations.copyOrigins(b.id(), draft.id());
          registrations.copyOwners(b.id(), draft.id());
          registrations.copyDocuments(b.id(), draft.id());
        });
    return draft;
  }
}
