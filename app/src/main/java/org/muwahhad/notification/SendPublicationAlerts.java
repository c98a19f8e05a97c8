package org.muwahhad.notification;

import io.micronaut.scheduling.annotation.Scheduled;
import io.micronaut.transaction.TransactionOperations;
import jakarta.inject.Singleton;
import java.sql.Connection;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.List;
import java.util.stream.Collectors;
import org.muwahhad.shared.DatabaseClock;
import org.muwahhad.tender.publication.CpvCodes;
import org.muwahhad.tender.publication.PublicationAlerts;
import org.muwahhad.tender.publication.PublishedTenderQueries;
import org.muwahhad.web.Page;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Informs suppliers, once a day at seven in the morning of Riyadh, of the tenders published in the
 * day before that fit their alerts (a unique key in the database guards that it is once). Who has
 * nothing new gets no message. Runs on every node.
 */
@Singleton
public class SendPublicationAlerts {
  private static final Logger LOG = LoggerFactory.getLogger(SendPublicationAlerts.class);
  private static final LocalTime MORNING = LocalTime.of(7, 0);
  private static final int AT_ONCE = 200;
  private static final int MOST_NAMED = 20;

  private final PublicationAlerts alerts;
  private final PublishedTenderQueries published;
  private final Notices notices;
  private final NotifyPeople tell;
  private final DatabaseClock clock;
  private final TransactionOperations<Connection> transactions;

  SendPublicationAlerts(
      PublicationAlerts alerts,
      PublishedTenderQueries published,
      Notices notices,
      NotifyPeople tell,
      DatabaseClock clock,
      TransactionOperations<Connection> transactions) {
    this.alerts = alerts;
    this.published = published;
    this.notices = notices;
    this.tell = tell;
    this.clock = clock;
    this.transactions = transactions;
  }

  /** Gives the alerts that are due by the database's clock; returns how many people got one. */
  public int run() {
    Instant now = transactions.executeRead(s -> clock.now());
    LocalDate today = LocalDate.ofInstant(now, Page.RIYADH);
    Instant until = today.atTime(MORNING).atZone(Page.RIYADH).toInstant();
    if (now.isBefore(until)) {
      return 0;
    }
    int told = 0;
    long after = 0;
    List<PublicationAlerts.PublicationAlert> some = some(after);
    while (!some.isEmpty()) {
      for (PublicationAlerts.PublicationAlert alert : some) {
        told += transactions.executeWrite(s -> tell(alert, today, until));
        after = alert.supplierId();
      }
      some = some(after);
    }
    return told;
  }

  private List<PublicationAlerts.PublicationAlert> some(long after) {
    return transactions.executeRead(s -> alerts.list(after, AT_ONCE));
  }

  private int tell(PublicationAlerts.PublicationAlert alert, LocalDate today, Instant until) {
    Instant dayBefore = today.minusDays(1).atTime(MORNING).atZone(Page.RIYADH).toInstant();
    Instant from = alert.setAt().isAfter(dayBefore) ? alert.setAt() : dayBefore;
    List<PublishedTenderQueries.PublishedTenderRow> fit =
        published.listNewest(CpvCodes.read(alert.cpv()).pattern(), from, until, MOST_NAMED);
    if (fit.isEmpty()) {
      return 0;
    }
    return tell.run(
        Notice.of(
                "publications-alert",
                "/publication-alert",
                Argument.number(fit.size()),
                Argument.text(
                    fit.stream()
                        .map(PublishedTenderQueries.PublishedTenderRow::number)
                        .collect(Collectors.joining(", "))),
                Argument.text(alert.cpv()))
            .once("publications-alert:" + alert.supplierId() + ":" + today),
        id -> notices.tellBidders(id, alert.supplierId()));
  }

  @Scheduled(fixedDelay = "${muwahhad.reminder-interval:5m}", initialDelay = "65s")
  void sendOnTime() {
    try {
      run();
    } catch (RuntimeException e) {
      // The next turn, or another node, gives what this one could not.
      LOG.warn("Alerts of new tenders could not be given now", e);
    }
  }
}
