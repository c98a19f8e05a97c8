package org.muwahhad.organisation.person;

import jakarta.inject.Singleton;
import jakarta.transaction.Transactional;
import org.jspecify.annotations.Nullable;
import org.muwahhad.access.Accounts;
import org.muwahhad.access.Actor;
import org.muwahhad.access.Role;
import org.muwahhad.organisation.RequiredInput;
import org.muwahhad.shared.Bilingual;
import org.muwahhad.shared.Faults;

/**
 * An administrator proposes an account for a person with a first role. It is opened when another
 * administrator confirms, and the person then gets a link by e-mail to choose a password.
 *
 * <p>Refused as invalid input as {@link org.muwahhad.access.OpenAccount} says, and as {@link
 * MakeProposal} says.
 */
@Singleton
public class ProposeAccount {
  private final Accounts accounts;
  private final MakeProposal makeProposal;

  ProposeAccount(Accounts accounts, MakeProposal makeProposal) {
    this.accounts = accounts;
    this.makeProposal = makeProposal;
  }

  /** Who the person is. */
  public record NewPerson(
      @Nullable String login,
      @Nullable Bilingual name,
      @Nullable Bilingual title,
      @Nullable String email,
      @Nullable GrantInput grant) {}

  /** Returns the number of the proposal. */
  @Transactional
  public long run(Actor actor, NewPerson wanted) {
    actor.require(Role.ADMINISTRATOR);
    GrantInput grant =
        wanted.grant() == null ? new GrantInput(null, null, null, null) : wanted.grant();
    String login = RequiredInput.text(wanted.login());
    Bilingual name = RequiredInput.bilingual(wanted.name());
    Bilingual title = RequiredInput.bilingual(wanted.title());
    String email = RequiredInput.text(wanted.email());
    Faults faults =
        grant.role() == null
            ? accounts.faults(login, name, email).check(false, "role", "shared.missing")
            : accounts.faults(new Accounts.NewAccount(login, grant.limits(), name, title, email));
    faults.name("title-ar", title.ar(), 200).name("title-en", title.en(), 200).throwIfAny();
    return makeProposal.open(
        actor, new Accounts.NewAccount(login, grant.limits(), name, title, email));
  }
}
