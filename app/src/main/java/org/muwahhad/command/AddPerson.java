package org.muwahhad.command;

import jakarta.inject.Singleton;
import jakarta.transaction.Transactional;
import java.util.Map;
import org.muwahhad.access.OpenAccount;
import org.muwahhad.audit.AuditLog;

/**
 * The operator adds a person from the command line, where nobody is signed in: the audit entry is
 * the system's. Refused as {@link OpenAccount} says.
 */
@Singleton
class AddPerson {
  private final OpenAccount openAccount;
  private final AuditLog audit;

  AddPerson(OpenAccount openAccount, AuditLog audit) {
    this.openAccount = openAccount;
    this.audit = audit;
  }

  @Transactional
  void run(OpenAccount.Account account) {
    long id = openAccount.run(account);
    audit.recordSystem(
        "person:" + id,
        "access.person-added",
        "person",
        id,
        Map.of("login", account.login(), "role", account.role().name()));
  }
}
