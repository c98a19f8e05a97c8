package org.muwahhad.access;

import java.util.Optional;
import org.muwahhad.shared.Refusal;

/**
 * The part of what concerns all states that somebody reads: the whole, what is of one state, or
 * what is of one entity. Statements take both components and leave out what is empty or 0.
 *
 * @param state ISO 3166-1 code; empty for all states
 * @param entityId 0 for all entities
 */
public record Scope(String state, long entityId) {
  public static final Scope ALL = new Scope("", 0);

  /** What is of one state. */
  public static Scope ofState(String state) {
    return new Scope(state, 0);
  }

  /**
   * The widest part that a person reads: a coordinator what is of their own state, an officer what
   * is of their own entity, those of further roles everything.
   *
   * @param all roles that read everything
   * @throws Refusal.NotPermitted for everybody else
   */
  public static Scope of(Actor actor, Role... all) {
    return find(actor, all).orElseThrow(Refusal.NotPermitted::new);
  }

  /** The same; empty for a person who reads none of it. */
  public static Optional<Scope> find(Actor actor, Role... all) {
    if (actor.isAnyOf(all)) {
      return Optional.of(ALL);
    }
    return actor
        .find(Role.NATIONAL_COORDINATOR)
        .map(g -> ofState(g.state()))
        .or(() -> actor.find(Role.PROCUREMENT_OFFICER).map(g -> new Scope(g.state(), g.entity())));
  }

  /** Whether a person coordinates the state, or is an officer of the entity. */
  public static boolean isOwn(Actor actor, String state, long entityId) {
    return isCoordinatorOf(actor, state) || isOfficerOf(actor, entityId);
  }

  public static boolean isCoordinatorOf(Actor actor, String state) {
    return actor.find(Role.NATIONAL_COORDINATOR).filter(g -> g.state().equals(state)).isPresent();
  }

  public static boolean isOfficerOf(Actor actor, long entityId) {
    return actor.find(Role.PROCUREMENT_OFFICER).filter(g -> g.entity() == entityId).isPresent();
  }

  public boolean isOfAll() {
    return state.isEmpty() && entityId == 0;
  }

  public boolean isOfEntity() {
    return entityId != 0;
  }

  /** Whether it is the whole of one state. */
  public boolean isOfState() {
    return !isOfAll() && !isOfEntity();
  }

  /**
   * The grant under which a person reads this part, as {@link #of} gives it.
   *
   * @param all roles that read everything
   * @throws Refusal.NotPermitted for everybody else
   */
  public Grant permit(Actor actor, Role... all) {
    for (Role role : all) {
      if (actor.is(role)) {
        return actor.require(role);
      }
    }
    if (!isOfAll() && actor.is(Role.NATIONAL_COORDINATOR)) {
      return actor.requireCoordinatorOf(state);
    }
    if (isOfEntity()) {
      return actor.requireOfficerOf(entityId);
    }
    throw new Refusal.NotPermitted();
  }

  /**
   * What a report of this part is about in addresses: {@code 12}, {@code 12-KW} or {@code 12-7}.
   */
  public String subject(long id) {
    return isOfAll() ? String.valueOf(id) : id + "-" + (isOfEntity() ? entityId : state);
  }
}
