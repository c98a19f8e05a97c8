package org.muwahhad.notification.event;

import io.micronaut.runtime.event.annotation.EventListener;
import jakarta.inject.Singleton;
import org.muwahhad.access.Role;
import org.muwahhad.framework.AccessionQueries;
import org.muwahhad.framework.FrameworkEntry.AccessionAccepted;
import org.muwahhad.framework.FrameworkEntry.AccessionApproved;
import org.muwahhad.framework.FrameworkEntry.AccessionDeclined;
import org.muwahhad.framework.FrameworkEntry.AccessionLapsed;
import org.muwahhad.framework.FrameworkEntry.AccessionRefused;
import org.muwahhad.framework.FrameworkEntry.AccessionRequested;
import org.muwahhad.framework.FrameworkEntry.AccessionWithdrawn;
import org.muwahhad.notification.notice.Argument;
import org.muwahhad.notification.notice.Notice;
import org.muwahhad.notification.notice.Notices;
import org.muwahhad.notification.notice.NotifyPeople;
import org.muwahhad.shared.Refusal;

/**
 * Informs suppliers of the entities that ask to join their agreements, central buyers of what
 * suppliers consented to, and entities of what became of their requests.
 */
@Singleton
class AccessionNotices {
  private final NotifyPeople tell;
  private final Notices notices;
  private final AccessionQueries accessions;

  AccessionNotices(NotifyPeople tell, Notices notices, AccessionQueries accessions) {
    this.tell = tell;
    this.notices = notices;
    this.accessions = accessions;
  }

  /** The people of the supplier, whose consent is asked for first. */
  @EventListener
  void on(AccessionRequested entry) {
    tellSupplier("accession-requested", get(entry.accessionId()), entry.reason());
  }

  /** Central buyers, who decide next, and the officers of the entity. */
  @EventListener
  void on(AccessionAccepted entry) {
    AccessionQueries.Accession accession = get(entry.accessionId());
    String day = entry.suppliesFrom().toString();
    tell.run(
        notice("accession-to-decide", accession, day),
        id -> notices.tellRole(id, Role.CENTRAL_BUYER.name()));
    tellEntity("accession-accepted", accession, day);
  }

  /** The officers of the entity, who can order now, and the people of the supplier. */
  @EventListener
  void on(AccessionApproved entry) {
    AccessionQueries.Accession accession = get(entry.accessionId());
    tellEntity("accession-approved", accession, "");
    tellSupplier("accession-joined", accession, "");
  }

  @EventListener
  void on(AccessionDeclined entry) {
    tellEntity("accession-declined", get(entry.accessionId()), entry.reason());
  }

  /** The officers of the entity, and the people of the supplier, who had consented. */
  @EventListener
  void on(AccessionRefused entry) {
    AccessionQueries.Accession accession = get(entry.accessionId());
    tellEntity("accession-refused", accession, entry.reason());
    tellSupplier("accession-not-approved", accession, entry.reason());
  }

  @EventListener
  void on(AccessionWithdrawn entry) {
    tellSupplier("accession-withdrawn", get(entry.accessionId()), entry.reason());
  }

  /** The officers of the entity, and the people of the supplier. */
  @EventListener
  void on(AccessionLapsed entry) {
    AccessionQueries.Accession accession = get(entry.accessionId());
    tellEntity("accession-lapsed", accession, entry.reason());
    tellSupplier("accession-lapsed", accession, entry.reason());
  }

  private void tellSupplier(String kind, AccessionQueries.Accession accession, String words) {
    tell.run(notice(kind, accession, words), id -> notices.tellBidders(id, accession.supplierId()));
  }

  private void tellEntity(String kind, AccessionQueries.Accession accession, String words) {
    tell.run(notice(kind, accession, words), id -> notices.tellEntity(id, accession.entityId()));
  }

  private static Notice notice(String kind, AccessionQueries.Accession accession, String words) {
    return Notice.of(
        kind,
        "/accessions/" + accession.id(),
        Argument.name(accession.entity()),
        Argument.text(accession.agreementNumber()),
        Argument.name(accession.supplier()),
        Argument.text(words));
  }

  private AccessionQueries.Accession get(long id) {
    return accessions.find(id, "", 0, 0).orElseThrow(() -> new Refusal.NotFound("accession " + id));
  }
}
