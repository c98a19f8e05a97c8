package org.muwahhad.audit.log;

import java.util.Base64;

/** Hashes as they are written in proofs. */
final class HashText {
  private HashText() {}

  /** The hash that a text in Base64 holds; empty where it holds none, or in another spelling. */
  static byte[] find(String text) {
    try {
      byte[] hash = Base64.getDecoder().decode(text);
      return hash.length == MerkleTree.HASH_LENGTH
              && Base64.getEncoder().encodeToString(hash).equals(text)
          ? hash
          : new byte[0];
    } catch (IllegalArgumentException e) {
      return new byte[0];
    }
  }
}
