package org.muwahhad.notification.reminder;

import io.micronaut.scheduling.annotation.Scheduled;
import io.micronaut.transaction.TransactionOperations;
import jakarta.inject.Singleton;
import java.sql.Connection;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.List;
import java.util.stream.Collectors;
import org.muwahhad.notification.notice.Argument;
import org.muwahhad.notification.notice.Notice;
import org.muwahhad.notification.notice.Notices;
import org.muwahhad.notification.notice.NotifyPeople;
import org.muwahhad.shared.DatabaseClock;
import org.muwahhad.shared.RiyadhDay;
import org.muwahhad.tender.publication.CpvCodes;
import org.muwahhad.tender.publication.PublicationAlerts;
import org.muwahhad.tender.publication.PublishedTenderQueries;
import org.muwahhad.web.Page;
import org.muwahhad.work.JobTurn;
import org.muwahhad.work.JobTurns;
import org.muwahhad.work.ScheduledJob;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Informs suppliers, once a day at seven in the morning of Riyadh, of the tenders published in the
 * day before that fit their alerts (a unique key in the database guards that it is once). Who has
 * nothing new gets no message. Where nothing ran at that time, it is made up for until the next
 * morning. Runs on every node.
 */
@Singleton
public class SendPublicationAlerts {
  private static final Logger LOG = LoggerFactory.getLogger(SendPublicationAlerts.class);
  private static final LocalTime MORNING = LocalTime.of(7, 0);
  private static final int AT_ONCE = 200;
  private static final int MOST_COUNTED = 500;
  private static final int MOST_NAMED = 20;

  private final PublicationAlerts alerts;
  private final PublishedTenderQueries published;
  private final Notices notices;
  private final NotifyPeople tell;
  private final DatabaseClock clock;
  private final JobTurns turns;
  private final TransactionOperations<Connection> transactions;

  /** The last day whose alerts this node has given. */
  private volatile LocalDate given = LocalDate.MIN;

  SendPublicationAlerts(
      PublicationAlerts alerts,
      PublishedTenderQueries published,
      Notices notices,
      NotifyPeople tell,
      DatabaseClock clock,
      JobTurns turns,
      TransactionOperations<Connection> transactions) {
    this.alerts = alerts;
    this.published = published;
    this.notices = notices;
    this.tell = tell;
    this.clock = clock;
    this.turns = turns;
    this.transactions = transactions;
  }

  /**
   * Gives the alerts that are due by the database's clock; returns how many people got one. One
   * that cannot be given holds up no other; its failure is thrown at the end.
   */
  public int run() {
    return run(dueDay());
  }

  /** The day of the last morning. */
  private LocalDate dueDay() {
    Instant now = transactions.executeRead(s -> clock.now());
    LocalDate today = RiyadhDay.of(now);
    return now.isBefore(morning(today)) ? today.minusDays(1) : today;
  }

  private static Instant morning(LocalDate day) {
    return day.atTime(MORNING).atZone(Page.RIYADH).toInstant();
  }

  private int run(LocalDate day) {
    JobTurn turn = turns.begin(ScheduledJob.PUBLICATION_ALERTS);
    List<PublicationAlerts.PublicationAlert> some = some(0);
    while (!some.isEmpty()) {
      for (PublicationAlerts.PublicationAlert alert : some) {
        turn.take(
            "The alert of supplier " + alert.supplierId(),
            () -> transactions.executeWrite(s -> tell(alert, day)));
      }
      some = some(some.get(some.size() - 1).supplierId());
    }
    return turn.end();
  }

  private List<PublicationAlerts.PublicationAlert> some(long after) {
    return transactions.executeRead(s -> alerts.list(after, AT_ONCE));
  }

  private int tell(PublicationAlerts.PublicationAlert alert, LocalDate day) {
    String once = "publications-alert:" + alert.supplierId() + ":" + day;
    Instant dayBefore = morning(day.minusDays(1));
    Instant from = alert.setAt().isAfter(dayBefore) ? alert.setAt() : dayBefore;
    if (notices.findOnce(once).isPresent()) {
      return 0;
    }
    List<PublishedTenderQueries.PublishedTenderRow> fit =
        published.listNewest(
            CpvCodes.read(alert.cpv()).pattern(), from, morning(day), MOST_COUNTED);
    if (fit.isEmpty()) {
      return 0;
    }
    String numbers =
        fit.stream()
            .limit(MOST_NAMED)
            .map(PublishedTenderQueries.PublishedTenderRow::number)
            .collect(Collectors.joining(", "));
    return tell.run(
        Notice.of(
                "publications-alert",
                "/publication-alert",
                Argument.number(fit.size()),
                Argument.text(fit.size() > MOST_NAMED ? numbers + ", …" : numbers),
                Argument.text(alert.cpv()))
            .once(once),
        id -> notices.tellBidders(id, alert.supplierId()));
  }

  @Scheduled(fixedDelay = "${muwahhad.reminder-interval:5m}", initialDelay = "65s")
  void sendOnTime() {
    try {
      LocalDate day = dueDay();
      if (!day.equals(given)) {
        run(day);
        given = day;
      }
    } catch (RuntimeException e) {
      // The next turn, or another node, gives what this one could not.
      LOG.warn("Alerts of new tenders could not be given now", e);
    }
  }
}
