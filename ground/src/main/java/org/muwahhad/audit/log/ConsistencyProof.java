package org.muwahhad.audit.log;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;

/**
 * That a tree begins with all leaves of an earlier one (RFC 9162, section 2.1.4).
 *
 * @param oldSize leaves of the earlier tree
 * @param treeSize leaves of the tree
 * @param hashes Base64; none where the trees are equal or the earlier one is empty
 */
public record ConsistencyProof(long oldSize, long treeSize, List<String> hashes) {
  public ConsistencyProof {
    hashes = List.copyOf(hashes);
  }

  static ConsistencyProof of(MerkleTree.Subtrees tree, long oldSize, long treeSize) {
    Base64.Encoder encoder = Base64.getEncoder();
    return new ConsistencyProof(
        oldSize,
        treeSize,
        MerkleTree.consistency(tree, oldSize, treeSize).stream()
            .map(encoder::encodeToString)
            .toList());
  }

  /** Whether it leads from the root of the earlier tree to that of the tree. */
  public boolean proves(byte[] oldRoot, byte[] root) {
    if (oldSize == 0) {
      return hashes.isEmpty() && Arrays.equals(oldRoot, MerkleTree.emptyRoot());
    }
    if (oldSize == treeSize) {
      return hashes.isEmpty() && Arrays.equals(oldRoot, root);
    }
    if (oldSize < 0 || oldSize > treeSize) {
      return false;
    }
    List<byte[]> path = new ArrayList<>();
    if (Long.bitCount(oldSize) == 1) {
      path.add(oldRoot);
    }
    for (String each : hashes) {
      byte[] hash = HashText.find(each);
      if (hash.length == 0) {
        return false;
      }
      path.add(hash);
    }
    return !path.isEmpty() && leads(path, oldRoot, root);
  }

  private boolean leads(List<byte[]> path, byte[] oldRoot, byte[] root) {
    long place = oldSize - 1;
    long last = treeSize - 1;
    while ((place & 1) == 1) {
      place >>= 1;
      last >>= 1;
    }
    byte[] old = path.get(0);
    byte[] hash = path.get(0);
    for (byte[] next : path.subList(1, path.size())) {
      if (last == 0) {
        return false;
      }
      if ((place & 1) == 1 || place == last) {
        old = MerkleTree.nodeHash(next, old);
        hash = MerkleTree.nodeHash(next, hash);
        while ((place & 1) == 0 && place != 0) {
          place >>= 1;
          last >>= 1;
        }
      } else {
        hash = MerkleTree.nodeHash(hash, next);
      }
      place >>= 1;
      last >>= 1;
    }
    return last == 0 && Arrays.equals(old, oldRoot) && Arrays.equals(hash, root);
  }
}
