package org.muwahhad.bid.key;

import jakarta.inject.Singleton;
import jakarta.transaction.Transactional;
import java.util.Base64;
import java.util.Optional;
import org.muwahhad.access.Actor;
import org.muwahhad.access.Passwords;
import org.muwahhad.access.Role;
import org.muwahhad.audit.AuditLog;
import org.muwahhad.bid.BidEntry.OpeningKeyMade;
import org.muwahhad.bid.BidEntry.OpeningKeyReplaced;
import org.muwahhad.bid.BidEntry.PassphraseChanged;
import org.muwahhad.bid.seal.Seal;
import org.muwahhad.shared.Refusal;
import org.muwahhad.shared.Sha256;

/**
 * A person who sits on opening panels makes their opening key in the browser, or locks it there
 * with another passphrase. The service gets the public part and the private part as it is locked,
 * and sees neither passphrase nor key. What a passphrase must be is looked at in the browser:
 * nobody else can.
 *
 * <p>Refused with {@code bid.opening-key-exists}, {@code bid.opening-key-missing}, {@code
 * sealing.key-unusable} when what came is no opening key, or is locked at a lower cost than here,
 * {@code sealing.key-not-unlocked} when a passphrase is changed without showing that the key was
 * unlocked.
 */
@Singleton
public class KeepBrowserKey {
  private static final String PURPOSE = "opening key";
  private static final int LONGEST = 4096;
  private final OpeningKeys keys;
  private final KeyChallenges challenges;
  private final Passwords passwords;
  private final AuditLog audit;

  KeepBrowserKey(OpeningKeys keys, KeyChallenges challenges, Passwords passwords, AuditLog audit) {
    this.keys = keys;
    this.challenges = challenges;
    this.passwords = passwords;
    this.audit = audit;
  }

  /** One's own key as it is locked. Bytes are Base64. */
  public record LockedKeyView(
      String openingKeySha256,
      String lockedPrivateKeyset,
      String derivation,
      String challenge,
      String challengeContext) {}

  /** The person's own key; empty while there is none. */
  @Transactional
  public Optional<LockedKeyView> find(Actor actor) {
    actor.require(Role.OPENING_MEMBER);
    return keys.findCurrent(actor.personId())
        .flatMap(
            k ->
                keys.findPublicKeyset(actor.personId(), k.fingerprint())
                    .map(
                        publicKeyset ->
                            new LockedKeyView(
                                k.fingerprint(),
                                Base64.getEncoder().encodeToString(k.lockedPrivateKeyset()),
                                k.derivation(),
                                challenges.challenge(actor, PURPOSE, k.fingerprint(), publicKeyset),
                                KeyChallenges.context(PURPOSE))));
  }

  /**
   * Keeps a key that was made in the browser.
   *
   * @param again whether it takes the place of one whose passphrase is lost
   */
  @Transactional
  public void make(
      Actor actor,
      String publicKeyset,
      String lockedPrivateKeyset,
      String derivation,
      boolean again) {
    actor.require(Role.OPENING_MEMBER);
    if (publicKeyset.length() > LONGEST || !Seal.isPublicKeyset(publicKeyset)) {
      throw unusable();
    }
    byte[] locked = locked(lockedPrivateKeyset, derivation);
    boolean had = keys.findCurrent(actor.personId()).isPresent();
    if (had != again) {
      throw new Refusal.RuleBroken(had ? "bid.opening-key-exists" : "bid.opening-key-missing");
    }
    String fingerprint = Sha256.of(publicKeyset);
    keys.retire(actor.personId());
    keys.add(actor.personId(), publicKeyset, fingerprint, locked, derivation);
    audit.record(
        actor,
        again
            ? new OpeningKeyReplaced(actor.personId(), fingerprint)
            : new OpeningKeyMade(actor.personId(), fingerprint));
  }

  /**
   * Keeps the key as it is locked with another passphrase.
   *
   * @param token the answer to the challenge of {@link #find}
   * @param known how it was locked before
   */
  @Transactional
  public void relock(
      Actor actor, String token, String known, String lockedPrivateKeyset, String derivation) {
    actor.require(Role.OPENING_MEMBER);
    OpeningKeys.StoredOpeningKey key =
        keys.findCurrent(actor.personId())
            .orElseThrow(() -> new Refusal.RuleBroken("bid.opening-key-missing"));
    challenges.require(actor, PURPOSE, key.fingerprint(), token);
    if (keys.relock(key.id(), known, locked(lockedPrivateKeyset, derivation), derivation) != 1) {
      throw Refusal.Conflict.changedMeanwhile();
    }
    audit.record(actor, new PassphraseChanged(actor.personId(), key.fingerprint()));
  }

  private byte[] locked(String base64, String derivation) {
    if (base64.length() > LONGEST || !passwords.isAsCostly(derivation)) {
      throw unusable();
    }
    try {
      byte[] locked = Base64.getDecoder().decode(base64);
      if (locked.length == 0) {
        throw unusable();
      }
      return locked;
    } catch (IllegalArgumentException e) {
      throw unusable();
    }
  }

  private static Refusal unusable() {
    return new Refusal.RuleBroken("sealing.key-unusable");
  }
}
