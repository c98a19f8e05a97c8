package org.muwahhad.evaluation.price;

import static io.micronaut.data.annotation.Relation.Kind.EMBEDDED;

import io.micronaut.core.annotation.Introspected;
import io.micronaut.data.annotation.Id;
import io.micronaut.data.annotation.MappedEntity;
import io.micronaut.data.annotation.MappedProperty;
import io.micronaut.data.annotation.Relation;
import java.time.Instant;
import org.muwahhad.shared.Bilingual;

/**
 * What the panel decided, by its chair, on the alternative of a bid to a lot.
 *
 * @param number from 1; the last one holds
 * @param accepted whether the alternative takes the place of the bid; else the bid stands as it is
 * @param decidedAt UTC
 */
@Introspected
@MappedEntity("alternative_decision")
public record AlternativeDecision(
    @Id int number,
    @MappedProperty("is_accepted") boolean accepted,
    String reason,
    Instant decidedAt,
    @Relation(EMBEDDED) Bilingual name,
    int examination) {
  public Bilingual decidedBy() {
    return name;
  }
}
