package org.muwahhad.organisation.identity;

import jakarta.inject.Singleton;
import jakarta.transaction.Transactional;
import org.jspecify.annotations.Nullable;
import org.muwahhad.access.Actor;
import org.muwahhad.access.Role;
import org.muwahhad.audit.AuditLog;
import org.muwahhad.organisation.IdentityEntry.PersonUnlinked;
import org.muwahhad.organisation.RequiredInput;
import org.muwahhad.shared.Faults;
import org.muwahhad.shared.Refusal;

/**
 * An administrator ends the link between a person and a provider. One administrator is enough: the
 * provider no longer vouches for the person, and the sessions that rest on the link end.
 *
 * <p>Refused with {@code identity.ended-already} when it has ended, {@code
 * organisation.not-oneself} on one's own link, and as invalid input at {@code reason}.
 */
@Singleton
public class UnlinkPerson {
  private static final int LONGEST = 500;
  private final IdentityRegister register;
  private final IdentityLinks links;
  private final AuditLog audit;

  UnlinkPerson(IdentityRegister register, IdentityLinks links, AuditLog audit) {
    this.register = register;
    this.links = links;
    this.audit = audit;
  }

  @Transactional
  public void run(Actor actor, long linkId, @Nullable String reason) {
    actor.require(Role.ADMINISTRATOR);
    IdentityRegister.HeldProvider provider =
        links
            .findProviderOfLink(linkId)
            .flatMap(register::lock)
            .orElseThrow(() -> new Refusal.NotFound("identity link " + linkId));
    long personId =
        links
            .findLinkedPerson(linkId)
            .orElseThrow(() -> new Refusal.RuleBroken("identity.ended-already"));
    if (personId == actor.personId()) {
      throw new Refusal.RuleBroken("organisation.not-oneself");
    }
    String words = RequiredInput.text(reason);
    new Faults().text("reason", words, LONGEST).throwIfAny();
    if (links.endLink(linkId, actor.personId(), words) != 1) {
      throw new Refusal.RuleBroken("identity.ended-already");
    }
    links.endSessionsOfLink(linkId);
    audit.record(actor, new PersonUnlinked(personId, provider.code(), words));
  }
}
