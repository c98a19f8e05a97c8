package org.muwahhad.organisation.person;

import io.micronaut.context.event.ApplicationEventPublisher;
import io.micronaut.transaction.TransactionOperations;
import jakarta.inject.Singleton;
import jakarta.transaction.Transactional;
import java.sql.Connection;
import java.time.Instant;
import java.util.regex.Pattern;
import org.muwahhad.access.Actor;
import org.muwahhad.access.Actors;
import org.muwahhad.access.SignedLinks;
import org.muwahhad.access.Throttle;
import org.muwahhad.audit.AuditLog;
import org.muwahhad.organisation.AccessEntry.HoldReleased;
import org.muwahhad.shared.Bilingual;
import org.muwahhad.shared.Refusal;

/**
 * Anyone who reads the supplier's registered address confirms, by the link mailed there, that the
 * new password or account is known: the bid room opens to it at once.
 *
 * <p>Refused as not found for links that open nothing, and with {@code access.too-many-requests}.
 */
@Singleton
public class ReleaseAccount {
  private static final int MOST_IN_A_MINUTE = 20;
  private static final Pattern NUMBER = Pattern.compile("\\d{1,18}");
  private final SignedLinks signedLinks;
  private final AccountHolds holds;
  private final Actors actors;
  private final Throttle throttle;
  private final AuditLog audit;
  private final ApplicationEventPublisher<AccountEvent> events;
  private final TransactionOperations<Connection> transactions;

  ReleaseAccount(
      SignedLinks signedLinks,
      AccountHolds holds,
      Actors actors,
      Throttle throttle,
      AuditLog audit,
      ApplicationEventPublisher<AccountEvent> events,
      TransactionOperations<Connection> transactions) {
    this.signedLinks = signedLinks;
    this.holds = holds;
    this.actors = actors;
    this.throttle = throttle;
    this.audit = audit;
    this.events = events;
    this.transactions = transactions;
  }

  /**
   * An account whose bid room is closed.
   *
   * @param until UTC
   */
  public record HeldAccount(String login, Bilingual name, Instant until) {}

  /** The account that a link is about. */
  @Transactional
  public HeldAccount get(String key) {
    AccountHolds.Hold hold = hold(key);
    Actor person = actors.get(hold.personId());
    return new HeldAccount(person.login(), person.name(), hold.untilAt());
  }

  /** Opens the bid room to the account. */
  public void run(String key, String source) {
    // Outside the transaction: a refused request counts, too.
    throttle.require("release-account", source, MOST_IN_A_MINUTE);
    transactions.executeWrite(status -> release(hold(key)));
  }

  private boolean release(AccountHolds.Hold hold) {
    Actor person = actors.get(hold.personId());
    holds.release(person.personId());
    audit.record(person, new HoldReleased(person.personId(), hold.id(), hold.address()));
    events.publishEvent(
        AccountEvent.of(AccountEvent.AccountEventKind.RELEASED, person.personId(), person.name()));
    return true;
  }

  private AccountHolds.Hold hold(String key) {
    return signedLinks
        .open(HoldAccount.RELEASE, key)
        .filter(n -> NUMBER.matcher(n).matches())
        .flatMap(n -> holds.find(Long.parseLong(n)))
        .orElseThrow(() -> new Refusal.NotFound("link"));
  }
}
