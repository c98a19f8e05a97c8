package org.muwahhad.organisation.person;

import io.micronaut.context.event.ApplicationEventPublisher;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.context.ServerRequestContext;
import io.micronaut.transaction.TransactionOperations;
import jakarta.annotation.PreDestroy;
import jakarta.inject.Singleton;
import java.sql.Connection;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.muwahhad.access.Actor;
import org.muwahhad.access.Actors;
import org.muwahhad.access.SecurityEvents;
import org.muwahhad.access.Throttle;
import org.muwahhad.audit.AuditLog;
import org.muwahhad.organisation.AccessEntry.RecoveryAsked;
import org.muwahhad.organisation.RequiredInput;
import org.muwahhad.shared.Faults;
import org.muwahhad.shared.Refusal;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Somebody who is not signed in says that they forgot the password of an account, and names it by
 * its login or its address of e-mail. A mail goes to the account's own address: with a link that
 * works once and for 30 minutes, or, where the holder alone cannot choose another password, with
 * whom to ask (see {@link PasswordRecoveries.RecoveryOutcome}). Another mail within ten minutes is
 * not sent, nor within half an hour after five in a day, so that nobody's mailbox can be filled
 * from here.
 *
 * <p>The answer never says whether there is such an account, and does not wait for looking it up.
 *
 * <p>Refused with {@code access.too-many-requests}, and as invalid input at {@code account} with
 * {@code shared.missing}, {@code shared.forbidden-character} or {@code shared.too-long}.
 */
@Singleton
public class AskForRecovery {
  /** Minutes for which a link works. */
  public static final int MINUTES = 30;

  private static final int MOST_IN_A_MINUTE = 10;
  private static final int LONGEST = 200;
  private static final int MOST_WAITING = 1000;
  private static final int BUSY_SECONDS = 60;
  private static final Logger LOG = LoggerFactory.getLogger(AskForRecovery.class);

  private final ThreadPoolExecutor later =
      new ThreadPoolExecutor(
          0,
          1,
          1,
          TimeUnit.MINUTES,
          new LinkedBlockingQueue<>(MOST_WAITING),
          AskForRecovery::thread);
  private final PasswordRecoveries recoveries;
  private final Actors actors;
  private final Throttle throttle;
  private final SecurityEvents securityEvents;
  private final AuditLog audit;
  private final ApplicationEventPublisher<AccountEvent> events;
  private final TransactionOperations<Connection> transactions;

  AskForRecovery(
      PasswordRecoveries recoveries,
      Actors actors,
      Throttle throttle,
      SecurityEvents securityEvents,
      AuditLog audit,
      ApplicationEventPublisher<AccountEvent> events,
      TransactionOperations<Connection> transactions) {
    this.recoveries = recoveries;
    this.actors = actors;
    this.throttle = throttle;
    this.securityEvents = securityEvents;
    this.audit = audit;
    this.events = events;
    this.transactions = transactions;
  }

  /**
   * Sends the mail.
   *
   * @param given login or address of e-mail
   * @param source network address of the person who asks
   */
  public void run(String given, String source) {
    String account = accepted(given, source);
    transactions.executeWrite(status -> ask(account));
  }

  /**
   * Sends the mail after the answer was given. Nothing is looked up before, so that the time the
   * answer takes reveals nothing either.
   *
   * @param source network address of the person who asks
   */
  public void runLater(String given, String source) {
    String account = accepted(given, source);
    // So that the security log says who asks.
    HttpRequest<?> request = ServerRequestContext.currentRequest().orElse(null);
    try {
      later.execute(() -> askLater(account, request));
    } catch (RejectedExecutionException e) {
      throw new Refusal.Busy(BUSY_SECONDS);
    }
  }

  private static Thread thread(Runnable work) {
    Thread thread = new Thread(work, "forgotten-passwords");
    thread.setDaemon(true);
    return thread;
  }

  @PreDestroy
  void close() {
    later.shutdown();
  }

  private String accepted(String given, String source) {
    // Outside the transaction: a refused request counts, too.
    throttle.require("forgotten-password", source, MOST_IN_A_MINUTE);
    String account = RequiredInput.text(given).toLowerCase(Locale.ROOT);
    new Faults().text("account", account, LONGEST).throwIfAny();
    return account;
  }

  private void askLater(String account, @Nullable HttpRequest<?> request) {
    Runnable asking = () -> transactions.executeWrite(status -> ask(account));
    try {
      if (request == null) {
        asking.run();
      } else {
        ServerRequestContext.with(request, asking);
      }
    } catch (RuntimeException e) {
      LOG.error("A mail about a forgotten password could not be sent", e);
    }
  }

  private boolean ask(String account) {
    Optional<PasswordRecoveries.ForgottenAccount> found = find(account);
    // Looked at once more when it is held, so that who asks twice at once has one mail.
    found
        .flatMap(f -> recoveries.lockPerson(f.id()))
        .flatMap(recoveries::find)
        .filter(f -> !f.askedLately())
        .ifPresent(this::send);
    return found.isPresent();
  }

  private Optional<PasswordRecoveries.ForgottenAccount> find(String account) {
    return account.contains("@")
        ? recoveries.findByEmail(account).or(() -> recoveries.findLockedByEmail(account))
        : recoveries.findByLogin(account);
  }

  private void send(PasswordRecoveries.ForgottenAccount account) {
    Actor person = actors.get(account.id());
    recoveries.insert(account.id(), account.outcome(), MINUTES);
    PasswordRecoveries.PasswordRecovery recovery =
        new PasswordRecoveries.PasswordRecovery(recoveries.findLast(account.id()), account.id());
    audit.recordSystem(new RecoveryAsked(account.id(), recovery.id(), account.outcome().name()));
    AccountEvent event =
        AccountEvent.of(kind(account.outcome()), account.id(), person.name())
            .saying(person.login());
    boolean isLink = account.outcome() == PasswordRecoveries.RecoveryOutcome.LINK;
    events.publishEvent(isLink ? event.leadingTo(recovery.path()) : event);
    securityEvents.log(
        SecurityEvents.SecurityEvent.PASSWORD_FORGOTTEN,
        isLink ? "done" : "organisation.by-administrators",
        SecurityEvents.Person.of(person));
  }

  private static AccountEvent.AccountEventKind kind(PasswordRecoveries.RecoveryOutcome outcome) {
    return switch (outcome) {
      case LINK -> AccountEvent.AccountEventKind.RECOVERY;
      case LOCKED -> AccountEvent.AccountEventKind.RECOVERY_LOCKED;
      case HELD -> AccountEvent.AccountEventKind.RECOVERY_HELD;
      case NO_PASSWORD -> AccountEvent.AccountEventKind.RECOVERY_NO_PASSWORD;
      case BY_ADMINISTRATORS -> AccountEvent.AccountEventKind.RECOVERY_BY_ADMINISTRATORS;
    };
  }
}
