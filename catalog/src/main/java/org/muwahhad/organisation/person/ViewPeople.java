package org.muwahhad.organisation.person;

import jakarta.inject.Singleton;
import jakarta.transaction.Transactional;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import org.muwahhad.access.Actor;
import org.muwahhad.access.Role;
import org.muwahhad.shared.Refusal;

/** The accounts, for administrators and auditors. */
@Singleton
public class ViewPeople {
  private final PersonQueries queries;

  ViewPeople(PersonQueries queries) {
    this.queries = queries;
  }

  /**
   * What is looked for.
   *
   * @param text part of login, name or e-mail address
   * @param role name of a {@link Role}, empty for all
   * @param state code of the state a role is limited to, empty for all
   * @param standing {@code LOCKED}, {@code ONE_TIME} or empty for all
   * @param page from 1
   */
  public record Search(String text, String role, String state, String standing, int page) {}

  /** An account with its roles. */
  public record PersonView(PersonQueries.PersonRow person, List<PersonQueries.GrantRow> grants) {}

  /** One page of accounts. */
  public record PeoplePage(List<PersonView> people, long total, int page, int pageSize) {}

  @Transactional
  public PeoplePage list(Actor actor, Search search) {
    actor.require(Role.ADMINISTRATOR, Role.AUDITOR);
    String text = search.text().strip().toLowerCase(Locale.ROOT);
    int page = Math.min(Math.max(search.page(), 1), 100_000);
    List<PersonQueries.PersonRow> rows =
        queries.list(
            text,
            search.role(),
            search.state(),
            search.standing(),
            PersonQueries.PAGE_SIZE,
            (page - 1) * PersonQueries.PAGE_SIZE);
    Map<Long, List<PersonQueries.GrantRow>> grants =
        queries.listGrants(rows.stream().map(PersonQueries.PersonRow::id).toList()).stream()
            .collect(Collectors.groupingBy(PersonQueries.GrantRow::personId));
    return new PeoplePage(
        rows.stream().map(p -> new PersonView(p, grants.getOrDefault(p.id(), List.of()))).toList(),
        queries.count(text, search.role(), search.state(), search.standing()),
        page,
        PersonQueries.PAGE_SIZE);
  }

  /** One account. */
  @Transactional
  public PersonView get(Actor actor, long id) {
    actor.require(Role.ADMINISTRATOR, Role.AUDITOR);
    return new PersonView(
        queries.findRow(id).orElseThrow(() -> new Refusal.NotFound("person " + id)),
        queries.listGrants(List.of(id)));
  }
}
