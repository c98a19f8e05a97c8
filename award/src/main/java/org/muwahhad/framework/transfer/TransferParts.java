package org.muwahhad.framework.transfer;

import jakarta.inject.Singleton;
import java.util.Optional;
import org.muwahhad.access.Actor;
import org.muwahhad.access.Role;
import org.muwahhad.framework.Agreements;
import org.muwahhad.framework.BalanceTransfers;
import org.muwahhad.framework.TransferParty;
import org.muwahhad.framework.TransferStatus;
import org.muwahhad.shared.Refusal;

/** Which part a person has in a transfer: as officer of one entity, or coordinator of one state. */
@Singleton
class TransferParts {
  private final BalanceTransfers transfers;
  private final Agreements agreements;

  TransferParts(BalanceTransfers transfers, Agreements agreements) {
    this.transfers = transfers;
    this.agreements = agreements;
  }

  /**
   * A person's part.
   *
   * @param consented the party has consented already
   */
  record TransferPart(
      BalanceTransfers.Transfer transfer, TransferParty party, Role role, boolean consented) {}

  /**
   * The part of a person in a transfer that is still offered, which is held after its agreement
   * until the act ends.
   *
   * @throws Refusal.NotFound when there is none, or the person has no part in it
   * @throws Refusal.RuleBroken {@code framework.transfer-ended}
   */
  TransferPart lock(Actor actor, long transferId) {
    transfers.find(transferId).ifPresent(t -> agreements.lock(t.agreementId()));
    if (transfers.lock(transferId).isEmpty()) {
      throw missing(transferId);
    }
    BalanceTransfers.Transfer transfer =
        transfers.find(transferId).orElseThrow(() -> missing(transferId));
    TransferPart part = find(actor, transfer).orElseThrow(() -> missing(transferId));
    if (transfer.status() != TransferStatus.OFFERED) {
      throw new Refusal.RuleBroken("framework.transfer-ended");
    }
    return part;
  }

  /** The part of a person in a transfer. */
  Optional<TransferPart> find(Actor actor, BalanceTransfers.Transfer transfer) {
    return party(actor, transfer)
        .map(
            party ->
                new TransferPart(
                    transfer,
                    party,
                    isEntity(party) ? Role.PROCUREMENT_OFFICER : Role.NATIONAL_COORDINATOR,
                    transfers.listConsents(transfer.id()).contains(party.name())));
  }

  private static boolean isEntity(TransferParty party) {
    return party == TransferParty.GIVER || party == TransferParty.RECEIVER;
  }

  private static Optional<TransferParty> party(Actor actor, BalanceTransfers.Transfer transfer) {
    if (actor.is(Role.PROCUREMENT_OFFICER)) {
      long entity = actor.require(Role.PROCUREMENT_OFFICER).entity();
      if (entity == transfer.giverId()) {
        return Optional.of(TransferParty.GIVER);
      }
      if (entity == transfer.receiverId()) {
        return Optional.of(TransferParty.RECEIVER);
      }
    }
    if (actor.is(Role.NATIONAL_COORDINATOR) && transfer.betweenStates()) {
      String state = actor.require(Role.NATIONAL_COORDINATOR).state();
      if (state.equals(transfer.givingState())) {
        return Optional.of(TransferParty.GIVING_STATE);
      }
      if (state.equals(transfer.receivingState())) {
        return Optional.of(TransferParty.RECEIVING_STATE);
      }
    }
    return Optional.empty();
  }

  private static Refusal missing(long transferId) {
    return new Refusal.NotFound("transfer " + transferId);
  }
}
