package org.muwahhad.notification.mail;

import io.micronaut.context.annotation.Value;
import io.micronaut.scheduling.annotation.Scheduled;
import io.micronaut.transaction.TransactionOperations;
import jakarta.inject.Singleton;
import jakarta.mail.MessagingException;
import jakarta.mail.internet.AddressException;
import jakarta.mail.internet.MimeMessage;
import java.sql.Connection;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import org.eclipse.angus.mail.smtp.SMTPAddressFailedException;
import org.eclipse.angus.mail.smtp.SMTPSendFailedException;
import org.muwahhad.web.Outage;
import org.muwahhad.work.LeaseQueue;
import org.muwahhad.work.UnreadableRows;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Works the outbox off, on every node, many mails under one lease ({@link LeaseQueue}). Each mail
 * is sent at least once, and carries the same Message-ID every time. What fails is tried again
 * after growing pauses and given up in the end, at once where the server refuses the address for
 * good; the administrator sees those.
 */
@Singleton
public class SendMails {
  private static final Logger LOG = LoggerFactory.getLogger(SendMails.class);
  private static final int BATCH = 25;
  private static final int LONGEST_ERROR = 500;
  private static final String UNREADABLE = "The row of the mail cannot be read";

  /** Pauses after each failed attempt; after the last, the mail is given up. */
  static final List<Duration> PAUSES =
      List.of(
          Duration.ofMinutes(1),
          Duration.ofMinutes(5),
          Duration.ofMinutes(15),
          Duration.ofHours(1),
          Duration.ofHours(4),
          Duration.ofHours(12),
          Duration.ofDays(1));

  private final Mails mails;
  private final ComposeMail composeMail;
  private final MailCarrier carrier;
  private final TransactionOperations<Connection> transactions;
  private final LeaseQueue queue;

  SendMails(
      Mails mails,
      ComposeMail composeMail,
      MailCarrier carrier,
      TransactionOperations<Connection> transactions,
      UnreadableRows unreadable,
      @Value("${muwahhad.mail.lease:10m}") Duration lease) {
    this.mails = mails;
    this.composeMail = composeMail;
    this.carrier = carrier;
    this.transactions = transactions;
    this.queue =
        new LeaseQueue(
            transactions,
            Mails.QUEUE,
            lease,
            unreadable,
            claim -> mails.giveUpUnread(claim, UNREADABLE));
  }

  /** Sends what is due and returns how many mails were handed over or kept. */
  public int run() {
    int done = 0;
    for (Optional<Batch> next = take(); next.isPresent(); next = take()) {
      OptionalInt sent = send(next.get().mails(), next.get().claim());
      if (sent.isEmpty()) {
        return done;
      }
      done += sent.getAsInt();
    }
    return done;
  }

  /** Mails that this node has, and the claim that they carry. */
  private record Batch(List<Mails.Envelope> mails, String claim) {}

  private Optional<Batch> take() {
    return queue.takeReadable(
        BATCH, lease -> new Batch(mails.listClaimed(lease.claim()), lease.claim()));
  }

  /** How many of the batch were sent; nothing when the mail server cannot be reached at all. */
  private OptionalInt send(List<Mails.Envelope> batch, String claim) {
    int done = 0;
    try (MailCarrier.Trip trip = carrier.open()) {
      for (Mails.Envelope mail : batch) {
        done += send(trip, mail, claim) ? 1 : 0;
      }
      return OptionalInt.of(done);
    } catch (MessagingException e) {
      LOG.warn("The mail server cannot be reached: {}", e.getMessage());
      batch.forEach(mail -> failed(mail, claim, e));
      return OptionalInt.empty();
    }
  }

  private boolean send(MailCarrier.Trip trip, Mails.Envelope mail, String claim) {
    try {
      MimeMessage message = composeMail.message(mail);
      MailStatus status = trip.carry(message, mail.messageId());
      int kept = transactions.executeWrite(s -> mails.finish(mail.id(), claim, status));
      if (kept != 1) {
        LOG.info("Mail {} was taken over by another node meanwhile", mail.id());
      }
      return true;
    } catch (MessagingException | RuntimeException e) {
      failed(mail, claim, e);
      return false;
    }
  }

  private void failed(Mails.Envelope mail, String claim, Exception failure) {
    String error = error(failure);
    if (Outage.find(failure).isPresent()) {
      transactions.executeWrite(s -> mails.putBack(mail.id(), claim, error, pause(1)));
      return;
    }
    boolean last = mail.attempts() > PAUSES.size() || isForGood(failure);
    transactions.executeWrite(
        s ->
            last
                ? mails.giveUp(mail.id(), claim, error)
                : mails.postpone(mail.id(), claim, error, pause(mail.attempts())));
  }

  private static int pause(int attempts) {
    return (int) PAUSES.get(Math.max(1, attempts) - 1).toSeconds();
  }

  /** Whether another attempt can't help: the address is malformed, or refused with a 5yz reply. */
  private static boolean isForGood(Throwable failure) {
    if (failure instanceof AddressException) {
      return true;
    }
    if (failure instanceof SMTPAddressFailedException refused) {
      return refused.getReturnCode() >= 500;
    }
    if (failure instanceof SMTPSendFailedException refused && refused.getReturnCode() >= 500) {
      return true;
    }
    return failure instanceof MessagingException chained
        && chained.getNextException() != null
        && isForGood(chained.getNextException());
  }

  private static String error(Exception failure) {
    String text = String.valueOf(failure.getMessage()).strip();
    if (text.isEmpty()) {
      text = failure.getClass().getSimpleName();
    }
    return text.length() > LONGEST_ERROR ? text.substring(0, LONGEST_ERROR) : text;
  }

  @Scheduled(
      fixedDelay = "${muwahhad.mail.interval:10s}",
      initialDelay = "${muwahhad.mail.interval:10s}")
  void sendDue() {
    try {
      run();
    } catch (RuntimeException e) {
      // The next turn, or another node, takes what this one could not.
      LOG.warn("Mails could not be sent now", e);
    }
  }
}
