package org.muwahhad.audit.log;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * RFC 9162, section 2.1, word for word over a list of leaves: what the service computes is held
 * against it. It has nothing in common with the code of the service.
 */
public final class NaiveTree implements MerkleTree.Subtrees {
  private final List<byte[]> leaves = new ArrayList<>();
  private final Map<String, byte[]> known = new HashMap<>();

  public void add(byte[] content) {
    leaves.add(content);
  }

  public long size() {
    return leaves.size();
  }

  /** MTH(D[n]) of the first leaves. */
  public byte[] root(int size) {
    return size == 0 ? sha256() : mth(0, size);
  }

  private byte[] mth(int start, int end) {
    byte[] before = known.get(start + ":" + end);
    if (before != null) {
      return before;
    }
    byte[] hash;
    if (end - start == 1) {
      hash = sha256(new byte[] {0}, leaves.get(start));
    } else {
      int k = k(end - start);
      hash = sha256(new byte[] {1}, mth(start, start + k), mth(start + k, end));
    }
    known.put(start + ":" + end, hash);
    return hash;
  }

  /** PATH(m, D[n]). */
  public List<byte[]> path(int m, int start, int end) {
    if (end - start == 1) {
      return new ArrayList<>();
    }
    int k = k(end - start);
    List<byte[]> path;
    if (m < k) {
      path = path(m, start, start + k);
      path.add(mth(start + k, end));
    } else {
      path = path(m - k, start + k, end);
      path.add(mth(start, start + k));
    }
    return path;
  }

  /** SUBPROOF(m, D[n], b). */
  public List<byte[]> subproof(int m, int start, int end, boolean b) {
    int n = end - start;
    if (m == n) {
      List<byte[]> proof = new ArrayList<>();
      if (!b) {
        proof.add(mth(start, end));
      }
      return proof;
    }
    int k = k(n);
    List<byte[]> proof;
    if (m <= k) {
      proof = subproof(m, start, start + k, b);
      proof.add(mth(start + k, end));
    } else {
      proof = subproof(m - k, start + k, end, false);
      proof.add(mth(start, start + k));
    }
    return proof;
  }

  /** The largest power of two smaller than n. */
  private static int k(int n) {
    int k = 1;
    while (k * 2 < n) {
      k *= 2;
    }
    return k;
  }

  @Override
  public byte[] hash(int height, long index) {
    int leavesBelow = 1 << height;
    return mth((int) index * leavesBelow, (int) (index + 1) * leavesBelow);
  }

  private static byte[] sha256(byte[]... parts) {
    try {
      MessageDigest digest = MessageDigest.getInstance("SHA-256");
      for (byte[] part : parts) {
        digest.update(part);
      }
      return digest.digest();
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }
}
