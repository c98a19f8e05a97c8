package org.muwahhad.organisation.person;

import io.micronaut.transaction.TransactionOperations;
import jakarta.inject.Singleton;
import java.sql.Connection;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.muwahhad.access.Accounts;
import org.muwahhad.access.Actor;
import org.muwahhad.access.Actors;
import org.muwahhad.access.SignIn;
import org.muwahhad.access.TryPassword;
import org.muwahhad.access.Visitor;
import org.muwahhad.audit.AuditLog;
import org.muwahhad.organisation.AccessEntry.PasswordChanged;
import org.muwahhad.shared.Faults;
import org.muwahhad.shared.Refusal;

/**
 * A person replaces the password they know by one of their own: the one-time password before the
 * first session, or any later one. All other sessions end. The password known is tried as signing
 * in does, so that guessing is slowed down the same way.
 *
 * <p>Refused as {@link TryPassword}, {@link SignIn} and {@link Accounts#changePassword} say.
 *
 * <p>A fault in the input has the code {@code access.password-wrong}.
 */
@Singleton
public class ChangePassword {
  private final TryPassword tryPassword;
  private final SignIn signIn;
  private final Accounts accounts;
  private final Actors actors;
  private final AuditLog audit;
  private final TransactionOperations<Connection> transactions;

  ChangePassword(
      TryPassword tryPassword,
      SignIn signIn,
      Accounts accounts,
      Actors actors,
      AuditLog audit,
      TransactionOperations<Connection> transactions) {
    this.tryPassword = tryPassword;
    this.signIn = signIn;
    this.accounts = accounts;
    this.actors = actors;
    this.audit = audit;
    this.transactions = transactions;
  }

  /**
   * What was typed.
   *
   * @param current the password known
   * @param password the one wanted
   * @param repeated the same again, against slips of the finger
   */
  public record PasswordChange(String current, String password, String repeated) {}

  /**
   * Replaces the password of somebody signed in, whose session stays.
   *
   * @param token of that session
   * @param visitor who asks
   */
  public void run(Actor actor, String token, Visitor visitor, PasswordChange change) {
    tryCurrent(actor.login(), change, visitor);
    transactions.executeWrite(status -> store(actor, token, change));
  }

  /** Replaces a one-time password and opens the first session. */
  public SignIn.OpenedSession runFirst(String login, Visitor visitor, PasswordChange change) {
    tryCurrent(login, change, visitor);
    Actor person = actors.get(login.strip().toLowerCase(Locale.ROOT));
    transactions.executeWrite(status -> store(person, null, change));
    return signIn.run(login, change.password(), visitor);
  }

  private void tryCurrent(String login, PasswordChange change, Visitor visitor) {
    new Faults()
        .check(!change.current().isEmpty(), "current", "shared.missing")
        .check(!change.password().isEmpty(), "password", "shared.missing")
        .check(
            !change.repeated().isEmpty() || change.password().isEmpty(),
            "repeated",
            "shared.missing")
        .throwIfAny();
    try {
      tryPassword.run(login, change.current(), visitor);
    } catch (Refusal.NotPermitted refusal) {
      if (refusal.code().equals("access.sign-in-failed")) {
        throw new Refusal.InvalidInput("current", "access.password-wrong");
      }
      throw refusal;
    }
  }

  private boolean store(Actor person, @Nullable String token, PasswordChange change) {
    accounts.changePassword(
        person.personId(), change.current(), change.password(), change.repeated(), token);
    audit.record(
        person,
        person.grants().get(0).role(),
        new PasswordChanged(person.personId(), token == null, null));
    return true;
  }
}
