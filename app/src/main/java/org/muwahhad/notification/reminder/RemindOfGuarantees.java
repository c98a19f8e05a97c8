package org.muwahhad.notification.reminder;

import io.micronaut.scheduling.annotation.Scheduled;
import io.micronaut.transaction.TransactionOperations;
import jakarta.inject.Singleton;
import java.sql.Connection;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import org.muwahhad.access.Role;
import org.muwahhad.guarantee.Guarantees;
import org.muwahhad.guarantee.ViewGuarantees;
import org.muwahhad.notification.notice.Argument;
import org.muwahhad.notification.notice.DaysLeft;
import org.muwahhad.notification.notice.Notice;
import org.muwahhad.notification.notice.Notices;
import org.muwahhad.notification.notice.NotifyPeople;
import org.muwahhad.shared.DatabaseClock;
import org.muwahhad.shared.RiyadhDay;
import org.muwahhad.web.Page;
import org.muwahhad.work.JobTurn;
import org.muwahhad.work.JobTurns;
import org.muwahhad.work.ScheduledJob;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Reminds the bid managers of a supplier and the central buyers of performance guarantees: three
 * days before one is due, once it is overdue, and 30 and 7 days before one runs out. Each reminder
 * is given once (a unique key in the database guards it). Runs on every node.
 */
@Singleton
public class RemindOfGuarantees {
  private static final Logger LOG = LoggerFactory.getLogger(RemindOfGuarantees.class);
  private static final int DAYS_BEFORE_DUE = 3;
  private static final int FIRST = 30;
  private static final int LAST = 7;

  private final ViewGuarantees guarantees;
  private final Notices notices;
  private final NotifyPeople tell;
  private final DatabaseClock clock;
  private final JobTurns turns;
  private final TransactionOperations<Connection> transactions;

  RemindOfGuarantees(
      ViewGuarantees guarantees,
      Notices notices,
      NotifyPeople tell,
      DatabaseClock clock,
      JobTurns turns,
      TransactionOperations<Connection> transactions) {
    this.guarantees = guarantees;
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
    JobTurn turn = turns.begin(ScheduledJob.GUARANTEE_REMINDERS);
    turn.takeAll(
        "Reminders of the guarantee of award",
        () -> transactions.executeRead(s -> guarantees.all()),
        standing -> standing.due().awardId(),
        standing -> transactions.executeWrite(s -> remind(standing, clock.now())));
    return turn.end();
  }

  private int remind(ViewGuarantees.GuaranteesView standing, Instant now) {
    return switch (standing.state()) {
      case AWAITED ->
          DaysLeft.between(now, standing.until(), Page.RIYADH) > DAYS_BEFORE_DUE
              ? 0
              : tell("guarantee-due", standing, standing.until(), "due");
      case OVERDUE -> tell("guarantee-overdue", standing, standing.until(), "overdue");
      case HELD -> remindOfEnd(standing, now);
      case EXPIRED, RELEASED, CALLED -> 0;
    };
  }

  private int remindOfEnd(ViewGuarantees.GuaranteesView standing, Instant now) {
    Guarantees.Guarantee held = standing.held();
    if (held == null) {
      return 0;
    }
    long left = ChronoUnit.DAYS.between(RiyadhDay.of(now), held.validUntil());
    if (left > FIRST) {
      return 0;
    }
    return tell(
        "guarantee-expiring",
        standing,
        held.validUntil().plusDays(1).atStartOfDay(Page.RIYADH).toInstant(),
        held.validUntil() + ":" + (left <= LAST ? LAST : FIRST));
  }

  private int tell(String kind, ViewGuarantees.GuaranteesView standing, Instant at, String key) {
    Guarantees.AwardGuaranteeDue due = standing.due();
    String once = "%s:%d:%s".formatted(kind, due.awardId(), key);
    return tell.run(
            notice(kind, due, at).once(once + ":supplier"),
            id -> notices.tellBidders(id, due.supplierId()))
        + tell.run(
            notice(kind, due, at).once(once + ":buyer"),
            id -> notices.tellRole(id, Role.CENTRAL_BUYER.name()));
  }

  private static Notice notice(String kind, Guarantees.AwardGuaranteeDue due, Instant at) {
    return Notice.of(
        kind,
        "/guarantees/" + due.awardId(),
        Argument.text(due.tenderNumber()),
        Argument.number(due.lotNumber()),
        Argument.name(due.lotTitle()),
        Argument.name(due.supplier()),
        Argument.at(at));
  }

  @Scheduled(fixedDelay = "${muwahhad.reminder-interval:5m}", initialDelay = "50s")
  void remindOnTime() {
    try {
      run();
    } catch (RuntimeException e) {
      // The next turn, or another node, gives what this one could not.
      LOG.warn("Reminders of guarantees could not be given now", e);
    }
  }
}
