package org.muwahhad.opendata.bundle;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.muwahhad.shared.Sha256;

/** What a bundle tells everybody, and what auditors alone. */
class BundleContentTest {
  private static final List<String> SCENARIO =
      List.of("scenarios/1-problem.json", "scenarios/1-solve.json");

  private static String tables(BundleContent content) {
    return text(Objects.requireNonNull(content.files().get("tender.json")));
  }

  private static String text(MarkedFile file) {
    return new String(SmallBundle.bytes(file), UTF_8);
  }

  @Test
  void a_scenario_of_published_prices_is_published() {
    Map<String, List<BundleRow>> tables = SmallBundle.tables();
    BundleRow scenario = Objects.requireNonNull(tables.get("scenarios")).get(0);

    BundleContent content = SmallBundle.content(tables);

    assertThat(content.files()).containsKeys(SCENARIO.toArray(new String[0]));
    assertThat(tables(content)).contains(scenario.get("problem_sha256"));
    assertThat(text(content.openings())).contains("\"scenarios\":[]");
  }

  @Test
  void a_scenario_with_the_price_of_a_bid_that_was_excluded_since_is_closed() {
    Map<String, List<BundleRow>> tables = SmallBundle.tables();
    BundleRow scenario = Objects.requireNonNull(tables.get("scenarios")).get(0);
    tables.computeIfPresent("prices", (name, rows) -> without(rows, SmallBundle.S9));
    tables.computeIfPresent("ranking", (name, rows) -> without(rows, SmallBundle.S9));

    BundleContent content = SmallBundle.content(tables);

    assertThat(content.files()).doesNotContainKeys(SCENARIO.toArray(new String[0]));
    assertThat(tables(content))
        .contains("\"problem_sha256\":null", "\"solve_sha256\":null")
        .doesNotContain(scenario.get("problem_sha256"), scenario.get("solve_sha256"));
    assertThat(text(content.openings()))
        .contains("\"scenarios\":[{\"number\":\"1\",\"problem\":" + json(scenario, "problem"))
        .contains("\"solve\":" + json(scenario, "solve"));
  }

  @Test
  void what_awards_come_to_in_the_words_of_the_record_is_for_auditors_alone() {
    Map<String, List<BundleRow>> tables = SmallBundle.tables();
    String text = "award|1|11|20.000|KWD";
    tables.put("units", List.of(new BundleRow(Map.of("award", "1", "text", text))));

    BundleContent content = SmallBundle.content(tables);

    assertThat(text(content.openings())).contains("\"units\":[{\"award\":\"1\",\"text\":\"" + text);
    assertThat(content.files()).doesNotContainKey("tables/units.csv");
    assertThat(tables(content)).doesNotContain(text);
  }

  @Test
  void commitments_and_openings_are_of_the_same_salts_each_time_they_are_written() {
    Map<String, List<BundleRow>> tables = SmallBundle.tables();
    tables.computeIfPresent(
        "tender", (name, rows) -> List.of(rows.get(0).with("unit_prices", "COMMITTED")));
    int prices = Objects.requireNonNull(tables.get("prices")).size();

    BundleContent content = SmallBundle.content(tables);

    assertThat(tables(content)).isEqualTo(tables(content)).contains("\"prices\":[]");
    assertThat(text(content.openings()).split("\"salt\":", -1)).hasSize(prices + 1);
    assertThat(text(content.openings())).isEqualTo(text(content.openings()));
    MarkedFile commitments = Objects.requireNonNull(content.files().get("tables/commitments.csv"));
    byte[] written = SmallBundle.bytes(commitments);
    assertThat(commitments.sha256()).isEqualTo(Sha256.of(written));
    assertThat(commitments.size()).isEqualTo(written.length);
  }

  @Test
  void prices_that_are_committed_to_close_every_scenario() {
    Map<String, List<BundleRow>> tables = SmallBundle.tables();
    tables.computeIfPresent(
        "tender", (name, rows) -> List.of(rows.get(0).with("unit_prices", "COMMITTED")));

    BundleContent content = SmallBundle.content(tables);

    assertThat(content.files()).doesNotContainKeys(SCENARIO.toArray(new String[0]));
    assertThat(text(content.openings())).contains("\"scenarios\":[{\"number\":\"1\"");
  }

  @Test
  void no_name_of_a_bidder_runs_as_a_formula_where_a_spreadsheet_opens_the_table() {
    Map<String, List<BundleRow>> tables = SmallBundle.tables();
    tables.computeIfPresent(
        "bids",
        (name, rows) -> rows.stream().map(r -> r.with("name_en", "=1+1;@x \"y\"")).toList());

    BundleContent content = SmallBundle.content(tables);

    assertThat(text(Objects.requireNonNull(content.files().get("tables/bids.csv"))))
        .contains("\"'=1+1;'@x \"\"y\"\"\"")
        .doesNotContain("\"=1+1");
    assertThat(tables(content)).contains("\"name_en\":\"=1+1;@x \\\"y\\\"\"");
  }

  @Test
  void a_scenario_with_a_closed_price_of_a_smaller_quantity_or_of_a_bundle_is_closed() {
    for (String part :
        List.of(
            """
            "tiers": { "S-8": { "1/101 C-101": [{ "from": "4", "price": "2.5" }] } }\
            """,
            """
            "bundles": [{ "bidder": "S-8", "lots": ["1"], "prices": { "1/101 C-101": "2" } }]\
            """)) {
      Map<String, List<BundleRow>> tables = SmallBundle.tables();
      tables.computeIfPresent(
          "scenarios",
          (name, rows) ->
              List.of(
                  rows.get(0)
                      .with(
                          "problem",
                          rows.get(0).get("problem").replace("\"rules\"", part + ", \"rules\""))));

      BundleContent content = SmallBundle.content(tables);

      assertThat(content.files()).as(part).doesNotContainKeys(SCENARIO.toArray(new String[0]));
    }
  }

  @Test
  void a_problem_in_which_no_price_is_found_is_closed() {
    Map<String, List<BundleRow>> tables = SmallBundle.tables();
    tables.computeIfPresent(
        "scenarios", (name, rows) -> List.of(rows.get(0).with("problem", "{}")));

    assertThat(SmallBundle.content(tables).files())
        .doesNotContainKeys(SCENARIO.toArray(new String[0]));
  }

  @Test
  void a_table_of_which_nothing_says_who_reads_it_is_not_published() {
    Map<String, List<BundleRow>> tables = SmallBundle.tables();
    tables.put("reserve_prices", List.of());

    assertThatThrownBy(() -> SmallBundle.content(tables))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("reserve_prices");
  }

  @ParameterizedTest
  @CsvSource({
    "award_items,unit_price",
    "award_lines,net",
    "prices,unit_price",
    "scenarios,problem",
    "scenarios,solve_sha256"
  })
  void a_column_that_is_to_be_closed_is_not_left_open_under_another_name(
      String table, String column) {
    Map<String, List<BundleRow>> tables = SmallBundle.tables();
    tables.computeIfPresent(
        "tender", (name, rows) -> List.of(rows.get(0).with("unit_prices", "COMMITTED")));
    tables.computeIfPresent(
        table, (name, rows) -> rows.stream().map(r -> renamed(r, column)).toList());

    assertThatThrownBy(() -> SmallBundle.content(tables)).hasMessageContaining(column);
  }

  private static BundleRow renamed(BundleRow row, String column) {
    return row.without(column).with(column + "_2", row.get(column));
  }

  @Test
  void a_rule_of_unit_prices_that_nobody_knows_publishes_nothing() {
    Map<String, List<BundleRow>> tables = SmallBundle.tables();
    tables.computeIfPresent(
        "tender", (name, rows) -> List.of(rows.get(0).with("unit_prices", "OPEN")));

    assertThatThrownBy(() -> SmallBundle.content(tables))
        .isInstanceOf(IllegalArgumentException.class);
  }

  private static String json(BundleRow row, String column) {
    return BundleText.json(row.get(column));
  }

  private static List<BundleRow> without(List<BundleRow> rows, String bid) {
    return rows.stream().filter(r -> !r.is("bid", bid)).toList();
  }
}
