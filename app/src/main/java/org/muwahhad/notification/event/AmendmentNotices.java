package org.muwahhad.notification.event;

import io.micronaut.runtime.event.annotation.EventListener;
import jakarta.inject.Singleton;
import java.util.Set;
import java.util.TreeSet;
import org.muwahhad.access.Role;
import org.muwahhad.framework.amendment.AgreementAmendmentQueries;
import org.muwahhad.framework.amendment.AmendingSide;
import org.muwahhad.framework.amendment.AmendmentEntry;
import org.muwahhad.framework.amendment.AmendmentEntry.AgreementAmendmentWithdrawn;
import org.muwahhad.framework.amendment.AmendmentEntry.AmendmentDeclined;
import org.muwahhad.framework.amendment.AmendmentEntry.AmendmentOffered;
import org.muwahhad.framework.amendment.AmendmentEntry.AmendmentSigned;
import org.muwahhad.framework.amendment.AmendmentEntry.SuccessionConsented;
import org.muwahhad.notification.notice.Argument;
import org.muwahhad.notification.notice.Notice;
import org.muwahhad.notification.notice.Notices;
import org.muwahhad.notification.notice.NotifyPeople;
import org.muwahhad.shared.Refusal;

/**
 * Informs both sides of amendments that are offered, signed, declined or withdrawn, and the
 * officers of entities with a balance of what is in force.
 */
@Singleton
class AmendmentNotices {
  private final NotifyPeople tell;
  private final Notices notices;
  private final AgreementAmendmentQueries amendments;

  AmendmentNotices(NotifyPeople tell, Notices notices, AgreementAmendmentQueries amendments) {
    this.tell = tell;
    this.notices = notices;
    this.amendments = amendments;
  }

  /** The other side, and the supplier that is to take the place of another. */
  @EventListener
  void on(AmendmentOffered entry) {
    AgreementAmendmentQueries.AgreementAmendment amendment = get(entry);
    tellOther("amendment-offered", amendment, entry.side(), entry.reason());
    AmendmentEntry.AmendedParty party = entry.party();
    if (party != null) {
      tell.run(
          notice("amendment-to-consent", amendment, Argument.text(entry.reason())),
          id -> notices.tellBidders(id, party.supplier()));
    }
  }

  /**
   * The side that has not signed; once both have, both sides and who may order, and of a succession
   * both suppliers.
   */
  @EventListener
  void on(AmendmentSigned entry) {
    AgreementAmendmentQueries.AgreementAmendment amendment = get(entry);
    if (entry.from() == null) {
      tellOther("amendment-to-sign", amendment, entry.side(), "");
      return;
    }
    Argument day = Argument.day(amendment.effectiveOn());
    Set<Long> suppliers = new TreeSet<>(Set.of(amendment.supplierId()));
    amendments
        .findParty(amendment.id())
        .ifPresent(
            p -> {
              suppliers.add(p.supplierBefore());
              suppliers.add(p.supplierId());
            });
    for (long supplier : suppliers) {
      tell.run(
          notice("amendment-in-force", amendment, day), id -> notices.tellBidders(id, supplier));
    }
    tell.run(
        notice("amendment-in-force", amendment, day),
        id -> notices.tellRole(id, Role.CENTRAL_BUYER.name()));
    tell.run(
        notice("amendment-in-force", amendment, day),
        id -> notices.tellWithBalance(id, amendment.agreementId()));
  }

  /** Both sides, who wait for it. */
  @EventListener
  void on(SuccessionConsented entry) {
    AgreementAmendmentQueries.AgreementAmendment amendment = get(entry);
    tellOther("amendment-consented", amendment, AmendingSide.SUPPLIER, "");
    tellOther("amendment-consented", amendment, AmendingSide.CENTRAL, "");
  }

  /** The side that offered it. */
  @EventListener
  void on(AmendmentDeclined entry) {
    AgreementAmendmentQueries.AgreementAmendment amendment = get(entry);
    tellSide("amendment-declined", amendment, amendment.offeredSide(), entry.reason());
  }

  /** The side that it was offered to. */
  @EventListener
  void on(AgreementAmendmentWithdrawn entry) {
    AgreementAmendmentQueries.AgreementAmendment amendment = get(entry);
    tellOther("amendment-withdrawn", amendment, amendment.offeredSide(), entry.reason());
  }

  private void tellOther(
      String kind,
      AgreementAmendmentQueries.AgreementAmendment amendment,
      AmendingSide side,
      String words) {
    tellSide(
        kind,
        amendment,
        side == AmendingSide.SUPPLIER ? AmendingSide.CENTRAL : AmendingSide.SUPPLIER,
        words);
  }

  private void tellSide(
      String kind,
      AgreementAmendmentQueries.AgreementAmendment amendment,
      AmendingSide side,
      String words) {
    tell.run(
        notice(kind, amendment, Argument.text(words)),
        id ->
            side == AmendingSide.SUPPLIER
                ? notices.tellBidders(id, amendment.supplierId())
                : notices.tellRole(id, Role.CENTRAL_BUYER.name()));
  }

  private static Notice notice(
      String kind, AgreementAmendmentQueries.AgreementAmendment amendment, Argument argument) {
    return Notice.of(
        kind,
        "/agreements/" + amendment.agreementId() + "/amendments/" + amendment.number(),
        Argument.number(amendment.number()),
        Argument.text(amendment.agreementNumber()),
        Argument.name(amendment.supplier()),
        argument);
  }

  private AgreementAmendmentQueries.AgreementAmendment get(AmendmentEntry entry) {
    return amendments
        .findNumber(entry.amendmentId())
        .flatMap(n -> amendments.find(n.agreementId(), n.number(), "", 0, 0))
        .orElseThrow(() -> new Refusal.NotFound("amendment " + entry.amendmentId()));
  }
}
