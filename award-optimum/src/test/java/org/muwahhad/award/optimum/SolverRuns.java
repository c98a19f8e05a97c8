package org.muwahhad.award.optimum;

import com.google.ortools.Loader;
import com.google.ortools.modelbuilder.LinearExpr;
import com.google.ortools.modelbuilder.LinearExprBuilder;
import com.google.ortools.modelbuilder.ModelBuilder;
import com.google.ortools.modelbuilder.ModelSolver;
import com.google.ortools.modelbuilder.Variable;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** The same model given to several solvers for the same time, for the benchmark and its test. */
public final class SolverRuns {
  private static final BigDecimal HUNDRED = new BigDecimal("100");

  private SolverRuns() {}

  /**
   * What a solver came to.
   *
   * @param objective of its best values, in exact figures; of HiGHS as it says itself; null when it
   *     found none
   * @param bound as it says itself; null when it has none
   */
  public record SolverRun(
      String solver, @Nullable BigDecimal objective, @Nullable BigDecimal bound, Duration took) {
    /** How much better others could be at most, in percent; null where that is not known. */
    public @Nullable BigDecimal gapPercent() {
      return objective == null || bound == null
          ? null
          : objective
              .subtract(bound)
              .multiply(HUNDRED)
              .divide(objective, 6, RoundingMode.CEILING)
              .max(BigDecimal.ZERO);
    }
  }

  /**
   * A made-up problem: each bidder bids for seven lots of ten, and has a limit of lots, of value
   * and of units; each further supplier costs something.
   */
  public static AwardProblem problem(int lots, int bidders, int suppliersPerLot, long seed) {
    Random random = new Random(seed);
    List<AwardProblem.ProblemItem> items = new ArrayList<>();
    Map<String, Map<String, BigDecimal>> prices = new LinkedHashMap<>();
    long units = 0;
    long value = 0;
    for (int lot = 1; lot <= lots; lot++) {
      String id = lot + "/1";
      int quantity = 20 + random.nextInt(4000);
      int price = 50 + random.nextInt(9000);
      units += quantity;
      value += (long) quantity * price;
      items.add(
          new AwardProblem.ProblemItem(
              id, Integer.toString(lot), BigDecimal.valueOf(quantity), Map.of(), BigDecimal.ONE));
      for (int bidder = 1; bidder <= bidders; bidder++) {
        if (random.nextInt(10) < 7 || bidder == 1) {
          prices
              .computeIfAbsent("B" + bidder, b -> new LinkedHashMap<>())
              .put(
                  id,
                  BigDecimal.valueOf(price * (85L + random.nextInt(40)) + random.nextInt(100), 2));
        }
      }
    }
    Map<String, Integer> maxLots = new LinkedHashMap<>();
    Map<String, BigDecimal> maxValue = new LinkedHashMap<>();
    Map<String, BigDecimal> capacity = new LinkedHashMap<>();
    for (String bidder : prices.keySet()) {
      maxLots.put(bidder, 1 + lots * (4 + random.nextInt(8)) / 100);
      maxValue.put(bidder, BigDecimal.valueOf(value * (4 + random.nextInt(8)) / 100));
      capacity.put(bidder, BigDecimal.valueOf(units * (4 + random.nextInt(8)) / 100));
    }
    return new AwardProblem(
        "made up",
        "SAR",
        AwardProblem.Objective.LOWEST_PRICE,
        items,
        List.copyOf(prices.keySet()),
        prices,
        Map.of(),
        new AwardLimits(
            maxLots,
            maxValue,
            capacity,
            Map.of(),
            suppliersPerLot,
            suppliersPerLot > 1 ? new BigDecimal("20") : BigDecimal.ZERO,
            0,
            BigDecimal.ZERO,
            new BigDecimal("250000"),
            null,
            Map.of()),
        List.of(),
        Map.of(),
        Map.of());
  }

  /** What the service would answer, and then each solver by itself. */
  public static List<SolverRun> of(AwardProblem problem, Duration timeLimit) {
    LinearModel model = AwardModel.of(problem).linear();
    return List.of(
        run("this program", new PairedSolver(), model, timeLimit),
        run("CP-SAT alone", new CpSatSolver(), model, timeLimit),
        run("SCIP alone", new ScipSolver(), model, timeLimit),
        highs(model, timeLimit));
  }

  private static SolverRun run(String name, Solver solver, LinearModel model, Duration timeLimit) {
    Deadline deadline = Deadline.in(timeLimit);
    Solver.SolverResult result = solver.solve(model, timeLimit);
    return new SolverRun(
        name,
        result.hasValues() ? model.objective().at(result.values()) : null,
        result.bound(),
        deadline.passed());
  }

  /** Through OR-Tools HiGHS gives no values when its time ends; its log has their sum. */
  private static SolverRun highs(LinearModel model, Duration timeLimit) {
    Loader.loadNativeLibraries();
    Deadline deadline = Deadline.in(timeLimit);
    ModelBuilder stated = new ModelBuilder();
    Variable[] variables = new Variable[model.upperBounds().size()];
    for (int i = 0; i < variables.length; i++) {
      variables[i] = stated.newIntVar(0, model.upperBounds().get(i), "");
    }
    for (LinearModel.Constraint row : model.rows()) {
      WholeRow whole = WholeRow.of(row, model.upperBounds());
      double divisor = divisor(whole);
      stated.addLinearConstraint(
          sum(whole, variables, divisor),
          row.atLeast() == null ? Double.NEGATIVE_INFINITY : whole.atLeast() / divisor,
          row.atMost() == null ? Double.POSITIVE_INFINITY : whole.atMost() / divisor);
    }
    WholeRow sought = WholeRow.of(model.objective(), model.upperBounds());
    double divisor = divisor(sought);
    stated.minimize(sum(sought, variables, divisor));
    StringBuilder log = new StringBuilder();
    ModelSolver solver = new ModelSolver("highs");
    solver.setTimeLimit(timeLimit);
    solver.enableOutput(true);
    solver.setLogCallback(line -> log.append(line).append('\n'));
    solver.solve(stated);
    BigDecimal unit = sought.unit().multiply(new BigDecimal(divisor));
    BigDecimal constant = model.objective().constant();
    return new SolverRun(
        "HiGHS alone",
        figure(log, "Primal bound", unit, constant),
        figure(log, "Dual bound", unit, constant),
        deadline.passed());
  }

  private static LinearExpr sum(WholeRow row, Variable[] variables, double divisor) {
    LinearExprBuilder sum = LinearExpr.newBuilder();
    for (int i = 0; i < row.variables().length; i++) {
      sum.addTerm(variables[row.variables()[i]], row.coefficients()[i] / divisor);
    }
    return sum.build();
  }

  private static double divisor(WholeRow row) {
    long largest = 1;
    for (long coefficient : row.coefficients()) {
      largest = Math.max(largest, Math.abs(coefficient));
    }
    return Math.max(1, 2.0 * Long.highestOneBit(largest) / (1 << 11));
  }

  private static @Nullable BigDecimal figure(
      StringBuilder log, String name, BigDecimal unit, BigDecimal constant) {
    Matcher found = Pattern.compile(name + "\\s+(-?\\d[\\d.e+]*)").matcher(log);
    return found.find()
        ? new BigDecimal(found.group(1))
            .multiply(unit)
            .add(constant)
            .setScale(2, RoundingMode.HALF_EVEN)
        : null;
  }
}
