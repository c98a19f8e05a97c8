package org.muwahhad.audit.log;

import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.List;
import org.muwahhad.shared.Sha256;

/**
 * The hashing of RFC 9162, section 2.1, over SHA-256: a leaf is hashed behind the byte 0x00, a node
 * behind 0x01. All that is computed of a tree is computed of its perfect subtrees.
 */
public final class MerkleTree {
  /** Length of every hash. */
  public static final int HASH_LENGTH = 32;

  private static final byte LEAF = 0;
  private static final byte NODE = 1;

  private MerkleTree() {}

  /** The perfect subtrees of a tree. */
  @FunctionalInterface
  public interface Subtrees {
    /** The hash of the leaves from {@code index * 2^height} on, as many as {@code 2^height}. */
    byte[] hash(int height, long index);
  }

  /** The hash of the tree without leaves. */
  public static byte[] emptyRoot() {
    return Sha256.digest().digest();
  }

  /** The hash of a leaf that holds these bytes. */
  public static byte[] leafHash(byte[] content) {
    MessageDigest digest = Sha256.digest();
    digest.update(LEAF);
    return digest.digest(content);
  }

  /** The hash of a node over two others. */
  public static byte[] nodeHash(byte[] left, byte[] right) {
    MessageDigest digest = Sha256.digest();
    digest.update(NODE);
    digest.update(left);
    return digest.digest(right);
  }

  /** The hash of the leaves up to a size. */
  public static byte[] root(Subtrees tree, long size) {
    return size == 0 ? emptyRoot() : range(tree, 0, size);
  }

  /** The hashes that lead from a leaf to the root, from the leaf's sibling upwards. */
  public static List<byte[]> inclusion(Subtrees tree, long index, long size) {
    if (index < 0 || index >= size) {
      throw new IllegalArgumentException("No leaf " + index + " among " + size);
    }
    List<byte[]> path = new ArrayList<>();
    addPath(tree, index, 0, size, path);
    return path;
  }

  /** The hashes that show that a tree goes on with its first {@code old} leaves. */
  public static List<byte[]> consistency(Subtrees tree, long old, long size) {
    if (old < 0 || old > size) {
      throw new IllegalArgumentException("No tree of " + old + " in one of " + size);
    }
    List<byte[]> proof = new ArrayList<>();
    if (old > 0) {
      addSubproof(tree, old, 0, size, true, proof);
    }
    return proof;
  }

  private static void addPath(Subtrees tree, long index, long start, long end, List<byte[]> path) {
    if (end - start == 1) {
      return;
    }
    long middle = start + split(end - start);
    if (index < middle) {
      addPath(tree, index, start, middle, path);
      path.add(range(tree, middle, end));
    } else {
      addPath(tree, index, middle, end, path);
      path.add(range(tree, start, middle));
    }
  }

  private static void addSubproof(
      Subtrees tree, long old, long start, long end, boolean isKnown, List<byte[]> proof) {
    if (old == end) {
      if (!isKnown) {
        proof.add(range(tree, start, end));
      }
      return;
    }
    long middle = start + split(end - start);
    if (old <= middle) {
      addSubproof(tree, old, start, middle, isKnown, proof);
      proof.add(range(tree, middle, end));
    } else {
      addSubproof(tree, old, middle, end, false, proof);
      proof.add(range(tree, start, middle));
    }
  }

  private static byte[] range(Subtrees tree, long start, long end) {
    long leaves = end - start;
    if (Long.bitCount(leaves) == 1 && start % leaves == 0) {
      int height = Long.numberOfTrailingZeros(leaves);
      return tree.hash(height, start >> height);
    }
    long middle = start + split(leaves);
    return nodeHash(range(tree, start, middle), range(tree, middle, end));
  }

  /** The largest power of two below a number above 1. */
  private static long split(long leaves) {
    return Long.highestOneBit(leaves - 1);
  }
}
