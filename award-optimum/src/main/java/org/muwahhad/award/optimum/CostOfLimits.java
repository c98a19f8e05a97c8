package org.muwahhad.award.optimum;

import java.math.BigDecimal;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import org.muwahhad.award.optimum.Solver.SolverResult;
import org.muwahhad.award.optimum.Solver.SolverStatus;

/**
 * Says what each limit costs: the price of the best award less that of the best award without the
 * limit. A limit of a kind that holds for several bidders, lots or states is dropped for all of
 * them together, and for each where each has its own figure; each rule is dropped by itself.
 */
public final class CostOfLimits {
  private final Solver solver;

  public CostOfLimits() {
    this(new PairedSolver());
  }

  CostOfLimits(Solver solver) {
    this.solver = solver;
  }

  /**
   * What one limit costs.
   *
   * @param kind which limit was dropped
   * @param subject for whom; empty when for all
   * @param without the figures of the best award without it; null when none was found in time
   * @param price how much more the award costs for the limit: the totals as evaluated, in the
   *     problem's currency and without VAT
   * @param score how much score the limit takes
   * @param proven whether the award without it is proven best
   */
  public record LimitCost(
      Limit.LimitKind kind,
      String subject,
      @Nullable AwardCosts without,
      BigDecimal price,
      BigDecimal score,
      boolean proven) {}

  /**
   * The cost of each limit of a problem.
   *
   * @param best its best award
   * @param timeLimit the longest that each search may take
   */
  public List<LimitCost> run(
      AwardProblem problem, AwardSolution.FeasibleAward best, Duration timeLimit) {
    AwardModel model = AwardModel.of(problem);
    Map<Limit.LimitKind, Map<String, List<Limit>>> kinds = new LinkedHashMap<>();
    for (Limit limit : model.linear().limits()) {
      if (limit.kind() != Limit.LimitKind.LOT) {
        kinds
            .computeIfAbsent(limit.kind(), k -> new LinkedHashMap<>())
            .computeIfAbsent(limit.subject(), s -> new ArrayList<>())
            .add(limit);
      }
    }
    List<LimitCost> costs = new ArrayList<>();
    kinds.forEach(
        (kind, subjects) -> {
          boolean rules = kind == Limit.LimitKind.RULE;
          if (!rules) {
            costs.add(cost(problem, model, best, kind, "", timeLimit));
          }
          if (rules || differ(subjects)) {
            subjects
                .keySet()
                .forEach(s -> costs.add(cost(problem, model, best, kind, s, timeLimit)));
          }
        });
    return costs;
  }

  private static boolean differ(Map<String, List<Limit>> subjects) {
    return subjects.size() > 1
        && subjects.values().stream()
                .map(limits -> limits.stream().map(Limit::bound).toList())
                .distinct()
                .count()
            > 1;
  }

  private LimitCost cost(
      AwardProblem problem,
      AwardModel model,
      AwardSolution.FeasibleAward best,
      Limit.LimitKind kind,
      String subject,
      Duration timeLimit) {
    Predicate<Limit> dropped =
        l -> l.kind() == kind && (subject.isEmpty() || l.subject().equals(subject));
    LinearModel relaxed = model.linear().without(dropped);
    SolverResult outcome =
        new OptimumSearch(solver, problem, model, relaxed)
            .findAny(Deadline.in(timeLimit))
            .outcome();
    if (!outcome.hasValues()) {
      return new LimitCost(kind, subject, null, BigDecimal.ZERO, BigDecimal.ZERO, false);
    }
    AwardCosts without = AwardCosts.of(problem, model.award(outcome.values()));
    return new LimitCost(
        kind,
        subject,
        without,
        best.figures().total().subtract(without.total()),
        without.score().subtract(best.figures().score()),
        outcome.status() == SolverStatus.OPTIMAL);
  }
}
