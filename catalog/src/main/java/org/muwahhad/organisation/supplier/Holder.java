package org.muwahhad.organisation.supplier;

/**
 * Who may read and write a file: anyone who holds its link, until the supplier is in the register,
 * and the supplier's bid managers from then on.
 *
 * @param registrationId {@link #NO_FILE} for a supplier in the register that has none yet
 * @param personId account under which acts are recorded
 */
public record Holder(long registrationId, long personId) {
  /** In place of the key of a file. */
  static final long NO_FILE = 0;
}
