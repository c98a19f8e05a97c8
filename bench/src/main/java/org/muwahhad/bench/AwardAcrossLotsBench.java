package org.muwahhad.bench;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import org.muwahhad.award.optimum.AwardProblem;
import org.muwahhad.award.optimum.AwardSolution;
import org.muwahhad.award.optimum.SolveAward;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/**
 * The best award across lots, from the problem as read to the proof, against the floor: the lowest
 * price of each lot by itself, found by a plain loop, which knows of no limit and no discount.
 */
@Command(
    name = "award-across-lots",
    description =
        "Time to the proven best award of a large tender, or the gap left, and its floor.")
final class AwardAcrossLotsBench implements Callable<Integer> {
  @Option(names = "--lots", defaultValue = "100", description = "Lots (${DEFAULT-VALUE}).")
  private int lots;

  @Option(names = "--items", defaultValue = "20", description = "Items a lot (${DEFAULT-VALUE}).")
  private int items;

  @Option(names = "--bidders", defaultValue = "40", description = "Bidders (${DEFAULT-VALUE}).")
  private int bidders;

  @Option(names = "--discounts", defaultValue = "50", description = "Discounts (${DEFAULT-VALUE}).")
  private int discounts;

  @Option(
      names = "--max-lots",
      defaultValue = "4",
      description = "Most lots for a bidder (${DEFAULT-VALUE}).")
  private int maxLots;

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
    // Unpacks and loads the native library, which each process does once.
    Figures.Time loading =
        Figures.time(() -> solve(new AwardPopulation(1, 1, 2, 0, 1, 0).problem()));
    Figures.print("first problem of the process, of one lot: %d ms", loading.wallMillis());
    Figures.print("%d lots, %d items each, %d bidders, %d states", lots, items, bidders, 6);
    Figures.print("%d discounts, at most %d lots for a bidder", discounts, maxLots);
    Figures.print("problem  status    wall ms  gap %%      total above floor  suppliers  floor ms");
    for (int run = 1; run <= runs; run++) {
      measure(run);
    }
    return 0;
  }

  private void measure(int run) {
    AwardProblem problem =
        new AwardPopulation(lots, items, bidders, discounts, maxLots, run).problem();
    List<BigDecimal> lowest = new ArrayList<>();
    Figures.Time floor = Figures.time(() -> lowest.add(lowestOfEachLot(problem)));
    List<AwardSolution> solutions = new ArrayList<>();
    Figures.Time own = Figures.time(() -> solutions.add(solve(problem)));
    if (!(solutions.get(0) instanceof AwardSolution.FeasibleAward found)) {
      Figures.print("%7d  %s  %7d", run, solutions.get(0).getClass(), own.wallMillis());
      return;
    }
    BigDecimal gap = found.gapPercent();
    BigDecimal above =
        found
            .figures()
            .total()
            .subtract(lowest.get(0))
            .movePointRight(2)
            .divide(lowest.get(0), 2, RoundingMode.HALF_UP);
    Figures.print(
        "%7d  %-8s  %7d  %-8s  %16s %%  %9d  %8d",
        run,
        found.proven() ? "OPTIMAL" : "FEASIBLE",
        own.wallMillis(),
        gap == null ? "unknown" : gap.toPlainString(),
        above.toPlainString(),
        found.award().suppliers().size(),
        floor.wallMillis());
  }

  private AwardSolution solve(AwardProblem problem) {
    return new SolveAward().run(problem, Duration.ofSeconds(seconds));
  }

  private static BigDecimal lowestOfEachLot(AwardProblem problem) {
    BigDecimal sum = BigDecimal.ZERO;
    for (List<AwardProblem.ProblemItem> lot : problem.lots().values()) {
      BigDecimal lowest = null;
      for (String bidder : problem.bidders()) {
        Map<String, BigDecimal> prices = problem.prices().getOrDefault(bidder, Map.of());
        BigDecimal price = BigDecimal.ZERO;
        for (AwardProblem.ProblemItem item : lot) {
          price =
              price.add(item.quantity().multiply(prices.getOrDefault(item.id(), BigDecimal.ZERO)));
        }
        lowest = lowest == null ? price : lowest.min(price);
      }
      sum = lowest == null ? sum : sum.add(lowest);
    }
    return sum;
  }
}
