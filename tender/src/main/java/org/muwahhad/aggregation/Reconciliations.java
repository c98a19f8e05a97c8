package org.muwahhad.aggregation;

import jakarta.inject.Singleton;
import jakarta.transaction.Transactional;

/** Reconciles tenders with the demand they were made of. */
@Singleton
public class Reconciliations {
  private final ReconciliationCellQueries cells;

  Reconciliations(ReconciliationCellQueries cells) {
    this.cells = cells;
  }

  /** Both sides as they stand now; empty for a tender that does not exist. */
  @Transactional
  public Reconciliation get(long tenderId) {
    return Reconciliation.of(cells.listCells(tenderId), cells.listConversions(tenderId));
  }
}
