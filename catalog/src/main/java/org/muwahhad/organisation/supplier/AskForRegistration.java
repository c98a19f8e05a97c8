package org.muwahhad.organisation.supplier;

import io.micronaut.context.event.ApplicationEventPublisher;
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
import org.muwahhad.access.Actor;
import org.muwahhad.access.Actors;
import org.muwahhad.access.ApplicantAccounts;
import org.muwahhad.access.Throttle;
import org.muwahhad.audit.AuditLog;
import org.muwahhad.organisation.RequiredInput;
import org.muwahhad.organisation.SupplierEntry.RegistrationBegun;
import org.muwahhad.organisation.SupplierEntry.RegistrationLinkSent;
import org.muwahhad.shared.Bilingual;
import org.muwahhad.shared.Faults;
import org.muwahhad.shared.Language;
import org.muwahhad.shared.Refusal;
import org.muwahhad.shared.TextRules;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Somebody who is not signed in asks for the link to the registration form, sent to an address of
 * e-mail. The answer never says whether the address is known: a first request begins a file, a
 * later one renews its link (at most every ten minutes, so that nobody's mailbox can be filled from
 * here), and one for an address that has an account already does nothing.
 *
 * <p>Refused with {@code access.too-many-requests}, and as invalid input at {@code email} with
 * {@code shared.missing} or {@code supplier.not-an-address}.
 */
@Singleton
public class AskForRegistration {
  private static final int MOST_IN_A_MINUTE = 10;
  private static final int LONGEST_ADDRESS = 200;
  private static final Bilingual TITLE = new Bilingual("مسؤول العروض", "Bid manager");

  private static final int MOST_WAITING = 1000;
  private static final Logger LOG = LoggerFactory.getLogger(AskForRegistration.class);

  private final ThreadPoolExecutor later =
      new ThreadPoolExecutor(
          0,
          1,
          1,
          TimeUnit.MINUTES,
          new LinkedBlockingQueue<>(MOST_WAITING),
          AskForRegistration::thread);
  private final Registrations registrations;
  private final RegistrationQueries queries;
  private final ApplicantAccounts accounts;
  private final Actors actors;
  private final Throttle throttle;
  private final AuditLog audit;
  private final ApplicationEventPublisher<RegistrationEvent> events;
  private final TransactionOperations<Connection> transactions;

  AskForRegistration(
      Registrations registrations,
      RegistrationQueries queries,
      ApplicantAccounts accounts,
      Actors actors,
      Throttle throttle,
      AuditLog audit,
      ApplicationEventPublisher<RegistrationEvent> events,
      TransactionOperations<Connection> transactions) {
    this.registrations = registrations;
    this.queries = queries;
    this.accounts = accounts;
    this.actors = actors;
    this.throttle = throttle;
    this.audit = audit;
    this.events = events;
    this.transactions = transactions;
  }

  /**
   * Sends the link.
   *
   * @param source network address of the person who asks
   */
  public void run(String given, Language language, String source) {
    String email = accepted(given, source);
    transactions.executeWrite(status -> ask(email, language));
  }

  /**
   * Sends the link after the answer was given. Nothing is looked up before, so that the time the
   * answer takes reveals nothing either.
   *
   * @param source network address of the person who asks
   */
  public void runLater(String given, Language language, String source) {
    String email = accepted(given, source);
    try {
      later.execute(() -> askLater(email, language));
    } catch (RejectedExecutionException e) {
      throw new Refusal.Busy(60);
    }
  }

  private static Thread thread(Runnable work) {
    Thread thread = new Thread(work, "registration-links");
    thread.setDaemon(true);
    return thread;
  }

  @PreDestroy
  void close() {
    later.shutdown();
  }

  private String accepted(String given, String source) {
    // Outside the transaction: a refused request counts, too.
    throttle.require("registration", source, MOST_IN_A_MINUTE);
    String email = RequiredInput.text(given).toLowerCase(Locale.ROOT);
    new Faults().text("email", email, LONGEST_ADDRESS).throwIfAny();
    new Faults()
        .check(TextRules.isEmailAddress(email), "email", "supplier.not-an-address")
        .throwIfAny();
    return email;
  }

  private void askLater(String email, Language language) {
    try {
      transactions.executeWrite(status -> ask(email, language));
    } catch (RuntimeException e) {
      LOG.error("A link to the registration form could not be sent", e);
    }
  }

  private boolean ask(String email, Language language) {
    Optional<Registrations.Registration> known = registrations.findByEmail(email);
    if (known.isEmpty()) {
      if (!accounts.hasAccount(email)) {
        send(begin(email, language));
      }
    } else if (!known.get().linkRecent()) {
      send(known.get());
    }
    return true;
  }

  private Registrations.Registration begin(String email, Language language) {
    String reference = References.next();
    long personId = accounts.open(reference.toLowerCase(Locale.ROOT), TITLE, email, language.tag());
    registrations.insert(reference, personId, email, null);
    Registrations.Registration file = registrations.findByReference(reference).orElseThrow();
    Actor applicant = actors.get(personId);
    audit.record(applicant, new RegistrationBegun(file.id(), reference));
    return file;
  }

  private void send(Registrations.Registration before) {
    Long personId = before.personId();
    if (personId == null || accounts.hasPassword(personId)) {
      return;
    }
    registrations.renewLink(before.id());
    audit.record(actors.get(personId), new RegistrationLinkSent(before.id(), before.reference()));
    Registrations.Registration file = registrations.get(before.id());
    boolean admitted = file.supplierId() != null;
    events.publishEvent(
        new RegistrationEvent(
            admitted
                ? RegistrationEvent.RegistrationEventKind.ADMITTED
                : RegistrationEvent.RegistrationEventKind.LINK_ASKED,
            file.id(),
            personId,
            file.supplierId(),
            file.reference(),
            queries
                .findLatest(file.id())
                .map(RegistrationQueries.RegistrationVersionRow::name)
                .filter(n -> !n.ar().isEmpty())
                .orElse(new Bilingual(file.reference(), file.reference())),
            Holders.path(admitted ? Holders.FIRST_PASSWORD : Holders.REGISTRATION, file),
            ""));
  }
}
