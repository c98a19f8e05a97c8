package org.muwahhad.audit;

import io.micronaut.transaction.TransactionOperations;
import jakarta.inject.Singleton;
import java.sql.Connection;
import java.util.List;
import org.muwahhad.access.Actor;
import org.muwahhad.access.Grant;
import org.muwahhad.access.Role;
import org.muwahhad.audit.AuditEntry.RecordVerified;

/**
 * An auditor or administrator has the audit record verified: what is new since the last checkpoint
 * is recomputed, the rest compared with its checkpoints. That it was done, and with what outcome,
 * is recorded itself.
 */
@Singleton
public class RunVerification {
  private final VerifyAudit verifyAudit;
  private final AuditLog audit;
  private final TransactionOperations<Connection> transactions;

  RunVerification(
      VerifyAudit verifyAudit, AuditLog audit, TransactionOperations<Connection> transactions) {
    this.verifyAudit = verifyAudit;
    this.audit = audit;
    this.transactions = transactions;
  }

  public VerifyAudit.Verification run(Actor actor) {
    return run(actor, List.of());
  }

  /** The same against anchors that the person kept elsewhere. */
  public VerifyAudit.Verification run(Actor actor, List<AnchorCopy> copies) {
    Grant grant = actor.require(Role.AUDITOR, Role.ADMINISTRATOR);
    VerifyAudit.Verification result =
        verifyAudit.run(
            VerifyAudit.Extent.SINCE_CHECKPOINT, copies, (done, about, isRecomputed) -> {});
    // Not in one transaction: what is verified may take its connection with it.
    transactions.executeWrite(
        status -> {
          audit.record(
              actor,
              grant.role(),
              new RecordVerified(result.entries(), result.findings().size(), copies.size()));
          return true;
        });
    return result;
  }
}
