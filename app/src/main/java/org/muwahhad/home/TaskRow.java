package org.muwahhad.home;

import static io.micronaut.data.annotation.Relation.Kind.EMBEDDED;

import io.micronaut.core.annotation.Introspected;
import io.micronaut.data.annotation.Id;
import io.micronaut.data.annotation.MappedEntity;
import io.micronaut.data.annotation.Relation;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.muwahhad.shared.Bilingual;

/**
 * A round, tender or decision for which something waits.
 *
 * @param due UTC, or null
 */
@Introspected
@MappedEntity("demand_round")
record TaskRow(
    @Id long id,
    Task.TaskKind kind,
    String code,
    @Relation(EMBEDDED) Bilingual name,
    long count,
    @Nullable Instant due) {
  /** The task, done at an address made of a prefix, the number and a suffix. */
  Task at(String prefix, String suffix) {
    return new Task(kind, name, code, count, prefix + id + suffix, due);
  }

  /**
   * The task of a row that stands for one thing or for several of an agreement: done at the address
   * of the one, or from the list of those of the agreement.
   *
   * @param list what the number of the agreement is added to
   */
  Task at(String prefix, String suffix, String list) {
    return count == 0 ? at(prefix, suffix) : new Task(kind, name, code, count, list + code, due);
  }
}
