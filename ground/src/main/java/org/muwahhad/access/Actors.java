package org.muwahhad.access;

import jakarta.inject.Singleton;
import jakarta.transaction.Transactional;
import java.time.ZoneId;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.muwahhad.shared.Refusal;
import org.muwahhad.shared.RiyadhDay;

/** Finds the person behind a session or an account. */
@Singleton
public class Actors {
  private final People people;

  Actors(People people) {
    this.people = people;
  }

  /** The person with an account of this number. */
  @Transactional
  public Actor get(long personId) {
    return people
        .findById(personId)
        .map(this::actor)
        .orElseThrow(() -> new Refusal.NotFound("person " + personId));
  }

  /** The person with this login. */
  @Transactional
  public Actor get(String login) {
    return people
        .findByLogin(login)
        .map(this::actor)
        .orElseThrow(() -> new Refusal.NotFound("person " + login));
  }

  private Actor actor(People.Person person) {
    List<People.GrantRow> rows = people.listGrants(person.id());
    return new Actor(
        person.id(),
        person.login(),
        person.name(),
        person.title(),
        zone(rows.stream().map(People.GrantRow::zone)),
        rows.stream()
            .map(g -> new Grant(g.role(), g.stateCode(), g.entityId(), g.supplierId()))
            .toList());
  }

  /** The person of a session, from its rows: one for each role, or one without a role. */
  static Actor of(List<Sessions.Holder> rows) {
    Sessions.Holder person = rows.get(0);
    return new Actor(
        person.personId(),
        person.login(),
        person.name(),
        person.title(),
        zone(rows.stream().map(Sessions.Holder::zone)),
        rows.stream().flatMap(row -> grant(row).stream()).toList());
  }

  private static Optional<Grant> grant(Sessions.Holder row) {
    return Optional.ofNullable(row.role())
        .map(role -> new Grant(role, row.stateCode(), row.entityId(), row.supplierId()));
  }

  private static ZoneId zone(Stream<@Nullable String> zones) {
    return zones.filter(Objects::nonNull).findFirst().map(ZoneId::of).orElse(RiyadhDay.ZONE);
  }
}
