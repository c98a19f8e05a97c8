package org.muwahhad.audit;

import io.micronaut.transaction.TransactionOperations;
import java.sql.Connection;
import org.muwahhad.TestApp;
import org.muwahhad.access.Actor;
import org.muwahhad.demand.DemandEntry.RoundAggregated;
import org.muwahhad.tender.TenderEntry.LotStepUndone;

/** Entries on chains of tests, which nobody listens to. */
final class TestActs {
  private TestActs() {}

  /**
   * An act of a central buyer.
   *
   * @param chain of a round or of a tender
   * @param what stands in the entry
   */
  static void record(TestApp app, Actor buyer, String chain, String what) {
    String[] of = chain.split(":");
    long id = Long.parseLong(of[1]);
    app.get(AuditLog.class)
        .record(
            buyer,
            of[0].equals("round")
                ? new RoundAggregated(id, what, 0)
                : new LotStepUndone(id, 1, what));
  }

  /** An entry of the service that none of its acts would write. */
  static void recordAny(TestApp app, String chain, String act, String type, String id) {
    app.get(AuditLog.class).append(null, "SYSTEM", chain, act, type, id, "{}");
  }

  @SuppressWarnings("unchecked")
  static TransactionOperations<Connection> transactions(TestApp app) {
    return app.get(TransactionOperations.class);
  }
}
