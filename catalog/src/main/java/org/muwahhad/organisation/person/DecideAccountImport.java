package org.muwahhad.organisation.person;

import jakarta.inject.Singleton;
import jakarta.transaction.Transactional;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.muwahhad.access.Actor;
import org.muwahhad.access.Role;
import org.muwahhad.organisation.RequiredInput;
import org.muwahhad.shared.Faults;
import org.muwahhad.shared.Refusal;

/**
 * A second administrator confirms the accounts of all people of a file who still wait, or rejects
 * them with a reason: all of them, or none when one is refused. Each person gets the link to choose
 * a password as one whose account was proposed alone.
 *
 * <p>Refused with {@code organisation.own-proposal} to the person who proposed them, {@code
 * organisation.import-over} when nobody of the file waits, a conflict when the file does not wait,
 * and as invalid input at {@code reason}. On confirmation also as {@link DecideProposal} says, at
 * the line and column of the person, with {@code organisation.not-oneself} and {@code
 * organisation.proposal-expired} among others.
 */
@Singleton
public class DecideAccountImport {
  private static final int LONGEST_REASON = 1000;
  private final AccountImports imports;
  private final DecideProposal decideProposal;

  DecideAccountImport(AccountImports imports, DecideProposal decideProposal) {
    this.imports = imports;
    this.decideProposal = decideProposal;
  }

  /** Opens the accounts; returns how many. */
  @Transactional
  public int confirm(Actor actor, long importId) {
    List<AccountImports.ImportedPerson> waiting = waiting(actor, importId);
    for (AccountImports.ImportedPerson person : waiting) {
      try {
        decideProposal.confirm(actor, Objects.requireNonNull(person.proposalId()));
      } catch (Refusal.InvalidInput refusal) {
        throw new Refusal.InvalidInput(
            refusal.faults().stream()
                .map(
                    f ->
                        new Refusal.Fault(
                            ProposeAccountImport.field(person, f.field()),
                            f.code(),
                            f.arguments().toArray()))
                .toList());
      }
    }
    settle(importId);
    return waiting.size();
  }

  /** Leaves everything as it is; returns for how many people. */
  @Transactional
  public int reject(Actor actor, long importId, @Nullable String reason) {
    List<AccountImports.ImportedPerson> waiting = waiting(actor, importId);
    new Faults().text("reason", RequiredInput.text(reason), LONGEST_REASON).throwIfAny();
    for (AccountImports.ImportedPerson person : waiting) {
      decideProposal.reject(actor, Objects.requireNonNull(person.proposalId()), reason);
    }
    settle(importId);
    return waiting.size();
  }

  private List<AccountImports.ImportedPerson> waiting(Actor actor, long importId) {
    actor.require(Role.ADMINISTRATOR);
    AccountImports.AccountImport file =
        imports.lock(importId).flatMap(imports::find).orElseThrow(() -> notFound(importId));
    if (file.stagedBy() == actor.personId()) {
      throw new Refusal.RuleBroken("organisation.own-proposal");
    }
    if (file.status() != AccountImports.AccountImportStatus.PROPOSED) {
      throw Refusal.Conflict.changedMeanwhile();
    }
    List<AccountImports.ImportedPerson> waiting = imports.listWaiting(importId);
    if (waiting.isEmpty()) {
      throw new Refusal.RuleBroken("organisation.import-over");
    }
    return waiting;
  }

  private void settle(long importId) {
    if (imports.decide(importId) != 1) {
      throw Refusal.Conflict.changedMeanwhile();
    }
  }

  private static Refusal notFound(long importId) {
    return new Refusal.NotFound("account import " + importId);
  }
}
