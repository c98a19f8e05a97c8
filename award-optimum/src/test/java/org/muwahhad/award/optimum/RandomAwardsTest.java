package org.muwahhad.award.optimum;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Optional;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Tag;
import net.jqwik.api.constraints.LongRange;

/** On small problems of every kind the answer is the one that trying every award gives. */
@Tag("long")
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

    assertThat(new CheckAward(new OjAlgoSolver()).run(problem, first, MOST).verdict())
        .isEqualTo(CheckAward.Verdict.AGREES);
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
