package org.muwahhad.organisation.person;

import jakarta.inject.Singleton;
import jakarta.transaction.Transactional;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.muwahhad.access.Accounts;
import org.muwahhad.access.Actor;
import org.muwahhad.access.Role;
import org.muwahhad.organisation.RequiredInput;
import org.muwahhad.shared.Bilingual;
import org.muwahhad.shared.Faults;
import org.muwahhad.shared.Refusal;
import org.muwahhad.shared.TableFile;

/**
 * An administrator sends a file of people who are to get accounts. All rows are checked; when
 * nothing is wrong they are kept for review, and nothing is done yet. A file with a fault is
 * refused as a whole.
 *
 * <p>Refused as invalid input, each fault at its line and column, as {@link
 * org.muwahhad.access.OpenAccount} says, and with {@code organisation.no-such-role}, {@code
 * organisation.login-twice}, {@code organisation.email-twice} or {@code
 * organisation.proposal-waits}; at the file with {@code organisation.column-missing}, {@code
 * organisation.column-unknown}, {@code organisation.no-rows} or {@code
 * organisation.too-many-people}.
 */
@Singleton
public class StageAccountImport {
  private static final int LONGEST_FILE_NAME = 255;
  private final AccountImports imports;
  private final AccountProposals proposals;
  private final Accounts accounts;

  StageAccountImport(AccountImports imports, AccountProposals proposals, Accounts accounts) {
    this.imports = imports;
    this.proposals = proposals;
    this.accounts = accounts;
  }

  /** Returns the number of the file. */
  @Transactional
  public long run(Actor actor, TableFile file, String fileName) {
    actor.require(Role.ADMINISTRATOR);
    List<AccountTable.AccountLine> lines = AccountTable.read(file);
    proposals.expire();
    Faults faults = new Faults();
    Map<String, Integer> logins = new HashMap<>();
    Set<String> emails = new HashSet<>();
    for (AccountTable.AccountLine line : lines) {
      check(faults, line);
      String login = RequiredInput.text(line.person().login());
      Integer before = logins.putIfAbsent(login, line.number());
      faults
          .check(
              login.isEmpty() || before == null,
              line.field("login"),
              "organisation.login-twice",
              before == null ? 0 : before)
          .check(
              RequiredInput.text(line.person().email()).isEmpty()
                  || emails.add(mailbox(RequiredInput.text(line.person().email()))),
              line.field("email"),
              "organisation.email-twice");
    }
    faults.throwIfAny();
    return keep(actor, lines, fileName);
  }

  private void check(Faults faults, AccountTable.AccountLine line) {
    ProposeAccount.NewPerson person = line.person();
    GrantInput grant = person.grant();
    Role role = grant == null ? null : grant.role();
    String login = RequiredInput.text(person.login());
    Bilingual name = RequiredInput.bilingual(person.name());
    Bilingual title = RequiredInput.bilingual(person.title());
    String email = RequiredInput.text(person.email());
    Faults own =
        grant == null || role == null
            ? accounts.faults(login, name, email)
            : accounts.faults(new Accounts.NewAccount(login, grant.limits(), name, title, email));
    own.name("title-ar", title.ar(), 200).name("title-en", title.en(), 200);
    for (Refusal.Fault fault : own.found()) {
      faults.check(false, line.field(fault.field()), fault.code(), fault.arguments().toArray());
    }
    faults
        .check(role != null || !line.role().isEmpty(), line.field("role"), "shared.missing")
        .check(
            role != null || line.role().isEmpty(),
            line.field("role"),
            "organisation.no-such-role",
            line.role())
        .check(
            proposals.countWaiting(
                    AccountProposals.AccountProposalKind.OPEN_ACCOUNT,
                    null,
                    login,
                    role == null ? "" : role.name(),
                    "")
                == 0,
            line.field("login"),
            "organisation.proposal-waits");
  }

  private long keep(Actor actor, List<AccountTable.AccountLine> lines, String fileName) {
    imports.insert(
        fileName.substring(0, Math.min(fileName.length(), LONGEST_FILE_NAME)),
        lines.size(),
        actor.personId());
    long id = imports.findLast(actor.personId());
    for (AccountTable.AccountLine line : lines) {
      ProposeAccount.NewPerson person = line.person();
      GrantInput grant = person.grant();
      if (grant == null) {
        throw new IllegalStateException("No role in line " + line.number());
      }
      Bilingual name = RequiredInput.bilingual(person.name());
      Bilingual title = RequiredInput.bilingual(person.title());
      imports.insertRow(
          id,
          line.number(),
          RequiredInput.text(person.login()),
          name.ar(),
          name.en(),
          title.ar(),
          title.en(),
          RequiredInput.text(person.email()),
          grant.givenRole(),
          grant.state(),
          grant.entity(),
          grant.supplier());
    }
    return id;
  }

  /** Addresses that differ in a tag or in the size of letters are the same mailbox. */
  private static String mailbox(String email) {
    String small = email.toLowerCase(Locale.ROOT);
    int at = small.indexOf('@');
    int plus = small.indexOf('+');
    return plus >= 0 && plus < at ? small.substring(0, plus) + small.substring(at) : small;
  }
}
