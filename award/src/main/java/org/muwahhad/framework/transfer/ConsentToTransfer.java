package org.muwahhad.framework.transfer;

import io.micronaut.context.event.ApplicationEventPublisher;
import jakarta.inject.Singleton;
import jakarta.transaction.Transactional;
import java.util.List;
import org.muwahhad.access.Actor;
import org.muwahhad.audit.AuditLog;
import org.muwahhad.framework.AgreementDays;
import org.muwahhad.framework.Agreements;
import org.muwahhad.framework.BalanceTransfers;
import org.muwahhad.framework.FrameworkEntry.TransferConsented;
import org.muwahhad.framework.FrameworkEntry.TransferDone;
import org.muwahhad.framework.TransferEnded;
import org.muwahhad.framework.TransferParty;
import org.muwahhad.framework.TransferStatus;
import org.muwahhad.shared.Refusal;

/**
 * The officer of the receiving entity, or between two states the coordinator of one of them,
 * consents to a transfer; with the last consent it needs the quantity moves from balance to
 * balance, at the price of the agreement.
 *
 * <p>Refused as not found for a person who has no part in it, with {@code
 * framework.transfer-ended}, {@code framework.consent-given}, {@code framework.not-in-period},
 * {@code framework.agreement-ended} and, when the giver has ordered too much meanwhile, {@code
 * framework.transfer-more-than-left}.
 *
 * <p>Also refused with {@code contract.over}, {@code contract.not-signed}, {@code
 * contract.suspended} and {@code guarantee.needed-first} while the agreement is not in force.
 */
@Singleton
public class ConsentToTransfer {
  private final TransferParts parts;
  private final AgreementDays days;
  private final BalanceTransfers transfers;
  private final AuditLog audit;
  private final ApplicationEventPublisher<TransferEnded> events;

  ConsentToTransfer(
      TransferParts parts,
      AgreementDays days,
      BalanceTransfers transfers,
      AuditLog audit,
      ApplicationEventPublisher<TransferEnded> events) {
    this.parts = parts;
    this.days = days;
    this.transfers = transfers;
    this.audit = audit;
    this.events = events;
  }

  @Transactional
  public void run(Actor actor, long transferId) {
    TransferParts.TransferPart part = parts.lock(actor, transferId);
    BalanceTransfers.Transfer transfer = part.transfer();
    days.requireToday(days.get(transfer.agreementId()));
    if (part.party() == TransferParty.GIVER || part.consented()) {
      throw new Refusal.RuleBroken("framework.consent-given");
    }
    transfers.consent(transferId, part.party().name(), actor.personId());
    boolean last = transfers.listConsents(transferId).size() == transfer.needed();
    if (last) {
      move(actor, transfer);
    }
    audit.record(
        actor,
        part.role(),
        last
            ? new TransferDone(transfer.agreementId(), transferId, part.party())
            : new TransferConsented(transfer.agreementId(), transferId, part.party()));
    if (last) {
      events.publishEvent(new TransferEnded(transferId));
    }
  }

  private void move(Actor actor, BalanceTransfers.Transfer transfer) {
    List<Agreements.Balance> balances =
        transfers.lockBoth(
            transfer.agreementId(),
            transfer.lotItemId(),
            transfer.giverId(),
            transfer.receiverId());
    Agreements.Balance giver = balances.get(0);
    if (giver.left().compareTo(transfer.quantity()) < 0) {
      throw new Refusal.RuleBroken(
          "framework.transfer-more-than-left", giver.left().stripTrailingZeros());
    }
    if (balances.size() == 1) {
      transfers.addBalance(
          transfer.agreementId(), transfer.lotItemId(), transfer.giverId(), transfer.receiverId());
    }
    if (transfers.end(transfer.id(), TransferStatus.DONE.name(), actor.personId(), "") != 1
        || transfers.move(
                transfer.agreementId(),
                transfer.lotItemId(),
                transfer.giverId(),
                transfer.receiverId(),
                transfer.quantity())
            != 2) {
      throw Refusal.Conflict.changedMeanwhile();
    }
  }
}
