package org.muwahhad.notification;

import io.micronaut.transaction.TransactionOperations;
import jakarta.inject.Singleton;
import java.sql.Connection;
import java.util.List;

/**
 * Reminds suppliers 7 days and 1 day before bids are due, once for each deadline; a deadline moved
 * by an amendment is a new one. Those who follow a tender, are invited to it or have begun or
 * submitted a bid are told alike, so that nobody learns from it who bids.
 *
 * <p>When the service was down over a reminder's moment, only the latest that is due is given.
 */
@Singleton
class RemindOfBids {
  private static final List<Integer> DAYS_BEFORE = List.of(1, 7);
  private final BidDeadlineQueries deadlines;
  private final Notices notices;
  private final NotifyPeople tell;
  private final TransactionOperations<Connection> transactions;

  RemindOfBids(
      BidDeadlineQueries deadlines,
      Notices notices,
      NotifyPeople tell,
      TransactionOperations<Connection> transactions) {
    this.deadlines = deadlines;
    this.notices = notices;
    this.tell = tell;
    this.transactions = transactions;
  }

  /** Gives the reminders that are due by the database's clock; returns how many people got one. */
  int run() {
    int told = 0;
    int beyond = 0;
    for (int days : DAYS_BEFORE) {
      int nearer = beyond;
      List<BidDeadlineQueries.BidsDue> due =
          transactions.executeRead(s -> deadlines.listDue(days, nearer));
      for (BidDeadlineQueries.BidsDue one : due) {
        told += transactions.executeWrite(s -> remind(one));
      }
      beyond = days;
    }
    return told;
  }

  private int remind(BidDeadlineQueries.BidsDue due) {
    if (deadlines.claim(due.tenderId()).isEmpty()) {
      return 0;
    }
    return tell.run(
        Notice.of(
                "bid-deadline",
                due.page(),
                Argument.name(due.title()),
                Argument.text(due.number()),
                Argument.at(due.deadlineAt()),
                Argument.number(due.daysLeft()))
            .once(due.onceKey()),
        id -> notices.tellInterested(id, due.tenderId()));
  }
}
