package org.muwahhad.award.optimum;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.stream.Collectors;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.LongRange;

/** On small problems of every kind the answer is the one that trying every award gives. */
class RandomAwardsTest {
  private static final Duration MOST = Duration.ofSeconds(60);

  @Property(tries = 40)
  void the_answer_is_that_of_trying_every_award(@ForAll @LongRange(min = 0) long seed) {
    AwardProblem problem = RandomAwardProblems.from(seed);

    assertSame(TryEveryAward.of(problem), new SolveAward().run(problem, MOST));
  }

  @Property(tries = 40)
  void the_second_solver_comes_to_the_same(@ForAll @LongRange(min = 0) long seed) {
    AwardProblem problem = RandomAwardProblems.from(seed);

    AwardSolution first = new SolveAward().run(problem, MOST);

    assertThat(new CheckAward(new ScipSolver()).run(problem, first, MOST).verdict())
        .isEqualTo(CheckAward.Verdict.AGREES);
  }

  /** A thousand problems, a third of them with many equal prices. */
  @Property(tries = 1000)
  void equally_good_awards_are_told_apart_by_the_published_rule_in_any_order_of_the_input(
      @ForAll @LongRange(min = 0) long seed) {
    AwardProblem problem = RandomAwardProblems.from(seed);
    AwardProblem mixed = RandomAwardProblems.shuffled(problem, new Random(seed + 1));
    Optional<TryEveryAward.Best> best = TryEveryAward.of(problem);

    for (Solver solver : List.of(new PairedSolver(), new ScipSolver())) {
      for (AwardProblem each : List.of(problem, mixed)) {
        AwardSolution solution = new SolveAward(solver).run(each, MOST);

        assertSame(best, solution);
        if (solution instanceof AwardSolution.FeasibleAward found) {
          assertThat(found.tie()).as(solver.name()).isNotEqualTo(TieBreak.TieOutcome.OPEN);
          assertThat(inWords(found)).as(solver.name()).isEqualTo(best.orElseThrow().award());
        }
      }
    }
  }

  private static Set<String> inWords(AwardSolution.FeasibleAward found) {
    return found.award().deliveries().stream()
        .map(d -> TryEveryAward.inWords(d.bidder(), d.item(), d.state(), d.quantity()))
        .collect(Collectors.toSet());
  }

  private static void assertSame(Optional<TryEveryAward.Best> best, AwardSolution solution) {
    if (best.isEmpty()) {
      assertThat(solution).isInstanceOf(AwardSolution.Infeasible.class);
    } else {
      assertThat(solution)
          .isInstanceOfSatisfying(
              AwardSolution.FeasibleAward.class,
              found -> {
                assertThat(found.proven()).isTrue();
                assertThat(found.cheapest()).isTrue();
                assertThat(found.figures().total()).isEqualByComparingTo(best.get().price());
                assertThat(found.figures().score()).isEqualByComparingTo(best.get().score());
              });
    }
  }
}
