package org.muwahhad.demand.round;

import io.micronaut.scheduling.annotation.Scheduled;
import io.micronaut.transaction.TransactionOperations;
import jakarta.inject.Singleton;
import java.sql.Connection;
import org.muwahhad.audit.AuditLog;
import org.muwahhad.demand.DemandEntry.RoundClosed;
import org.muwahhad.shared.Refusal;
import org.muwahhad.work.JobTurn;
import org.muwahhad.work.JobTurns;
import org.muwahhad.work.ScheduledJob;
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
  private static final int AT_ONCE = 100;
  private final Rounds rounds;
  private final AuditLog audit;
  private final JobTurns turns;
  private final TransactionOperations<Connection> transactions;

  CloseRoundsOnTime(
      Rounds rounds,
      AuditLog audit,
      JobTurns turns,
      TransactionOperations<Connection> transactions) {
    this.rounds = rounds;
    this.audit = audit;
    this.turns = turns;
    this.transactions = transactions;
  }

  /**
   * Closes what is due, each round in a transaction of its own; returns how many. A round that
   * cannot be closed holds up no other; its failure is thrown at the end.
   */
  public int run() {
    JobTurn turn = turns.begin(ScheduledJob.ROUNDS);
    turn.takeByKey(
        "Round",
        after -> transactions.executeRead(status -> rounds.listOverdue(after, AT_ONCE)),
        id -> transactions.executeWrite(status -> close(id)));
    return turn.end();
  }

  private int close(long id) {
    if (rounds.claimOverdue(id).isEmpty()) {
      // Another node was first.
      return 0;
    }
    Rounds.Round round = rounds.get(id);
    if (rounds.close(
            round.id(), round.status(), RoundStatus.RoundEvent.CLOSE.to(), null, round.version())
        != 1) {
      throw Refusal.Conflict.changedMeanwhile();
    }
    audit.recordSystem(new RoundClosed(round.id(), round.code(), false, null));
    return 1;
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
