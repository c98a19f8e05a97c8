package org.muwahhad.command;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.muwahhad.award.optimum.AwardProblem;
import org.muwahhad.award.optimum.AwardSolution;
import org.muwahhad.award.optimum.CheckAward;
import org.muwahhad.award.optimum.CostOfLimits;
import org.muwahhad.award.optimum.ReadAwardProblem;
import org.muwahhad.award.optimum.SolveAward;
import org.muwahhad.award.optimum.WriteAwardSolution;
import org.muwahhad.shared.Language;
import org.muwahhad.shared.Refusal;
import org.muwahhad.web.Texts;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/**
 * Finds the best award across lots of a problem in a file; needs no service and no database. The
 * exit codes stand in {@code docs/award-problem.md}.
 */
@Command(
    name = "award-solve",
    mixinStandardHelpOptions = true,
    description = "Finds the best award across lots and prints it as JSON.",
    footer = {
      "",
      "Exit codes: 0 solved, 1 the second solver disagrees, 2 the problem cannot be read,",
      "3 the limits conflict, 4 no award was found in time. See docs/award-problem.md."
    })
final class AwardSolveCommand implements Callable<Integer> {
  private static final int DISAGREES = 1;
  private static final int REFUSED = 2;
  private static final int INFEASIBLE = 3;
  private static final int NOT_FOUND = 4;

  /** With less, the second solver's process does not start. */
  private static final int LEAST_MEBIBYTES = 16;

  private final SolveAward solve;
  private final CheckAward second;

  @Parameters(paramLabel = "FILE", description = "The problem as JSON; - for standard input.")
  private String file = "-";

  @Option(
      names = "--time-limit",
      paramLabel = "SECONDS",
      defaultValue = "60",
      description = "The longest that each search may take (${DEFAULT-VALUE}).")
  private int seconds = 60;

  @Option(
      names = "--memory-limit",
      paramLabel = "MIB",
      description =
          "The most memory that the second solver may take (" + CheckAward.MEBIBYTES + ").")
  private @Nullable Integer mebibytes;

  @Option(names = "--check", description = "Solve it with a second solver too, and compare.")
  private boolean check;

  @Option(names = "--costs", description = "Tell what each limit costs.")
  private boolean costs;

  @Spec private CommandSpec spec = CommandSpec.create();

  AwardSolveCommand() {
    this(new SolveAward(), new CheckAward());
  }

  AwardSolveCommand(SolveAward solve, CheckAward second) {
    this.solve = solve;
    this.second = second;
  }

  @Override
  public Integer call() {
    if (seconds < 1) {
      throw new CommandLine.ParameterException(
          spec.commandLine(),
          "--time-limit must be at least 1 / يجب ألا تقل قيمة --time-limit عن 1");
    }
    if (mebibytes != null && mebibytes < LEAST_MEBIBYTES) {
      throw new CommandLine.ParameterException(
          spec.commandLine(),
          "--memory-limit must be at least %1$d / يجب ألا تقل قيمة --memory-limit عن %1$d"
              .formatted(LEAST_MEBIBYTES));
    }
    try {
      return solve(ReadAwardProblem.from(read()));
    } catch (IOException e) {
      complain("Cannot read " + file + " / تعذّرت قراءة " + file);
      return REFUSED;
    } catch (Refusal.InvalidInput invalid) {
      invalid.faults().forEach(f -> tell(place(f), f.messageKey(), f.arguments()));
      return REFUSED;
    } catch (Refusal.RuleBroken broken) {
      tell("", broken.messageKey(), broken.arguments());
      return REFUSED;
    }
  }

  private byte[] read() throws IOException {
    return file.equals("-") ? System.in.readAllBytes() : Files.readAllBytes(Path.of(file));
  }

  private int solve(AwardProblem problem) {
    Duration timeLimit = Duration.ofSeconds(seconds);
    AwardSolution solution = solve.run(problem, timeLimit);
    CheckAward.@Nullable AwardCheck checked =
        check ? second().run(problem, solution, timeLimit) : null;
    @Nullable List<CostOfLimits.LimitCost> cost =
        costs && solution instanceof AwardSolution.FeasibleAward found
            ? new CostOfLimits().run(problem, found, timeLimit)
            : null;
    PrintWriter out = spec.commandLine().getOut();
    out.println(WriteAwardSolution.of(problem, solution, solve.solverName(), checked, cost));
    out.flush();
    boolean disagrees = checked != null && checked.verdict() == CheckAward.Verdict.DIFFERS;
    return disagrees ? DISAGREES : exitCode(solution);
  }

  private CheckAward second() {
    return mebibytes == null ? second : new CheckAward(mebibytes);
  }

  private static int exitCode(AwardSolution solution) {
    if (solution instanceof AwardSolution.Infeasible) {
      return INFEASIBLE;
    }
    return solution instanceof AwardSolution.NotFound ? NOT_FOUND : 0;
  }

  private static String place(Refusal.Fault fault) {
    return fault.field().isEmpty() ? "" : fault.field() + ": ";
  }

  private void tell(String place, String key, List<Object> arguments) {
    for (Language language : List.of(Language.AR, Language.EN)) {
      complain(place + Texts.in(language).get(key, arguments.toArray()));
    }
  }

  private void complain(String text) {
    PrintWriter err = spec.commandLine().getErr();
    err.println(text);
    err.flush();
  }
}
