package org.muwahhad.demand.round;

import jakarta.inject.Singleton;
import jakarta.transaction.Transactional;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.muwahhad.access.Actor;
import org.muwahhad.access.Grant;
import org.muwahhad.access.Role;

/**
 * Rounds as a person may see them. Those who work on demand see every round; how far the entities
 * have come, central buyers and auditors see for all states, coordinators and officers for theirs.
 */
@Singleton
public class SeeRounds {
  private final RoundViews views;

  SeeRounds(RoundViews views) {
    this.views = views;
  }

  /** A round with its progress. */
  public record Sheet(
      RoundViews.RoundRow round,
      List<RoundViews.Named> categories,
      List<RoundViews.StateProgress> states,
      List<RoundViews.EntityProgress> entities) {

    /** The entities of one state. */
    public List<RoundViews.EntityProgress> entitiesOf(String stateCode) {
      return entities.stream().filter(e -> e.stateCode().equals(stateCode)).toList();
    }
  }

  /** All rounds, the last to close first. */
  @Transactional
  public List<RoundViews.RoundRow> list(Actor actor) {
    require(actor);
    return views.listAll();
  }

  /** The progress of each round by its number, for the states the person may see. */
  @Transactional
  public Map<Long, List<RoundViews.StateProgress>> progress(Actor actor) {
    require(actor);
    return views.listProgress().stream()
        .filter(p -> maySee(actor, p.stateCode()))
        .collect(Collectors.groupingBy(RoundViews.StateProgress::roundId));
  }

  /** One round. */
  @Transactional
  public Sheet get(Actor actor, long roundId) {
    require(actor);
    return new Sheet(
        views.getRow(roundId),
        views.listCategories(roundId),
        views.listProgress(roundId).stream().filter(p -> maySee(actor, p.stateCode())).toList(),
        views.listEntities(roundId).stream().filter(e -> maySee(actor, e)).toList());
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

  private static boolean maySee(Actor actor, RoundViews.EntityProgress entity) {
    return DemandReaders.mayRead(actor, entity.stateCode(), entity.entityId());
  }

  private static boolean state(Optional<Grant> grant, String stateCode) {
    return grant.filter(g -> g.state().equals(stateCode)).isPresent();
  }
}
