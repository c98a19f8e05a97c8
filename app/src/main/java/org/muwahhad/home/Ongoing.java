package org.muwahhad.home;

import static io.micronaut.data.annotation.Relation.Kind.EMBEDDED;

import io.micronaut.core.annotation.Introspected;
import io.micronaut.data.annotation.Id;
import io.micronaut.data.annotation.MappedEntity;
import io.micronaut.data.annotation.Relation;
import java.time.Instant;
import org.muwahhad.shared.Bilingual;

/**
 * A round or tender that takes demand or bids now.
 *
 * @param deadline UTC
 */
@Introspected
@MappedEntity("demand_round")
public record Ongoing(
    @Id long id,
    OngoingKind kind,
    String code,
    @Relation(EMBEDDED) Bilingual name,
    Instant deadline) {
  /** What it is. */
  public enum OngoingKind {
    ROUND,
    TENDER
  }

  public String href() {
    return (kind == OngoingKind.ROUND ? "/rounds/" : "/tenders/") + id;
  }
}
