package org.muwahhad.notification.reminder;

import io.micronaut.scheduling.annotation.Scheduled;
import io.micronaut.transaction.TransactionOperations;
import jakarta.inject.Singleton;
import java.sql.Connection;
import java.time.Instant;
import org.muwahhad.access.Role;
import org.muwahhad.complaint.ComplaintQueries;
import org.muwahhad.complaint.ComplaintStatus;
import org.muwahhad.notification.notice.Argument;
import org.muwahhad.notification.notice.DaysLeft;
import org.muwahhad.notification.notice.Notice;
import org.muwahhad.notification.notice.Notices;
import org.muwahhad.notification.notice.NotifyPeople;
import org.muwahhad.shared.DatabaseClock;
import org.muwahhad.web.Page;
import org.muwahhad.work.JobTurn;
import org.muwahhad.work.JobTurns;
import org.muwahhad.work.ScheduledJob;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Reminds the central buyers a day before the answer to a complaint is due, the bidder a day before
 * its time to reply ends, and the review body three days before its decision is, each time once (a
 * unique key in the database guards it). Runs on every node.
 */
@Singleton
public class RemindOfComplaints {
  private static final Logger LOG = LoggerFactory.getLogger(RemindOfComplaints.class);
  private static final int DAYS_BEFORE_ANSWER = 1;
  private static final int DAYS_BEFORE_DECISION = 3;

  private final ComplaintQueries complaints;
  private final Notices notices;
  private final NotifyPeople tell;
  private final DatabaseClock clock;
  private final JobTurns turns;
  private final TransactionOperations<Connection> transactions;

  RemindOfComplaints(
      ComplaintQueries complaints,
      Notices notices,
      NotifyPeople tell,
      DatabaseClock clock,
      JobTurns turns,
      TransactionOperations<Connection> transactions) {
    this.complaints = complaints;
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
    JobTurn turn = turns.begin(ScheduledJob.COMPLAINT_REMINDERS);
    turn.takeAll(
        "Reminders of complaint",
        () -> transactions.executeRead(s -> complaints.listLiving()),
        ComplaintQueries.Complaint::id,
        complaint -> transactions.executeWrite(s -> remind(complaint, clock.now())));
    return turn.end();
  }

  private int remind(ComplaintQueries.Complaint complaint, Instant now) {
    int count = 0;
    if (complaint.status() == ComplaintStatus.FILED
        && isDue(now, complaint.answerUntil(), DAYS_BEFORE_ANSWER)) {
      count +=
          tell.run(
              notice("complaint-answer-due", complaint, complaint.answerUntil()),
              id -> notices.tellRole(id, Role.CENTRAL_BUYER.name()));
    }
    Instant replyUntil = complaint.replyUntil();
    if (complaint.status() == ComplaintStatus.ANSWERED
        && complaint.reply() == null
        && replyUntil != null
        && isDue(now, replyUntil, DAYS_BEFORE_ANSWER)) {
      count +=
          tell.run(
              notice("complaint-reply-due", complaint, replyUntil),
              id -> notices.tellBidders(id, complaint.supplierId()));
    }
    if (isDue(now, complaint.decideUntil(), DAYS_BEFORE_DECISION)) {
      count +=
          tell.run(
              notice("complaint-decision-due", complaint, complaint.decideUntil()),
              id -> notices.tellReviewers(id, complaint.tenderId()));
    }
    return count;
  }

  /** From the start of the day that is a number of days before the last one, in Riyadh. */
  private static boolean isDue(Instant now, Instant at, int days) {
    return now.isBefore(at) && DaysLeft.between(now, at, Page.RIYADH) <= days;
  }

  private static Notice notice(String kind, ComplaintQueries.Complaint complaint, Instant at) {
    return Notice.of(
            kind,
            "/complaints/" + complaint.id(),
            Argument.text(complaint.number()),
            Argument.text(complaint.tenderNumber()),
            Argument.at(at))
        .once(kind + ":" + complaint.id());
  }

  @Scheduled(fixedDelay = "${muwahhad.reminder-interval:5m}", initialDelay = "55s")
  void remindOnTime() {
    try {
      run();
    } catch (RuntimeException e) {
      // The next turn, or another node, gives what this one could not.
      LOG.warn("Reminders of complaints could not be given now", e);
    }
  }
}
