package org.muwahhad.bid.seal;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.util.Map;
import java.util.TreeMap;
import org.bouncycastle.crypto.threshold.ShamirSecretSplitter;
import org.bouncycastle.crypto.threshold.ShamirSplitSecret;
import org.bouncycastle.crypto.threshold.ShamirSplitSecretShare;
import org.muwahhad.shared.Sha256;

/**
 * The 32 random bytes that lock a tender's private key, and their shares (Shamir's scheme over
 * GF(256), with the polynomial of AES): any {@code threshold} of them give the secret back, fewer
 * reveal nothing about it.
 *
 * <p>Shamir's scheme begins at a threshold of two; with a threshold of one every share is the
 * secret itself. Either way a share is an opaque sequence of bytes with a number from 1.
 */
public final class OpeningSecret {
  private static final int BYTES = 32;
  private static final ShamirSecretSplitter.Algorithm FIELD = ShamirSecretSplitter.Algorithm.AES;
  private static final ShamirSecretSplitter.Mode MODE = ShamirSecretSplitter.Mode.Native;
  private static final SecureRandom RANDOM = new SecureRandom();

  private OpeningSecret() {}

  public static byte[] fresh() {
    byte[] secret = new byte[BYTES];
    RANDOM.nextBytes(secret);
    return secret;
  }

  /**
   * What proves a share without revealing it: the SHA-256 of its place and the share. A share is as
   * random as the secret, so that nobody finds it by trying.
   */
  public static String commitment(String boundTo, int shareNumber, byte[] share) {
    byte[] place =
        (SealContexts.share(boundTo, shareNumber) + "|").getBytes(StandardCharsets.UTF_8);
    return Sha256.of(
        ByteBuffer.allocate(place.length + share.length).put(place).put(share).array());
  }

  /** The shares by their number. */
  public static Map<Integer, byte[]> split(byte[] secret, int shares, int threshold) {
    Map<Integer, byte[]> all = new TreeMap<>();
    if (threshold == 1) {
      for (int number = 1; number <= shares; number++) {
        all.put(number, secret.clone());
      }
      return all;
    }
    ShamirSplitSecretShare[] parts =
        new ShamirSecretSplitter(FIELD, MODE, secret.length, RANDOM)
            .resplit(secret, threshold, shares)
            .getSecretShares();
    for (int number = 1; number <= shares; number++) {
      all.put(number, bytes(parts[number - 1]));
    }
    return all;
  }

  /**
   * The secret from at least {@code threshold} of its shares.
   *
   * @throws SealBroken when there are too few
   */
  public static byte[] join(Map<Integer, byte[]> shares, int threshold) {
    if (shares.size() < threshold) {
      throw new SealBroken(shares.size() + " shares of the " + threshold + " needed");
    }
    if (threshold == 1) {
      return shares.values().iterator().next();
    }
    ShamirSplitSecretShare[] parts =
        shares.entrySet().stream()
            .map(share -> new ShamirSplitSecretShare(share.getValue(), share.getKey()))
            .toArray(ShamirSplitSecretShare[]::new);
    try {
      return new ShamirSplitSecret(FIELD, MODE, parts).getSecret();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static byte[] bytes(ShamirSplitSecretShare share) {
    try {
      return share.getEncoded();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
