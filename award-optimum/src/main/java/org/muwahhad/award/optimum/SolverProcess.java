package org.muwahhad.award.optimum;

import java.io.IOException;
import java.io.OutputStream;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Asks the second solver in a process of its own, which ends when its memory or its time is used
 * up. In the process of the caller a large problem would take all memory there is, and the first
 * answer with it.
 */
public final class SolverProcess implements SecondSolver {
  private static final Logger LOG = LoggerFactory.getLogger(SolverProcess.class);
  private static final int OUT_OF_MEMORY = 3;

  /**
   * The share of the memory of the process that is for reading the problem; the rest is the
   * solver's.
   */
  private static final int HEAP_SHARE = 4;

  private static final int LEAST_HEAP = 16;

  /** A solver looks at its clock between its steps; then its process is ended. */
  private static final Duration GRACE = Duration.ofSeconds(5);

  private final int mebibytes;

  SolverProcess(int mebibytes) {
    this.mebibytes = mebibytes;
  }

  @Override
  public String name() {
    return new ScipSolver().name();
  }

  @Override
  public SolverAnswer ask(AwardProblem problem, Duration timeLimit) {
    Deadline deadline = Deadline.in(timeLimit.plus(GRACE));
    Process process;
    try {
      process =
          new ProcessBuilder(command(timeLimit))
              .redirectError(ProcessBuilder.Redirect.DISCARD)
              .start();
    } catch (IOException e) {
      LOG.warn("The second solver cannot be started", e);
      return SolverAnswer.none(CheckAward.Failure.FAILED, deadline.passed());
    }
    try {
      tell(process, WriteAwardProblem.of(problem, ""));
      if (!process.waitFor(deadline.left().toMillis(), TimeUnit.MILLISECONDS)) {
        return SolverAnswer.none(CheckAward.Failure.TIME, deadline.passed());
      }
      return process.exitValue() == 0
          ? read(process, deadline.passed())
          : SolverAnswer.none(failure(process.exitValue()), deadline.passed());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return SolverAnswer.none(CheckAward.Failure.TIME, deadline.passed());
    } catch (IOException | IllegalArgumentException e) {
      LOG.warn("The second solver did not answer", e);
      return SolverAnswer.none(CheckAward.Failure.FAILED, deadline.passed());
    } finally {
      process.destroyForcibly();
    }
  }

  private List<String> command(Duration timeLimit) {
    return List.of(
        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
        "-Xmx" + Math.max(LEAST_HEAP, mebibytes / HEAP_SHARE) + "m",
        "-XX:+UseSerialGC",
        "-XX:+ExitOnOutOfMemoryError",
        "-XX:-UsePerfData",
        "-cp",
        System.getProperty("java.class.path"),
        SolverProcess.class.getName(),
        Long.toString(timeLimit.toMillis()),
        Integer.toString(mebibytes - mebibytes / HEAP_SHARE));
  }

  private static void tell(Process process, String problem) {
    try (OutputStream input = process.getOutputStream()) {
      input.write(problem.getBytes(StandardCharsets.UTF_8));
    } catch (IOException e) {
      // It has ended already, and its exit code says why.
      LOG.debug("The second solver did not hear the problem out", e);
    }
  }

  private static CheckAward.Failure failure(int exitCode) {
    return exitCode == OUT_OF_MEMORY ? CheckAward.Failure.MEMORY : CheckAward.Failure.FAILED;
  }

  private static SolverAnswer read(Process process, Duration took) throws IOException {
    String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    List<String> lines = output.lines().toList();
    String[] words = lines.isEmpty() ? new String[] {""} : lines.get(lines.size() - 1).split(" ");
    return switch (SolverAnswer.AnswerKind.valueOf(words[0])) {
      case FOUND ->
          SolverAnswer.found(
              new BigDecimal(words[1]), Boolean.parseBoolean(words[2]), words[3], took);
      case INFEASIBLE -> SolverAnswer.infeasible(took);
      case NONE -> SolverAnswer.none(CheckAward.Failure.TIME, took);
    };
  }

  /**
   * The process itself: reads a problem from its standard input and writes what the second solver
   * comes to.
   *
   * @param arguments the time limit in milliseconds, and the most memory of the solver in MiB
   */
  public static void main(String[] arguments) throws IOException {
    AwardProblem problem = ReadAwardProblem.from(System.in.readAllBytes());
    Duration timeLimit = Duration.ofMillis(Long.parseLong(arguments[0]));
    Deadline deadline = Deadline.in(timeLimit);
    SolverAnswer answer =
        SecondSolver.of(new ScipSolver(Integer.parseInt(arguments[1]))).ask(problem, timeLimit);
    if (answer.kind() == SolverAnswer.AnswerKind.NONE && !deadline.isOver()) {
      System.exit(OUT_OF_MEMORY);
    }
    System.out.println(
        answer.objective() == null
            ? answer.kind()
            : "%s %s %s %s"
                .formatted(
                    answer.kind(),
                    answer.objective().toPlainString(),
                    answer.proven(),
                    answer.award()));
  }
}
