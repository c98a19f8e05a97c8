package org.muwahhad.db;

/** What a commit promises once it returns. */
public enum Durability {
  /** The commit is on the disk: it survives the loss of power. The only value for real data. */
  EVERY_COMMIT,

  /** Nothing waits for the disk, so any crash may lose data. For tests, whose data nobody keeps. */
  RELAXED
}
