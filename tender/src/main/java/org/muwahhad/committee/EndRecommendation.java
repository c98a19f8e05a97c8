package org.muwahhad.committee;

import jakarta.inject.Singleton;
import jakarta.transaction.Transactional;

/**
 * Ends the recommendation that the committees accepted, for a later stage that returns lots to the
 * examination panel: what is recommended next is decided on again.
 */
@Singleton
public class EndRecommendation {
  private final ReachLevels reachLevels;

  EndRecommendation(ReachLevels reachLevels) {
    this.reachLevels = reachLevels;
  }

  /** Does nothing when no recommendation stands. */
  @Transactional(Transactional.TxType.MANDATORY)
  public void run(long tenderId) {
    reachLevels.end(tenderId);
  }
}
