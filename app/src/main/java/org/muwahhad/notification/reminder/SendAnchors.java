package org.muwahhad.notification.reminder;

import io.micronaut.context.annotation.Value;
import io.micronaut.scheduling.annotation.Scheduled;
import io.micronaut.transaction.TransactionOperations;
import jakarta.inject.Singleton;
import java.sql.Connection;
import java.time.Instant;
import org.muwahhad.access.Role;
import org.muwahhad.audit.AnchorChains;
import org.muwahhad.audit.AnchorCopy;
import org.muwahhad.audit.AnchorFiles;
import org.muwahhad.notification.notice.Argument;
import org.muwahhad.notification.notice.Notice;
import org.muwahhad.notification.notice.Notices;
import org.muwahhad.notification.notice.NotifyPeople;
import org.muwahhad.shared.RiyadhDay;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Sends the newest anchor of the audit record to every auditor, once a day at most, where {@code
 * muwahhad.audit.anchor-mail} says so: what lies in their mailboxes nobody changes in the database.
 */
@Singleton
public class SendAnchors {
  private static final Logger LOG = LoggerFactory.getLogger(SendAnchors.class);

  private final boolean wanted;
  private final AnchorChains anchors;
  private final AnchorFiles files;
  private final Notices notices;
  private final NotifyPeople tell;
  private final TransactionOperations<Connection> transactions;

  SendAnchors(
      @Value("${muwahhad.audit.anchor-mail:false}") boolean wanted,
      AnchorChains anchors,
      AnchorFiles files,
      Notices notices,
      NotifyPeople tell,
      TransactionOperations<Connection> transactions) {
    this.wanted = wanted;
    this.anchors = anchors;
    this.files = files;
    this.notices = notices;
    this.tell = tell;
    this.transactions = transactions;
  }

  /** Sends it if it is of a day of which none was sent; returns how many auditors got it. */
  public int run() {
    return transactions.executeWrite(s -> anchors.findNewest().map(this::send).orElse(0));
  }

  private int send(AnchorCopy anchor) {
    Instant at = Instant.parse(anchor.at());
    return tell.run(
        Notice.of(
                "audit-anchor",
                "/audit",
                Argument.number(anchor.number()),
                Argument.at(at),
                Argument.text(files.line(anchor)))
            .once("audit-anchor:" + RiyadhDay.of(at)),
        id -> notices.tellRole(id, Role.AUDITOR.name()));
  }

  @Scheduled(fixedDelay = "${muwahhad.reminder-interval:5m}", initialDelay = "90s")
  void sendOnTime() {
    if (!wanted) {
      return;
    }
    try {
      run();
    } catch (RuntimeException e) {
      // The next turn, or another node, sends what this one could not.
      LOG.warn("The anchor of the audit record could not be sent now", e);
    }
  }
}
