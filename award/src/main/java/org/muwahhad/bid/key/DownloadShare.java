package org.muwahhad.bid.key;

import jakarta.inject.Singleton;
import jakarta.transaction.Transactional;
import java.util.Base64;
import java.util.Optional;
import org.muwahhad.access.Actor;
import org.muwahhad.access.Role;
import org.muwahhad.audit.AuditLog;
import org.muwahhad.bid.BidEntry.ShareDownloaded;
import org.muwahhad.bid.seal.TenderKeys;
import org.muwahhad.shared.Refusal;
import org.muwahhad.shared.Sha256;
import org.muwahhad.tender.LearnedConflicts;
import org.muwahhad.tender.Panel;
import org.muwahhad.tender.TenderQueries;

/**
 * A member of the opening panel takes away a copy of their share, still locked by the passphrase.
 *
 * <p>Refused with {@code tender.not-on-panel}, {@code tender.conflict-declared}, and with {@code
 * bid.share-missing} when the member holds none of this tender.
 */
@Singleton
public class DownloadShare {
  private final TenderQueries tenders;
  private final LearnedConflicts conflicts;
  private final TenderKeys keys;
  private final KeyShares shares;
  private final AuditLog audit;

  DownloadShare(
      TenderQueries tenders,
      LearnedConflicts conflicts,
      TenderKeys keys,
      KeyShares shares,
      AuditLog audit) {
    this.tenders = tenders;
    this.conflicts = conflicts;
    this.keys = keys;
    this.shares = shares;
    this.audit = audit;
  }

  @Transactional
  public ShareFile run(Actor actor, long tenderId) {
    actor.require(Role.OPENING_MEMBER);
    TenderQueries.Tender tender = tenders.getTender(tenderId);
    tenders.requirePanelMember(tenderId, actor.personId(), Panel.OPENING);
    conflicts.requireNone(actor, tenderId);
    KeyShares.StoredShare held =
        shares
            .find(tenderId, actor.personId())
            .orElseThrow(() -> new Refusal.RuleBroken("bid.share-missing"));
    TenderKeys.StoredTenderKey key = keys.get(tenderId);
    audit.record(actor, new ShareDownloaded(tenderId, held.shareNumber()));
    return file(tender, key, held, shares.findOfPrices(tenderId, actor.personId()));
  }

  private static ShareFile file(
      TenderQueries.Tender tender,
      TenderKeys.StoredTenderKey key,
      KeyShares.StoredShare held,
      Optional<KeyShares.StoredShare> ofPrices) {
    Base64.Encoder base64 = Base64.getEncoder();
    return new ShareFile(
        ShareFile.FORMAT,
        tender.number(),
        held.shareNumber(),
        key.threshold(),
        key.shareCount(),
        Sha256.of(key.publicKeyset()),
        base64.encodeToString(held.wrappedShare()),
        held.commitment(),
        ofPrices.map(p -> base64.encodeToString(p.wrappedShare())).orElse(null),
        ofPrices.map(KeyShares.StoredShare::commitment).orElse(null),
        held.fingerprint(),
        base64.encodeToString(held.lockedPrivateKeyset()),
        held.derivation());
  }
}
