package org.muwahhad.demand.round;

import jakarta.inject.Singleton;
import jakarta.transaction.Transactional;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.muwahhad.access.Actor;
import org.muwahhad.access.Grant;
import org.muwahhad.access.Role;
import org.muwahhad.web.ListChoice;
import org.muwahhad.web.ListPage;

/**
 * Rounds as a person may see them. Those who work on demand see every round; how far the entities
 * have come, central buyers and auditors see for all states, coordinators and officers for theirs.
 */
@Singleton
public class ViewRounds {
  private final RoundQueries queries;

  ViewRounds(RoundQueries queries) {
    this.queries = queries;
  }

  /**
   * A round with its progress.
   *
   * @param origin where it comes from; null for one loaded past the application
   */
  public record RoundView(
      RoundQueries.RoundRow round,
      RoundQueries.@Nullable RoundOrigin origin,
      List<RoundQueries.CodeWithName> categories,
      List<RoundQueries.StateProgress> states,
      List<RoundQueries.EntityProgress> entities) {

    /** The entities of one state. */
    public List<RoundQueries.EntityProgress> entitiesOf(String stateCode) {
      return entities.stream().filter(e -> e.stateCode().equals(stateCode)).toList();
    }
  }

  /** All rounds, the last to close first. */
  @Transactional
  public List<RoundQueries.RoundRow> list(Actor actor) {
    require(actor);
    return queries.listAll();
  }

  /** A page of them. */
  @Transactional
  public ListPage<RoundQueries.RoundRow> list(Actor actor, ListChoice choice) {
    require(actor);
    return new ListPage<>(
        queries.listPage(
            choice.like(), choice.filter(), choice.sort(), ListChoice.SIZE, choice.offset()),
        queries.count(choice.like(), choice.filter()),
        choice);
  }

  /** The progress of rounds by their numbers, for the states the person may see. */
  @Transactional
  public Map<Long, List<RoundQueries.StateProgress>> progress(
      Actor actor, List<RoundQueries.RoundRow> rounds) {
    require(actor);
    if (rounds.isEmpty()) {
      return Map.of();
    }
    return queries.listProgress(rounds.stream().map(RoundQueries.RoundRow::id).toList()).stream()
        .filter(p -> maySee(actor, p.stateCode()))
        .collect(Collectors.groupingBy(RoundQueries.StateProgress::roundId));
  }

  /** One round. */
  @Transactional
  public RoundView get(Actor actor, long roundId) {
    require(actor);
    return new RoundView(
        queries.getRow(roundId),
        queries.findOrigin(roundId).orElse(null),
        queries.listCategories(roundId),
        queries.listProgress(roundId).stream().filter(p -> maySee(actor, p.stateCode())).toList(),
        queries.listEntities(roundId).stream().filter(e -> maySee(actor, e)).toList());
  }

  private static void require(Actor actor) {
    actor.require(
        Role.CENTRAL_BUYER, Role.AUDITOR, Role.NATIONAL_COORDINATOR, Role.PROCUREMENT_OFFICER);
  }

  private static boolean maySee(Actor actor, String stateCode) {
    return DemandReaders.seesAll(actor)
        || state(actor.find(Role.NATIONAL_COORDINATOR), stateCode)
        || state(actor.find(Role.PROCUREMENT_OFFICER), stateCode);
  }

  private static boolean maySee(Actor actor, RoundQueries.EntityProgress entity) {
    return DemandReaders.mayRead(actor, entity.stateCode(), entity.entityId());
  }

  private static boolean state(Optional<Grant> grant, String stateCode) {
    return grant.filter(g -> g.state().equals(stateCode)).isPresent();
  }
}
