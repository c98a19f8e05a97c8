package org.muwahhad.reporting.figures;

import jakarta.inject.Singleton;
import org.muwahhad.access.Actor;
import org.muwahhad.access.Grant;
import org.muwahhad.access.Role;
import org.muwahhad.access.Scope;
import org.muwahhad.reporting.Subject;
import org.muwahhad.reporting.Wording;
import org.muwahhad.reports.Bilingual;
import org.muwahhad.shared.Refusal;

/** Whose figures a report shows, with the names of the state and the entity. */
record ReportScope(Scope scope, Bilingual stateName, Bilingual entityName) {

  String state() {
    return scope.state();
  }

  long entityId() {
    return scope.entityId();
  }

  boolean isOfAll() {
    return scope.isOfAll();
  }

  boolean isOfEntity() {
    return scope.isOfEntity();
  }

  /** As {@link Scope#permit}. */
  Grant permit(Actor actor, Role... all) {
    return scope.permit(actor, all);
  }

  /** Reads the scope that the part of a subject names: none, a state's code, an entity's key. */
  @Singleton
  static final class Reader {
    private final ReportScopeQueries queries;

    Reader(ReportScopeQueries queries) {
      this.queries = queries;
    }

    /**
     * The scope that the part of a subject names.
     *
     * @throws Refusal.NotFound when there is no such state or entity
     */
    ReportScope read(Subject subject) {
      String part = subject.part();
      if (part.isEmpty()) {
        return new ReportScope(Scope.ALL, Wording.both("reporting.all-states"), Bilingual.empty());
      }
      if (part.matches("\\d{1,18}")) {
        return queries
            .findEntity(Long.parseLong(part))
            .map(
                e ->
                    new ReportScope(
                        new Scope(e.stateCode(), e.id()),
                        Wording.of(e.state()),
                        Wording.of(e.name())))
            .orElseThrow(() -> new Refusal.NotFound("entity " + part));
      }
      return queries
          .findState(part)
          .map(
              s ->
                  new ReportScope(Scope.ofState(s.code()), Wording.of(s.name()), Bilingual.empty()))
          .orElseThrow(() -> new Refusal.NotFound("state " + part));
    }
  }
}
