package org.muwahhad.permissions;

import static org.assertj.core.api.Assertions.assertThat;

import io.micronaut.web.router.Router;
import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.muwahhad.TestApp;
import org.muwahhad.demo.LoadedDemo;

/**
 * Names that somebody chose to run as a formula, in every CSV file of the service, as read by
 * spreadsheet programs that are set to commas, semicolons or tabs.
 */
@Tag("long")
class CsvExportsTest {
  private static final String HOSTILE = "Pearl;=cmd|'' /C calc''!A0;\t@SUM(A1),+1\"\";-2+3";
  private static final Set<String> PLAIN_NAMES = Set.of("supplier", "procuring_entity");
  private static final Pattern RUNS = Pattern.compile("(?s)[ \u00a0\"]*[=+@＝＋－＠-].*");
  private static final Pattern NUMBER = Pattern.compile("-\\d+(\\.\\d+)?%?");

  /** What people and suppliers name themselves, or write into what is exported. */
  private static final Map<String, List<String>> NAMED =
      Map.of(
          "supplier", List.of("name_ar", "name_en"),
          "procuring_entity", List.of("name_ar", "name_en"),
          "delivery_site", List.of("name_ar", "name_en"),
          "item_revision", List.of("name_ar", "name_en", "description_ar", "description_en"),
          "lot", List.of("title_ar", "title_en"),
          "category", List.of("name_ar", "name_en"),
          "award_scenario", List.of("name_ar", "name_en"),
          "submission", List.of("status_reason"));

  @Test
  void no_cell_begins_with_a_formula_whatever_parts_the_cells() {
    TestApp app = LoadedDemo.fresh();
    Things things = new Things(app);
    List<Walker> walkers = Walkers.of(app, things);
    name(app);
    Set<String> files = new TreeSet<>();
    Set<String> running = new TreeSet<>();
    Set<String> hostile = new TreeSet<>();

    for (RouteList.Route route : exports(app)) {
      for (Map<String, String> thing : things.of(route)) {
        for (Walker walker : walkers) {
          HttpResponse<String> answer = walker.ask(route, thing);
          String type = answer.headers().firstValue("Content-Type").orElse("");
          if (answer.statusCode() == 200 && type.startsWith("text/csv")) {
            files.add(route.name());
            for (char separator : ",;\t".toCharArray()) {
              cells(answer.body(), separator).stream()
                  .filter(c -> RUNS.matcher(c).matches() && !NUMBER.matcher(c).matches())
                  .forEach(c -> running.add(route.name() + " at " + separator + ": " + c));
            }
            if (answer.body().contains("Pearl")) {
              hostile.add(route.name());
            }
          }
        }
      }
    }

    assertThat(running).isEmpty();
    assertThat(files)
        .as("every address that gives CSV gave some")
        .containsAll(
            exports(app).stream()
                .map(RouteList.Route::name)
                .filter(n -> n.endsWith(".csv"))
                .toList());
    assertThat(hostile).as("files with such a name in them").hasSizeGreaterThan(4);
  }

  private static void name(TestApp app) {
    app.dropTriggers();
    NAMED.forEach(
        (table, columns) ->
            app.sql(
                "UPDATE "
                    + table
                    + " SET "
                    + columns.stream()
                        .map(c -> c + " = '" + hostile(table) + "'")
                        .collect(Collectors.joining(", "))));
  }

  /** The database takes no tabs in names of suppliers and entities. */
  private static String hostile(String table) {
    return PLAIN_NAMES.contains(table) ? HOSTILE.replace('\t', ' ') : HOSTILE;
  }

  /** The addresses that may answer with CSV, as the router knows them. */
  private static List<RouteList.Route> exports(TestApp app) {
    Set<String> csv =
        app.get(Router.class)
            .uriRoutes()
            .filter(r -> r.getProduces().stream().anyMatch(t -> t.toString().contains("csv")))
            .map(r -> r.getUriMatchTemplate().toString().replaceAll("\\{[?&/][^}]*\\}", ""))
            .collect(Collectors.toSet());
    return RouteList.of(app).stream()
        .filter(RouteList.Route::reads)
        .filter(
            r ->
                csv.contains(r.path())
                    || r.path().endsWith(".csv")
                    || r.path().endsWith("/catalog/export"))
        .toList();
  }

  /** As a spreadsheet program parts them: a quote means something at the start of a cell only. */
  private static List<String> cells(String file, char separator) {
    List<String> cells = new ArrayList<>();
    StringBuilder cell = new StringBuilder();
    boolean begun = false;
    boolean quoted = false;
    for (int i = file.startsWith("\ufeff") ? 1 : 0; i < file.length(); i++) {
      char c = file.charAt(i);
      if (quoted) {
        if (c != '"') {
          cell.append(c);
        } else if (i + 1 < file.length() && file.charAt(i + 1) == '"') {
          cell.append(c);
          i++;
        } else {
          quoted = false;
        }
      } else if (c == separator || c == '\n' || c == '\r') {
        cells.add(cell.toString());
        cell.setLength(0);
        begun = false;
      } else if (c == '"' && !begun) {
        quoted = true;
        begun = true;
      } else {
        cell.append(c);
        begun = true;
      }
    }
    cells.add(cell.toString());
    return cells;
  }
}
