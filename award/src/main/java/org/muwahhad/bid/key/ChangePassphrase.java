package org.muwahhad.bid.key;

import io.micronaut.transaction.TransactionOperations;
import jakarta.inject.Singleton;
import java.sql.Connection;
import org.muwahhad.access.Actor;
import org.muwahhad.access.Passwords;
import org.muwahhad.access.Role;
import org.muwahhad.audit.AuditLog;
import org.muwahhad.bid.BidEntry.PassphraseChanged;
import org.muwahhad.bid.seal.UnlockedKey;
import org.muwahhad.shared.Refusal;

/**
 * A person locks their opening key with another passphrase. The key stays the same, and with it all
 * shares; copies of shares that were downloaded before still need the passphrase of then.
 *
 * <p>Refused with {@code bid.opening-key-missing} when there is none, and as invalid input at
 * {@code current} when the passphrase known is wrong, or at {@code passphrase} or {@code repeated}
 * as {@link Passphrases} says.
 *
 * <p>Faults in the input have the codes {@code bid.passphrase-has-login}, {@code
 * bid.passphrase-locked}, {@code bid.passphrase-not-repeated}, {@code bid.passphrase-too-short},
 * {@code bid.passphrase-too-simple} and {@code bid.passphrase-wrong}.
 */
@Singleton
public class ChangePassphrase {
  private final OpeningKeys keys;
  private final Passphrases passphrases;
  private final AuditLog audit;
  private final TransactionOperations<Connection> transactions;

  ChangePassphrase(
      OpeningKeys keys,
      Passphrases passphrases,
      AuditLog audit,
      TransactionOperations<Connection> transactions) {
    this.keys = keys;
    this.passphrases = passphrases;
    this.audit = audit;
    this.transactions = transactions;
  }

  public void run(Actor actor, String current, String passphrase, String repeated) {
    actor.require(Role.OPENING_MEMBER);
    OpeningKeys.StoredOpeningKey key =
        keys.findCurrent(actor.personId())
            .orElseThrow(() -> new Refusal.RuleBroken("bid.opening-key-missing"));
    passphrases.check(actor, passphrase, repeated);
    UnlockedKey unlocked =
        UnlockedKey.unlock(
            key.lockedPrivateKeyset(), key.fingerprint(), known(actor, key, current));
    Passwords.DerivedKey lock = passphrases.derive(passphrase);
    transactions.executeWrite(status -> store(actor, key, unlocked, lock));
  }

  private byte[] known(Actor actor, OpeningKeys.StoredOpeningKey key, String current) {
    try {
      return passphrases.find(actor, key, key.derivation(), current);
    } catch (Refusal.InvalidInput refusal) {
      Refusal.Fault fault = refusal.faults().get(0);
      throw new Refusal.InvalidInput("current", fault.code(), fault.arguments().toArray());
    }
  }

  private boolean store(
      Actor actor,
      OpeningKeys.StoredOpeningKey key,
      UnlockedKey unlocked,
      Passwords.DerivedKey lock) {
    if (keys.relock(key.id(), key.derivation(), unlocked.lock(lock.key()), lock.derivation())
        != 1) {
      throw Refusal.Conflict.changedMeanwhile();
    }
    audit.record(actor, new PassphraseChanged(actor.personId(), key.fingerprint()));
    return true;
  }
}
