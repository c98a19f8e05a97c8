package org.muwahhad.framework.fulfilment;

import java.math.BigDecimal;

/**
 * What the dossier says a supplier owes when it delivers late.
 *
 * @param percentPerWeek percent of the value of what is late, for each week; each day counts a
 *     seventh of it
 * @param mostPercent percent of the value of the order that all its delays come to at most
 */
public record DelayTerms(BigDecimal percentPerWeek, BigDecimal mostPercent) {
  /** Nothing is owed. */
  public static final DelayTerms NONE = new DelayTerms(BigDecimal.ZERO, BigDecimal.ZERO);

  public DelayTerms {
    if (percentPerWeek.signum() < 0 || mostPercent.signum() < 0) {
      throw new IllegalArgumentException(percentPerWeek + " " + mostPercent);
    }
  }
}
