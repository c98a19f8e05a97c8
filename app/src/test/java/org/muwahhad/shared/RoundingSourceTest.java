package org.muwahhad.shared;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.muwahhad.SourceTree;

/**
 * Only {@link Rounding} rounds money. A class that rounds something else stands here with what that
 * is; a statement that rounds does so at the decimals of a currency, once for a product or a
 * conversion.
 */
class RoundingSourceTest {
  private static final Path TEMPLATES = Path.of("src/main/jte");
  private static final Pattern ROUNDS = Pattern.compile("RoundingMode\\.|\\bsetScale\\(");

  /** What is rounded there and is no money. */
  private static final Map<String, String> NO_MONEY =
      Map.ofEntries(
          Map.entry("aggregation/LotPlan.java", "how many lots"),
          Map.entry("aggregation/PriceEffect.java", "ratio"),
          Map.entry("aggregation/compare.jte", "items and states in a lot, on average"),
          Map.entry("award/optimum/AwardProblem.java", "smallest parts of a quantity"),
          Map.entry("award/optimum/AwardSolution.java", "gap as a percentage"),
          Map.entry("award/optimum/FixedShares.java", "smallest parts of a quantity"),
          Map.entry("award/optimum/LimitModel.java", "smallest parts of a quantity"),
          Map.entry("award/optimum/ScipSolver.java", "bound of the solver"),
          Map.entry("award/optimum/TierRange.java", "smallest parts of a quantity"),
          Map.entry("award/optimum/WholeRow.java", "bounds of whole numbers"),
          Map.entry("award/optimum/WriteAwardSolution.java", "written exactly"),
          Map.entry("award/quantity/Band.java", "quantities"),
          Map.entry("award/quantity/SettleQuantities.java", "quantities, written exactly"),
          Map.entry("award/scenario/ScenarioComparison.java", "percentages and scores"),
          Map.entry("bid/BidContent.java", "written exactly"),
          Map.entry("catalog/standard/Factor.java", "quantities"),
          Map.entry("demand/desk/UnusualLines.java", "ratio"),
          Map.entry("demand/form/CopyableDemand.java", "quantity"),
          Map.entry("demand/form/DemandForm.java", "exchange rate for the browser"),
          Map.entry("demand/submission/DemandContent.java", "written exactly"),
          Map.entry("demand/submission/Deviation.java", "ratio"),
          Map.entry("demand/submission/LastDemandQueries.java", "ratio"),
          Map.entry("demo/DemoBudgets.java", "budgets made up in whole thousands"),
          Map.entry("demo/MovableTimeDataSource.java", "seconds"),
          Map.entry("demo/DemoBids.java", "points"),
          Map.entry("evaluation/LowPrice.java", "ratio"),
          Map.entry("evaluation/RankingBook.java", "written exactly"),
          Map.entry("evaluation/Scoring.java", "scores"),
          Map.entry("evaluation/flag/Outliers.java", "figures of flags"),
          Map.entry("evaluation/flag/PricePatterns.java", "figures of flags"),
          Map.entry("evaluation/price/LotComparison.java", "ratio"),
          Map.entry("framework/AccessionQueries.java", "quantities"),
          Map.entry("framework/agreement/ViewDemandTrace.java", "ratio"),
          Map.entry("opendata/ReleaseJson.java", "written exactly"),
          Map.entry("organisation/supplier/ViewRegistration.java", "written exactly"),
          Map.entry("reporting/figures/AwardBriefs.java", "percentage"),
          Map.entry("reporting/figures/BalanceAlerts.java", "percentage"),
          Map.entry("reporting/figures/PriceReporter.java", "quantities and percentages"),
          Map.entry("shared/Money.java", "a price with all its decimals"),
          Map.entry("shared/Rounding.java", "the rule itself"),
          Map.entry("tender/publication/OcdsReleases.java", "quantities, written exactly"),
          Map.entry("web/Chart.java", "places on the screen"),
          Map.entry("web/DifferenceChart.java", "places on the screen"),
          Map.entry("web/Formats.java", "percentages"));

  @Test
  void no_other_class_and_no_template_rounds_money() {
    Map<String, List<String>> found = new TreeMap<>();
    sources()
        .forEach(
            file -> {
              List<String> lines =
                  read(file).lines().filter(l -> ROUNDS.matcher(l).find()).toList();
              if (!lines.isEmpty()) {
                found.put(name(file), lines);
              }
            });

    assertThat(found).containsOnlyKeys(NO_MONEY.keySet());
  }

  /** Statements and formulas that round to other decimals than a column of a currency has. */
  private static final Map<String, String> OTHER_DECIMALS =
      Map.of(
          "award/AwardQueries.java", "percentage of units",
          "award/LetterQueries.java", "percentage of units",
          "award/quantity/QuantityQueries.java", "scores",
          "bid/workbook/PriceWorkbook.java", "formula with the decimals of its currency",
          "committee/Levels.java", "value in SAR, which has two decimals",
          "demand/workbook/WorkbookFile.java", "formula with the decimals of its currency",
          "reporting/figures/AwardReportFigureQueries.java", "percentage of units",
          "tender/publication/PublishedTenderQueries.java", "percentage of units");

  @Test
  void a_statement_rounds_at_the_decimals_of_a_currency() {
    Map<String, List<String>> others = new TreeMap<>();
    sources()
        .filter(f -> f.toString().endsWith(".java"))
        .forEach(
            file -> {
              String text = read(file);
              Matcher rounding = Pattern.compile("\\bROUND\\(").matcher(text);
              while (rounding.find()) {
                String argument = inBrackets(text, rounding.end());
                if (!argument.matches("(?s).*,\\s*(MAX\\()?(\\w+\\.)?decimals\\)?")) {
                  others.computeIfAbsent(name(file), f -> new ArrayList<>()).add(argument);
                }
              }
            });

    assertThat(others).containsOnlyKeys(OTHER_DECIMALS.keySet());
  }

  private static String inBrackets(String text, int from) {
    int depth = 1;
    int at = from;
    while (depth > 0) {
      char c = text.charAt(at++);
      depth += c == '(' ? 1 : c == ')' ? -1 : 0;
    }
    return text.substring(from, at - 1);
  }

  private static Stream<Path> sources() {
    try {
      return Stream.concat(
          SourceTree.java(), Files.walk(TEMPLATES).filter(f -> f.toString().endsWith(".jte")));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static String name(Path file) {
    return file.startsWith(TEMPLATES)
        ? TEMPLATES.relativize(file).toString()
        : SourceTree.name(file);
  }

  private static String read(Path file) {
    try {
      return Files.readString(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
