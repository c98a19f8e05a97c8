package org.muwahhad.evaluation.flag;

import static io.micronaut.data.annotation.Relation.Kind.EMBEDDED;

import io.micronaut.core.annotation.Introspected;
import io.micronaut.data.annotation.Id;
import io.micronaut.data.annotation.MappedEntity;
import io.micronaut.data.annotation.Relation;
import java.math.BigDecimal;
import org.muwahhad.shared.Bilingual;

/**
 * A flag about the orders of one procuring entity that a statement found.
 *
 * @param id the tender
 * @param bids number of the bid from which the agreement came
 * @param firstNumber the first figure of the kind, and so on; 0 where it has no more
 */
@Introspected
@MappedEntity("procuring_entity")
record DetectedEntityFlag(
    @Id long id,
    int lotNumber,
    String bids,
    BigDecimal firstNumber,
    BigDecimal secondNumber,
    long entityId,
    @Relation(EMBEDDED) Bilingual entity) {
  /** The flag of a kind that it is. */
  RedFlag of(RedFlag.RedFlagKind kind) {
    RedFlag found =
        new DetectedFlag(id, lotNumber, bids, firstNumber, secondNumber, BigDecimal.ZERO).of(kind);
    return new RedFlag(
        kind,
        found.lotNumber(),
        found.bids(),
        found.figures(),
        new RedFlag.FlaggedEntity(entityId, entity));
  }
}
