package org.muwahhad.tender;

import org.jspecify.annotations.Nullable;

/**
 * A conflict of interest as programs send it.
 *
 * @param statement what the conflict is, at most 1,000 characters; null is refused as empty
 */
public record ConflictStatement(@Nullable String statement) {
  /** What was sent, empty where nothing was. */
  public String written() {
    return statement == null ? "" : statement;
  }
}
