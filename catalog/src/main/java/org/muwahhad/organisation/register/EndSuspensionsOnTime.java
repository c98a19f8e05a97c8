package org.muwahhad.organisation.register;

import io.micronaut.scheduling.annotation.Scheduled;
import io.micronaut.transaction.TransactionOperations;
import jakarta.inject.Singleton;
import java.sql.Connection;
import java.util.Optional;
import org.muwahhad.audit.AuditLog;
import org.muwahhad.organisation.OrganisationEntry.SuspensionRanOut;
import org.muwahhad.shared.Refusal;
import org.muwahhad.shared.RiyadhDay;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Ends every suspension whose last day has passed in Riyadh. Runs on every node: each suspension is
 * ended by an update that holds only while it lasts, so that two nodes never end the same one.
 */
@Singleton
public class EndSuspensionsOnTime {
  private static final Logger LOG = LoggerFactory.getLogger(EndSuspensionsOnTime.class);
  private final Suppliers suppliers;
  private final RiyadhDay days;
  private final AuditLog audit;
  private final TransactionOperations<Connection> transactions;

  EndSuspensionsOnTime(
      Suppliers suppliers,
      RiyadhDay days,
      AuditLog audit,
      TransactionOperations<Connection> transactions) {
    this.suppliers = suppliers;
    this.days = days;
    this.audit = audit;
    this.transactions = transactions;
  }

  /** Ends what is over, each in a transaction of its own; returns how many. */
  public int run() {
    int ended = 0;
    while (transactions.executeWrite(status -> endNext())) {
      ended++;
    }
    return ended;
  }

  private boolean endNext() {
    Optional<Long> claimed = suppliers.claimRunOut(days.today());
    if (claimed.isEmpty()) {
      return false;
    }
    long id = claimed.get();
    Suppliers.Supplier supplier = suppliers.get(id);
    if (suppliers.endSuspension(id, null, null) != 1) {
      throw Refusal.Conflict.changedMeanwhile();
    }
    suppliers.move(id, SupplierStatus.SUSPENDED, SupplierStatus.REGISTERED, supplier.version());
    audit.recordSystem(new SuspensionRanOut(id, supplier.registrationNumber()));
    return true;
  }

  @Scheduled(fixedDelay = "${muwahhad.suspension-interval:10m}", initialDelay = "30s")
  void endOnTime() {
    try {
      run();
    } catch (RuntimeException e) {
      // The next turn, or another node, takes what this one could not.
      LOG.warn("Suspensions could not be ended on time now", e);
    }
  }
}
