package org.muwahhad.evaluation.score;

import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;
import org.muwahhad.evaluation.Scoring;
import org.muwahhad.shared.Faults;

/** Points run from 0 to 100, with two decimals at most. */
final class PointsRange {
  private PointsRange() {}

  static void check(Faults faults, String field, @Nullable BigDecimal points) {
    if (points == null) {
      faults.check(false, field, "shared.missing");
      return;
    }
    boolean inRange = points.signum() >= 0 && points.compareTo(Scoring.HUNDRED) <= 0;
    faults.check(
        inRange && points.stripTrailingZeros().scale() <= 2, field, "evaluation.points-range");
  }
}
