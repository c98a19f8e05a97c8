package org.muwahhad.bid;

import jakarta.inject.Singleton;
import java.util.HashMap;
import java.util.Map;

/** Rebuilds a tender's private key from its shares, for the opening and for nothing else. */
@Singleton
class OpenTenderKey {
  private final TenderKeys keys;
  private final Vault vault;

  OpenTenderKey(TenderKeys keys, Vault vault) {
    this.keys = keys;
    this.vault = vault;
  }

  /**
   * The private key.
   *
   * @throws SealBroken when too few shares open, or the keyset was changed
   */
  Seal.PrivateKey run(DeadlinePassed proof) {
    TenderKeys.Key key = keys.get(proof.tenderId());
    Map<Integer, byte[]> shares = new HashMap<>();
    for (TenderKeys.Share share : keys.listShares(proof.tenderId())) {
      if (share.custodian().equals(Vault.CUSTODIAN) && shares.size() < key.threshold()) {
        shares.put(
            share.shareNumber(),
            vault.unwrapShare(proof, share.shareNumber(), share.wrappedShare()));
      }
    }
    byte[] secret = OpeningSecret.join(shares, key.threshold());
    return Seal.unlock(proof, key.sealedPrivateKeyset(), secret);
  }
}
