package org.muwahhad.organisation.entity;

import jakarta.inject.Singleton;
import jakarta.transaction.Transactional;
import java.util.List;
import java.util.Locale;
import org.muwahhad.access.Actor;
import org.muwahhad.access.Role;
import org.muwahhad.access.Scope;
import org.muwahhad.shared.Refusal;

/**
 * Procuring entities as a person may see them: administrators, central buyers and auditors all, a
 * national coordinator those of the state, a procurement officer the own one.
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

  /**
   * The entities a person may see.
   *
   * @param state code of the state wanted, empty for all
   * @param text part of code or name, empty for all
   */
  @Transactional
  public List<EntityQueries.EntityRow> list(Actor actor, String state, String text) {
    String wanted = text.strip().toLowerCase(Locale.ROOT);
    Scope scope = Scope.of(actor, ALL);
    return queries.list(scope.isOfAll() ? state.strip() : scope.state(), scope.entityId(), wanted);
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
