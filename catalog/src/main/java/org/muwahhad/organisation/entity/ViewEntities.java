package org.muwahhad.organisation.entity;

import jakarta.inject.Singleton;
import jakarta.transaction.Transactional;
import java.util.List;
import org.muwahhad.access.Actor;
import org.muwahhad.access.Role;
import org.muwahhad.access.Scope;
import org.muwahhad.shared.Refusal;
import org.muwahhad.web.ListChoice;
import org.muwahhad.web.ListPage;

/**
 * Procuring entities as a person may see them: administrators, central buyers and auditors all, a
 * national coordinator those of the state, a procurement officer their own.
 */
@Singleton
public class ViewEntities {
  private static final Role[] ALL = {Role.ADMINISTRATOR, Role.CENTRAL_BUYER, Role.AUDITOR};
  private final EntityQueries queries;

  ViewEntities(EntityQueries queries) {
    this.queries = queries;
  }

  /** An entity with its delivery sites and officers. */
  public record EntityView(
      EntityQueries.EntityRow entity,
      List<EntityQueries.SiteRow> sites,
      List<EntityQueries.Officer> officers) {}

  /** A page of the entities that a person may see. */
  @Transactional
  public ListPage<EntityQueries.EntityRow> list(Actor actor, ListChoice choice) {
    Scope scope = Scope.of(actor, ALL);
    return new ListPage<>(
        queries.listPage(
            scope.state(),
            scope.entityId(),
            choice.like(),
            choice.filter(),
            choice.sort(),
            ListChoice.SIZE,
            choice.offset()),
        queries.count(scope.state(), scope.entityId(), choice.like(), choice.filter()),
        choice);
  }

  /**
   * One entity.
   *
   * @throws Refusal.NotFound also when it is another state's or entity's
   */
  @Transactional
  public EntityView get(Actor actor, long id) {
    Scope.of(actor, ALL);
    EntityQueries.EntityRow row =
        queries
            .findRow(id)
            .filter(e -> maySee(actor, e))
            .orElseThrow(() -> new Refusal.NotFound("entity " + id));
    return new EntityView(row, queries.listSites(id), queries.listOfficers(id));
  }

  private static boolean maySee(Actor actor, EntityQueries.EntityRow entity) {
    return actor.isAnyOf(ALL) || Scope.isOwn(actor, entity.stateCode(), entity.id());
  }
}
