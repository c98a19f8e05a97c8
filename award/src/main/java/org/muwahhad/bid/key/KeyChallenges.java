package org.muwahhad.bid.key;

import jakarta.inject.Singleton;
import java.nio.ByteBuffer;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.Arrays;
import java.util.Base64;
import org.muwahhad.access.Actor;
import org.muwahhad.bid.seal.Seal;
import org.muwahhad.bid.seal.SealBroken;
import org.muwahhad.bid.seal.Vault;
import org.muwahhad.shared.DatabaseClock;
import org.muwahhad.shared.Refusal;

/**
 * How a person proves that they unlocked an opening key without showing passphrase or key: the
 * service encrypts a token to the public part, and only who unlocked the private part can return
 * it. A token holds for ten minutes, for one person, one key and one purpose; nothing of it is
 * kept.
 */
@Singleton
class KeyChallenges {
  private static final Duration LONGEST = Duration.ofMinutes(10);
  private static final int RANDOM_BYTES = 32;
  private static final SecureRandom RANDOM = new SecureRandom();
  private final Vault vault;
  private final DatabaseClock clock;

  KeyChallenges(Vault vault, DatabaseClock clock) {
    this.vault = vault;
    this.clock = clock;
  }

  /** What the challenge is bound to, as the browser knows it. */
  static String context(String purpose) {
    return "challenge|" + purpose;
  }

  /** A token encrypted to a public keyset; Base64. */
  String challenge(Actor actor, String purpose, String fingerprint, String publicKeyset) {
    byte[] random = new byte[RANDOM_BYTES];
    RANDOM.nextBytes(random);
    byte[] token =
        ByteBuffer.allocate(Long.BYTES + RANDOM_BYTES)
            .putLong(clock.now().plus(LONGEST).toEpochMilli())
            .put(random)
            .array();
    return Base64.getEncoder()
        .encodeToString(
            Seal.seal(
                publicKeyset,
                context(purpose),
                vault.sealToken(bound(actor, purpose, fingerprint), token)));
  }

  /**
   * Takes a token back.
   *
   * @throws Refusal.RuleBroken {@code sealing.key-not-unlocked} when it is none for this
   */
  void require(Actor actor, String purpose, String fingerprint, String token) {
    try {
      byte[] opened =
          vault.openToken(bound(actor, purpose, fingerprint), Base64.getDecoder().decode(token));
      long until = ByteBuffer.wrap(Arrays.copyOf(opened, Long.BYTES)).getLong();
      if (opened.length != Long.BYTES + RANDOM_BYTES || clock.now().toEpochMilli() > until) {
        throw notUnlocked();
      }
    } catch (SealBroken | IllegalArgumentException e) {
      throw notUnlocked();
    }
  }

  private static String bound(Actor actor, String purpose, String fingerprint) {
    return purpose + "|" + actor.personId() + "|" + fingerprint;
  }

  private static Refusal notUnlocked() {
    return new Refusal.RuleBroken("sealing.key-not-unlocked");
  }
}
