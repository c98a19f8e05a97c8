package org.muwahhad.access;

import java.util.Arrays;
import java.util.Optional;

/**
 * The part of what concerns all states that is a person's own, as it stands in the addresses of
 * reports: nothing for the whole, the code of a state for its coordinator, the key of an entity for
 * its officers.
 */
public final class ReportScope {
  private ReportScope() {}

  /**
   * The widest part that a person reads; empty for a person who reads none.
   *
   * @param all roles that read the whole
   */
  public static Optional<String> of(Actor actor, Role... all) {
    if (Arrays.stream(all).anyMatch(actor::is)) {
      return Optional.of("");
    }
    return actor
        .find(Role.NATIONAL_COORDINATOR)
        .map(Grant::state)
        .or(() -> actor.find(Role.PROCUREMENT_OFFICER).map(g -> String.valueOf(g.entity())));
  }

  /** What such a report is about in addresses: {@code 12}, or {@code 12-KW} for a part. */
  public static String written(long id, String part) {
    return part.isEmpty() ? String.valueOf(id) : id + "-" + part;
  }
}
