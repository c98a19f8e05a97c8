package org.muwahhad.bench;

import picocli.CommandLine;
import picocli.CommandLine.Command;

/** Runs one benchmark: {@code java -jar bench/target/bench.jar NAME}. */
@Command(
    name = "bench",
    mixinStandardHelpOptions = true,
    scope = CommandLine.ScopeType.INHERIT,
    description = "Benchmarks of Muwahhad; each prints its figure and its floor.",
    subcommands = {
      AggregationBench.class,
      AutosaveBench.class,
      AwardAcrossLotsBench.class,
      BackupBench.class,
      BidRushBench.class,
      CatalogImportBench.class,
      EvaluationBench.class,
      LogBench.class,
      LotsBench.class,
      OpeningBench.class,
      OrdersBench.class,
      PageWeightBench.class,
      ReportAwardBench.class,
      ReportDownloadsBench.class,
      ReportOthersBench.class,
      ReportPricesBench.class,
      RushBench.class,
      SearchBench.class,
      StartBench.class,
      SubmissionBench.class,
      WorkbookBench.class,
      YearBench.class
    })
public final class Bench implements Runnable {
  private Bench() {}

  public static void main(String[] arguments) {
    // Before anything logs: the application's own configuration is on the class path too.
    System.setProperty("logback.configurationFile", "bench-logback.xml");
    System.exit(new CommandLine(new Bench()).execute(arguments));
  }

  @Override
  public void run() {
    CommandLine.usage(this, System.out);
  }
}
