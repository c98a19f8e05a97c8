package org.muwahhad.notification.event;

import io.micronaut.runtime.event.annotation.EventListener;
import jakarta.inject.Singleton;
import java.util.Objects;
import org.muwahhad.access.Role;
import org.muwahhad.notification.notice.Argument;
import org.muwahhad.notification.notice.Notice;
import org.muwahhad.notification.notice.Notices;
import org.muwahhad.notification.notice.NotifyPeople;
import org.muwahhad.organisation.supplier.DebarmentEvent;
import org.muwahhad.organisation.supplier.RegistrationEvent;

/**
 * Informs applicants and suppliers what becomes of their registration, buyers what waits for them,
 * and both of debarments.
 */
@Singleton
class SupplierNotices {
  private final NotifyPeople tell;
  private final Notices notices;

  SupplierNotices(NotifyPeople tell, Notices notices) {
    this.tell = tell;
    this.notices = notices;
  }

  @EventListener
  void on(RegistrationEvent event) {
    String role = Role.CENTRAL_BUYER.name();
    switch (event.kind()) {
      case LINK_ASKED -> tellApplicant(event, "registration-link");
      case SUBMITTED ->
          tell.run(notice("registration-submitted", event), id -> notices.tellRole(id, role));
      case RETURNED -> tellHolder(event, "registration-returned");
      case REFUSED -> tellHolder(event, "registration-refused");
      case ADMITTED -> tellApplicant(event, "registration-admitted");
      case CHANGED -> tellHolder(event, "registration-changed");
    }
  }

  /** The bid managers once the supplier is in the register, the applicant before. */
  private void tellHolder(RegistrationEvent event, String kind) {
    Long supplierId = event.supplierId();
    if (supplierId == null) {
      tellApplicant(event, kind);
    } else {
      tell.run(notice(kind, event), id -> notices.tellBidders(id, supplierId));
    }
  }

  private void tellApplicant(RegistrationEvent event, String kind) {
    long personId = Objects.requireNonNull(event.personId());
    tell.run(notice(kind, event), id -> notices.tellPerson(id, personId));
  }

  private static Notice notice(String kind, RegistrationEvent event) {
    return Notice.of(
        kind,
        event.href(),
        Argument.name(event.name()),
        Argument.text(event.reference()),
        Argument.text(event.reason()));
  }

  @EventListener
  void on(DebarmentEvent event) {
    Notices.SupplierName supplier = notices.findSupplier(event.supplierId()).orElseThrow();
    String page = "/organisation/suppliers/" + event.supplierId() + "/debarments";
    String role = Role.CENTRAL_BUYER.name();
    switch (event.standing()) {
      case PROPOSED ->
          tell.run(
              Notice.of("debarment-proposed", page, Argument.name(supplier.name())),
              id -> notices.tellRole(id, role));
      case REJECTED ->
          tell.run(
              Notice.of("debarment-rejected", page, Argument.name(supplier.name())),
              id -> notices.tellRole(id, role));
      case CONFIRMED ->
          tell.run(
              Notice.of("debarment-confirmed", "/debarments", Argument.name(supplier.name())),
              id -> notices.tellBidders(id, event.supplierId()));
      case LIFTED ->
          tell.run(
              Notice.of("debarment-lifted", "/debarments", Argument.name(supplier.name())),
              id -> notices.tellBidders(id, event.supplierId()));
    }
  }
}
