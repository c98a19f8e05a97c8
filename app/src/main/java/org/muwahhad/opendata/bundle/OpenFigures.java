package org.muwahhad.opendata.bundle;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
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
  private static final TypeReference<Map<String, @Nullable String>> ROW = new TypeReference<>() {};
  private static final ObjectMapper JSON = new ObjectMapper();

  OpenFigures {
    lots = Set.copyOf(lots);
    problems = Map.copyOf(problems);
    answers = Map.copyOf(answers);
  }

  /**
   * Those of an edition. The lots are those of which a ranking is there and no bid is excluded,
   * whose figures are closed.
   *
   * @param tables the file with all its tables, JSON
   */
  static OpenFigures of(UnitPriceDisclosure unitPrices, InputStream tables) {
    Set<String> lots = new HashSet<>();
    Set<String> open = new HashSet<>();
    Set<String> closed = new HashSet<>();
    Map<String, String> problems = new HashMap<>();
    Map<String, String> answers = new HashMap<>();
    read(
        tables,
        Map.of(
            "lots",
            lot -> lots.add(lot.get("lot")),
            "ranking",
            ranked -> (ranked.isEmpty("exclusion") ? open : closed).add(ranked.get("lot")),
            "scenarios",
            scenario -> {
              addDigest(problems, scenario, "problem_sha256");
              addDigest(answers, scenario, "solve_sha256");
            }));
    open.retainAll(lots);
    open.removeAll(closed);
    return new OpenFigures(unitPrices == UnitPriceDisclosure.PUBLISHED, open, problems, answers);
  }

  private static void addDigest(Map<String, String> digests, BundleRow scenario, String column) {
    String digest = scenario.values().get(column);
    if (digest != null) {
      digests.put(scenario.get("number"), digest);
    }
  }

  /** Reads tables row by row, without the others: a large tender has hundreds of megabytes. */
  private static void read(InputStream tables, Map<String, Consumer<BundleRow>> rows) {
    try (JsonParser json = JSON.createParser(tables)) {
      json.nextToken();
      while (json.nextToken() == JsonToken.FIELD_NAME) {
        Consumer<BundleRow> of = rows.get(json.currentName());
        json.nextToken();
        if (of == null) {
          json.skipChildren();
        } else {
          while (json.nextToken() == JsonToken.START_OBJECT) {
            of.accept(new BundleRow(JSON.readValue(json, ROW)));
          }
        }
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
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
