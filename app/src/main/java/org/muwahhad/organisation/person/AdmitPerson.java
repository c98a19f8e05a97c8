package org.muwahhad.organisation.person;

import io.micronaut.serde.annotation.Serdeable;
import jakarta.inject.Singleton;
import jakarta.transaction.Transactional;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.muwahhad.access.Accounts;
import org.muwahhad.access.Actor;
import org.muwahhad.access.Role;
import org.muwahhad.audit.AuditLog;
import org.muwahhad.organisation.Given;
import org.muwahhad.shared.Bilingual;
import org.muwahhad.shared.Faults;

/**
 * The administrator opens the account of a person with a first role. The password is a one-time
 * one, told once, to be handed over; the person chooses their own before the first session.
 *
 * <p>Refused as invalid input as {@link org.muwahhad.access.OpenAccount} says, and with {@code
 * organisation.entity-closed} for an officer of a closed entity.
 */
@Singleton
public class AdmitPerson {
  private final Accounts accounts;
  private final AuditLog audit;

  AdmitPerson(Accounts accounts, AuditLog audit) {
    this.accounts = accounts;
    this.audit = audit;
  }

  /** Who the person is. */
  @Serdeable
  public record NewPerson(
      @Nullable String login,
      @Nullable Bilingual name,
      @Nullable Bilingual title,
      @Nullable String email,
      @Nullable GrantInput grant) {}

  @Transactional
  public Accounts.OneTimePassword run(Actor actor, NewPerson wanted) {
    actor.require(Role.ADMINISTRATOR);
    GrantInput grant =
        wanted.grant() == null ? new GrantInput(null, null, null, null) : wanted.grant();
    Bilingual title = Given.bilingual(wanted.title());
    new Faults()
        .check(grant.role() != null, "role", "shared.missing")
        .text("title-ar", title.ar(), 200)
        .text("title-en", title.en(), 200)
        .throwIfAny();
    Accounts.OneTimePassword given =
        accounts.open(
            Given.text(wanted.login()),
            grant.limits(),
            Given.bilingual(wanted.name()),
            title,
            Given.text(wanted.email()));
    audit.record(
        actor,
        Role.ADMINISTRATOR,
        "person:" + given.personId(),
        "access.person-added",
        "person",
        given.personId(),
        Map.of("login", given.login(), "role", grant.givenRole().name(), "limit", grant.told()));
    return given;
  }
}
