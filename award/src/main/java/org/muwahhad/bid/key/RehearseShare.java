package org.muwahhad.bid.key;

import io.micronaut.transaction.TransactionOperations;
import jakarta.inject.Singleton;
import java.sql.Connection;
import org.jspecify.annotations.Nullable;
import org.muwahhad.access.Actor;
import org.muwahhad.access.Role;
import org.muwahhad.audit.AuditLog;
import org.muwahhad.bid.BidEntry.ShareRehearsed;
import org.muwahhad.bid.SealedPart;
import org.muwahhad.bid.seal.UnlockedKey;
import org.muwahhad.shared.Refusal;
import org.muwahhad.tender.LearnedConflicts;
import org.muwahhad.tender.Panel;
import org.muwahhad.tender.TenderQueries;
import org.muwahhad.tender.TenderStatus;

/**
 * A member of the opening panel tries their share, at any time between publication and opening: it
 * is opened, compared with its commitment and forgotten; in a tender of two envelopes that of the
 * prices too. The buyer sees when that last succeeded.
 *
 * <p>Refused with {@code bid.no-rehearsal-now} outside of that time, {@code tender.not-on-panel},
 * {@code tender.conflict-declared}, and as {@link HeldShares} says when passphrase or share fail.
 *
 * <p>Also refused with {@code bid.share-missing}.
 *
 * <p>Faults in the input have the codes {@code bid.passphrase-locked}, {@code
 * bid.passphrase-wrong}, {@code bid.share-broken}, {@code bid.share-file-other} and {@code
 * bid.share-file-unreadable}.
 */
@Singleton
public class RehearseShare {
  private final TenderQueries tenders;
  private final LearnedConflicts conflicts;
  private final HeldShares held;
  private final KeyShares shares;
  private final KeyChallenges challenges;
  private final AuditLog audit;
  private final TransactionOperations<Connection> transactions;

  RehearseShare(
      TenderQueries tenders,
      LearnedConflicts conflicts,
      HeldShares held,
      KeyShares shares,
      KeyChallenges challenges,
      AuditLog audit,
      TransactionOperations<Connection> transactions) {
    this.tenders = tenders;
    this.conflicts = conflicts;
    this.held = held;
    this.shares = shares;
    this.challenges = challenges;
    this.audit = audit;
    this.transactions = transactions;
  }

  /**
   * Shows that the share works.
   *
   * @param file the member's own copy; null to try the one stored
   */
  public void run(Actor actor, long tenderId, String passphrase, byte @Nullable [] file) {
    TenderQueries.Tender tender = requireHolder(actor, tenderId);
    HeldShares.PlainShare open = held.open(actor, tender, SealedPart.BID, passphrase, file);
    if (tender.twoEnvelopes()) {
      held.open(actor, tender, SealedPart.PRICES, passphrase, file);
    }
    transactions.executeWrite(status -> record(actor, tenderId, open));
  }

  /** Shows that the share stored works, with a key that is unlocked already. */
  public void run(Actor actor, long tenderId, UnlockedKey key) {
    TenderQueries.Tender tender = requireHolder(actor, tenderId);
    HeldShares.PlainShare open = held.open(actor, tender, SealedPart.BID, key);
    if (tender.twoEnvelopes()) {
      held.open(actor, tender, SealedPart.PRICES, key);
    }
    transactions.executeWrite(status -> record(actor, tenderId, open));
  }

  /**
   * Records that the holder's browser opened the share: it found the commitment right, and shows by
   * the answer to a challenge that it unlocked the key that the share is encrypted to. The service
   * sees neither passphrase nor share. Refused also with {@code sealing.key-not-unlocked}.
   *
   * @param token the answer to the challenge of {@link ViewHeldShare}
   */
  public void inBrowser(Actor actor, long tenderId, String token) {
    requireHolder(actor, tenderId);
    KeyShares.StoredShare stored =
        shares
            .find(tenderId, actor.personId())
            .orElseThrow(() -> new Refusal.RuleBroken("bid.share-missing"));
    challenges.require(actor, ViewHeldShare.purpose(tenderId), stored.fingerprint(), token);
    transactions.executeWrite(
        status ->
            record(
                actor,
                tenderId,
                new HeldShares.PlainShare(stored.shareNumber(), new byte[0], false)));
  }

  private TenderQueries.Tender requireHolder(Actor actor, long tenderId) {
    actor.require(Role.OPENING_MEMBER);
    TenderQueries.Tender tender = tenders.getTender(tenderId);
    tenders.requirePanelMember(tenderId, actor.personId(), Panel.OPENING);
    conflicts.requireNone(actor, tenderId);
    if (tender.status() != TenderStatus.PUBLISHED && tender.status() != TenderStatus.CLOSED) {
      throw new Refusal.RuleBroken("bid.no-rehearsal-now", tender.number());
    }
    return tender;
  }

  private boolean record(Actor actor, long tenderId, HeldShares.PlainShare open) {
    shares.addRehearsal(tenderId, actor.personId(), open.fromFile());
    audit.record(actor, new ShareRehearsed(tenderId, open.shareNumber(), open.fromFile()));
    return true;
  }
}
