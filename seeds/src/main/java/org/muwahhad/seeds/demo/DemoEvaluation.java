package org.muwahhad.seeds.demo;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.muwahhad.seeds.Bilingual;

/** What the examination committee recorded, each list in the order of the evaluation. */
public record DemoEvaluation(
    List<Declaration> declarations,
    List<CheckResult> checkResults,
    List<Score> scores,
    List<Consensus> consensus) {

  /** An evaluator's statement that no conflict of interest exists with the bidders named. */
  public record Declaration(String evaluator, Instant at) {}

  /** Whether a bid meets an administrative condition; a failure has a reason. */
  public record CheckResult(
      String bid,
      String check,
      boolean passed,
      @Nullable Bilingual reason,
      String evaluator,
      Instant at) {}

  /** What one evaluator gave one bid on one criterion, 0 to 100. */
  public record Score(String bid, String evaluator, String criterion, int points, Instant at) {}

  /** The agreed score where the evaluators' scores lie more than 20 points apart. */
  public record Consensus(String bid, String criterion, int points, Bilingual reason, Instant at) {}

  /** An evaluation that hasn't begun. */
  static DemoEvaluation none() {
    return new DemoEvaluation(List.of(), List.of(), List.of(), List.of());
  }
}
