package org.muwahhad.organisation.person;

import jakarta.inject.Singleton;
import jakarta.transaction.Transactional;
import org.muwahhad.access.Actor;
import org.muwahhad.access.Role;

/**
 * An administrator proposes that a person chooses a new password. When another administrator
 * confirms, the old one opens nothing from then on, all sessions end, and the person gets a link by
 * e-mail. A lock stays. Nobody but the person ever sees a password or the link.
 *
 * <p>Refused as {@link MakeProposal} says: one's own password is changed on its page.
 */
@Singleton
public class ProposeReset {
  private final MakeProposal makeProposal;

  ProposeReset(MakeProposal makeProposal) {
    this.makeProposal = makeProposal;
  }

  /** Returns the number of the proposal. */
  @Transactional
  public long run(Actor actor, long personId) {
    actor.require(Role.ADMINISTRATOR);
    OwnAccount.refuse(actor, personId);
    return makeProposal.reset(actor, personId);
  }
}
