package org.muwahhad.audit.log;

import java.util.Arrays;
import java.util.Base64;
import java.util.List;

/**
 * That a leaf is in a tree (RFC 9162, section 2.1.3).
 *
 * @param leafIndex of the leaf, from 0
 * @param treeSize leaves of the tree
 * @param hashes from the sibling of the leaf upwards, Base64
 */
public record InclusionProof(long leafIndex, long treeSize, List<String> hashes) {
  public InclusionProof {
    hashes = List.copyOf(hashes);
  }

  static InclusionProof of(MerkleTree.Subtrees tree, long leafIndex, long treeSize) {
    Base64.Encoder encoder = Base64.getEncoder();
    return new InclusionProof(
        leafIndex,
        treeSize,
        MerkleTree.inclusion(tree, leafIndex, treeSize).stream()
            .map(encoder::encodeToString)
            .toList());
  }

  /** Whether it leads from the hash of a leaf to a root. What cannot be read leads nowhere. */
  public boolean proves(byte[] leafHash, byte[] root) {
    if (leafIndex < 0 || leafIndex >= treeSize) {
      return false;
    }
    long place = leafIndex;
    long last = treeSize - 1;
    byte[] hash = leafHash;
    for (String each : hashes) {
      byte[] sibling = HashText.find(each);
      if (last == 0 || sibling.length == 0) {
        return false;
      }
      if ((place & 1) == 1 || place == last) {
        hash = MerkleTree.nodeHash(sibling, hash);
        while ((place & 1) == 0 && place != 0) {
          place >>= 1;
          last >>= 1;
        }
      } else {
        hash = MerkleTree.nodeHash(hash, sibling);
      }
      place >>= 1;
      last >>= 1;
    }
    return last == 0 && Arrays.equals(hash, root);
  }
}
