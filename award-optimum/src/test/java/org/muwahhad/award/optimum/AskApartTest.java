package org.muwahhad.award.optimum;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** The second solver may use up its time and its memory, and takes nobody else's. */
@Tag("long")
class AskApartTest {
  private static final AwardProblem LARGE =
      ReadAwardProblem.from(LargeAwardProblem.json().getBytes(StandardCharsets.UTF_8));
  private static final Duration SHORT = Duration.ofSeconds(1);
  private static final Duration LONG = Duration.ofSeconds(60);

  @Test
  void a_solver_whose_memory_is_used_up_leaves_the_first_answer_undecided() {
    AwardSolution first = found();

    CheckAward.AwardCheck check = new CheckAward(16).run(LARGE, first, LONG);

    assertThat(first).isInstanceOf(AwardSolution.FeasibleAward.class);
    assertThat(check.verdict()).isEqualTo(CheckAward.Verdict.UNDECIDED);
    assertThat(check.failure()).isEqualTo(CheckAward.Failure.MEMORY);
    assertThat(check.took()).isLessThan(LONG);
  }

  /** In as little time as this machine needs; a busy one needs more. */
  private static AwardSolution found() {
    Duration limit = SHORT;
    AwardSolution solution = new SolveAward().run(LARGE, limit);
    while (!(solution instanceof AwardSolution.FeasibleAward) && limit.compareTo(LONG) < 0) {
      limit = limit.multipliedBy(2);
      solution = new SolveAward().run(LARGE, limit);
    }
    return solution;
  }

  @Test
  void a_solver_ends_soon_after_its_time() {
    CheckAward.AwardCheck check =
        new CheckAward(512).run(LARGE, new AwardSolution.NotFound(null, SHORT), SHORT);

    assertThat(check.verdict()).isEqualTo(CheckAward.Verdict.UNDECIDED);
    assertThat(check.took()).isLessThan(Duration.ofSeconds(8));
  }

  @Test
  void lots_divided_among_many_bidders_do_not_use_up_its_memory() {
    CheckAward.AwardCheck check =
        new CheckAward().run(LARGE, new AwardSolution.NotFound(null, SHORT), LONG);

    assertThat(check.failure()).isNull();
    assertThat(check.objective()).isPositive();
  }

  @Test
  void a_solver_that_fails_leaves_it_undecided() {
    SecondSolver failing =
        new SecondSolver() {
          @Override
          public String name() {
            return "failing";
          }

          @Override
          public SolverAnswer ask(AwardProblem problem, Duration timeLimit) {
            throw new IllegalStateException("failing broke a limit");
          }
        };

    CheckAward.AwardCheck check =
        new CheckAward(failing).run(LARGE, new AwardSolution.NotFound(null, SHORT), SHORT);

    assertThat(check.failure()).isEqualTo(CheckAward.Failure.FAILED);
    assertThat(check.verdict()).isEqualTo(CheckAward.Verdict.UNDECIDED);
  }

  @Test
  void an_answer_comes_back_as_it_was_found() {
    AwardProblem small =
        ReadAwardProblem.from(
            """
            {"currency": "KWD", "bidders": ["A", "B"],
             "items": [{"id": "x", "lot": "L", "quantity": "3"}],
             "prices": {"A": {"x": "1.125"}, "B": {"x": "1.250"}}}"""
                .getBytes(StandardCharsets.UTF_8));

    SolverAnswer answer = new SolverProcess(CheckAward.MEBIBYTES).ask(small, LONG);

    assertThat(answer.kind()).isEqualTo(SolverAnswer.AnswerKind.FOUND);
    assertThat(answer.objective()).isEqualByComparingTo(new BigDecimal("3.375"));
    assertThat(answer.proven()).isTrue();
  }
}
