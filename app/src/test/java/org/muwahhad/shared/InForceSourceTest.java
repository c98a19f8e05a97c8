package org.muwahhad.shared;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * What is in force is said once, by a view. {@code docs/decisions/what-is-in-force.md} lists the
 * views with what lies beneath each. A statement that names what lies beneath stands in {@code
 * beneath-views.txt} with the reason.
 */
class InForceSourceTest {
  private static final Path DOCUMENT = Path.of("..", "docs", "decisions", "what-is-in-force.md");
  private static final Path MIGRATIONS =
      Path.of("..", "db", "src", "main", "resources", "db", "migration");
  private static final Pattern ROW =
      Pattern.compile("^\\| `(\\w+)` \\| ([^|]+) \\| [^|]+ \\|$", Pattern.MULTILINE);
  private static final Pattern UNFENCED =
      Pattern.compile("^\\*\\*Views without a fence\\.\\*\\*.*$", Pattern.MULTILINE);
  private static final Pattern CODE = Pattern.compile("`([^`]+)`");
  private static final Pattern DEFINITION =
      Pattern.compile("CREATE (?:OR REPLACE )?VIEW (\\w+) AS\\s([^;]+);");

  private static List<SourceStatement> statements = List.of();

  /** What lies beneath each view, as the document says. */
  private static final Map<String, List<ViewBase>> VIEWS = new TreeMap<>();

  /** The views that the document leaves without a fence. */
  private static final List<String> OTHERS = new ArrayList<>();

  /** The views as the migrations define them. */
  private static final Map<String, String> DEFINITIONS = new TreeMap<>();

  /** The statements that may go beneath each view, with their reasons. */
  private static final Map<String, Map<String, String>> REASONS = new TreeMap<>();

  @BeforeAll
  static void read() throws IOException {
    statements = SourceStatement.all();
    assertThat(statements).hasSizeGreaterThan(1000);
    String document = Files.readString(DOCUMENT);
    ROW.matcher(document)
        .results()
        .forEach(
            row ->
                VIEWS.put(row.group(1), codes(row.group(2)).stream().map(ViewBase::of).toList()));
    UNFENCED.matcher(document).results().forEach(line -> OTHERS.addAll(codes(line.group())));
    readDefinitions();
    readReasons();
  }

  private static List<String> codes(String text) {
    return CODE.matcher(text).results().map(r -> r.group(1)).toList();
  }

  private static void readDefinitions() throws IOException {
    List<Path> migrations;
    try (Stream<Path> files = Files.list(MIGRATIONS)) {
      migrations = files.sorted(Comparator.comparingInt(InForceSourceTest::version)).toList();
    }
    for (Path migration : migrations) {
      DEFINITION
          .matcher(Files.readString(migration))
          .results()
          .forEach(view -> DEFINITIONS.put(view.group(1), view.group(2)));
    }
  }

  private static int version(Path migration) {
    String name = migration.getFileName().toString();
    return Integer.parseInt(name.substring(1, name.indexOf("__")));
  }

  private static void readReasons() throws IOException {
    String view = "";
    for (String line : reasons().split("\n")) {
      if (line.startsWith("  ")) {
        String[] reason = line.strip().split(" \\| ", 2);
        assertThat(reason).as(line).hasSize(2);
        assertThat(REASONS.computeIfAbsent(view, v -> new TreeMap<>()).put(reason[0], reason[1]))
            .as(line)
            .isNull();
      } else if (!line.startsWith("#")) {
        view = line;
      }
    }
  }

  private static String reasons() throws IOException {
    try (InputStream file = InForceSourceTest.class.getResourceAsStream("beneath-views.txt")) {
      return new String(Objects.requireNonNull(file).readAllBytes(), UTF_8);
    }
  }

  @Test
  void every_view_of_the_schema_is_in_the_document() {
    List<String> documented = new ArrayList<>(VIEWS.keySet());
    documented.addAll(OTHERS);

    assertThat(VIEWS).hasSizeGreaterThan(25);
    assertThat(documented).containsExactlyInAnyOrderElementsOf(DEFINITIONS.keySet());
  }

  @Test
  void a_view_reads_what_the_document_puts_beneath_it() {
    List<String> wrong = new ArrayList<>();
    VIEWS.forEach(
        (view, bases) ->
            bases.stream()
                .filter(base -> !base.isReadBy(DEFINITIONS.getOrDefault(view, "")))
                .forEach(base -> wrong.add(view + " " + base.text())));

    assertThat(VIEWS.values()).allSatisfy(bases -> assertThat(bases).isNotEmpty());
    assertThat(wrong).isEmpty();
  }

  @Test
  void what_lies_beneath_a_view_is_named_only_where_a_reason_stands() {
    List<String> reasoned = new ArrayList<>();
    REASONS.forEach((view, of) -> of.keySet().forEach(name -> reasoned.add(view + " " + name)));

    assertThat(new TreeSet<>(beneath())).containsExactlyInAnyOrderElementsOf(reasoned);
  }

  /** Or what is written next in the same method, or under the same name, slips through. */
  @Test
  void a_reason_frees_one_statement() {
    assertThat(beneath()).doesNotHaveDuplicates();
  }

  /** Each statement that goes beneath a view, after the name of the view. */
  private static List<String> beneath() {
    List<String> found = new ArrayList<>();
    VIEWS.forEach(
        (view, bases) ->
            statements.stream()
                .filter(statement -> bases.stream().anyMatch(base -> base.isIn(statement)))
                .forEach(statement -> found.add(view + " " + statement.name())));
    return found;
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '"',
      value = {
        "supplier_debarred | SELECT 1 FROM supplier_debarment d",
        "round_state_in_force | SELECT n.endorsement_until FROM round_state AS n",
        "round_state_in_force | UPDATE round_state SET endorsement_until = :until",
        "live_award | SELECT 1 FROM award a WHERE a.status <> 'cancelled'",
        "agreement_vat | SELECT percent FROM vat_rate",
        "invoice_standing | SELECT SUM(p.amount) FROM invoice_payment p"
      })
  void a_statement_that_goes_beneath_is_seen(String view, String sql) {
    SourceStatement statement = new SourceStatement("A.list", sql, List.of());

    assertThat(VIEWS.getOrDefault(view, List.of())).anyMatch(base -> base.isIn(statement));
  }

  @Test
  void a_column_is_seen_where_another_constant_names_its_table() {
    SourceStatement statement =
        new SourceStatement(
            "A.list", "SELECT rs.endorsement_until ", List.of("FROM round_state rs "));
    SourceStatement byTheView =
        new SourceStatement(
            "A.list", "SELECT rs.endorsement_until ", List.of("FROM round_state_in_force rs "));

    List<ViewBase> bases = VIEWS.getOrDefault("round_state_in_force", List.of());
    assertThat(bases).anyMatch(base -> base.isIn(statement));
    assertThat(bases).noneMatch(base -> base.isIn(byTheView));
  }

  /** Whether an award in effect is meant or one that is decided too is asked in one way. */
  @Test
  void which_awards_a_reader_is_shown_is_written_once() {
    assertThat(
            statements.stream()
                .filter(statement -> statement.own().contains("'active' OR :"))
                .map(SourceStatement::name))
        .containsExactly("AwardVisibility.CONDITION");
  }

  /**
   * MariaDB 11.4 refuses a prepared statement the second time it is asked ("mixing of GROUP
   * columns") when a question within it sums what a view says and does not group it.
   */
  @Test
  void a_sum_over_a_view_within_a_statement_is_grouped() {
    Pattern sums =
        Pattern.compile(
            "\\(SELECT [^()]*\\b(?:SUM|MIN|MAX|COUNT)\\([^()]*\\)[^()]*FROM (?:"
                + String.join("|", VIEWS.keySet())
                + ")\\b[^()]*\\)");
    List<String> found = new ArrayList<>();
    for (SourceStatement statement : statements) {
      Matcher sum = sums.matcher(statement.whole());
      while (sum.find()) {
        found.add(sum.group());
      }
    }
    assertThat(found).hasSizeGreaterThan(3).allMatch(question -> question.contains("GROUP BY"));
  }
}
