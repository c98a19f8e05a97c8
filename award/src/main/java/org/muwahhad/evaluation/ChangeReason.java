package org.muwahhad.evaluation;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.muwahhad.shared.Faults;
import org.muwahhad.shared.Refusal;

/** Why a figure is not as it was in the examination before: needed for each that changes. */
public final class ChangeReason {
  private static final int LONGEST = 1000;

  private ChangeReason() {}

  /** Notes a missing or too long reason at its field. */
  public static void check(Faults faults, String path, @Nullable String reason, boolean needed) {
    String field = path + ".changeReason";
    faults
        .check(!needed || reason != null, field, "evaluation.change-needs-reason")
        .atMost(field, reason == null ? "" : reason, LONGEST);
  }

  /**
   * An examination that changes nothing is not recorded.
   *
   * @throws Refusal.InvalidInput when nothing differs
   */
  public static void requireAny(List<?> changes, String list) {
    if (changes.isEmpty()) {
      throw new Refusal.InvalidInput(list, "evaluation.nothing-changed");
    }
  }
}
