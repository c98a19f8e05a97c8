package org.muwahhad.bid.key;

import jakarta.inject.Singleton;
import java.util.Base64;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.muwahhad.access.Actor;
import org.muwahhad.bid.SealedPart;
import org.muwahhad.bid.seal.BidJson;
import org.muwahhad.bid.seal.OpeningSecret;
import org.muwahhad.bid.seal.SealBroken;
import org.muwahhad.bid.seal.SealContexts;
import org.muwahhad.bid.seal.UnlockedKey;
import org.muwahhad.shared.Refusal;
import org.muwahhad.tender.TenderQueries;

/**
 * Finds the share that a member of the panel holds, as it is stored or in the member's own copy,
 * and opens it with the passphrase, for a rehearsal or after the deadline.
 */
@Singleton
public class HeldShares {
  static final String FILE = "file";
  private final KeyShares shares;
  private final OpeningKeys keys;
  private final Passphrases passphrases;
  private final BidJson json;

  HeldShares(KeyShares shares, OpeningKeys keys, Passphrases passphrases, BidJson json) {
    this.shares = shares;
    this.keys = keys;
    this.passphrases = passphrases;
    this.json = json;
  }

  /** A share in plain bytes; held only as long as an act takes. */
  public record PlainShare(int shareNumber, byte[] share, boolean fromFile) {}

  /**
   * Opens the member's share. To be called outside of a transaction, or a wrong passphrase would
   * not be counted.
   *
   * @param file the member's own copy; null to use the one stored
   * @throws Refusal.RuleBroken {@code bid.share-missing} when none is stored and none was sent
   * @throws Refusal.InvalidInput at {@code passphrase} as {@link Passphrases} says, at {@code file}
   *     with {@code bid.share-file-unreadable}, {@code bid.share-file-other} or {@code
   *     bid.share-broken}
   */
  public PlainShare open(
      Actor actor,
      TenderQueries.Tender tender,
      SealedPart part,
      String passphrase,
      byte @Nullable [] file) {
    Optional<KeyShares.StoredShare> stored = shares.find(tender.id(), actor.personId(), part);
    KeyShares.StoredShare held =
        file == null
            ? stored.orElseThrow(() -> new Refusal.RuleBroken("bid.share-missing"))
            : read(file, tender, part, stored);
    String boundTo = part.boundTo(tender.number());
    return new PlainShare(
        held.shareNumber(), open(boundTo, held, key(actor, held, passphrase)), file != null);
  }

  private byte[] key(Actor actor, KeyShares.StoredShare held, String passphrase) {
    try {
      return passphrases.find(
          actor,
          keys.findByFingerprint(actor.personId(), held.fingerprint()).orElse(null),
          held.derivation(),
          passphrase);
    } catch (IllegalArgumentException e) {
      throw new Refusal.InvalidInput(FILE, "bid.share-file-unreadable");
    }
  }

  /** Opens the share stored with a key that is unlocked already. */
  public PlainShare open(
      Actor actor, TenderQueries.Tender tender, SealedPart part, UnlockedKey key) {
    KeyShares.StoredShare held =
        shares
            .find(tender.id(), actor.personId(), part)
            .orElseThrow(() -> new Refusal.RuleBroken("bid.share-missing"));
    return new PlainShare(
        held.shareNumber(), open(part.boundTo(tender.number()), held, key), false);
  }

  /**
   * A share that its holder's browser opened, proved by its commitment.
   *
   * @throws Refusal.InvalidInput at {@code file} with {@code bid.share-broken} when it is another
   */
  public PlainShare proved(
      Actor actor, TenderQueries.Tender tender, SealedPart part, byte[] share) {
    KeyShares.StoredShare held =
        shares
            .find(tender.id(), actor.personId(), part)
            .orElseThrow(() -> new Refusal.RuleBroken("bid.share-missing"));
    String boundTo = part.boundTo(tender.number());
    if (!OpeningSecret.commitment(boundTo, held.shareNumber(), share).equals(held.commitment())) {
      throw broken();
    }
    return new PlainShare(held.shareNumber(), share, false);
  }

  private static byte[] open(String boundTo, KeyShares.StoredShare held, byte[] key) {
    try {
      return open(
          boundTo, held, UnlockedKey.unlock(held.lockedPrivateKeyset(), held.fingerprint(), key));
    } catch (SealBroken e) {
      throw broken();
    }
  }

  /** The share, proved by its commitment. */
  private static byte[] open(String boundTo, KeyShares.StoredShare held, UnlockedKey key) {
    byte[] share;
    try {
      share = key.open(SealContexts.share(boundTo, held.shareNumber()), held.wrappedShare());
    } catch (SealBroken e) {
      throw broken();
    }
    if (!OpeningSecret.commitment(boundTo, held.shareNumber(), share).equals(held.commitment())) {
      throw broken();
    }
    return share;
  }

  private static Refusal broken() {
    return new Refusal.InvalidInput(FILE, "bid.share-broken");
  }

  /**
   * The share in a copy; the copy must be of the stored one, where there is one; otherwise there is
   * no share.
   */
  private KeyShares.StoredShare read(
      byte[] file,
      TenderQueries.Tender tender,
      SealedPart part,
      Optional<KeyShares.StoredShare> stored) {
    ShareFile copy = parse(file);
    ShareFile.WrappedShare wrapped =
        copy.of(part)
            .orElseThrow(
                () -> new Refusal.InvalidInput(FILE, "bid.share-file-other", tender.number()));
    boolean own =
        stored
            .map(
                s ->
                    s.shareNumber() == copy.shareNumber()
                        && s.commitment().equals(wrapped.commitment()))
            .orElseGet(() -> shares.countOfNumber(tender.id(), copy.shareNumber()) == 0);
    if (!own || !copy.tender().equals(tender.number())) {
      throw new Refusal.InvalidInput(FILE, "bid.share-file-other", tender.number());
    }
    try {
      return new KeyShares.StoredShare(
          copy.shareNumber(),
          Base64.getDecoder().decode(wrapped.share()),
          wrapped.commitment(),
          copy.openingKeySha256(),
          Base64.getDecoder().decode(copy.lockedPrivateKeyset()),
          copy.derivation());
    } catch (IllegalArgumentException e) {
      throw new Refusal.InvalidInput(FILE, "bid.share-file-unreadable");
    }
  }

  private ShareFile parse(byte[] file) {
    try {
      ShareFile copy = json.read(file, ShareFile.class);
      if (copy.isComplete()) {
        return copy;
      }
    } catch (SealBroken e) {
      // Told below, as a file of another format is.
    }
    throw new Refusal.InvalidInput(FILE, "bid.share-file-unreadable");
  }
}
