package org.muwahhad.organisation.person;

import jakarta.inject.Singleton;
import jakarta.transaction.Transactional;
import java.util.List;
import org.muwahhad.access.Actor;
import org.muwahhad.access.Role;
import org.muwahhad.shared.Refusal;
import org.muwahhad.web.ListChoice;

/**
 * A file of people, for administrators and auditors. Before its people are proposed, only the
 * administrator who sent it sees it.
 */
@Singleton
public class ViewAccountImports {
  private final AccountImports imports;

  ViewAccountImports(AccountImports imports) {
    this.imports = imports;
  }

  /**
   * A file with a page of its people.
   *
   * @param mayPropose whether the reader sent it and may propose its people now
   * @param mayDecide whether the reader may confirm or reject its people now
   */
  public record AccountImportView(
      AccountImports.AccountImport file,
      List<AccountImports.ImportedPerson> people,
      boolean mayPropose,
      boolean mayDecide) {}

  @Transactional
  public AccountImportView get(Actor actor, long importId, ListChoice choice) {
    actor.require(Role.ADMINISTRATOR, Role.AUDITOR);
    AccountImports.AccountImport file =
        imports
            .find(importId)
            .filter(f -> isShown(actor, f))
            .orElseThrow(() -> new Refusal.NotFound("account import " + importId));
    boolean own = file.stagedBy() == actor.personId();
    return new AccountImportView(
        file,
        imports.listPage(importId, ListChoice.SIZE, choice.offset()),
        own && file.status() == AccountImports.AccountImportStatus.STAGED,
        !own
            && actor.is(Role.ADMINISTRATOR)
            && file.status() == AccountImports.AccountImportStatus.PROPOSED
            && file.waiting() > 0);
  }

  private static boolean isShown(Actor actor, AccountImports.AccountImport file) {
    return file.stagedBy() == actor.personId()
        || file.status() == AccountImports.AccountImportStatus.PROPOSED
        || file.status() == AccountImports.AccountImportStatus.DECIDED;
  }
}
