package org.muwahhad.organisation.person;

import io.micronaut.context.event.ApplicationEventPublisher;
import io.micronaut.transaction.TransactionOperations;
import jakarta.inject.Singleton;
import jakarta.transaction.Transactional;
import java.sql.Connection;
import java.util.Optional;
import java.util.regex.Pattern;
import org.muwahhad.access.Accounts;
import org.muwahhad.access.Actor;
import org.muwahhad.access.Actors;
import org.muwahhad.access.SignedLinks;
import org.muwahhad.access.Throttle;
import org.muwahhad.audit.AuditLog;
import org.muwahhad.organisation.AccessEntry.PasswordRecovered;
import org.muwahhad.shared.Refusal;

/**
 * A person chooses another password by the link that {@link AskForRecovery} mailed. All sessions of
 * the account end. The holder is told, and so are the other bid managers of the supplier. The link
 * works once and for 30 minutes. A newer one ends it, and so do a lock of the account, another
 * password or address, and whatever leaves the password to the administrators.
 *
 * <p>Refused as not found for links that open nothing, with {@code access.too-many-requests}, and
 * as invalid input at {@code password} and {@code repeated}.
 */
@Singleton
public class RecoverPassword {
  private static final int MOST_IN_A_MINUTE = 20;
  private static final Pattern NUMBER = Pattern.compile("\\d{1,18}");
  private final SignedLinks signedLinks;
  private final PasswordRecoveries recoveries;
  private final Accounts accounts;
  private final Actors actors;
  private final Throttle throttle;
  private final AuditLog audit;
  private final ApplicationEventPublisher<AccountEvent> events;
  private final TransactionOperations<Connection> transactions;

  RecoverPassword(
      SignedLinks signedLinks,
      PasswordRecoveries recoveries,
      Accounts accounts,
      Actors actors,
      Throttle throttle,
      AuditLog audit,
      ApplicationEventPublisher<AccountEvent> events,
      TransactionOperations<Connection> transactions) {
    this.signedLinks = signedLinks;
    this.recoveries = recoveries;
    this.accounts = accounts;
    this.actors = actors;
    this.throttle = throttle;
    this.audit = audit;
    this.events = events;
    this.transactions = transactions;
  }

  /** The login that gets the password. */
  @Transactional
  public String login(String key) {
    return actors.get(recovery(key).personId()).login();
  }

  /** Returns the login, to sign in with. */
  public String run(String key, String source, String wanted, String repeated) {
    // Outside the transaction: a refused request counts, too.
    throttle.require("recover-password", source, MOST_IN_A_MINUTE);
    return transactions.executeWrite(status -> recover(recovery(key), wanted, repeated));
  }

  private String recover(
      PasswordRecoveries.PasswordRecovery recovery, String wanted, String repeated) {
    if (recoveries.lockPerson(recovery.personId()).isEmpty()) {
      throw new Refusal.NotFound("link");
    }
    Actor person = actors.get(recovery.personId());
    if (recoveries.use(recovery.id()) != 1) {
      throw new Refusal.NotFound("link");
    }
    accounts.recoverPassword(person.personId(), wanted, repeated);
    audit.record(
        person,
        person.grants().get(0).role(),
        new PasswordRecovered(person.personId(), recovery.id()));
    events.publishEvent(
        AccountEvent.of(
            AccountEvent.AccountEventKind.PASSWORD_RECOVERED, person.personId(), person.name()));
    for (long colleague : recoveries.listColleagues(person.personId())) {
      events.publishEvent(
          AccountEvent.of(
              AccountEvent.AccountEventKind.COLLEAGUE_RECOVERED, colleague, person.name()));
    }
    return person.login();
  }

  private PasswordRecoveries.PasswordRecovery recovery(String key) {
    Optional<String> number =
        signedLinks.open(PasswordRecoveries.PREFIX, key).filter(n -> NUMBER.matcher(n).matches());
    return number
        .flatMap(n -> recoveries.findUsable(Long.parseLong(n)))
        .filter(this::isForItsHolder)
        .orElseThrow(() -> new Refusal.NotFound("link"));
  }

  private boolean isForItsHolder(PasswordRecoveries.PasswordRecovery recovery) {
    return recoveries
        .find(recovery.personId())
        .filter(account -> account.outcome() == PasswordRecoveries.RecoveryOutcome.LINK)
        .isPresent();
  }
}
