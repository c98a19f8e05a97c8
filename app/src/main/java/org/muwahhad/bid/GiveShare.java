package org.muwahhad.bid;

import io.micronaut.transaction.TransactionOperations;
import jakarta.inject.Singleton;
import java.sql.Connection;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.muwahhad.access.Actor;
import org.muwahhad.access.Role;
import org.muwahhad.audit.AuditLog;
import org.muwahhad.shared.Refusal;
import org.muwahhad.tender.TenderViews;

/**
 * After the deadline a member of the opening panel gives their share: it is opened with the
 * passphrase, proved by its commitment, and kept by the vault until the bids are opened, so that
 * members come in one after the other, through any node. Whoever gives a share is present.
 *
 * <p>Refused with {@code bid.share-too-early} (deadline and present time are told) before anything
 * is opened, {@code bid.share-given-before}, {@code bid.share-not-needed} where the vault holds the
 * one share, as {@link EnterOpeningRoom} says, and as {@link HeldShares} says when passphrase or
 * share fail.
 */
@Singleton
public class GiveShare {
  private final Bids bids;
  private final TenderKeys keys;
  private final HeldShares held;
  private final EnterOpeningRoom enterRoom;
  private final OpeningRoomRows rooms;
  private final Vault vault;
  private final AuditLog audit;
  private final TransactionOperations<Connection> transactions;

  GiveShare(
      Bids bids,
      TenderKeys keys,
      HeldShares held,
      EnterOpeningRoom enterRoom,
      OpeningRoomRows rooms,
      Vault vault,
      AuditLog audit,
      TransactionOperations<Connection> transactions) {
    this.bids = bids;
    this.keys = keys;
    this.held = held;
    this.enterRoom = enterRoom;
    this.rooms = rooms;
    this.vault = vault;
    this.audit = audit;
    this.transactions = transactions;
  }

  /**
   * Gives the share.
   *
   * @param file the member's own copy; null to give the one stored
   */
  public void run(Actor actor, long tenderId, String passphrase, byte @Nullable [] file) {
    run(actor, tenderId, tender -> held.open(actor, tender, passphrase, file));
  }

  /** Gives the share stored, with a key that is unlocked already. */
  public void run(Actor actor, long tenderId, UnlockedKey key) {
    run(actor, tenderId, tender -> held.open(actor, tender, key));
  }

  private void run(
      Actor actor, long tenderId, Function<TenderViews.Tender, HeldShares.Open> opening) {
    TenderViews.Tender tender = transactions.executeWrite(status -> check(actor, tenderId));
    // Opened outside of a transaction: it takes long, and a wrong passphrase must be counted.
    HeldShares.Open open = opening.apply(tender);
    transactions.executeWrite(status -> keep(actor, tenderId, open));
  }

  private TenderViews.Tender check(Actor actor, long tenderId) {
    TenderViews.Tender tender = enterRoom.requirePlace(actor, tenderId);
    DeadlinePassed.prove(bids, tenderId, "bid.share-too-early");
    if (keys.get(tenderId).isOfVault()) {
      throw new Refusal.RuleBroken("bid.share-not-needed");
    }
    if (rooms.countGiven(tenderId, actor.personId()) > 0) {
      throw new Refusal.RuleBroken("bid.share-given-before");
    }
    return tender;
  }

  private boolean keep(Actor actor, long tenderId, HeldShares.Open open) {
    check(actor, tenderId);
    DeadlinePassed proof = DeadlinePassed.prove(bids, tenderId, "bid.share-too-early");
    enterRoom.enter(actor, proof);
    rooms.give(
        tenderId,
        open.shareNumber(),
        actor.personId(),
        open.fromFile(),
        vault.wrapShare(proof.tenderNumber(), open.shareNumber(), open.share()));
    audit.record(
        actor,
        Role.OPENING_MEMBER,
        "tender:" + tenderId,
        "bid.share-given",
        "tender",
        tenderId,
        Map.of("share", open.shareNumber(), "fromFile", open.fromFile()));
    return true;
  }
}
