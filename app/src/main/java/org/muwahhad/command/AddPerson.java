package org.muwahhad.command;

import jakarta.inject.Singleton;
import jakarta.transaction.Transactional;
import org.muwahhad.access.Accounts;
import org.muwahhad.access.OpenAccount;
import org.muwahhad.audit.AuditLog;
import org.muwahhad.organisation.AccessEntry.PersonAdded;

/**
 * The operator adds a person from the command line, where nobody is signed in and no second
 * administrator is asked: the audit entry is the system's. Refused as {@link OpenAccount} says.
 */
@Singleton
class AddPerson {
  private final OpenAccount openAccount;
  private final Accounts accounts;
  private final AuditLog audit;

  AddPerson(OpenAccount openAccount, Accounts accounts, AuditLog audit) {
    this.openAccount = openAccount;
    this.accounts = accounts;
    this.audit = audit;
  }

  /** Adds a person with the password given. */
  @Transactional
  void run(OpenAccount.Account account) {
    record(openAccount.run(account), account);
  }

  /** Adds a person with a one-time password, which is returned to be shown once. */
  @Transactional
  Accounts.OneTimePassword runWithOneTimePassword(OpenAccount.Account account) {
    Accounts.OneTimePassword given = accounts.openWithOneTimePassword(account);
    record(given.personId(), account);
    return given;
  }

  private void record(long id, OpenAccount.Account account) {
    audit.recordSystem(
        new PersonAdded(id, account.login(), account.role().name(), null, null, null, "OPERATOR"));
  }
}
