package org.muwahhad.organisation.supplier;

import io.micronaut.transaction.TransactionOperations;
import jakarta.inject.Singleton;
import jakarta.transaction.Transactional;
import java.sql.Connection;
import org.muwahhad.access.Actor;
import org.muwahhad.access.Actors;
import org.muwahhad.access.ApplicantAccounts;
import org.muwahhad.access.Role;
import org.muwahhad.access.Throttle;
import org.muwahhad.audit.AuditLog;
import org.muwahhad.organisation.AccessEntry.PasswordChanged;
import org.muwahhad.shared.Refusal;

/**
 * The contact of an accepted supplier chooses the first password, by the link sent with the news.
 * The link works once: with a password set, it opens nothing.
 *
 * <p>Refused as not found for links that open nothing, with {@code access.too-many-requests}, and
 * as invalid input at {@code password} and {@code repeated}.
 */
@Singleton
class ChooseFirstPassword {
  private static final int MOST_IN_A_MINUTE = 20;
  private final Holders holders;
  private final ApplicantAccounts accounts;
  private final Actors actors;
  private final Throttle throttle;
  private final AuditLog audit;
  private final TransactionOperations<Connection> transactions;

  ChooseFirstPassword(
      Holders holders,
      ApplicantAccounts accounts,
      Actors actors,
      Throttle throttle,
      AuditLog audit,
      TransactionOperations<Connection> transactions) {
    this.holders = holders;
    this.accounts = accounts;
    this.actors = actors;
    this.throttle = throttle;
    this.audit = audit;
    this.transactions = transactions;
  }

  /** The login that gets the password. */
  @Transactional
  public String login(String key) {
    Holder holder = holders.byPasswordLink(key);
    if (accounts.hasPassword(holder.personId())) {
      throw new Refusal.NotFound("link");
    }
    return actors.get(holder.personId()).login();
  }

  /** Returns the login, to sign in with. */
  public String run(String key, String source, String wanted, String repeated) {
    // Outside the transaction: a refused request counts, too.
    throttle.require("first-password", source, MOST_IN_A_MINUTE);
    return transactions.executeWrite(status -> choose(key, wanted, repeated));
  }

  private String choose(String key, String wanted, String repeated) {
    Actor actor = actors.get(holders.byPasswordLink(key).personId());
    if (!accounts.choosePassword(actor.personId(), wanted, repeated)) {
      throw new Refusal.NotFound("link");
    }
    audit.record(actor, Role.BIDDER, new PasswordChanged(actor.personId(), true, null));
    return actor.login();
  }
}
