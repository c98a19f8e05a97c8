package org.muwahhad.notification.event;

import io.micronaut.runtime.event.annotation.EventListener;
import jakarta.inject.Singleton;
import java.util.Locale;
import java.util.Optional;
import org.muwahhad.award.AwardEntry.AwardTakenBack;
import org.muwahhad.framework.AgreementQueries;
import org.muwahhad.framework.CallOffQueries;
import org.muwahhad.framework.FrameworkEntry.OrderConfirmed;
import org.muwahhad.framework.FrameworkEntry.OrderDeclined;
import org.muwahhad.framework.FrameworkEntry.OrderPlaced;
import org.muwahhad.framework.FrameworkEntry.OrderWonByCompetition;
import org.muwahhad.framework.TransferEnded;
import org.muwahhad.framework.calloff.BalanceMostlyUsed;
import org.muwahhad.framework.calloff.CallOffCancelled;
import org.muwahhad.framework.transfer.TransferOffered;
import org.muwahhad.framework.transfer.TransferQueries;
import org.muwahhad.notification.notice.Argument;
import org.muwahhad.notification.notice.Notice;
import org.muwahhad.notification.notice.Notices;
import org.muwahhad.notification.notice.NotifyPeople;
import org.muwahhad.shared.Bilingual;
import org.muwahhad.shared.Refusal;

/**
 * Informs entities and states of transfers of balances, of orders that were cancelled, of balances
 * that run low, and of agreements whose award is taken back; suppliers of the orders that they
 * receive or that are cancelled, and entities of what suppliers answer.
 */
@Singleton
class AgreementNotices {
  private final NotifyPeople tell;
  private final Notices notices;
  private final TransferQueries transfers;
  private final AgreementQueries agreements;
  private final CallOffQueries callOffs;

  AgreementNotices(
      NotifyPeople tell,
      Notices notices,
      TransferQueries transfers,
      AgreementQueries agreements,
      CallOffQueries callOffs) {
    this.tell = tell;
    this.notices = notices;
    this.transfers = transfers;
    this.agreements = agreements;
    this.callOffs = callOffs;
  }

  @EventListener
  void on(TransferOffered event) {
    tell.run(
        notice("transfer-offered", get(event.transferId())),
        id -> notices.tellAskedForConsent(id, event.transferId()));
  }

  @EventListener
  void on(TransferEnded event) {
    TransferQueries.Transfer transfer = get(event.transferId());
    String kind = "transfer-" + transfer.status().name().toLowerCase(Locale.ROOT);
    tell.run(notice(kind, transfer), id -> notices.tellTransfer(id, event.transferId()));
  }

  /** The people of the supplier, once it goes out; the officers of the entity placed it. */
  @EventListener
  void on(OrderPlaced entry) {
    CallOffQueries.CallOff order = order(entry.callOffId());
    if (order.sentAt() != null) {
      tellSupplier("call-off-received", order);
    }
  }

  /** As for an order of an officer. */
  @EventListener
  void on(OrderWonByCompetition entry) {
    tellSupplier("call-off-received", order(entry.callOffId()));
  }

  /** The officers of the entity. */
  @EventListener
  void on(OrderConfirmed entry) {
    tellOfficers("call-off-confirmed", order(entry.callOffId()), entry.promised().toString());
  }

  /** The officers of the entity, who may cancel it. */
  @EventListener
  void on(OrderDeclined entry) {
    tellOfficers("call-off-declined", order(entry.callOffId()), entry.reason());
  }

  @EventListener
  void on(CallOffCancelled event) {
    CallOffQueries.CallOff order = order(event.callOffId());
    if (order.sentAt() != null) {
      tellSupplier("call-off-taken-back", order);
    }
    tell.run(
        Notice.of(
            "call-off-cancelled",
            "/call-offs/" + order.id(),
            Argument.text(order.number()),
            Argument.name(order.entity()),
            Argument.text(order.agreementNumber()),
            Argument.text(Optional.ofNullable(order.cancelReason()).orElse(""))),
        id -> notices.tellCallOff(id, order.id()));
  }

  /** Officers of the entities with a balance, and their coordinators. */
  @EventListener
  void on(AwardTakenBack entry) {
    AgreementQueries.Agreement agreement =
        agreements
            .findOf(entry.award())
            .flatMap(a -> agreements.find(a.id(), "", 0, 0))
            .orElseThrow(() -> new Refusal.NotFound("agreement of award " + entry.award()));
    tell.run(
        Notice.of(
            "agreement-taken-back",
            "/agreements/" + agreement.id(),
            Argument.text(agreement.number()),
            Argument.name(agreement.supplier()),
            Argument.name(agreement.lotTitle()),
            Argument.text(entry.reason())),
        id -> notices.tellWithBalance(id, agreement.id()));
  }

  /** Once for each entity and agreement. */
  @EventListener
  void on(BalanceMostlyUsed event) {
    AgreementQueries.Agreement agreement =
        agreements
            .find(event.agreementId(), "", event.entityId(), 0)
            .orElseThrow(() -> new Refusal.NotFound("agreement " + event.agreementId()));
    Bilingual entity =
        agreements.listEntitlements(event.agreementId(), "", event.entityId()).get(0).entity();
    tell.run(
        Notice.of(
                "balance-mostly-used",
                "/agreements/" + event.agreementId(),
                Argument.text(agreement.number()),
                Argument.name(entity),
                Argument.number(event.percent()))
            .once("balance-mostly-used:%d:%d".formatted(event.agreementId(), event.entityId())),
        id -> notices.tellEntity(id, event.entityId()));
  }

  private static Notice notice(String kind, TransferQueries.Transfer transfer) {
    return Notice.of(
        kind,
        "/transfers/" + transfer.id(),
        Argument.name(transfer.item()),
        Argument.name(transfer.giver()),
        Argument.text(transfer.quantity().stripTrailingZeros().toPlainString()),
        Argument.name(transfer.unit()),
        Argument.text(transfer.agreementNumber()),
        Argument.name(transfer.receiver()),
        Argument.text(transfer.reason()),
        Argument.text(Optional.ofNullable(transfer.endReason()).orElse("")));
  }

  private void tellSupplier(String kind, CallOffQueries.CallOff order) {
    tell.run(
        Notice.of(
            kind,
            "/call-offs/" + order.id(),
            Argument.text(order.number()),
            Argument.name(order.entity()),
            Argument.text(order.agreementNumber()),
            Argument.text(Optional.ofNullable(order.cancelReason()).orElse(""))),
        id -> notices.tellBidders(id, order.supplierId()));
  }

  private void tellOfficers(String kind, CallOffQueries.CallOff order, String words) {
    tell.run(
        Notice.of(
            kind,
            "/call-offs/" + order.id(),
            Argument.text(order.number()),
            Argument.name(order.supplier()),
            Argument.text(order.agreementNumber()),
            Argument.text(words)),
        id -> notices.tellEntity(id, order.entityId()));
  }

  private CallOffQueries.CallOff order(long id) {
    return callOffs.find(id, "", 0, 0).orElseThrow(() -> new Refusal.NotFound("call-off " + id));
  }

  private TransferQueries.Transfer get(long id) {
    return transfers.find(id, "", 0).orElseThrow(() -> new Refusal.NotFound("transfer " + id));
  }
}
