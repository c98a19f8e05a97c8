package org.muwahhad.reporting.figures;

import jakarta.inject.Singleton;
import org.muwahhad.access.Actor;
import org.muwahhad.access.Grant;
import org.muwahhad.access.Role;
import org.muwahhad.reporting.Subject;
import org.muwahhad.reporting.Wording;
import org.muwahhad.reports.Bilingual;
import org.muwahhad.shared.Refusal;

/**
 * Whose figures a report tells: of all states, of one, or of one entity, as the part of its subject
 * says: nothing, the code of a state, or the key of an entity.
 *
 * @param state ISO 3166-1 code; empty for all
 * @param entityId 0 for all
 */
record Reach(String state, long entityId, Bilingual stateName, Bilingual entityName) {

  boolean isOfAll() {
    return state.isEmpty();
  }

  boolean isOfEntity() {
    return entityId != 0;
  }

  /**
   * Who may have what is of this reach: a coordinator what is of the own state, an officer what is
   * of the own entity, those of further roles everything.
   *
   * @param all roles that read everything
   * @throws Refusal.NotPermitted for everybody else
   */
  Grant permit(Actor actor, Role... all) {
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

  /** Reads the reach of a subject. */
  @Singleton
  static final class Reader {
    private final ReachQueries queries;

    Reader(ReachQueries queries) {
      this.queries = queries;
    }

    /**
     * The reach that the part of a subject names.
     *
     * @throws Refusal.NotFound when there is no such state or entity
     */
    Reach read(Subject subject) {
      String part = subject.part();
      if (part.isEmpty()) {
        return new Reach("", 0, Wording.both("reporting.all-states"), Bilingual.empty());
      }
      if (part.matches("\\d{1,18}")) {
        return queries
            .findEntity(Long.parseLong(part))
            .map(e -> new Reach(e.stateCode(), e.id(), Wording.of(e.state()), Wording.of(e.name())))
            .orElseThrow(() -> new Refusal.NotFound("entity " + part));
      }
      return queries
          .findState(part)
          .map(s -> new Reach(s.code(), 0, Wording.of(s.name()), Bilingual.empty()))
          .orElseThrow(() -> new Refusal.NotFound("state " + part));
    }
  }
}
