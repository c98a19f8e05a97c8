package org.muwahhad.organisation.identity;

import jakarta.inject.Singleton;
import jakarta.transaction.Transactional;
import org.jspecify.annotations.Nullable;
import org.muwahhad.access.Actor;
import org.muwahhad.access.Role;
import org.muwahhad.audit.AuditLog;
import org.muwahhad.organisation.IdentityEntry.ProviderDisabled;
import org.muwahhad.organisation.RequiredInput;
import org.muwahhad.shared.Faults;
import org.muwahhad.shared.Refusal;

/**
 * An administrator takes an identity provider out of use. One administrator is enough: nobody signs
 * in with it any more, and the sessions that rest on it end.
 *
 * <p>Refused with {@code identity.ended-already} when it is out of use, and as invalid input at
 * {@code reason}.
 */
@Singleton
public class DisableProvider {
  private static final int LONGEST = 500;
  private final IdentityRegister register;
  private final IdentityLinks links;
  private final AuditLog audit;

  DisableProvider(IdentityRegister register, IdentityLinks links, AuditLog audit) {
    this.register = register;
    this.links = links;
    this.audit = audit;
  }

  @Transactional
  public void run(Actor actor, long providerId, @Nullable String reason) {
    actor.require(Role.ADMINISTRATOR);
    if (register.lock(providerId).isEmpty()) {
      throw new Refusal.NotFound("identity provider " + providerId);
    }
    String words = RequiredInput.text(reason);
    new Faults().text("reason", words, LONGEST).throwIfAny();
    if (register.disable(providerId, actor.personId(), words) != 1) {
      throw new Refusal.RuleBroken("identity.ended-already");
    }
    int sessions = links.endSessionsOfProvider(providerId);
    audit.record(actor, new ProviderDisabled(providerId, words, sessions));
  }
}
