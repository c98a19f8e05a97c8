package org.muwahhad.audit.log;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Iterator;

/** A tree as it grows leaf by leaf: it keeps the hashes of its perfect subtrees alone. */
final class GrowingTree {
  private final Deque<byte[]> subtrees = new ArrayDeque<>();
  private long size;

  void add(byte[] leafHash) {
    byte[] hash = leafHash;
    for (long full = size; full % 2 == 1; full /= 2) {
      hash = MerkleTree.nodeHash(subtrees.pop(), hash);
    }
    subtrees.push(hash);
    size++;
  }

  long size() {
    return size;
  }

  byte[] root() {
    Iterator<byte[]> fromRight = subtrees.iterator();
    if (!fromRight.hasNext()) {
      return MerkleTree.emptyRoot();
    }
    byte[] root = fromRight.next();
    while (fromRight.hasNext()) {
      root = MerkleTree.nodeHash(fromRight.next(), root);
    }
    return root;
  }
}
