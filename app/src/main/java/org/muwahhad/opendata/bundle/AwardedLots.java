package org.muwahhad.opendata.bundle;

import java.util.List;

/**
 * The lots of a tender that its bundle tells of.
 *
 * @param lots those that are awarded whole
 * @param awards their awards, all of them in force
 */
record AwardedLots(long tenderId, List<Long> lots, List<Long> awards) {
  /** The values of a parameter of a statement. */
  List<Long> values(String parameter) {
    return switch (parameter) {
      case ":lots" -> lots;
      case ":awards" -> awards;
      default -> List.of(tenderId);
    };
  }
}
