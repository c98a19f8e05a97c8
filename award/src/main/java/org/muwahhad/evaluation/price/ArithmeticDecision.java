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
 * What the panel decided, by its chair, on the arithmetic of a bid for a lot.
 *
 * @param number from 1; the last one holds
 * @param excluded whether the bid is out of the lot; else it takes part again
 * @param decidedAt UTC
 */
@Introspected
@MappedEntity("arithmetic_decision")
public record ArithmeticDecision(
    @Id int number,
    @MappedProperty("is_excluded") boolean excluded,
    String reason,
    Instant decidedAt,
    @Relation(EMBEDDED) Bilingual name,
    int examination) {
  public Bilingual decidedBy() {
    return name;
  }
}
