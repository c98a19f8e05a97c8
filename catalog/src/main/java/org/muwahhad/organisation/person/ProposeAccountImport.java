package org.muwahhad.organisation.person;

import io.micronaut.context.event.ApplicationEventPublisher;
import jakarta.inject.Singleton;
import jakarta.transaction.Transactional;
import java.util.List;
import org.muwahhad.access.Accounts;
import org.muwahhad.access.Actor;
import org.muwahhad.access.Role;
import org.muwahhad.shared.Faults;
import org.muwahhad.shared.Refusal;

/**
 * The administrator who sent a file of people proposes accounts for all of them, or none when one
 * of them cannot be proposed any more. Another administrator confirms them. Or the file is dropped,
 * and nothing was done.
 *
 * <p>Refused as not found to anybody else, with a conflict when it is not staged any more, with
 * {@code organisation.proposal-waits}, and as invalid input at the line and column as {@link
 * org.muwahhad.access.OpenAccount} says.
 */
@Singleton
public class ProposeAccountImport {
  private final AccountImports imports;
  private final Accounts accounts;
  private final MakeProposal makeProposal;
  private final ApplicationEventPublisher<AccountImportProposed> events;

  ProposeAccountImport(
      AccountImports imports,
      Accounts accounts,
      MakeProposal makeProposal,
      ApplicationEventPublisher<AccountImportProposed> events) {
    this.imports = imports;
    this.accounts = accounts;
    this.makeProposal = makeProposal;
    this.events = events;
  }

  /** Proposes all people; returns how many. */
  @Transactional
  public int run(Actor actor, long importId) {
    requireOwn(actor, importId);
    List<AccountImports.ImportedPerson> people = imports.list(importId);
    Faults faults = new Faults();
    for (AccountImports.ImportedPerson person : people) {
      for (Refusal.Fault fault : accounts.faults(account(person)).found()) {
        faults.check(
            false, field(person, fault.field()), fault.code(), fault.arguments().toArray());
      }
    }
    faults.throwIfAny();
    for (AccountImports.ImportedPerson person : people) {
      long proposal = makeProposal.openOfFile(actor, account(person));
      requireOne(imports.propose(importId, person.line(), proposal));
    }
    requireOne(imports.propose(importId));
    events.publishEvent(
        new AccountImportProposed(importId, actor.personId(), actor.name(), people.size()));
    return people.size();
  }

  /** Leaves everything as it is. */
  @Transactional
  public void drop(Actor actor, long importId) {
    requireOwn(actor, importId);
    requireOne(imports.drop(importId));
  }

  /** The field of a fault of a person, in the file. */
  static String field(AccountImports.ImportedPerson person, String field) {
    return "lines[" + person.line() + "]." + AccountTable.column(field);
  }

  private void requireOwn(Actor actor, long importId) {
    actor.require(Role.ADMINISTRATOR);
    AccountImports.AccountImport file =
        imports.lock(importId).flatMap(imports::find).orElseThrow(() -> notFound(importId));
    if (file.stagedBy() != actor.personId()) {
      throw notFound(importId);
    }
    if (file.status() != AccountImports.AccountImportStatus.STAGED) {
      throw Refusal.Conflict.changedMeanwhile();
    }
  }

  private static void requireOne(int changed) {
    if (changed != 1) {
      throw Refusal.Conflict.changedMeanwhile();
    }
  }

  private static Refusal notFound(long importId) {
    return new Refusal.NotFound("account import " + importId);
  }

  private static Accounts.NewAccount account(AccountImports.ImportedPerson person) {
    return new Accounts.NewAccount(
        person.login(),
        new Accounts.RoleLimits(
            person.role(), person.stateCode(), person.entityCode(), person.supplierNumber()),
        person.name(),
        person.title(),
        person.email());
  }
}
