package org.muwahhad.organisation.person;

import io.micronaut.context.event.ApplicationEventPublisher;
import io.micronaut.transaction.TransactionOperations;
import jakarta.inject.Singleton;
import jakarta.transaction.Transactional;
import java.sql.Connection;
import java.util.Optional;
import java.util.regex.Pattern;
import org.muwahhad.access.Actor;
import org.muwahhad.access.Actors;
import org.muwahhad.access.ApplicantAccounts;
import org.muwahhad.access.SignedLinks;
import org.muwahhad.access.Throttle;
import org.muwahhad.audit.AuditLog;
import org.muwahhad.organisation.AccessEntry.PasswordChanged;
import org.muwahhad.shared.Refusal;

/**
 * A person chooses a password by the link that was mailed to them, when their account was opened or
 * their password was reset. The link works once and for 72 hours, and a newer one ends it.
 *
 * <p>Refused as not found for links that open nothing, with {@code access.too-many-requests}, and
 * as invalid input at {@code password} and {@code repeated}.
 */
@Singleton
public class ChoosePassword {
  private static final int MOST_IN_A_MINUTE = 20;
  private static final Pattern NUMBER = Pattern.compile("\\d{1,18}");
  private final SignedLinks signedLinks;
  private final PasswordLinks links;
  private final ApplicantAccounts accounts;
  private final Actors actors;
  private final HoldAccount holdAccount;
  private final Throttle throttle;
  private final AuditLog audit;
  private final ApplicationEventPublisher<AccountEvent> events;
  private final TransactionOperations<Connection> transactions;

  ChoosePassword(
      SignedLinks signedLinks,
      PasswordLinks links,
      ApplicantAccounts accounts,
      Actors actors,
      HoldAccount holdAccount,
      Throttle throttle,
      AuditLog audit,
      ApplicationEventPublisher<AccountEvent> events,
      TransactionOperations<Connection> transactions) {
    this.signedLinks = signedLinks;
    this.links = links;
    this.accounts = accounts;
    this.actors = actors;
    this.holdAccount = holdAccount;
    this.throttle = throttle;
    this.audit = audit;
    this.events = events;
    this.transactions = transactions;
  }

  /** The login that gets the password. */
  @Transactional
  public String login(String key) {
    return actors.get(link(key).personId()).login();
  }

  /** Returns the login, to sign in with. */
  public String run(String key, String source, String wanted, String repeated) {
    // Outside the transaction: a refused request counts, too.
    throttle.require("choose-password", source, MOST_IN_A_MINUTE);
    return transactions.executeWrite(status -> choose(link(key), wanted, repeated));
  }

  private String choose(PasswordLinks.Link link, String wanted, String repeated) {
    Actor person = actors.get(link.personId());
    if (links.use(link.id()) != 1
        || !accounts.choosePassword(person.personId(), wanted, repeated)) {
      throw new Refusal.NotFound("link");
    }
    holdAccount.prolong(link.proposalId());
    audit.record(
        person,
        person.grants().get(0).role(),
        new PasswordChanged(person.personId(), true, link.proposalId()));
    events.publishEvent(
        AccountEvent.of(
            AccountEvent.AccountEventKind.PASSWORD_CHOSEN, person.personId(), person.name()));
    return person.login();
  }

  private PasswordLinks.Link link(String key) {
    Optional<String> number =
        signedLinks.open(PasswordLinks.PREFIX, key).filter(n -> NUMBER.matcher(n).matches());
    return number
        .flatMap(n -> links.findUsable(Long.parseLong(n)))
        .orElseThrow(() -> new Refusal.NotFound("link"));
  }
}
