package org.muwahhad.organisation.register;

import io.micronaut.scheduling.annotation.Scheduled;
import io.micronaut.transaction.TransactionOperations;
import jakarta.inject.Singleton;
import java.sql.Connection;
import org.muwahhad.audit.AuditLog;
import org.muwahhad.organisation.OrganisationEntry.SuspensionRanOut;
import org.muwahhad.shared.Refusal;
import org.muwahhad.shared.RiyadhDay;
import org.muwahhad.work.JobTurn;
import org.muwahhad.work.JobTurns;
import org.muwahhad.work.ScheduledJob;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Ends every suspension whose last day has passed in Riyadh. Runs on every node: each suspension is
 * ended by an update that holds only while it lasts, so that two nodes never end the same one.
 */
@Singleton
public class EndSuspensionsOnTime {
  private static final Logger LOG = LoggerFactory.getLogger(EndSuspensionsOnTime.class);
  private static final int AT_ONCE = 100;
  private final Suppliers suppliers;
  private final RiyadhDay days;
  private final AuditLog audit;
  private final JobTurns turns;
  private final TransactionOperations<Connection> transactions;

  EndSuspensionsOnTime(
      Suppliers suppliers,
      RiyadhDay days,
      AuditLog audit,
      JobTurns turns,
      TransactionOperations<Connection> transactions) {
    this.suppliers = suppliers;
    this.days = days;
    this.audit = audit;
    this.turns = turns;
    this.transactions = transactions;
  }

  /**
   * Ends what is over, each in a transaction of its own; returns how many. A suspension that cannot
   * be ended holds up no other; its failure is thrown at the end.
   */
  public int run() {
    JobTurn turn = turns.begin(ScheduledJob.SUSPENSIONS);
    turn.takeByKey(
        "Suspension of supplier",
        after ->
            transactions.executeRead(status -> suppliers.listRunOut(days.today(), after, AT_ONCE)),
        id -> transactions.executeWrite(status -> end(id)));
    return turn.end();
  }

  private int end(long id) {
    if (suppliers.claimRunOut(id, days.today()).isEmpty()) {
      // Another node was first.
      return 0;
    }
    Suppliers.Supplier supplier = suppliers.get(id);
    if (suppliers.endSuspension(id, null, null) != 1) {
      throw Refusal.Conflict.changedMeanwhile();
    }
    suppliers.move(id, SupplierStatus.SUSPENDED, SupplierStatus.REGISTERED, supplier.version());
    audit.recordSystem(new SuspensionRanOut(id, supplier.registrationNumber()));
    return 1;
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
