package org.muwahhad.award.optimum;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.muwahhad.shared.Faults;
import org.muwahhad.shared.Refusal;

@Tag("long")
class SolveAwardTest {
  private static final Duration MOST = Duration.ofSeconds(60);
  private static final Path KNOWN = Path.of("src/test/resources/award");
  private static final Path EXAMPLES = Path.of("../docs/examples/award");

  static Stream<Path> problems() {
    return Stream.of(KNOWN, EXAMPLES).flatMap(SolveAwardTest::files);
  }

  @ParameterizedTest
  @MethodSource("problems")
  void a_problem_with_a_known_optimum_is_solved_to_it(Path file) throws IOException {
    byte[] json = Files.readAllBytes(file);
    AwardProblem problem = ReadAwardProblem.from(json);
    Map<?, ?> expected = (Map<?, ?>) field(JsonTree.read(json, new Faults()), "expected");

    AwardSolution solution = new SolveAward().run(problem, MOST);

    if (expected.containsKey("infeasible")) {
      assertThat(solution).isInstanceOf(AwardSolution.Infeasible.class);
      return;
    }
    AwardSolution.FeasibleAward found = (AwardSolution.FeasibleAward) solution;
    assertThat(found.proven()).isTrue();
    assertThat(found.gap()).isZero();
    assertThat(found.figures().total())
        .isEqualByComparingTo(new BigDecimal((String) field(expected, "total")));
    if (expected.containsKey("awards")) {
      assertThat(awards(found.award()))
          .isIn(((List<?>) field(expected, "awards")).stream().map(SolveAwardTest::known).toList());
    }
  }

  @ParameterizedTest
  @MethodSource("problems")
  void the_second_solver_comes_to_the_same(Path file) throws IOException {
    AwardProblem problem = ReadAwardProblem.from(Files.readAllBytes(file));
    AwardSolution first = new SolveAward().run(problem, MOST);

    CheckAward.AwardCheck check = new CheckAward().run(problem, first, MOST);

    assertThat(check.verdict()).isEqualTo(CheckAward.Verdict.AGREES);
  }

  @Test
  void a_wrong_answer_is_found_out_by_the_second_solver() throws IOException {
    AwardProblem problem = known("01-lowest-per-lot.json");
    AwardSolution.FeasibleAward right =
        (AwardSolution.FeasibleAward) new SolveAward().run(problem, MOST);
    AwardSolution.FeasibleAward wrong =
        new AwardSolution.FeasibleAward(
            right.award(),
            right.figures(),
            right.objective().add(BigDecimal.ONE),
            right.objective().add(BigDecimal.ONE),
            true,
            true,
            TieBreak.TieOutcome.UNIQUE,
            Duration.ZERO);

    assertThat(new CheckAward().run(problem, wrong, MOST).verdict())
        .isEqualTo(CheckAward.Verdict.DIFFERS);
  }

  @Test
  void a_solver_that_breaks_a_limit_is_not_believed() throws IOException {
    AwardProblem problem = known("02-at-most-two-lots.json");
    Solver lawless = new WithoutLimits(Limit.LimitKind.MAX_LOTS);

    assertThatThrownBy(() -> new SolveAward(lawless).run(problem, MOST))
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining("MAX_LOTS");
  }

  @Test
  void limits_that_conflict_are_named_and_no_others() throws IOException {
    AwardSolution.Infeasible infeasible =
        (AwardSolution.Infeasible) new SolveAward().run(known("07-infeasible.json"), MOST);

    assertThat(infeasible.smallest()).isTrue();
    assertThat(infeasible.conflict())
        .extracting(l -> l.kind() + " " + l.subject())
        .containsExactlyInAnyOrder(
            "MAX_LOTS A", "MAX_LOTS B", "LOT L1", "LOT L2", "LOT L3", "LOT L4", "LOT L5");
  }

  @Test
  void a_lot_that_nobody_bid_for_is_named_alone() {
    AwardProblem problem =
        problem(
            """
            "items": [{"id": "1", "lot": "L1", "quantity": "3"},
                      {"id": "2", "lot": "L2", "quantity": "3"},
                      {"id": "3", "lot": "L2", "quantity": "3"}],
            "bidders": ["A", "B"],
            "prices": {"A": {"1": "5", "2": "4"}, "B": {"1": "4", "3": "2"}},
            "limits": {"maxLotsPerBidder": 1}
            """);

    assertThat(new SolveAward().run(problem, MOST))
        .isInstanceOfSatisfying(
            AwardSolution.Infeasible.class,
            i ->
                assertThat(i.conflict())
                    .containsExactly(new Limit(Limit.LimitKind.LOT, "L2", BigDecimal.ONE)));
  }

  @Test
  void what_a_limit_costs_is_the_price_without_it() {
    AwardProblem problem =
        problem(
            """
            "items": [{"id": "1", "lot": "L1", "quantity": {"KW": "10", "SA": "5"}},
                      {"id": "2", "lot": "L2", "quantity": {"KW": "2"}}],
            "bidders": ["A", "B"],
            "prices": {"A": {"1": "5", "2": "4"}, "B": {"1": "7", "2": "5.5"}},
            "limits": {"maxLotsPerBidder": 1, "budget": "1000"}
            """);
    AwardSolution.FeasibleAward best =
        (AwardSolution.FeasibleAward) new SolveAward().run(problem, MOST);

    List<CostOfLimits.LimitCost> costs =
        new CostOfLimits(new CpSatSolver()).run(problem, best, MOST);

    assertThat(best.figures().total()).isEqualByComparingTo("86");
    assertThat(costs)
        .extracting(c -> c.kind() + " " + c.price().stripTrailingZeros().toPlainString())
        .containsExactly("MAX_LOTS 3", "BUDGET 0");
    assertThat(costs.get(0).without())
        .extracting(AwardCosts::states)
        .isEqualTo(Map.of("KW", new BigDecimal("58.00"), "SA", new BigDecimal("25.00")));
  }

  @Test
  void prices_that_cannot_be_added_exactly_are_refused_and_not_rounded() {
    AwardProblem problem =
        problem(
            """
            "items": [{"id": "1", "lot": "L1", "quantity": "999999999999999.123456789"}],
            "bidders": ["A", "B"],
            "prices": {"A": {"1": "123456789012345.000000001"}, "B": {"1": "1"}}
            """);

    assertThatThrownBy(() -> new SolveAward().run(problem, MOST))
        .isInstanceOf(Refusal.RuleBroken.class)
        .hasMessageContaining("award.optimum-too-fine");
  }

  @Test
  void the_last_digit_of_a_price_decides() {
    AwardProblem problem =
        problem(
            """
            "items": [{"id": "1", "lot": "L1", "quantity": "1000000"}],
            "bidders": ["A", "B"],
            "prices": {"A": {"1": "123456789.000000002"}, "B": {"1": "123456789.000000001"}}
            """);

    AwardSolution.FeasibleAward found =
        (AwardSolution.FeasibleAward) new SolveAward().run(problem, MOST);

    assertThat(found.award().suppliers()).containsExactly("B");
    assertThat(found.figures().total()).isEqualByComparingTo("123456789000000.001");
  }

  private static AwardProblem problem(String fields) {
    String json = "{\"currency\": \"KWD\", " + fields + "}";
    return ReadAwardProblem.from(json.getBytes(StandardCharsets.UTF_8));
  }

  private static AwardProblem known(String name) throws IOException {
    return ReadAwardProblem.from(Files.readAllBytes(KNOWN.resolve(name)));
  }

  private static Object field(Object object, String name) {
    Object value = ((Map<?, ?>) object).get(name);
    assertThat(value).as(name).isNotNull();
    return Objects.requireNonNull(value);
  }

  private static Stream<Path> files(Path folder) {
    try (Stream<Path> files = Files.list(folder)) {
      return files.filter(f -> f.toString().endsWith(".json")).sorted().toList().stream();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Quantities by lot and bidder; that of a lot with one supplier, whose quantity is known. */
  private static Map<String, Map<String, BigDecimal>> awards(AwardPlan award) {
    Map<String, Map<String, BigDecimal>> awards = new HashMap<>();
    for (AwardPlan.Delivery d : award.deliveries()) {
      boolean alone = award.suppliersOf(d.lot()).size() == 1;
      awards
          .computeIfAbsent(d.lot(), l -> new HashMap<>())
          .merge(d.bidder(), alone ? BigDecimal.ZERO : d.quantity(), BigDecimal::add);
    }
    return awards;
  }

  /** The same of an award that a file states, as a bidder's name or as quantities by bidder. */
  private static Map<String, Map<String, BigDecimal>> known(Object stated) {
    Map<String, Map<String, BigDecimal>> awards = new HashMap<>();
    ((Map<?, ?>) stated)
        .forEach(
            (lot, winner) -> {
              Map<String, BigDecimal> suppliers = new HashMap<>();
              if (winner instanceof Map<?, ?> quantities && quantities.size() > 1) {
                quantities.forEach(
                    (b, q) ->
                        suppliers.put((String) b, new BigDecimal(((JsonTree.Numeral) q).text())));
              } else if (winner instanceof Map<?, ?> one) {
                one.keySet().forEach(b -> suppliers.put((String) b, BigDecimal.ZERO));
              } else {
                suppliers.put((String) winner, BigDecimal.ZERO);
              }
              awards.put((String) lot, suppliers);
            });
    return awards;
  }

  /** A solver that leaves limits of a kind out. */
  private record WithoutLimits(Limit.LimitKind kind) implements Solver {
    @Override
    public String name() {
      return "lawless";
    }

    @Override
    public SolverResult solve(LinearModel model, Duration timeLimit) {
      return new CpSatSolver().solve(model.without(l -> l.kind() == kind), timeLimit);
    }
  }
}
