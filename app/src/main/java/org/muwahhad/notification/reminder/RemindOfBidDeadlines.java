package org.muwahhad.notification.reminder;

import io.micronaut.transaction.TransactionOperations;
import jakarta.inject.Singleton;
import java.sql.Connection;
import java.util.List;
import org.muwahhad.notification.notice.Argument;
import org.muwahhad.notification.notice.Notice;
import org.muwahhad.notification.notice.Notices;
import org.muwahhad.notification.notice.NotifyPeople;
import org.muwahhad.shared.DatabaseClock;
import org.muwahhad.work.JobTurn;

/**
 * Reminds suppliers 7 days and 1 day before bids are due, and members of opening panels 3 days and
 * 1 day before, as long as they have not tried their share of the opening key: a share that does
 * not work shows before the opening and not in it. Each once for each deadline; a deadline moved by
 * an amendment is a new one. Those who follow a tender, are invited to it or have begun or
 * submitted a bid are told alike, so that nobody learns from it who bids.
 *
 * <p>When the service was down over a reminder's moment, only the latest that is due is given.
 */
@Singleton
class RemindOfBidDeadlines {
  private final BidDeadlineQueries deadlines;
  private final NotifyPeople tell;
  private final DatabaseClock clock;
  private final TransactionOperations<Connection> transactions;
  private final List<Reminder> reminders;

  RemindOfBidDeadlines(
      BidDeadlineQueries deadlines,
      Notices notices,
      NotifyPeople tell,
      DatabaseClock clock,
      TransactionOperations<Connection> transactions) {
    this.deadlines = deadlines;
    this.tell = tell;
    this.clock = clock;
    this.transactions = transactions;
    this.reminders =
        List.of(
            new Reminder(
                "bid-deadline", List.of(1, 7), deadlines::listDue, notices::tellInterested),
            new Reminder(
                "share-untried",
                List.of(1, 3),
                deadlines::listWithUntriedShares,
                notices::tellUntriedHolders));
  }

  /** Finds the tenders whose bids are due within some days, and later than in some others. */
  private interface DueTenders {
    List<BidDeadlineQueries.BidsDue> list(int days, int beyond);
  }

  /** Tells those concerned by a tender. */
  private interface Audience {
    int tell(long noticeId, long tenderId);
  }

  /** Reminders by the days before the deadline, the nearest first. */
  private record Reminder(
      String kind, List<Integer> daysBefore, DueTenders due, Audience audience) {}

  /** Gives the reminders that are due by the database's clock, within a turn. */
  void run(JobTurn turn) {
    reminders.forEach(reminder -> give(turn, reminder));
  }

  private void give(JobTurn turn, Reminder reminder) {
    int beyond = 0;
    for (int days : reminder.daysBefore()) {
      int nearer = beyond;
      turn.takeAll(
          "Reminders (" + reminder.kind() + ") of tender",
          () -> transactions.executeRead(s -> reminder.due().list(days, nearer)),
          BidDeadlineQueries.BidsDue::tenderId,
          due -> transactions.executeWrite(s -> give(reminder, due)));
      beyond = days;
    }
  }

  private int give(Reminder reminder, BidDeadlineQueries.BidsDue due) {
    if (deadlines.claim(due.tenderId()).isEmpty()) {
      return 0;
    }
    return tell.run(
        Notice.of(
                reminder.kind(),
                due.page(),
                Argument.name(due.title()),
                Argument.text(due.number()),
                Argument.at(due.deadlineAt()),
                Argument.daysLeft(clock.now(), due.deadlineAt()))
            .once(due.onceKey()),
        id -> reminder.audience().tell(id, due.tenderId()));
  }
}
