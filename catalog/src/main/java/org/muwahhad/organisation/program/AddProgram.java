package org.muwahhad.organisation.program;

import io.micronaut.context.event.ApplicationEventPublisher;
import jakarta.inject.Singleton;
import jakarta.transaction.Transactional;
import java.util.List;
import java.util.Objects;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.muwahhad.access.Actor;
import org.muwahhad.access.Grant;
import org.muwahhad.access.ProgramScope;
import org.muwahhad.access.Role;
import org.muwahhad.audit.AuditLog;
import org.muwahhad.organisation.AccessEntry.ProgramAdded;
import org.muwahhad.organisation.RequiredInput;
import org.muwahhad.organisation.person.AccountEvent;
import org.muwahhad.shared.Faults;
import org.muwahhad.shared.Refusal;
import org.muwahhad.shared.Sha256;

/**
 * An officer, coordinator or bid manager gives a program credentials of its own, with which it acts
 * for them over the API, within scopes and until a day. The secret is shown once and kept as a
 * hash.
 *
 * <p>Refused as not permitted to other roles, with {@code program.too-many} beyond ten at once, and
 * as invalid input at {@code name} ({@code shared.missing}, {@code shared.forbidden-character},
 * {@code shared.too-long}), {@code scopes} ({@code shared.missing}, {@code program.no-such-scope})
 * or {@code days} ({@code program.days}).
 */
@Singleton
public class AddProgram {
  /** The longest time, in days. */
  public static final int MOST_DAYS = 365;

  private static final int MOST = 10;
  private static final int LONGEST_NAME = 100;
  private final Programs programs;
  private final AuditLog audit;
  private final ApplicationEventPublisher<AccountEvent> events;

  AddProgram(Programs programs, AuditLog audit, ApplicationEventPublisher<AccountEvent> events) {
    this.programs = programs;
    this.audit = audit;
    this.events = events;
  }

  /**
   * What was typed.
   *
   * @param days for which the credentials are good
   */
  public record NewProgram(
      @Nullable String name, @Nullable List<String> scopes, @Nullable Integer days) {}

  /**
   * Credentials, shown this once.
   *
   * @param clientId by which the program names itself
   */
  public record ProgramCredentials(long id, String name, String clientId, String clientSecret) {}

  @Transactional
  public ProgramCredentials run(Actor actor, NewProgram wanted) {
    Grant grant = actor.require(Role.PROCUREMENT_OFFICER, Role.NATIONAL_COORDINATOR, Role.BIDDER);
    String name = RequiredInput.text(wanted.name());
    List<String> scopes = Objects.requireNonNullElse(wanted.scopes(), List.of());
    int days = Objects.requireNonNullElse(wanted.days(), 0);
    new Faults()
        .name("name", name, LONGEST_NAME)
        .check(!scopes.isEmpty(), "scopes", "shared.missing")
        .check(
            scopes.stream().allMatch(s -> ProgramScope.find(s).isPresent()),
            "scopes",
            "program.no-such-scope")
        .check(days >= 1 && days <= MOST_DAYS, "days", "program.days", MOST_DAYS)
        .throwIfAny();
    if (programs.countOpen(actor.personId()) >= MOST) {
      throw new Refusal.RuleBroken("program.too-many", MOST);
    }
    String clientId = ProgramSecrets.clientId();
    String secret = ProgramSecrets.secret();
    String all = String.join(" ", new TreeSet<>(scopes));
    programs.insert(clientId, name, actor.personId(), grant.role(), all, Sha256.of(secret), days);
    long id = programs.findId(clientId);
    audit.record(actor, grant.role(), new ProgramAdded(id, clientId, grant.role().name(), all));
    events.publishEvent(
        AccountEvent.of(AccountEvent.AccountEventKind.PROGRAM_ADDED, actor.personId(), actor.name())
            .saying(name)
            .leadingTo("/programs"));
    return new ProgramCredentials(id, name, clientId, secret);
  }
}
