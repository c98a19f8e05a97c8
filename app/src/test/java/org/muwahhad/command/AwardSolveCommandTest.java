package org.muwahhad.command;

import static org.assertj.core.api.Assertions.assertThat;

import io.micronaut.json.JsonMapper;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.muwahhad.award.optimum.CheckAward;
import org.muwahhad.award.optimum.LargeAwardProblem;
import org.muwahhad.award.optimum.SolveAward;
import org.muwahhad.award.optimum.StubbedSolving;
import picocli.CommandLine;

@Tag("long")
class AwardSolveCommandTest {
  private static final Path PROBLEMS = Path.of("../award-optimum/src/test/resources/award");
  private final StringWriter out = new StringWriter();
  private final StringWriter err = new StringWriter();
  @TempDir private Path folder = Path.of(".");

  @Test
  void the_best_award_is_printed_as_json() throws IOException {
    int exit = run(problem("03-conditional-discount.json"));

    assertThat(exit).as(err.toString()).isZero();
    Map<?, ?> solution = solution();
    assertThat(solution.get("status")).isEqualTo("OPTIMAL");
    assertThat(solution.get("total")).isEqualTo("20544983.688");
    assertThat(solution.get("gap")).isEqualTo("0.000");
    assertThat(solution.get("awards"))
        .isEqualTo(
            Map.of(
                "L1", Map.of("A", Map.of("L1/1", "125")),
                "L2", Map.of("A", Map.of("L2/1", "160")),
                "L3", Map.of("A", Map.of("L3/1", "57")),
                "L4", Map.of("C", Map.of("L4/1", "374"))));
    assertThat(solution.get("discounts"))
        .isEqualTo(
            List.of(
                Map.of("discount", 0, "bidder", "A", "percent", "10", "saving", "1685981.672")));
    assertThat(err.toString()).isEmpty();
  }

  @Test
  void limits_that_conflict_are_printed_too_with_words_in_both_languages() throws IOException {
    int exit = run(problem("07-infeasible.json"));

    assertThat(exit).isEqualTo(3);
    assertThat(solution().get("status")).isEqualTo("INFEASIBLE");
    assertThat(out.toString())
        .contains("\"maxLotsPerBidder\"", "Bidder A may win at most 2 lots.", "أكثر من حزمتين");
  }

  @Test
  void check_and_costs_are_printed_when_asked_for() throws IOException {
    int exit = run(problem("02-at-most-two-lots.json"), "--check", "--costs");

    assertThat(exit).isZero();
    assertThat(solution().get("check"))
        .isInstanceOfSatisfying(Map.class, c -> assertThat(c.get("verdict")).isEqualTo("AGREES"));
    assertThat(solution().get("costs"))
        .isInstanceOfSatisfying(List.class, costs -> assertThat(costs).hasSize(1));
    assertThat(out.toString()).contains("The limit “most lots per bidder” costs");
  }

  @Test
  void a_second_solver_that_comes_to_something_else_is_told_by_the_exit_code() throws IOException {
    AwardSolveCommand command =
        new AwardSolveCommand(new SolveAward(), StubbedSolving.callingItInfeasible());

    int exit = run(command, problem("01-lowest-per-lot.json"), "--check");

    assertThat(exit).isEqualTo(1);
    assertThat(solution().get("status")).isEqualTo("OPTIMAL");
    assertThat(out.toString()).contains("\"verdict\" : \"DIFFERS\"");
  }

  @Test
  void the_first_answer_is_printed_when_the_second_solver_uses_up_its_memory() throws IOException {
    Path file = Files.writeString(folder.resolve("large.json"), LargeAwardProblem.json());

    int exit = run(file.toString(), "--check", "--memory-limit", "16", "--time-limit", "2");

    assertThat(exit).as(err.toString()).isZero();
    assertThat(solution().get("total")).isNotNull();
    assertThat(solution().get("check"))
        .isInstanceOfSatisfying(
            Map.class,
            c ->
                assertThat(c)
                    .containsEntry("verdict", "UNDECIDED")
                    .containsEntry("failure", "MEMORY"));
  }

  @Test
  void a_search_that_ends_without_an_award_is_told_by_the_exit_code() throws IOException {
    AwardSolveCommand command =
        new AwardSolveCommand(StubbedSolving.findingNothing(), new CheckAward());

    int exit = run(command, problem("01-lowest-per-lot.json"));

    assertThat(exit).isEqualTo(4);
    assertThat(solution().get("status")).isEqualTo("UNKNOWN");
  }

  @Test
  void the_solvers_are_named_with_their_versions() throws IOException {
    run(problem("01-lowest-per-lot.json"), "--check");

    assertThat(out.toString())
        .containsPattern("\"OR-Tools CP-SAT \\d+\\.\\d+")
        .containsPattern("\"SCIP of OR-Tools \\d+\\.\\d+");
  }

  @Test
  void a_misspelt_limit_is_refused_with_its_path_in_both_languages() throws IOException {
    String text =
        Files.readString(PROBLEMS.resolve("02-at-most-two-lots.json"))
            .replace("maxLotsPerBidder", "maxLotsPerBiddder");
    Path file = Files.writeString(folder.resolve("problem.json"), text);

    assertThat(run(file.toString())).isEqualTo(2);
    assertThat(out.toString()).isEmpty();
    assertThat(err.toString())
        .contains(
            "limits.maxLotsPerBiddder: This field is not known.",
            "limits.maxLotsPerBiddder: هذا الحقل غير معروف.");
  }

  @Test
  void a_file_that_is_not_there_or_a_folder_is_told_in_both_languages() {
    assertThat(run(folder.resolve("none.json").toString())).isEqualTo(2);
    assertThat(run(folder.toString())).isEqualTo(2);
    assertThat(err.toString()).contains("Cannot read", "تعذّرت قراءة").doesNotContain("\tat ");
  }

  @Test
  void no_time_at_all_is_refused() {
    assertThat(run(problem("01-lowest-per-lot.json"), "--time-limit", "0")).isEqualTo(2);
    assertThat(err.toString()).contains("--time-limit");
  }

  @Test
  void a_problem_can_come_from_standard_input() throws IOException {
    InputStream before = System.in;
    try {
      System.setIn(
          new ByteArrayInputStream(Files.readAllBytes(PROBLEMS.resolve("01-lowest-per-lot.json"))));

      assertThat(run("-")).isZero();
    } finally {
      System.setIn(before);
    }
    assertThat(solution().get("total")).isEqualTo("24077392.500");
  }

  private static String problem(String name) {
    return PROBLEMS.resolve(name).toString();
  }

  private int run(String... arguments) {
    List<String> all = new ArrayList<>(List.of("award-solve"));
    all.addAll(List.of(arguments));
    return run(new ServeCommand(), all.toArray(String[]::new));
  }

  private int run(Object command, String... arguments) {
    return new CommandLine(command)
        .setOut(new PrintWriter(out, true))
        .setErr(new PrintWriter(err, true))
        .execute(arguments);
  }

  private Map<?, ?> solution() throws IOException {
    return JsonMapper.createDefault().readValue(out.toString(), Map.class);
  }
}
