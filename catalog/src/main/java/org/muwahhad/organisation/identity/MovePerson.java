package org.muwahhad.organisation.identity;

import jakarta.inject.Singleton;
import jakarta.transaction.Transactional;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.muwahhad.access.Accounts;
import org.muwahhad.access.Role;
import org.muwahhad.audit.AuditLog;
import org.muwahhad.organisation.IdentityEntry.PersonLeft;
import org.muwahhad.organisation.IdentityEntry.PersonMoved;
import org.muwahhad.organisation.IdentityEntry.PersonReturned;
import org.muwahhad.shared.Faults;
import org.muwahhad.shared.Refusal;

/**
 * A program of a state says what became of one of its people: another name, job, address or entity,
 * left, or back.
 *
 * <p>Roles that are limited to another entity than the one named end. The account of somebody who
 * left is locked. The program unlocks what it locked, and not what an administrator locked. Of
 * people whose accounts two administrators opened it changes only that they left, came back, or
 * moved to another entity.
 *
 * <p>Refused as {@link JoinPerson} and {@link Accounts#describe} say, with {@code
 * identity.linked-already} at {@code userName}, {@code identity.unknown-entity} at {@code
 * department}, and {@code identity.subject-fixed} at {@code externalId} when the provider is to
 * call the person otherwise.
 */
@Singleton
public class MovePerson {
  private static final String REASON = "SCIM";
  private final ScimPeople people;
  private final IdentityLinks links;
  private final Accounts accounts;
  private final AuditLog audit;

  MovePerson(ScimPeople people, IdentityLinks links, Accounts accounts, AuditLog audit) {
    this.people = people;
    this.links = links;
    this.accounts = accounts;
    this.audit = audit;
  }

  /** Makes the person what the program says. */
  @Transactional
  void run(ScimPeople.ScimClient program, long linkId, ScimUser user) {
    ScimPeople.ScimPerson person = lock(program, linkId);
    Faults faults =
        JoinPerson.faults(people, program, user)
            .check(
                user.externalId().equals(person.subject()), "externalId", "identity.subject-fixed")
            .check(
                people.listByUserName(program.providerId(), user.userName()).stream()
                    .allMatch(p -> p.id() == linkId),
                "userName",
                "identity.linked-already");
    faults.throwIfAny();
    List<String> changed = changed(person, user);
    List<String> ended =
        changed.contains("entity") ? endRoles(person, user.entityCode()) : List.of();
    if (person.byProgram()) {
      if (changed.stream().anyMatch(c -> c.matches("name|title|email"))) {
        accounts.describe(person.personId(), user.name(), user.title(), user.email());
      }
      people.describe(linkId, user.userName(), user.entityCode());
    } else if (changed.contains("entity")) {
      people.move(linkId, user.entityCode());
    }
    if (!changed.isEmpty()) {
      audit.recordSystem(
          new PersonMoved(
              person.personId(),
              program.id(),
              changed,
              Objects.requireNonNullElse(user.entityCode(), ""),
              ended));
    }
    if (user.active()) {
      comeBack(program, person);
    } else {
      leave(program, person);
    }
  }

  /** The provider no longer vouches for the person, and the account is locked. */
  @Transactional
  void end(ScimPeople.ScimClient program, long linkId) {
    ScimPeople.ScimPerson person = lock(program, linkId);
    if (links.endLink(linkId, null, REASON) != 1) {
      throw new Refusal.NotFound("user " + linkId);
    }
    links.endSessionsOfLink(linkId);
    if (!person.blocked()) {
      accounts.block(person.personId(), REASON);
    }
    audit.recordSystem(new PersonLeft(person.personId(), program.id(), true));
  }

  private ScimPeople.ScimPerson lock(ScimPeople.ScimClient program, long linkId) {
    return people
        .lock(linkId)
        .flatMap(id -> people.find(program.providerId(), id))
        .orElseThrow(() -> new Refusal.NotFound("user " + linkId));
  }

  private static List<String> changed(ScimPeople.ScimPerson person, ScimUser user) {
    List<String> changed = new ArrayList<>();
    if (!Objects.equals(person.entityCode(), user.entityCode())) {
      changed.add("entity");
    }
    if (person.byProgram()) {
      add(changed, "email", person.email().equals(user.email()));
      add(changed, "name", person.name().equals(user.name()));
      add(changed, "title", person.title().equals(user.title()));
      add(changed, "userName", person.called().equals(user.userName()));
    }
    return changed;
  }

  private static void add(List<String> changed, String name, boolean same) {
    if (!same) {
      changed.add(name);
    }
  }

  private List<String> endRoles(ScimPeople.ScimPerson person, @Nullable String entity) {
    List<String> ended = new ArrayList<>();
    for (ScimPeople.GrantedRole held : people.listRoles(person.personId())) {
      String limit = held.entityCode();
      if (limit != null && !limit.equals(entity)) {
        Role role = held.role();
        accounts.revoke(person.personId(), role);
        ended.add(role.name());
      }
    }
    return ended;
  }

  private void leave(ScimPeople.ScimClient program, ScimPeople.ScimPerson person) {
    if (people.leave(person.id()) != 1) {
      return;
    }
    links.endSessionsOfLink(person.id());
    if (!person.blocked()) {
      accounts.block(person.personId(), REASON);
    }
    audit.recordSystem(new PersonLeft(person.personId(), program.id(), false));
  }

  private void comeBack(ScimPeople.ScimClient program, ScimPeople.ScimPerson person) {
    if (people.comeBack(person.id()) != 1) {
      return;
    }
    if (people.countLockedByProgram(person.personId(), REASON) == 1) {
      accounts.unblock(person.personId());
    }
    audit.recordSystem(new PersonReturned(person.personId(), program.id()));
  }
}
