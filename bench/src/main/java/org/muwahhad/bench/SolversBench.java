package org.muwahhad.bench;

import java.math.BigDecimal;
import java.time.Duration;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.muwahhad.award.optimum.SolverRuns;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/**
 * The search for the award of a tender of thousands of lots with limits and capacities, against
 * each solver of OR-Tools alone on the same model for the same time.
 */
@Command(
    name = "solvers",
    description = "Gap left for a tender of thousands of lots, against each solver alone.")
final class SolversBench implements Callable<Integer> {
  @Option(names = "--lots", defaultValue = "3500", description = "Lots (${DEFAULT-VALUE}).")
  private int lots;

  @Option(names = "--bidders", defaultValue = "20", description = "Bidders (${DEFAULT-VALUE}).")
  private int bidders;

  @Option(
      names = "--suppliers-per-lot",
      defaultValue = "1",
      description = "Most suppliers of a lot (${DEFAULT-VALUE}).")
  private int suppliersPerLot;

  @Option(names = "--runs", defaultValue = "3", description = "Problems (${DEFAULT-VALUE}).")
  private int runs;

  @Option(
      names = "--time-limit",
      defaultValue = "60",
      description = "Longest search in seconds (${DEFAULT-VALUE}).")
  private int seconds;

  @Override
  public Integer call() {
    Figures.machine();
    Figures.print("%d lots, %d bidders, at most %d a lot", lots, bidders, suppliersPerLot);
    Figures.print("problem  solver        total                 gap %%       wall ms");
    for (int seed = 1; seed <= runs; seed++) {
      for (SolverRuns.SolverRun run :
          SolverRuns.of(
              SolverRuns.problem(lots, bidders, suppliersPerLot, seed),
              Duration.ofSeconds(seconds))) {
        Figures.print(
            "%7d  %-12s  %-20s  %-10s  %d",
            seed,
            run.solver(),
            text(run.objective()),
            text(run.gapPercent()),
            run.took().toMillis());
      }
    }
    return 0;
  }

  private static String text(@Nullable BigDecimal figure) {
    return figure == null ? "none" : figure.toPlainString();
  }
}
