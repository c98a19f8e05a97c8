package org.muwahhad.evaluation.flag;

import io.micronaut.core.annotation.Introspected;
import io.micronaut.data.annotation.Id;
import io.micronaut.data.annotation.MappedEntity;
import java.math.BigDecimal;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A flag that a statement found.
 *
 * @param id the tender
 * @param lotNumber null for the tender as a whole
 * @param bids numbers of the bids that it concerns, with commas; empty for none
 * @param firstNumber the first figure of the kind; the others may be 0
 */
@Introspected
@MappedEntity("opened_bid")
record DetectedFlag(
    @Id long id,
    @Nullable Integer lotNumber,
    String bids,
    BigDecimal firstNumber,
    BigDecimal secondNumber,
    BigDecimal thirdNumber) {
  /** The flag of a kind that it is. */
  RedFlag of(RedFlag.RedFlagKind kind) {
    return new RedFlag(
        kind,
        lotNumber,
        Arrays.stream(bids.split(",", -1)).filter(b -> !b.isEmpty()).map(Long::valueOf).toList(),
        List.of(firstNumber, secondNumber, thirdNumber));
  }
}
