package org.muwahhad.award;

import jakarta.inject.Singleton;
import jakarta.transaction.Transactional;

/**
 * Ends the pending awards that cannot stand without one that ended: the others of a divided lot,
 * since a lot is decided as a whole, and those at a discounted price whose condition is no longer
 * met, since no committee saw them at another price. Their lots return to the examination panel
 * with the lot that failed, and the panel recommends again at prices that hold.
 */
@Singleton
public class EndAwards {
  private final Awards awards;

  EndAwards(Awards awards) {
    this.awards = awards;
  }

  /** Returns how many awards ended; one that ends may end another. */
  @Transactional(Transactional.TxType.MANDATORY)
  public int run(long tenderId) {
    int all = 0;
    int ended = awards.endDivided(tenderId) + awards.endConditional(tenderId);
    while (ended > 0) {
      all += ended;
      ended = awards.endDivided(tenderId) + awards.endConditional(tenderId);
    }
    return all;
  }
}
