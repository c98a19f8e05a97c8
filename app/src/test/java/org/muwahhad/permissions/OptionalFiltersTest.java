package org.muwahhad.permissions;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.muwahhad.SourceTree;
import org.muwahhad.TestApp;
import org.muwahhad.award.quantity.QuantityQueries;
import org.muwahhad.demo.LoadedDemo;

/**
 * A list keeps its order whatever its statement was asked before. MariaDB 11.4 takes a column for
 * constant in a prepared statement once it was asked for one value of it by {@code (:state = '' OR
 * state_code = :state)}, and may leave the column out of the order from then on. {@code IF(:state =
 * '', TRUE, state_code = :state)} says the same and is not taken apart.
 */
@Tag("long")
class OptionalFiltersTest {
  private static final Pattern TEXT = Pattern.compile("\"\"\".*?\"\"\"", Pattern.DOTALL);

  private static final Pattern OPTIONAL =
      Pattern.compile("\\(:(\\w+) = ''\\s+OR\\s+([\\w.]+)\\s*=\\s*:\\1\\)");

  private static final Pattern ORDER =
      Pattern.compile("ORDER BY(.*?)(?:LIMIT|\\)|$)", Pattern.DOTALL);

  @Test
  void parts_keep_their_order_after_one_state_was_asked_for() {
    TestApp app = LoadedDemo.app();
    QuantityQueries quantities = app.get(QuantityQueries.class);
    long confirmation =
        Long.parseLong(
            app.ask(
                """
                SELECT confirmation_id FROM state_quantity
                 GROUP BY confirmation_id ORDER BY COUNT(*) DESC LIMIT 1"""));

    Map<Long, String> positions =
        Arrays.stream(
                app.ask("SELECT GROUP_CONCAT(id, ' ', LPAD(position, 9, '0')) FROM lot_item")
                    .split(","))
            .map(item -> item.split(" "))
            .collect(Collectors.toMap(item -> Long.valueOf(item[0]), item -> item[1]));

    for (int i = 0; i < 20; i++) {
      for (String state : List.of("SA", "", "KW", "AE", "", "OM", "QA", "BH", "")) {
        assertThat(
                quantities.listParts(confirmation, state).stream()
                    .map(part -> key(part, positions))
                    .toList())
            .as("of " + state)
            .isSorted();
      }
    }
  }

  @Test
  void no_statement_orders_by_a_column_that_it_may_hold_to_one_value() throws IOException {
    try (Stream<Path> files = SourceTree.java()) {
      assertThat(
              files
                  .flatMap(f -> TEXT.matcher(read(f)).results().map(t -> f + " " + t.group()))
                  .filter(OptionalFiltersTest::ordersByWhatItHolds))
          .isEmpty();
    }
  }

  private static boolean ordersByWhatItHolds(String statement) {
    String order = ORDER.matcher(statement).results().map(m -> m.group(1)).toList().toString();
    Matcher optional = OPTIONAL.matcher(statement);
    while (optional.find()) {
      if (Pattern.compile("\\b" + Pattern.quote(optional.group(2)) + "\\b").matcher(order).find()) {
        return true;
      }
    }
    return false;
  }

  private static String read(Path file) {
    try {
      return Files.readString(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static String key(QuantityQueries.QuantityPart part, Map<Long, String> positions) {
    return "%09d %s %09d %s"
        .formatted(
            part.lotId(), positions.get(part.lotItemId()), part.lotItemId(), part.stateCode());
  }
}
