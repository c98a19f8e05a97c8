package org.muwahhad.bid.opening;

import io.micronaut.transaction.TransactionOperations;
import jakarta.inject.Singleton;
import java.sql.Connection;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.muwahhad.access.Actor;
import org.muwahhad.audit.AuditLog;
import org.muwahhad.bid.BidEntry.ShareGiven;
import org.muwahhad.bid.SealedPart;
import org.muwahhad.bid.key.HeldShares;
import org.muwahhad.bid.seal.DeadlinePassed;
import org.muwahhad.bid.seal.TenderKeys;
import org.muwahhad.bid.seal.UnlockedKey;
import org.muwahhad.bid.seal.Vault;
import org.muwahhad.shared.Refusal;
import org.muwahhad.tender.TenderQueries;

/**
 * After the deadline, and again when the panel meets for prices that were sealed apart, a member of
 * the opening panel gives their share: it is opened with the passphrase, proved by its commitment,
 * and kept by the vault until the bids are opened, so that members come in one after the other,
 * through any node. Anyone who gives a share is present.
 *
 * <p>Refused with {@code bid.share-too-early} (with the deadline and the present time) before
 * anything is opened, {@code bid.share-given-before}, {@code bid.share-not-needed} where the vault
 * holds the one share, as {@link EnterOpeningRoom} says, and as {@link HeldShares} says when
 * passphrase or share fail.
 *
 * <p>Also refused with {@code bid.already-opened}, {@code bid.one-envelope}, {@code
 * bid.prices-not-announced} and {@code bid.tender-not-open}.
 */
@Singleton
public class GiveShare {
  private final TenderKeys keys;
  private final HeldShares held;
  private final TransportOfShares transport;
  private final EnterOpeningRoom enterRoom;
  private final OpeningAttendance attendance;
  private final Vault vault;
  private final AuditLog audit;
  private final TransactionOperations<Connection> transactions;

  GiveShare(
      TenderKeys keys,
      HeldShares held,
      TransportOfShares transport,
      EnterOpeningRoom enterRoom,
      OpeningAttendance attendance,
      Vault vault,
      AuditLog audit,
      TransactionOperations<Connection> transactions) {
    this.keys = keys;
    this.held = held;
    this.transport = transport;
    this.enterRoom = enterRoom;
    this.attendance = attendance;
    this.vault = vault;
    this.audit = audit;
    this.transactions = transactions;
  }

  /**
   * Gives the share.
   *
   * @param file the member's own copy; null to give the one stored
   */
  public void run(
      Actor actor, long tenderId, SealedPart part, String passphrase, byte @Nullable [] file) {
    run(actor, tenderId, part, tender -> held.open(actor, tender, part, passphrase, file));
  }

  /** Gives the share stored, with a key that is unlocked already. */
  public void run(Actor actor, long tenderId, SealedPart part, UnlockedKey key) {
    run(actor, tenderId, part, tender -> held.open(actor, tender, part, key));
  }

  /**
   * Gives the share that the member's browser opened and encrypted to the key of this meeting. The
   * passphrase stays in the browser. Refused also with {@code sealing.share-not-sealed}, and {@code
   * bid.share-broken} when it is another share.
   */
  public void inBrowser(Actor actor, long tenderId, SealedPart part, byte[] sealed) {
    run(
        actor,
        tenderId,
        part,
        tender ->
            held.proved(
                actor,
                tender,
                part,
                transactions.executeWrite(
                    status ->
                        transport.open(
                            enterRoom.prove(tenderId, part),
                            "given|" + part.boundTo(tender.number()),
                            sealed))));
  }

  private void run(
      Actor actor,
      long tenderId,
      SealedPart part,
      Function<TenderQueries.Tender, HeldShares.PlainShare> opening) {
    TenderQueries.Tender tender = transactions.executeWrite(status -> check(actor, tenderId, part));
    // Opened outside of a transaction: it takes long, and a wrong passphrase must be counted.
    HeldShares.PlainShare open = opening.apply(tender);
    transactions.executeWrite(status -> keep(actor, tenderId, part, open));
  }

  private TenderQueries.Tender check(Actor actor, long tenderId, SealedPart part) {
    TenderQueries.Tender tender = enterRoom.requirePlace(actor, tenderId, part);
    enterRoom.prove(tenderId, part);
    if (keys.get(tenderId).isOfVault()) {
      throw new Refusal.RuleBroken("bid.share-not-needed");
    }
    if (attendance.countGiven(tenderId, actor.personId(), part) > 0) {
      throw new Refusal.RuleBroken("bid.share-given-before");
    }
    return tender;
  }

  private boolean keep(Actor actor, long tenderId, SealedPart part, HeldShares.PlainShare open) {
    check(actor, tenderId, part);
    DeadlinePassed proof = enterRoom.prove(tenderId, part);
    enterRoom.enter(actor, proof);
    attendance.give(
        tenderId,
        open.shareNumber(),
        actor.personId(),
        open.fromFile(),
        vault.wrapShare(proof.boundTo(), open.shareNumber(), open.share()),
        part);
    audit.record(actor, new ShareGiven(tenderId, open.shareNumber(), open.fromFile(), part));
    return true;
  }
}
