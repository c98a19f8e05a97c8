package org.muwahhad.opendata.bundle;

import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.muwahhad.award.AwardEntry.ScenarioStated;
import org.muwahhad.award.AwardEntry.ScenarioWorked;
import org.muwahhad.evaluation.EvaluationEntry.BidsRanked;

/**
 * The figures of an edition that everybody reads. An entry of the record has digests of figures,
 * with which somebody could try out those that are closed. So it is told only where all that its
 * digests cover is found here.
 *
 * @param hasUnitPrices whether unit prices are published
 * @param lots numbers of the lots whose ranking is published with all its figures
 * @param problems digests of what the solver was asked, by the number of the scenario
 * @param answers digests of what it answered, likewise
 */
record OpenFigures(
    boolean hasUnitPrices,
    Set<String> lots,
    Map<String, String> problems,
    Map<String, String> answers) {
  private static final TypeReference<Map<String, List<Map<String, @Nullable String>>>> TABLES =
      new TypeReference<>() {};
  private static final ObjectMapper JSON = new ObjectMapper();

  OpenFigures {
    lots = Set.copyOf(lots);
    problems = Map.copyOf(problems);
    answers = Map.copyOf(answers);
  }

  /**
   * Those of an edition.
   *
   * @param tables the file with all its tables, JSON
   */
  static OpenFigures of(UnitPriceDisclosure unitPrices, byte[] tables) {
    Map<String, List<Map<String, @Nullable String>>> read;
    try {
      read = JSON.readValue(tables, TABLES);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    List<BundleRow> scenarios = rows(read, "scenarios");
    return new OpenFigures(
        unitPrices == UnitPriceDisclosure.PUBLISHED,
        lots(rows(read, "lots"), rows(read, "ranking")),
        digests(scenarios, "problem_sha256"),
        digests(scenarios, "solve_sha256"));
  }

  private static List<BundleRow> rows(
      Map<String, List<Map<String, @Nullable String>>> tables, String name) {
    return tables.getOrDefault(name, List.of()).stream().map(BundleRow::new).toList();
  }

  /** The lots of which a ranking is there and no bid is excluded, whose figures are closed. */
  private static Set<String> lots(List<BundleRow> lots, List<BundleRow> ranking) {
    Set<String> open = new HashSet<>();
    ranking.forEach(r -> open.add(r.get("lot")));
    open.retainAll(lots.stream().map(l -> l.get("lot")).toList());
    ranking.stream().filter(r -> !r.isEmpty("exclusion")).forEach(r -> open.remove(r.get("lot")));
    return open;
  }

  private static Map<String, String> digests(List<BundleRow> scenarios, String column) {
    return scenarios.stream()
        .filter(s -> s.values().get(column) != null)
        .collect(Collectors.toMap(s -> s.get("number"), s -> s.get(column)));
  }

  /** Whether all that a ranking has digests of is published. */
  boolean isOf(BidsRanked ranked) {
    return !ranked.lotDigests().isEmpty() && lots.containsAll(ranked.lotDigests().keySet());
  }

  /** Whether the problem of a scenario is published. */
  boolean isOf(ScenarioStated stated) {
    return hasUnitPrices && stated.sha256().equals(problems.get(String.valueOf(stated.number())));
  }

  /** Whether the answer is published, in whichever run it was found. */
  boolean isOf(ScenarioWorked worked) {
    return hasUnitPrices && worked.outcome().equals(answers.get(String.valueOf(worked.number())));
  }
}
