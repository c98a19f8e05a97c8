package org.muwahhad.notification.reminder;

import io.micronaut.scheduling.annotation.Scheduled;
import io.micronaut.transaction.TransactionOperations;
import jakarta.inject.Singleton;
import java.sql.Connection;
import org.muwahhad.notification.notice.Argument;
import org.muwahhad.notification.notice.Notice;
import org.muwahhad.notification.notice.Notices;
import org.muwahhad.notification.notice.NotifyPeople;
import org.muwahhad.organisation.supplier.ExpiringCertificateQueries;
import org.muwahhad.shared.Bilingual;
import org.muwahhad.shared.Language;
import org.muwahhad.shared.RiyadhDay;
import org.muwahhad.web.Texts;
import org.muwahhad.work.JobTurn;
import org.muwahhad.work.JobTurns;
import org.muwahhad.work.ScheduledJob;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Reminds the bid managers of a supplier 60 and 14 days before one of its certificates expires,
 * each time once (a unique key in the database guards it). Runs on every node. When the service was
 * down over a reminder's day, only the later one that is due is given.
 */
@Singleton
public class RemindOfCertificates {
  private static final Logger LOG = LoggerFactory.getLogger(RemindOfCertificates.class);
  private static final int FIRST = 60;
  private static final int LAST = 14;

  private final ExpiringCertificateQueries certificates;
  private final Notices notices;
  private final NotifyPeople tell;
  private final JobTurns turns;
  private final TransactionOperations<Connection> transactions;

  RemindOfCertificates(
      ExpiringCertificateQueries certificates,
      Notices notices,
      NotifyPeople tell,
      JobTurns turns,
      TransactionOperations<Connection> transactions) {
    this.certificates = certificates;
    this.notices = notices;
    this.tell = tell;
    this.turns = turns;
    this.transactions = transactions;
  }

  /**
   * Gives the reminders that are due by the database's clock; returns how many people got one. One
   * that cannot be given holds up no other; its failure is thrown at the end.
   */
  public int run() {
    JobTurn turn = turns.begin(ScheduledJob.CERTIFICATE_REMINDERS);
    turn.takeAll(
        "Reminders of a certificate of supplier",
        () -> transactions.executeRead(s -> certificates.listExpiring(FIRST)),
        ExpiringCertificateQueries.Certificate::supplierId,
        certificate -> transactions.executeWrite(s -> remind(certificate)));
    return turn.end();
  }

  private int remind(ExpiringCertificateQueries.Certificate certificate) {
    int days = certificate.daysLeft() <= LAST ? LAST : FIRST;
    String key = "supplier.document." + certificate.kind();
    Bilingual kind = new Bilingual(Texts.in(Language.AR).get(key), Texts.in(Language.EN).get(key));
    return tell.run(
        Notice.of(
                "certificate-expiring",
                "/company",
                Argument.name(kind),
                Argument.name(certificate.name()),
                Argument.at(
                    certificate.expiresOn().plusDays(1).atStartOfDay(RiyadhDay.ZONE).toInstant()))
            .once(
                "certificate-expiring:%d:%s:%s:%d"
                    .formatted(
                        certificate.supplierId(),
                        certificate.kind(),
                        certificate.expiresOn(),
                        days)),
        id -> notices.tellBidders(id, certificate.supplierId()));
  }

  @Scheduled(fixedDelay = "${muwahhad.reminder-interval:5m}", initialDelay = "45s")
  void remindOnTime() {
    try {
      run();
    } catch (RuntimeException e) {
      // The next turn, or another node, gives what this one could not.
      LOG.warn("Reminders of certificates could not be given now", e);
    }
  }
}
