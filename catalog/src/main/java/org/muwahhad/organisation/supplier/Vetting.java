package org.muwahhad.organisation.supplier;

import io.micronaut.context.event.ApplicationEventPublisher;
import jakarta.inject.Singleton;
import jakarta.transaction.Transactional;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.muwahhad.access.Actor;
import org.muwahhad.audit.AuditLog;
import org.muwahhad.organisation.SupplierEntry;
import org.muwahhad.organisation.SupplierEntry.RegistrationAccepted;
import org.muwahhad.organisation.SupplierEntry.RegistrationRefused;
import org.muwahhad.organisation.SupplierEntry.RegistrationReturned;
import org.muwahhad.shared.Refusal;

/**
 * What every decision on a registration does: find the version, settle it, record it, tell of it.
 */
@Singleton
class Vetting {
  private final Registrations registrations;
  private final RegistrationQueries queries;
  private final AuditLog audit;
  private final ApplicationEventPublisher<RegistrationEvent> events;

  Vetting(
      Registrations registrations,
      RegistrationQueries queries,
      AuditLog audit,
      ApplicationEventPublisher<RegistrationEvent> events) {
    this.registrations = registrations;
    this.queries = queries;
    this.audit = audit;
    this.events = events;
  }

  /**
   * The version that waits, as the buyer saw it.
   *
   * @throws Refusal.Conflict when another one waits, or none any more
   */
  @Transactional(Transactional.TxType.MANDATORY)
  RegistrationQueries.RegistrationVersionRow waiting(Registrations.Registration file, int number) {
    Optional<RegistrationQueries.RegistrationVersionRow> latest = queries.findLatest(file.id());
    return latest
        .filter(v -> v.number() == number && v.status() == RegistrationStatus.SUBMITTED)
        .orElseThrow(Refusal.Conflict::changedMeanwhile);
  }

  @Transactional(Transactional.TxType.MANDATORY)
  void settle(
      Actor buyer,
      Registrations.Registration file,
      RegistrationQueries.RegistrationVersionRow version,
      RegistrationStatus to,
      @Nullable String reason) {
    if (registrations.decide(version.id(), to, buyer.personId(), reason) != 1) {
      throw Refusal.Conflict.changedMeanwhile();
    }
    audit.record(buyer, entry(to, file.id(), version.number(), reason == null ? "" : reason));
  }

  private static SupplierEntry entry(RegistrationStatus to, long file, int version, String reason) {
    return switch (to) {
      case ACCEPTED -> new RegistrationAccepted(file, version, reason);
      case RETURNED -> new RegistrationReturned(file, version, reason);
      case REFUSED -> new RegistrationRefused(file, version, reason);
      case DRAFT, SUBMITTED -> throw new IllegalArgumentException("No decision: " + to);
    };
  }

  /** Informs the applicant or, once the supplier is in the register, its bid managers. */
  @Transactional(Transactional.TxType.MANDATORY)
  void tell(
      RegistrationEvent.RegistrationEventKind kind,
      long registrationId,
      RegistrationQueries.RegistrationVersionRow version,
      String reason) {
    Registrations.Registration file = registrations.get(registrationId);
    boolean admitted = kind == RegistrationEvent.RegistrationEventKind.ADMITTED;
    if (admitted || file.supplierId() == null) {
      registrations.renewLink(file.id());
      file = registrations.get(registrationId);
    }
    String link = Holders.path(admitted ? Holders.FIRST_PASSWORD : Holders.REGISTRATION, file);
    events.publishEvent(
        new RegistrationEvent(
            kind,
            file.id(),
            file.personId(),
            file.supplierId(),
            file.reference(),
            version.name(),
            admitted || file.supplierId() == null ? link : "/company",
            reason));
  }
}
