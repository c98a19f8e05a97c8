package org.muwahhad.demand.submission;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.LongRange;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.muwahhad.catalog.standard.Factor;

/** When an officer is shown the standard item near the chosen one. */
class StandardHintTest {

  @ParameterizedTest(name = "others ask {0} of it, {1} of the standard, one being {2}: few = {3}")
  @CsvSource({
    "0, 100, 1, true",
    "10, 100, 1, true",
    "10.001, 100, 1, false",
    "1, 100, 10, true",
    "2, 100, 10, false",
    "30, 1, 1/300, true",
    "31, 1, 1/300, false",
    "0, 0, 1, false",
    "5, 0, 1, false"
  })
  void few_demand_an_item_when_others_ask_for_a_tenth_of_the_standard_at_most(
      BigDecimal chosen, BigDecimal standard, String factor, boolean few) {
    assertThat(StandardHint.isDemandedByFew(chosen, Factor.parse(factor).orElseThrow(), standard))
        .isEqualTo(few);
  }

  @Property
  void more_demand_for_the_chosen_item_never_makes_it_odd(
      @ForAll @IntRange(max = 1_000_000) int chosen,
      @ForAll @IntRange(max = 1_000_000) int more,
      @ForAll @IntRange(max = 1_000_000) int standard,
      @ForAll @LongRange(min = 1, max = 1000) long numerator,
      @ForAll @LongRange(min = 1, max = 1000) long denominator) {
    Factor factor = new Factor(numerator, denominator);
    boolean before =
        StandardHint.isDemandedByFew(
            BigDecimal.valueOf(chosen), factor, BigDecimal.valueOf(standard));
    boolean after =
        StandardHint.isDemandedByFew(
            BigDecimal.valueOf((long) chosen + more), factor, BigDecimal.valueOf(standard));

    assertThat(before || !after).isTrue();
  }

  @ParameterizedTest(name = "shown = {0}, reason = [{1}]: answered = {2}")
  @CsvSource({"false, '', true", "true, '', false", "true, '  ', false", "true, Laser, true"})
  void a_hint_that_was_shown_is_answered_by_a_reason(
      boolean shown, String reason, boolean answered) {
    assertThat(StandardHint.isAnswered(shown, reason)).isEqualTo(answered);
  }
}
