package org.muwahhad.bid.key;

import jakarta.inject.Singleton;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.muwahhad.access.Actor;
import org.muwahhad.access.Passwords;
import org.muwahhad.access.Throttle;
import org.muwahhad.shared.Faults;
import org.muwahhad.shared.Refusal;

/** What a passphrase must be, and how one is tried without letting anybody guess. */
@Singleton
class Passphrases {
  static final int SHORTEST = 12;
  static final String FIELD = "passphrase";
  private static final int LONGEST = 200;
  private static final int FEWEST_DIFFERENT = 6;
  private static final int FAILURES_ALLOWED = 10;
  private static final int LOCK_MINUTES = 15;
  private static final int TRIES_IN_A_MINUTE = 20;
  private final Passwords passwords;
  private final OpeningKeys keys;
  private final Throttle throttle;

  Passphrases(Passwords passwords, OpeningKeys keys, Throttle throttle) {
    this.passwords = passwords;
    this.keys = keys;
    this.throttle = throttle;
  }

  /**
   * A passphrase that is chosen: twelve characters at least, six of them different, without the
   * person's login, and typed twice the same.
   */
  void check(Actor actor, String passphrase, String repeated) {
    boolean named =
        passphrase.toLowerCase(Locale.ROOT).contains(actor.login().toLowerCase(Locale.ROOT));
    new Faults()
        .check(
            passphrase.codePointCount(0, passphrase.length()) >= SHORTEST,
            FIELD,
            "bid.passphrase-too-short",
            SHORTEST)
        .check(passphrase.length() <= LONGEST, FIELD, "shared.too-long", LONGEST)
        .check(
            passphrase.codePoints().distinct().count() >= FEWEST_DIFFERENT,
            FIELD,
            "bid.passphrase-too-simple",
            FEWEST_DIFFERENT)
        .check(!named, FIELD, "bid.passphrase-has-login")
        .check(passphrase.equals(repeated), "repeated", "bid.passphrase-not-repeated")
        .throwIfAny();
  }

  /** A key from a passphrase that was chosen. */
  Passwords.DerivedKey derive(String passphrase) {
    return passwords.deriveKey(passphrase);
  }

  /**
   * The key that a passphrase gives. A person tries only so often a minute, and ten failures in a
   * row lock the opening key for a while. To be called outside of a transaction, or a failure would
   * not be counted.
   *
   * @param key the stored opening key it belongs to, if it is stored
   * @throws Refusal.InvalidInput at the passphrase with {@code bid.passphrase-wrong} or {@code
   *     bid.passphrase-locked}
   */
  byte[] find(
      Actor actor,
      OpeningKeys.@Nullable StoredOpeningKey key,
      String derivation,
      String passphrase) {
    throttle.requireOne("opening key", "of person " + actor.personId(), TRIES_IN_A_MINUTE);
    if (key != null && keys.countLocked(key.id()) > 0) {
      throw new Refusal.InvalidInput(FIELD, "bid.passphrase-locked", LOCK_MINUTES);
    }
    Optional<byte[]> found = passwords.findKey(passphrase, derivation);
    if (key != null && found.isEmpty()) {
      keys.countFailure(key.id(), FAILURES_ALLOWED, LOCK_MINUTES);
    }
    if (key != null && found.isPresent() && key.failedAttempts() > 0) {
      keys.forgetFailures(key.id());
    }
    return found.orElseThrow(() -> new Refusal.InvalidInput(FIELD, "bid.passphrase-wrong"));
  }
}
