package org.muwahhad.organisation.person;

import jakarta.inject.Singleton;
import jakarta.transaction.Transactional;
import org.muwahhad.access.Accounts;
import org.muwahhad.access.Actor;
import org.muwahhad.access.Role;

/**
 * An administrator proposes a role for a person, or another limit of the role they hold. It holds
 * from the person's next request after another administrator has confirmed it.
 *
 * <p>Refused as invalid input at {@code role}, {@code state}, {@code entity} or {@code supplier},
 * and as {@link MakeProposal} says.
 */
@Singleton
public class ProposeRole {
  private final Accounts accounts;
  private final MakeProposal makeProposal;

  ProposeRole(Accounts accounts, MakeProposal makeProposal) {
    this.accounts = accounts;
    this.makeProposal = makeProposal;
  }

  /** Returns the number of the proposal. */
  @Transactional
  public long run(Actor actor, long personId, GrantInput grant) {
    actor.require(Role.ADMINISTRATOR);
    OwnAccount.refuse(actor, personId);
    accounts.faults(personId, grant.limits()).throwIfAny();
    return makeProposal.grant(actor, personId, grant.limits());
  }
}
