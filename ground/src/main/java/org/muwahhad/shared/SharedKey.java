package org.muwahhad.shared;

/** A key that all nodes of a deployment have in common, and that their database does not hold. */
public interface SharedKey {

  /** Its file in the data directory, by which operators know it. */
  String name();

  /** Whether this node has it already. */
  boolean isThere();

  /**
   * What tells it from another key and gives nothing of it away: 16 hexadecimal digits. The key is
   * made where this node has none.
   */
  String fingerprint();
}
