package org.muwahhad.evaluation.flag;

import io.micronaut.core.annotation.Introspected;
import io.micronaut.data.annotation.Id;
import io.micronaut.data.annotation.MappedEntity;
import java.math.BigDecimal;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A flag that a statement found.
 *
 * @param id the tender
 * @param lotNumber null for the tender as a whole
 * @param bids numbers of the bids that it concerns, with commas; empty for none
 * @param firstNumber the first figure of the kind, and so on; 0 where it has no more
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
    List<BigDecimal> numbers = List.of(firstNumber, secondNumber, thirdNumber);
    Map<FlagFigure, BigDecimal> figures = new EnumMap<>(FlagFigure.class);
    for (int i = 0; i < kind.figures().size(); i++) {
      figures.put(kind.figures().get(i), numbers.get(i));
    }
    return new RedFlag(
        kind,
        lotNumber,
        Arrays.stream(bids.split(",", -1)).filter(b -> !b.isEmpty()).map(Long::valueOf).toList(),
        figures);
  }
}
