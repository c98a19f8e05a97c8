package org.muwahhad.framework.transfer;

import io.micronaut.context.event.ApplicationEventPublisher;
import jakarta.inject.Singleton;
import jakarta.transaction.Transactional;
import org.muwahhad.access.Actor;
import org.muwahhad.audit.AuditLog;
import org.muwahhad.framework.BalanceTransfers;
import org.muwahhad.framework.FrameworkEntry.TransferRefused;
import org.muwahhad.framework.FrameworkEntry.TransferWithdrawn;
import org.muwahhad.framework.TransferEnded;
import org.muwahhad.framework.TransferParty;
import org.muwahhad.framework.TransferStatus;
import org.muwahhad.shared.Faults;
import org.muwahhad.shared.Refusal;

/**
 * A transfer ends without moving anything: the giver withdraws it, or anyone who was asked for a
 * consent refuses it with a reason.
 *
 * <p>Refused as not found for a person who has no part in it, with {@code
 * framework.transfer-ended}, and as invalid input at {@code reason}.
 */
@Singleton
public class EndTransfer {
  private static final int LONGEST_REASON = 1000;
  private final TransferParts parts;
  private final BalanceTransfers transfers;
  private final AuditLog audit;
  private final ApplicationEventPublisher<TransferEnded> events;

  EndTransfer(
      TransferParts parts,
      BalanceTransfers transfers,
      AuditLog audit,
      ApplicationEventPublisher<TransferEnded> events) {
    this.parts = parts;
    this.transfers = transfers;
    this.audit = audit;
    this.events = events;
  }

  /** Refuses or, for the giver, withdraws; the giver needs no reason. */
  @Transactional
  public void run(Actor actor, long transferId, String reason) {
    TransferParts.TransferPart part = parts.lock(actor, transferId);
    boolean withdrawn = part.party() == TransferParty.GIVER;
    Faults faults = new Faults();
    if (withdrawn) {
      faults.atMost("reason", reason, LONGEST_REASON);
    } else {
      faults.text("reason", reason, LONGEST_REASON);
    }
    faults.throwIfAny();
    TransferStatus to = withdrawn ? TransferStatus.WITHDRAWN : TransferStatus.REFUSED;
    if (transfers.end(transferId, to.name(), actor.personId(), reason.strip()) != 1) {
      throw Refusal.Conflict.changedMeanwhile();
    }
    audit.record(
        actor,
        part.role(),
        withdrawn
            ? new TransferWithdrawn(
                part.transfer().agreementId(), transferId, part.party(), reason.strip())
            : new TransferRefused(
                part.transfer().agreementId(), transferId, part.party(), reason.strip()));
    events.publishEvent(new TransferEnded(transferId));
  }
}
