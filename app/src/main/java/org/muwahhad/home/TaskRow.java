package org.muwahhad.home;

import io.micronaut.core.annotation.Introspected;
import io.micronaut.data.annotation.Id;
import io.micronaut.data.annotation.MappedEntity;
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
    String nameAr,
    String nameEn,
    long count,
    @Nullable Instant due) {

  /** The task, done at an address made of a prefix, the number and a suffix. */
  Task at(String prefix, String suffix) {
    return new Task(kind, new Bilingual(nameAr, nameEn), code, count, prefix + id + suffix, due);
  }
}
