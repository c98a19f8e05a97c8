package org.muwahhad.award;

import java.util.List;

/**
 * Lots of a tender returned from the standstill to the examination panel, in this transaction.
 *
 * @param lots their numbers
 */
public record LotsReturned(long tenderId, List<Integer> lots) {
  public LotsReturned {
    lots = List.copyOf(lots);
  }
}
