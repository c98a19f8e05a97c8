package org.muwahhad.witness;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Deque;
import java.util.HexFormat;
import java.util.List;

/** SHA-256, and what RFC 9162 makes of it. */
final class Hashes {
  private Hashes() {}

  static MessageDigest sha256() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }

  static String hex(String text) {
    return HexFormat.of().formatHex(sha256().digest(text.getBytes(UTF_8)));
  }

  private static byte[] node(byte[] left, byte[] right) {
    MessageDigest digest = sha256();
    digest.update((byte) 1);
    digest.update(left);
    return digest.digest(right);
  }

  /**
   * Whether a proof leads from the root of a tree to that of a larger one (RFC 9162, section
   * 2.1.4.2).
   */
  static boolean isConsistent(
      long oldSize, byte[] oldRoot, long size, byte[] root, List<byte[]> proof) {
    if (oldSize == size) {
      return proof.isEmpty() && Arrays.equals(oldRoot, root);
    }
    if (oldSize == 0) {
      return proof.isEmpty();
    }
    Deque<byte[]> path = new ArrayDeque<>(proof);
    if (Long.bitCount(oldSize) == 1) {
      path.addFirst(oldRoot);
    }
    byte[] first = path.poll();
    if (first == null) {
      return false;
    }
    long place = oldSize - 1;
    long last = size - 1;
    int even = Long.numberOfTrailingZeros(~place);
    place >>= even;
    last >>= even;
    byte[] old = first;
    byte[] whole = first;
    for (byte[] next : path) {
      if (last == 0) {
        return false;
      }
      if (place % 2 == 1 || place == last) {
        old = node(next, old);
        whole = node(next, whole);
        int up = place == 0 ? 0 : Long.numberOfTrailingZeros(place);
        place >>= up;
        last >>= up;
      } else {
        whole = node(whole, next);
      }
      place >>= 1;
      last >>= 1;
    }
    return last == 0 && Arrays.equals(old, oldRoot) && Arrays.equals(whole, root);
  }
}
