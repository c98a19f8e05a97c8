package org.muwahhad.demand.round;

import io.micronaut.scheduling.annotation.Scheduled;
import io.micronaut.transaction.TransactionOperations;
import jakarta.inject.Singleton;
import java.sql.Connection;
import java.util.Optional;
import org.muwahhad.audit.AuditLog;
import org.muwahhad.demand.DemandEntry.RoundClosed;
import org.muwahhad.shared.Refusal;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Closes every open round whose closing time has passed by the database's clock. Runs on every
 * node: a round is closed by an update that holds only while it is open, so that two nodes never
 * close the same one.
 */
@Singleton
public class CloseRoundsOnTime {
  private static final Logger LOG = LoggerFactory.getLogger(CloseRoundsOnTime.class);
  private final Rounds rounds;
  private final AuditLog audit;
  private final TransactionOperations<Connection> transactions;

  CloseRoundsOnTime(Rounds rounds, AuditLog audit, TransactionOperations<Connection> transactions) {
    this.rounds = rounds;
    this.audit = audit;
    this.transactions = transactions;
  }

  /** Closes what is due, each round in a transaction of its own; returns how many. */
  public int run() {
    int closed = 0;
    while (transactions.executeWrite(status -> closeNext())) {
      closed++;
    }
    return closed;
  }

  private boolean closeNext() {
    Optional<Long> claimed = rounds.claimOverdue();
    if (claimed.isEmpty()) {
      return false;
    }
    Rounds.Round round = rounds.get(claimed.get());
    if (rounds.close(
            round.id(), round.status(), RoundStatus.RoundEvent.CLOSE.to(), null, round.version())
        != 1) {
      throw Refusal.Conflict.changedMeanwhile();
    }
    audit.recordSystem(new RoundClosed(round.id(), round.code(), false, null));
    return true;
  }

  @Scheduled(
      fixedDelay = "${muwahhad.round-close-interval:30s}",
      initialDelay = "${muwahhad.round-close-interval:30s}")
  void closeOnTime() {
    try {
      run();
    } catch (RuntimeException e) {
      // The next turn, or another node, takes what this one could not.
      LOG.warn("Rounds could not be closed on time now", e);
    }
  }
}
