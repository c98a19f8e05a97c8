package org.muwahhad.organisation.person;

import jakarta.inject.Singleton;
import jakarta.transaction.Transactional;
import java.util.Map;
import org.muwahhad.access.Accounts;
import org.muwahhad.access.Actor;
import org.muwahhad.access.Role;
import org.muwahhad.audit.AuditLog;

/**
 * The administrator gives a person a one-time password, told once, to be handed over. The old one
 * opens nothing from then on, and all sessions end. A lock stays. Refused with {@code
 * organisation.not-oneself}: one's own password is changed on its page.
 */
@Singleton
public class ResetPassword {
  private final Accounts accounts;
  private final AuditLog audit;

  ResetPassword(Accounts accounts, AuditLog audit) {
    this.accounts = accounts;
    this.audit = audit;
  }

  @Transactional
  public Accounts.OneTimePassword run(Actor actor, long personId) {
    actor.require(Role.ADMINISTRATOR);
    Oneself.refuse(actor, personId);
    Accounts.OneTimePassword given = accounts.reset(personId);
    audit.record(
        actor,
        Role.ADMINISTRATOR,
        "person:" + personId,
        "access.password-reset",
        "person",
        personId,
        Map.of("login", given.login(), "until", given.until().toString()));
    return given;
  }
}
