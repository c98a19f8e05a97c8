package org.muwahhad.bid.opening;

import jakarta.inject.Singleton;
import jakarta.transaction.Transactional;
import java.util.Optional;
import org.muwahhad.access.Actor;
import org.muwahhad.bid.SealedPart;
import org.muwahhad.bid.key.ViewHeldShare;
import org.muwahhad.bid.key.ViewHeldShare.HeldShareView;
import org.muwahhad.bid.seal.DeadlinePassed;
import org.muwahhad.bid.seal.SealBroken;
import org.muwahhad.bid.seal.UnlockedKey;
import org.muwahhad.bid.seal.Vault;
import org.muwahhad.shared.RandomSecret;
import org.muwahhad.shared.Refusal;
import org.muwahhad.shared.Sha256;

/**
 * The key that shares travel under to one meeting of the panel. It is made after the deadline, when
 * the first member asks for it, and forgotten with the shares. So what a browser sends before that
 * opens nothing, and what it sends then is of use for this meeting alone.
 */
@Singleton
public class TransportOfShares {
  /** No share has this number. */
  private static final int OF_TRANSPORT = 0;

  private final ViewHeldShare shares;
  private final EnterOpeningRoom enterRoom;
  private final ShareTransports transports;
  private final Vault vault;

  TransportOfShares(
      ViewHeldShare shares, EnterOpeningRoom enterRoom, ShareTransports transports, Vault vault) {
    this.shares = shares;
    this.enterRoom = enterRoom;
    this.transports = transports;
    this.vault = vault;
  }

  /**
   * What the browser of a member needs to give the share: refused as {@link GiveShare} is when the
   * panel does not meet.
   */
  @Transactional
  public HeldShareView get(Actor actor, long tenderId, SealedPart part) {
    HeldShareView held = shares.get(actor, tenderId);
    enterRoom.requirePlace(actor, tenderId, part);
    DeadlinePassed proof = enterRoom.prove(tenderId, part);
    return held.with(
        transports
            .find(tenderId, part)
            .map(ShareTransports.StoredTransport::publicKeyset)
            .orElseGet(() -> make(proof)));
  }

  private String make(DeadlinePassed proof) {
    byte[] key = RandomSecret.bytes();
    UnlockedKey pair = UnlockedKey.fresh();
    transports.add(
        proof.tenderId(),
        proof.part(),
        pair.publicKeyset(),
        pair.lock(key),
        vault.wrapShare(proof.boundTo(), OF_TRANSPORT, key));
    return pair.publicKeyset();
  }

  /**
   * The share that a browser sent.
   *
   * @param context what it is bound to
   * @throws Refusal.RuleBroken {@code sealing.share-not-sealed} when it is not encrypted to the key
   *     of this meeting
   */
  byte[] open(DeadlinePassed proof, String context, byte[] sealed) {
    Optional<ShareTransports.StoredTransport> found =
        transports.find(proof.tenderId(), proof.part());
    ShareTransports.StoredTransport transport =
        found.orElseThrow(() -> new Refusal.RuleBroken("sealing.share-not-sealed"));
    try {
      return UnlockedKey.unlock(
              transport.lockedPrivateKeyset(),
              Sha256.of(transport.publicKeyset()),
              vault.unwrapShare(proof, OF_TRANSPORT, transport.wrappedKey()))
          .open(context, sealed);
    } catch (SealBroken e) {
      throw new Refusal.RuleBroken("sealing.share-not-sealed");
    }
  }

  /** Forgets the key, with the shares that were given. */
  void forget(long tenderId, SealedPart part) {
    transports.forget(tenderId, part);
  }
}
