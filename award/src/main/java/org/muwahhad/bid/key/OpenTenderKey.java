package org.muwahhad.bid.key;

import jakarta.inject.Singleton;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import org.muwahhad.bid.seal.DeadlinePassed;
import org.muwahhad.bid.seal.OpeningSecret;
import org.muwahhad.bid.seal.Seal;
import org.muwahhad.bid.seal.SealBroken;
import org.muwahhad.bid.seal.TenderKeys;
import org.muwahhad.bid.seal.Vault;
import org.muwahhad.shared.Refusal;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Rebuilds a private key of a tender from its shares, for the opening and for nothing else. */
@Singleton
public class OpenTenderKey {
  private static final Logger LOG = LoggerFactory.getLogger(OpenTenderKey.class);
  private final TenderKeys keys;
  private final Vault vault;

  OpenTenderKey(TenderKeys keys, Vault vault) {
    this.keys = keys;
    this.vault = vault;
  }

  /**
   * The private key, from the shares given since the deadline, or from the vault's one share where
   * the tender was published before the key ceremony came.
   *
   * @throws Refusal.RuleBroken {@code bid.shares-missing} when too few were given, {@code
   *     bid.shares-do-not-fit} when none of them unlock the key
   */
  public Seal.PrivateKey run(DeadlinePassed proof) {
    TenderKeys.StoredTenderKey key = keys.get(proof.tenderId(), proof.part());
    List<TenderKeys.KeyShareRow> there =
        key.isOfVault()
            ? keys.listSharesOfVault(proof.tenderId())
            : keys.listSharesGiven(proof.tenderId(), proof.part());
    if (there.size() < key.threshold()) {
      throw new Refusal.RuleBroken("bid.shares-missing", there.size(), key.threshold());
    }
    Map<Integer, byte[]> shares = new TreeMap<>();
    for (TenderKeys.KeyShareRow share : there) {
      shares.put(
          share.shareNumber(), vault.unwrapShare(proof, share.shareNumber(), share.wrappedShare()));
    }
    return unlock(proof, key, shares);
  }

  /**
   * Tries the shares given until enough of them fit: one from a holder's own copy could not be
   * compared with what was lost here, and must not keep the others from opening.
   */
  private static Seal.PrivateKey unlock(
      DeadlinePassed proof, TenderKeys.StoredTenderKey key, Map<Integer, byte[]> shares) {
    List<Integer> numbers = List.copyOf(shares.keySet());
    for (List<Integer> chosen : choices(numbers, key.threshold())) {
      Map<Integer, byte[]> some = new HashMap<>();
      chosen.forEach(n -> some.put(n, Objects.requireNonNull(shares.get(n))));
      try {
        byte[] secret = OpeningSecret.join(some, key.threshold());
        return Seal.unlock(proof, key.sealedPrivateKeyset(), secret);
      } catch (SealBroken e) {
        LOG.warn("Shares {} of tender {} do not fit", chosen, proof.boundTo());
      }
    }
    throw new Refusal.RuleBroken("bid.shares-do-not-fit");
  }

  /** Every choice of a given number of the numbers, in their order. */
  public static List<List<Integer>> choices(List<Integer> numbers, int size) {
    if (size == 0) {
      return List.of(List.of());
    }
    List<List<Integer>> all = new ArrayList<>();
    for (int first = 0; first + size <= numbers.size(); first++) {
      for (List<Integer> rest : choices(numbers.subList(first + 1, numbers.size()), size - 1)) {
        List<Integer> choice = new ArrayList<>(List.of(numbers.get(first)));
        choice.addAll(rest);
        all.add(choice);
      }
    }
    return all;
  }
}
