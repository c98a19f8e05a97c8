package org.muwahhad.notification.reminder;

import io.micronaut.scheduling.annotation.Scheduled;
import io.micronaut.transaction.TransactionOperations;
import jakarta.inject.Singleton;
import java.sql.Connection;
import java.time.Instant;
import org.muwahhad.notification.event.SignatureNotices;
import org.muwahhad.notification.notice.Argument;
import org.muwahhad.notification.notice.DaysLeft;
import org.muwahhad.notification.notice.Notices;
import org.muwahhad.notification.notice.NotifyPeople;
import org.muwahhad.reporting.signature.SignatureRounds;
import org.muwahhad.shared.DatabaseClock;
import org.muwahhad.web.Page;
import org.muwahhad.work.JobTurn;
import org.muwahhad.work.JobTurns;
import org.muwahhad.work.ScheduledJob;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Reminds the members who have not signed in a signature round two days before its last day and on
 * that day, each time once (a unique key in the database guards it). Runs on every node. When the
 * service was down over a reminder's day, only the later one that is due is given.
 */
@Singleton
public class RemindOfSignatures {
  private static final Logger LOG = LoggerFactory.getLogger(RemindOfSignatures.class);

  private static final int DAYS_BEFORE = 2;
  private final SignatureRounds rounds;
  private final Notices notices;
  private final NotifyPeople tell;
  private final DatabaseClock clock;
  private final JobTurns turns;
  private final TransactionOperations<Connection> transactions;

  RemindOfSignatures(
      SignatureRounds rounds,
      Notices notices,
      NotifyPeople tell,
      DatabaseClock clock,
      JobTurns turns,
      TransactionOperations<Connection> transactions) {
    this.rounds = rounds;
    this.notices = notices;
    this.tell = tell;
    this.clock = clock;
    this.turns = turns;
    this.transactions = transactions;
  }

  /**
   * Gives the reminders that are due by the database's clock; returns how many people got one. One
   * that cannot be given holds up no other; its failure is thrown at the end.
   */
  public int run() {
    JobTurn turn = turns.begin(ScheduledJob.SIGNATURE_REMINDERS);
    turn.takeAll(
        "Reminders of signature round",
        () -> transactions.executeRead(s -> rounds.listEnding(DAYS_BEFORE + 1)),
        SignatureRounds.SignatureRound::id,
        round -> transactions.executeWrite(s -> remind(round, clock.now())));
    return turn.end();
  }

  private int remind(SignatureRounds.SignatureRound round, Instant now) {
    long left = DaysLeft.between(now, round.untilAt(), Page.RIYADH);
    if (left > DAYS_BEFORE) {
      return 0;
    }
    return tell.run(
        SignatureNotices.notice("signature-due", round, Argument.at(round.untilAt()))
            .once("signature-due:%d:%s".formatted(round.id(), left == 0 ? "last" : "first")),
        id -> notices.tellUnsigned(id, round.id()));
  }

  @Scheduled(fixedDelay = "${muwahhad.reminder-interval:5m}", initialDelay = "65s")
  void remindOnTime() {
    try {
      run();
    } catch (RuntimeException e) {
      // The next turn, or another node, gives what this one could not.
      LOG.warn("Reminders of signatures could not be given now", e);
    }
  }
}
