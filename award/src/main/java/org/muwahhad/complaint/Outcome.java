package org.muwahhad.complaint;

import java.util.Collection;

/** How a complaint ended, over all lots it named. */
public enum Outcome {
  DISMISSED,
  UPHELD,
  UPHELD_IN_PART;

  static Outcome of(Collection<Remedy> remedies) {
    if (remedies.stream().noneMatch(Remedy::upholds)) {
      return DISMISSED;
    }
    return remedies.stream().allMatch(Remedy::upholds) ? UPHELD : UPHELD_IN_PART;
  }
}
