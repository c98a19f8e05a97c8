package org.muwahhad.framework.performance;

import io.micronaut.runtime.event.annotation.EventListener;
import jakarta.inject.Singleton;
import java.util.List;
import org.muwahhad.audit.AuditLog;
import org.muwahhad.framework.performance.PerformanceEntry.BidRecord;
import org.muwahhad.framework.performance.PerformanceEntry.RecordsFrozen;
import org.muwahhad.tender.TenderMove.BidsOpened;

/**
 * Freezes, in the transaction of the opening, how many breaches of each bidder were found in the
 * months before the deadline, where the rule {@code performance.no-breach-months} of the tender
 * counts them. The panel reads it beside its administrative checks.
 */
@Singleton
class FreezeBreachRecords {
  private final BreachRecords records;
  private final AuditLog audit;

  FreezeBreachRecords(BreachRecords records, AuditLog audit) {
    this.records = records;
    this.audit = audit;
  }

  @EventListener
  void onOpened(BidsOpened event) {
    if (records.freeze(event.tenderId()) == 0) {
      return;
    }
    List<BreachRecords.FrozenBidRecord> frozen = records.listOf(event.tenderId());
    audit.recordSystem(
        new RecordsFrozen(
            event.tenderId(),
            frozen.get(0).months(),
            frozen.stream().map(r -> new BidRecord(r.bidId(), r.breaches())).toList()));
  }
}
