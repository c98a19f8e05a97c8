package org.muwahhad.tender;

/** Which of the awards that stand a reader is shown. */
public final class AwardVisibility {
  /**
   * As SQL, of the standing award {@code a}, with the parameter {@code pendingToo}: those in
   * effect, or those that are recommended or decided and not in effect yet as well.
   */
  public static final String CONDITION = " (a.status = 'active' OR :pendingToo)\n";

  private AwardVisibility() {}
}
