package org.muwahhad.award.optimum;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.muwahhad.award.optimum.Solver.SolverStatus;
import org.muwahhad.shared.Faults;

/** What is answered when a search does not end with a proof, and how each answer is written. */
class AwardAnswersTest {
  private static final Duration LIMIT = Duration.ofSeconds(60);

  /** The best award costs 50. */
  private static final AwardProblem CHEAPEST =
      problem(
          """
          "items": [{"id": "1", "lot": "L1", "quantity": "10"}], "bidders": ["A", "B"],
          "prices": {"A": {"1": "5"}, "B": {"1": "7"}}
          """);

  /** Both bids have the score of 160, and B's is the cheaper one. */
  private static final AwardProblem BEST_SCORE =
      problem(
          """
          "objective": "highest score",
          "items": [{"id": "1", "lot": "L1", "quantity": "10"}], "bidders": ["A", "B"],
          "prices": {"A": {"1": "7"}, "B": {"1": "5"}},
          "scores": {"A": {"L1": "80"}, "B": {"L1": "80"}}, "lotWeights": {"L1": "2"}
          """);

  @Test
  void a_proven_award_has_no_gap() {
    assertThat(written(CHEAPEST, StubSolver.saying(SolverStatus.OPTIMAL)))
        .containsEntry("status", "OPTIMAL")
        .containsEntry("total", "50.000")
        .containsEntry("bound", "50.000")
        .containsEntry("gap", "0.000")
        .containsEntry("gapPercent", "0")
        .containsEntry("solver", "stub 1.0")
        .doesNotContainKeys("score", "cheapestOfThatScore");
  }

  @Test
  void an_award_without_proof_says_how_much_better_another_could_be() {
    assertThat(written(CHEAPEST, StubSolver.saying(SolverStatus.FEASIBLE).withBound("40")))
        .containsEntry("status", "FEASIBLE")
        .containsEntry("total", "50.000")
        .containsEntry("bound", "40.000")
        .containsEntry("gap", "10.000")
        .containsEntry("gapPercent", "20");
  }

  @Test
  void an_award_without_a_bound_says_that_the_gap_is_unknown() {
    assertThat(written(CHEAPEST, StubSolver.saying(SolverStatus.FEASIBLE)))
        .containsEntry("status", "FEASIBLE")
        .containsEntry("gap", "UNKNOWN")
        .doesNotContainKeys("bound", "gapPercent");
  }

  @Test
  void a_search_that_found_nothing_in_time_says_no_more_than_its_bound() {
    assertThat(written(CHEAPEST, StubSolver.saying(SolverStatus.UNKNOWN).withBound("40")))
        .containsEntry("status", "UNKNOWN")
        .containsEntry("bound", "40.000")
        .doesNotContainKeys("total", "awards", "gap");
    assertThat(written(CHEAPEST, StubSolver.saying(SolverStatus.UNKNOWN)))
        .containsEntry("status", "UNKNOWN")
        .doesNotContainKey("bound");
  }

  @Test
  void the_highest_score_is_written_with_its_cheapest_award() {
    assertThat(written(BEST_SCORE, StubSolver.saying(SolverStatus.OPTIMAL)))
        .containsEntry("objective", "highest score")
        .containsEntry("score", "160")
        .containsEntry("cheapestOfThatScore", JsonTree.Constant.TRUE)
        .containsEntry("total", "50.000")
        .containsEntry("bound", "160")
        .containsEntry("gap", "0");
  }

  @Test
  void an_award_not_proven_the_cheapest_of_its_score_says_so() {
    assertThat(written(BEST_SCORE, StubSolver.saying(SolverStatus.OPTIMAL, SolverStatus.FEASIBLE)))
        .containsEntry("status", "OPTIMAL")
        .containsEntry("cheapestOfThatScore", JsonTree.Constant.FALSE);
    assertThat(written(BEST_SCORE, StubSolver.saying(SolverStatus.OPTIMAL, SolverStatus.UNKNOWN)))
        .containsEntry("score", "160")
        .containsEntry("cheapestOfThatScore", JsonTree.Constant.FALSE);
  }

  @Test
  void the_bound_of_a_score_is_written_in_its_own_sign() {
    assertThat(written(BEST_SCORE, StubSolver.saying(SolverStatus.FEASIBLE).withBound("-200")))
        .containsEntry("status", "FEASIBLE")
        .containsEntry("bound", "200")
        .containsEntry("gap", "40")
        .containsEntry("gapPercent", "25");
  }

  @ParameterizedTest
  @CsvSource({
    "50, true, OPTIMAL, AGREES",
    "50, true, FEASIBLE, UNDECIDED",
    "50, false, OPTIMAL, UNDECIDED",
    "60, true, OPTIMAL, DIFFERS",
    "60, true, FEASIBLE, DIFFERS",
    "60, false, OPTIMAL, UNDECIDED",
    "40, true, OPTIMAL, DIFFERS",
    "40, false, OPTIMAL, DIFFERS",
    "40, true, FEASIBLE, UNDECIDED",
    "50, true, UNKNOWN, UNDECIDED",
    "50, true, INFEASIBLE, DIFFERS"
  })
  void the_second_solver_agrees_differs_or_leaves_it_undecided(
      BigDecimal total, boolean proven, SolverStatus second, CheckAward.Verdict verdict) {
    AwardSolution first = found(total, proven);

    CheckAward.AwardCheck check =
        new CheckAward(StubSolver.saying(second)).run(CHEAPEST, first, LIMIT);

    assertThat(check.verdict()).isEqualTo(verdict);
    assertThat(fields(WriteAwardSolution.of(CHEAPEST, first, "first", check, null)).get("check"))
        .isInstanceOfSatisfying(
            Map.class,
            written ->
                assertThat(written)
                    .containsEntry("verdict", verdict.name())
                    .containsEntry("solver", "stub 1.0"));
  }

  @Test
  void a_first_search_that_found_nothing_leaves_it_undecided() {
    AwardSolution nothing = new AwardSolution.NotFound(null, Duration.ZERO);

    assertThat(
            new CheckAward(StubSolver.saying(SolverStatus.OPTIMAL))
                .run(CHEAPEST, nothing, LIMIT)
                .verdict())
        .isEqualTo(CheckAward.Verdict.UNDECIDED);
  }

  @Test
  void two_solvers_that_find_no_award_agree() {
    AwardSolution none = new AwardSolution.Infeasible(List.of(), true, Duration.ZERO);

    assertThat(
            new CheckAward(StubSolver.saying(SolverStatus.INFEASIBLE))
                .run(CHEAPEST, none, LIMIT)
                .verdict())
        .isEqualTo(CheckAward.Verdict.AGREES);
  }

  @Test
  void the_time_of_a_conflict_counts_the_search_before_it() {
    Waiting solver = new Waiting();

    AwardSolution solution = new SolveAward(solver).run(CHEAPEST, LIMIT);

    assertThat(solution).isInstanceOf(AwardSolution.Infeasible.class);
    assertThat(solution.took()).isGreaterThanOrEqualTo(solver.first);
  }

  @Test
  void states_take_from_the_suppliers_in_the_order_of_codes_and_register_numbers() {
    AwardProblem problem =
        problem(
            """
            "items": [{"id": "1", "lot": "L1", "quantity": {"SA": "5", "KW": "10"}}],
            "bidders": ["B", "A"],
            "prices": {"A": {"1": "7"}, "B": {"1": "5"}},
            "limits": {"maxSuppliersPerLot": 2, "capacity": {"B": "8"}}
            """);

    AwardSolution.FeasibleAward found =
        (AwardSolution.FeasibleAward) new SolveAward().run(problem, LIMIT);

    assertThat(found.award().deliveries())
        .extracting(d -> d.bidder() + " " + d.state() + " " + d.quantity().toPlainString())
        .containsExactly("A KW 7", "B KW 3", "B SA 5");
  }

  private static AwardSolution found(BigDecimal total, boolean proven) {
    AwardSolution.FeasibleAward best =
        (AwardSolution.FeasibleAward) new SolveAward().run(CHEAPEST, LIMIT);
    return new AwardSolution.FeasibleAward(
        best.award(),
        best.figures(),
        total,
        total,
        proven,
        true,
        TieBreak.TieOutcome.UNIQUE,
        Duration.ZERO);
  }

  private static Map<String, Object> written(AwardProblem problem, Solver solver) {
    SolveAward solve = new SolveAward(solver);
    AwardSolution solution = solve.run(problem, LIMIT);
    return fields(WriteAwardSolution.of(problem, solution, solve.solverName(), null, null));
  }

  @SuppressWarnings("unchecked") // What is written is an object.
  private static Map<String, Object> fields(String json) {
    return (Map<String, Object>) JsonTree.read(json.getBytes(StandardCharsets.UTF_8), new Faults());
  }

  private static AwardProblem problem(String fields) {
    String json = "{\"currency\": \"KWD\", " + fields + "}";
    return ReadAwardProblem.from(json.getBytes(StandardCharsets.UTF_8));
  }

  /** A solver that finds no award, takes its time over it first, and measures that time. */
  private static final class Waiting implements Solver {
    private Duration first = Duration.ZERO;

    @Override
    public String name() {
      return "waiting";
    }

    @Override
    public SolverResult solve(LinearModel model, Duration timeLimit) {
      long start = System.nanoTime();
      while (first.isZero() && System.nanoTime() - start < 50_000_000) {
        Thread.onSpinWait();
      }
      first = first.isZero() ? Duration.ofNanos(System.nanoTime() - start) : first;
      return new SolverResult(SolverStatus.INFEASIBLE, new long[0], null);
    }
  }
}
