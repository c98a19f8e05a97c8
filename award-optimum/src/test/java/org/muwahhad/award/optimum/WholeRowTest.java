package org.muwahhad.award.optimum;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import org.muwahhad.award.optimum.LinearModel.ConstraintBound;
import org.muwahhad.shared.Refusal;

/** Sums in whole numbers up to the largest that solvers add exactly, and what lies beyond. */
class WholeRowTest {
  private static final Duration MOST = Duration.ofSeconds(60);

  /** With another variable of 1 the largest sum is two less than 2⁶¹, and a step is left. */
  private static final BigDecimal LARGEST = twoTo(61).subtract(new BigDecimal("2"));

  private static final List<Long> CHOICES = List.of(1L, 1L);

  @Test
  void a_sum_at_the_limit_is_whole_and_one_above_it_is_refused() {
    WholeRow row = WholeRow.of(sum(LARGEST, BigDecimal.ONE), CHOICES);

    assertThat(row.coefficients()).containsExactly((1L << 61) - 2, 1);
    assertThat(row.atMost()).isEqualTo(1L << 61);
    assertTooFine(() -> WholeRow.of(sum(LARGEST.add(BigDecimal.ONE), BigDecimal.ONE), CHOICES));
  }

  @Test
  void figures_below_zero_and_the_largest_values_of_variables_count_too() {
    assertThat(WholeRow.of(sum(LARGEST.negate(), BigDecimal.ONE), CHOICES).atLeast())
        .isEqualTo(-(1L << 61));
    assertTooFine(
        () -> WholeRow.of(sum(LARGEST.negate(), BigDecimal.ONE.negate()), List.of(1L, 2L)));
    assertTooFine(() -> WholeRow.of(sum(new BigDecimal("257"), twoTo(8)), List.of(1L, 1L << 53)));
  }

  @Test
  void decimals_make_figures_larger_and_what_all_have_in_common_makes_them_smaller() {
    BigDecimal fine = LARGEST.movePointLeft(9);
    BigDecimal step = BigDecimal.ONE.movePointLeft(9);

    assertThat(WholeRow.of(sum(fine, step), CHOICES).unit()).isEqualByComparingTo(step);
    assertTooFine(() -> WholeRow.of(sum(fine, step.movePointLeft(1)), CHOICES));
    assertThat(WholeRow.of(sum(twoTo(90), twoTo(88)), CHOICES).coefficients())
        .containsExactly(4, 1);
  }

  @Test
  void a_bound_far_beyond_the_sum_says_as_much_one_step_beyond_it() {
    LinearModel model = new LinearModel();
    model.between(
        new LinearSum().add(model.choice(), 1),
        new ConstraintBound(twoTo(200).negate(), null),
        new ConstraintBound(twoTo(200), null));

    WholeRow row = WholeRow.of(model.rows().get(0), model.upperBounds());

    assertThat(row.atLeast()).isEqualTo(-3);
    assertThat(row.atMost()).isEqualTo(3);
  }

  @Test
  void both_solvers_add_exactly_at_the_limit() {
    LinearModel model = new LinearModel();
    int dear = model.choice();
    int cheap = model.choice();
    model.atLeast(new LinearSum().add(dear, 1).add(cheap, 1), new ConstraintBound(1));
    model.minimise(new LinearSum().add(dear, LARGEST).add(cheap, BigDecimal.ONE));

    for (Solver solver : List.of(new CpSatSolver(), new ScipSolver())) {
      Solver.SolverResult found = solver.solve(model, MOST);

      assertThat(found.status()).as(solver.name()).isEqualTo(Solver.SolverStatus.OPTIMAL);
      assertThat(found.values()).as(solver.name()).containsExactly(0, 1);
    }
  }

  @Test
  void an_item_has_no_more_smallest_parts_than_can_be_counted() {
    AwardProblem.ProblemItem item =
        new AwardProblem.ProblemItem("1", "L1", twoTo(53), Map.of(), BigDecimal.ONE);

    assertThat(item.partsOf(twoTo(53))).isEqualTo(1L << 53);
    assertTooFine(() -> item.partsOf(twoTo(53).add(BigDecimal.ONE)));
  }

  /** The parts of each of two thousand receivers can be counted, and those of all cannot. */
  @Test
  void a_share_of_more_parts_than_can_be_counted_is_refused_and_is_no_failure() {
    String quantities =
        IntStream.range(0, 2000)
            .mapToObj("\"S%d\": \"999999999999999\""::formatted)
            .collect(Collectors.joining(", "));
    String json =
        """
        {"currency": "KWD", "bidders": ["A"], "prices": {"A": {"1": "1"}},
         "items": [{"id": "1", "lot": "L1", "divisible": "0.2", "quantity": {%s}}],
         "limits": {"maxSuppliersPerLot": 2, "minSharePercent": "100",
                    "stateBudgets": {"S0": "1"}}}
        """
            .formatted(quantities);
    AwardProblem problem = ReadAwardProblem.from(json.getBytes(StandardCharsets.UTF_8));

    assertTooFine(() -> new SolveAward().run(problem, MOST));
  }

  private static void assertTooFine(ThrowingCallable act) {
    assertThatThrownBy(act)
        .isInstanceOf(Refusal.RuleBroken.class)
        .hasMessage("award.optimum-too-fine");
  }

  private static LinearSum sum(BigDecimal first, BigDecimal second) {
    return new LinearSum().add(0, first).add(1, second);
  }

  private static BigDecimal twoTo(int power) {
    return new BigDecimal(BigInteger.TWO.pow(power));
  }
}
