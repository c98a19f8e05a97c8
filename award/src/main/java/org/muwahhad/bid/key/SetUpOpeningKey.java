package org.muwahhad.bid.key;

import io.micronaut.transaction.TransactionOperations;
import jakarta.inject.Singleton;
import java.sql.Connection;
import org.muwahhad.access.Actor;
import org.muwahhad.access.Passwords;
import org.muwahhad.access.Role;
import org.muwahhad.audit.AuditLog;
import org.muwahhad.bid.BidEntry.OpeningKeyMade;
import org.muwahhad.bid.BidEntry.OpeningKeyReplaced;
import org.muwahhad.bid.seal.UnlockedKey;
import org.muwahhad.shared.Refusal;

/**
 * A person who sits on opening panels makes their opening key: shares of later tenders are
 * encrypted to its public part; the private part is stored locked by a passphrase that is stored
 * nowhere. Anyone who forgot the passphrase makes a new key in place of it; the shares given to the
 * one before stay with that and its passphrase.
 *
 * <p>Refused with {@code bid.opening-key-exists} or {@code bid.opening-key-missing} when there is
 * one already, or none to replace, and as invalid input at {@code passphrase} or {@code repeated}
 * as {@link Passphrases} says.
 *
 * <p>Faults in the input have the codes {@code bid.passphrase-has-login}, {@code
 * bid.passphrase-not-repeated}, {@code bid.passphrase-too-short} and {@code
 * bid.passphrase-too-simple}.
 */
@Singleton
public class SetUpOpeningKey {
  private final OpeningKeys keys;
  private final Passphrases passphrases;
  private final AuditLog audit;
  private final TransactionOperations<Connection> transactions;

  SetUpOpeningKey(
      OpeningKeys keys,
      Passphrases passphrases,
      AuditLog audit,
      TransactionOperations<Connection> transactions) {
    this.keys = keys;
    this.passphrases = passphrases;
    this.audit = audit;
    this.transactions = transactions;
  }

  /**
   * A key that is not stored yet.
   *
   * @param key unlocked
   * @param lock what its passphrase gave
   */
  public record PreparedKey(UnlockedKey key, Passwords.DerivedKey lock) {}

  /** Makes the first key, and returns it unlocked. */
  public UnlockedKey run(Actor actor, String passphrase, String repeated) {
    return make(actor, prepare(actor, passphrase, repeated), false);
  }

  /** Makes a key in place of one whose passphrase is lost. */
  public void replace(Actor actor, String passphrase, String repeated) {
    make(actor, prepare(actor, passphrase, repeated), true);
  }

  /**
   * The slow half of it, which touches nothing stored: deriving takes long, and no transaction
   * should wait for it.
   */
  public PreparedKey prepare(Actor actor, String passphrase, String repeated) {
    actor.require(Role.OPENING_MEMBER);
    passphrases.check(actor, passphrase, repeated);
    return new PreparedKey(UnlockedKey.fresh(), passphrases.derive(passphrase));
  }

  /** Stores a first key that was prepared, and returns it unlocked. */
  public UnlockedKey run(Actor actor, PreparedKey prepared) {
    return make(actor, prepared, false);
  }

  private UnlockedKey make(Actor actor, PreparedKey prepared, boolean again) {
    actor.require(Role.OPENING_MEMBER);
    transactions.executeWrite(status -> store(actor, prepared.key(), prepared.lock(), again));
    return prepared.key();
  }

  private boolean store(Actor actor, UnlockedKey key, Passwords.DerivedKey lock, boolean again) {
    boolean had = keys.findCurrent(actor.personId()).isPresent();
    if (had != again) {
      throw new Refusal.RuleBroken(had ? "bid.opening-key-exists" : "bid.opening-key-missing");
    }
    keys.retire(actor.personId());
    keys.add(
        actor.personId(),
        key.publicKeyset(),
        key.fingerprint(),
        key.lock(lock.key()),
        lock.derivation());
    audit.record(
        actor,
        again
            ? new OpeningKeyReplaced(actor.personId(), key.fingerprint())
            : new OpeningKeyMade(actor.personId(), key.fingerprint()));
    return true;
  }
}
