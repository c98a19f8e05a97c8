package org.muwahhad.award;

import jakarta.inject.Singleton;
import jakarta.transaction.Transactional;

/**
 * Carries the awards of a tender back to every demand line, in one statement.
 *
 * <p>Where a lot is divided, the demand lines of an item and a state stand in the order of the day
 * they are needed by (of equal ones the earlier line), the winners in the order they were
 * recommended in, the better rank first, each with the share that the award gives the state. The
 * first winner serves the lines from the first on until its share is used up, the next goes on
 * where it ended: the earliest needs go to the best bid, and of each item and state no more lines
 * are divided than there are winners less one. A lot with one winner is the same with one share.
 *
 * <p>Rounding, stated once: an item's amount is its quantity times the unit price paid, rounded
 * half up to the decimals of the currency of the bid; the award's amount is the sum of its items.
 * Each demand line gets its own quantity in force, which is what its state confirmed and else what
 * it asked for, times the price, down to the last full fils or halala, and what is then missing
 * from the item's amount goes, one smallest coin each, to the lines that lost most (largest
 * remainder; of equal ones the larger quantity, then the earlier line). So the lines of an item sum
 * to its amount exactly, and none is off by a whole coin. VAT is that of the entity's state on the
 * line's net amount, rounded half up.
 *
 * <p>An award does not take effect unless its lines sum to it: the database checks.
 */
@Singleton
class AllocateAwards {
  private final Awards awards;

  AllocateAwards(Awards awards) {
    this.awards = awards;
  }

  /** Returns how many demand lines the pending awards of the tender serve. */
  @Transactional(Transactional.TxType.MANDATORY)
  int run(long tenderId) {
    return awards.allocate(tenderId);
  }
}
