package org.muwahhad.organisation.identity;

import jakarta.inject.Singleton;
import jakarta.transaction.Transactional;
import java.util.Locale;
import java.util.stream.IntStream;
import org.muwahhad.access.Accounts;
import org.muwahhad.audit.AuditLog;
import org.muwahhad.organisation.IdentityEntry.PersonJoined;
import org.muwahhad.shared.Faults;
import org.muwahhad.shared.Refusal;

/**
 * A program of a state opens an account for somebody who joined. The provider vouches for the
 * person from then on. The account has no role: two administrators grant one, as to everybody.
 *
 * <p>Refused as invalid input: at {@code userName} and {@code externalId} with {@code
 * shared.missing}, {@code shared.too-long}, {@code shared.invisible-in-name} or {@code
 * identity.linked-already}, at {@code department} with {@code identity.unknown-entity}, at {@code
 * active} with {@code identity.joins-active}, and as {@link Accounts#openWithoutRole} says, so that
 * an account that is there already is never taken over.
 */
@Singleton
public class JoinPerson {
  private static final int MOST_OF_A_NAME = 99;
  private static final int LONGEST_LOGIN = 50;
  private final ScimPeople people;
  private final IdentityLinks links;
  private final Accounts accounts;
  private final AuditLog audit;

  JoinPerson(ScimPeople people, IdentityLinks links, Accounts accounts, AuditLog audit) {
    this.people = people;
    this.links = links;
    this.accounts = accounts;
    this.audit = audit;
  }

  /** Returns the number of the link. */
  @Transactional
  long run(ScimPeople.ScimClient program, ScimUser user) {
    faults(people, program, user)
        .check(user.active(), "active", "identity.joins-active")
        .check(
            people.listByUserName(program.providerId(), user.userName()).isEmpty(),
            "userName",
            "identity.linked-already")
        .check(
            links.countOpen(program.providerId(), 0, user.externalId()) == 0,
            "externalId",
            "identity.linked-already")
        .throwIfAny();
    String login = login(program, user.userName());
    long personId = accounts.openWithoutRole(login, user.name(), user.title(), user.email());
    links.insertLink(
        personId,
        program.providerId(),
        user.externalId(),
        program.id(),
        user.userName(),
        user.entityCode(),
        true);
    audit.recordSystem(
        new PersonJoined(personId, program.id(), program.provider(), login, user.externalId()));
    return links.getLinkId(program.providerId(), personId);
  }

  static Faults faults(ScimPeople people, ScimPeople.ScimClient program, ScimUser user) {
    String entity = user.entityCode();
    return new Faults()
        .name("userName", user.userName(), 200)
        .name("externalId", user.externalId(), 255)
        .check(
            entity == null || people.countEntity(program.providerId(), entity) == 1,
            "department",
            "identity.unknown-entity");
  }

  /** States name their people alike, so a login begins with the state. */
  private String login(ScimPeople.ScimClient program, String userName) {
    String state = program.stateCode();
    String plain =
        ((state == null ? "gcc" : state) + "." + userName.replaceFirst("@.*", ""))
            .toLowerCase(Locale.ROOT)
            .replaceAll("[^a-z0-9.-]++", "-");
    String base = plain.substring(0, Math.min(plain.length(), LONGEST_LOGIN));
    return IntStream.rangeClosed(1, MOST_OF_A_NAME)
        .mapToObj(i -> i == 1 ? base : base + i)
        .filter(accounts::isFree)
        .findFirst()
        .orElseThrow(() -> new Refusal.InvalidInput("userName", "identity.linked-already"));
  }
}
