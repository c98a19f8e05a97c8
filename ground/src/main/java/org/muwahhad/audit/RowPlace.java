package org.muwahhad.audit;

/**
 * A place in the order in which rows are read.
 *
 * @param session of the rows, an unsigned number
 * @param id of the last row that was read
 */
record RowPlace(String session, long id) {
  static final RowPlace BEGINNING = new RowPlace("0", Long.MIN_VALUE);
  static final RowPlace END = new RowPlace("18446744073709551615", Long.MAX_VALUE);

  boolean isAfter(RowPlace other) {
    int sessions = compare(session, other.session());
    return sessions > 0 || sessions == 0 && id > other.id();
  }

  /** The order of two sessions. */
  static int compare(String one, String other) {
    return Long.compareUnsigned(number(one), number(other));
  }

  private static long number(String session) {
    return session.isEmpty() ? 0 : Long.parseUnsignedLong(session);
  }
}
