package org.muwahhad.db;

/** What a commit promises once it returns. */
public enum Durability {
  /** The commit is on the disk: it survives the loss of power. The only value for real data. */
  EVERY_COMMIT,

  /** The commit reaches the disk within about a second. For tests, whose data nobody keeps. */
  RELAXED
}
