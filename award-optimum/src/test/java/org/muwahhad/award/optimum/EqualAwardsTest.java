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
import net.jqwik.api.Tag;
import net.jqwik.api.constraints.LongRange;

/** Which of equally good awards is chosen depends on the problem alone. */
@Tag("long")
class EqualAwardsTest {
  private static final Duration MOST = Duration.ofSeconds(60);

  /** Forty problems, a third of them with many equal prices. */
  @Property(tries = 40)
  void equally_good_awards_are_told_apart_by_the_published_rule_in_any_order_of_the_input(
      @ForAll @LongRange(min = 0) long seed) {
    AwardProblem problem = RandomAwardProblems.from(seed);
    AwardProblem mixed = RandomAwardProblems.shuffled(problem, new Random(seed + 1));
    Optional<TryEveryAward.Best> best = TryEveryAward.of(problem);

    for (Solver solver : List.of(new PairedSolver(), new ScipSolver())) {
      for (AwardProblem each : List.of(problem, mixed)) {
        AwardSolution solution = new SolveAward(solver).run(each, MOST);

        RandomAwardsTest.assertSame(best, solution);
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
}
