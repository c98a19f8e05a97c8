package org.muwahhad;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * A type is named by a noun that says what it is, or, when it is an act or a reading, by a verb
 * phrase. A participle alone does not say what was done to what; {@code Row} or {@code Part} alone
 * does not say of what.
 */
class TypeNamesTest {
  /** Words that are no whole name. */
  private static final Set<String> ALONE =
      Set.of(
          ("Accepted Act Added Agreed Answered Applied Asked Awarded Cached Cell Change Check"
                  + " Checked Chosen Closed Collected Compared Computed Cost Costed Counted Covered"
                  + " Decided Delivered Demanded Disqualified Dropped Due Each Ended Entitled"
                  + " Estimated Excluded Fact Filed Filled First Following Former Found Furnished"
                  + " Gathered Given Going Head Held Invited Issued Item Joined Judged Kept Key Keys"
                  + " Kind Known Left Limits Line Listed Locked Lodged Lot Making Means Meant Missed"
                  + " Move Named Names Near Offered Opened Ordered Other Outdated Own Paid Part Parts"
                  + " Past Piece Place Placed Prepared Priced Proposed Published Put Ranked Raw Read"
                  + " Reading Reckoned Recommended Recused Registered Remembered Replaced Request"
                  + " Returned Revised Room Row Rows Said Same Saved Saying Scored Sealed Second"
                  + " Secured Seen Sent Served Share Sheet Shown Side Signed Staged Standing State"
                  + " Stated Status Stored Summed Taken Taxed Term Told Typed Unfinished Verified"
                  + " Version Waiting Wanted Whole Why Won Wrapped Writing Written")
              .split(" "));

  /** Words that say what a type of its own is, and not what a type within another is. */
  private static final Set<String> ALONE_WITHIN = Set.of("Column", "Entry", "Finding", "Outcome");

  /** Participles that say how something came here, and not what it is. */
  private static final Pattern PARTICIPLE_FIRST =
      Pattern.compile("(?:\\w+\\.)?(?:Given|Made|Meant|Said|Told|Typed)[A-Z]\\w*");

  /** Participles that named methods, fields and components without saying what of. */
  private static final String NO_MEMBER = "(?:said|told|filled)";

  /** A method, a field or a component of a record, in code without its comments. */
  private static final Pattern MEMBER =
      Pattern.compile(
          "^ +(?!return |new |throw |else )[\\w.<>\\[\\], ?@]+ "
              + NO_MEMBER
              + "\\("
              + "|^ +(?:private|protected|public)[\\w.<>\\[\\], ?@]* "
              + NO_MEMBER
              + "(?: =|;)|\\brecord \\w+(?:<[^>]*>)?\\([^{]*?[\\w>\\]] "
              + NO_MEMBER
              + "[,)]",
          Pattern.MULTILINE);

  /** A parameter or a variable, in code without its comments and texts. */
  private static final Pattern VARIABLE =
      Pattern.compile(
          "[\\w>\\]?] "
              + NO_MEMBER
              + "(?: [=:]|[,;)])|(?<![\\w.])"
              + NO_MEMBER
              + "(?:, \\w+)?\\)? ->");

  /** What is called a sheet and is none of a workbook. */
  private static final Pattern VIEW_AS_SHEET = Pattern.compile("View sheet(?: [=:]|[,;)])");

  private static final Pattern TEXT =
      Pattern.compile("\"\"\".*?\"\"\"|\"(?:\\\\.|[^\"\\\\\n])*\"", Pattern.DOTALL);

  private static final Pattern COMMENT = Pattern.compile("/\\*.*?\\*/|//[^\n]*", Pattern.DOTALL);

  /** A statement that writes, or a method of a repository for which the library writes one. */
  private static final Pattern WRITES =
      Pattern.compile(
          "\"\\s*(?:INSERT|UPDATE|DELETE|REPLACE)\\b|\\b(?:save|update|delete|persist)(?:All)?\\(");

  /** What a reading gives when it is asked for one thing. */
  private static final Pattern GET =
      Pattern.compile("^  public (?:Optional<)?(\\w+)>? get\\(", Pattern.MULTILINE);

  private static final Pattern TYPE =
      Pattern.compile(
          "^ *(?:(?:public|protected|private|static|final|sealed|abstract|non-sealed) )*"
              + "(?:class|record|interface|enum) ([A-Z]\\w*)",
          Pattern.MULTILINE);

  private static final Map<String, List<String>> MODULES = new TreeMap<>();

  /** Outer type and name of each type that is declared. The modules of the service are one. */
  @BeforeAll
  static void read() throws IOException {
    for (String module : List.of("bench", "db", "reports", "seeds", "witness")) {
      try (Stream<Path> files = Files.walk(Path.of("..", module, "src", "main", "java"))) {
        MODULES.put(module, names(files.filter(f -> f.toString().endsWith(".java"))));
      }
    }
    MODULES.put("service", names(SourceTree.java()));
    assertThat(MODULES.get("service")).hasSizeGreaterThan(2000);
  }

  private static List<String> names(Stream<Path> files) {
    return files.flatMap(f -> in(f).stream()).sorted().toList();
  }

  @Test
  void no_type_is_named_by_a_participle_or_an_all_purpose_noun_alone() {
    assertThat(named(n -> ALONE.contains(n.substring(n.lastIndexOf('.') + 1)))).isEmpty();
  }

  @Test
  void no_type_is_named_by_how_it_came_here() {
    assertThat(named(n -> PARTICIPLE_FIRST.matcher(n).matches())).isEmpty();
  }

  @Test
  void no_type_within_another_is_named_by_a_noun_that_does_not_say_of_what() {
    assertThat(
            named(n -> n.contains(".") && ALONE_WITHIN.contains(n.substring(n.indexOf('.') + 1))))
        .isEmpty();
  }

  @Test
  void no_method_field_or_component_is_named_said_told_or_filled() throws IOException {
    try (Stream<Path> files = SourceTree.java()) {
      assertThat(files.filter(f -> MEMBER.matcher(COMMENT.matcher(text(f)).replaceAll("")).find()))
          .isEmpty();
    }
  }

  @Test
  void no_parameter_and_no_variable_is_named_said_told_or_filled() throws IOException {
    try (Stream<Path> files = SourceTree.java()) {
      assertThat(
              files.filter(
                  f -> {
                    String code = COMMENT.matcher(text(f)).replaceAll("");
                    return VARIABLE.matcher(TEXT.matcher(code).replaceAll("")).find();
                  }))
          .isEmpty();
    }
  }

  @Test
  void no_view_is_called_a_sheet() throws IOException {
    try (Stream<Path> files = SourceTree.java()) {
      assertThat(
              files.filter(
                  f -> VIEW_AS_SHEET.matcher(COMMENT.matcher(text(f)).replaceAll("")).find()))
          .isEmpty();
    }
    try (Stream<Path> templates = Files.walk(Path.of("src", "main", "jte"))) {
      assertThat(
              templates
                  .filter(f -> f.toString().endsWith(".jte"))
                  .filter(f -> text(f).matches("(?s).*@param [\\w.]+View sheet\\b.*")))
          .isEmpty();
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "    List<String> told = new ArrayList<>();",
        "  void print(Form form, @Nullable String said) {",
        "    for (byte[] filled : all) {",
        "    rows.forEach((told, key) -> keep(key));"
      })
  void such_a_variable_is_seen(String code) {
    assertThat(VARIABLE.matcher(code).find()).isTrue();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "  private static List<String> told(Refusal refusal) {",
        "    private final String said;",
        "  record RawAnswer(int status, byte[] said) {}"
      })
  void such_a_name_is_seen(String declaration) {
    assertThat(MEMBER.matcher(declaration).find()).isTrue();
  }

  @Test
  void statements_are_in_queries_and_what_a_page_reads_begins_with_view() throws IOException {
    assertThat(named(n -> n.matches("See[A-Z]\\w*"))).isEmpty();
    List<String> reading = new ArrayList<>();
    List<String> writing = new ArrayList<>();
    for (Path file : repositories()) {
      boolean writes = WRITES.matcher(COMMENT.matcher(text(file)).replaceAll("")).find();
      (writes ? writing : reading).add(type(file));
    }

    assertThat(reading).hasSizeGreaterThan(100).allMatch(n -> n.endsWith("Queries"));
    assertThat(writing)
        .hasSizeGreaterThan(50)
        .noneMatch(n -> n.matches("\\w+(Queries|Rows|Views)"));
  }

  @Test
  void what_a_reading_gives_as_a_whole_is_a_view() throws IOException {
    List<String> others = new ArrayList<>();
    List<Path> readings;
    try (Stream<Path> files = SourceTree.java()) {
      readings = files.filter(f -> type(f).matches("View[A-Z]\\w*")).toList();
    }
    for (Path file : readings) {
      List<String> own = in(file);
      Matcher get = GET.matcher(text(file));
      while (get.find()) {
        String name = get.group(1);
        if (own.contains(type(file) + "." + name) && !name.endsWith("View")) {
          others.add(type(file) + "." + name);
        }
      }
    }

    assertThat(readings).hasSizeGreaterThan(60);
    assertThat(others).isEmpty();
  }

  private static List<Path> repositories() throws IOException {
    try (Stream<Path> files = SourceTree.java()) {
      return files.filter(f -> text(f).contains("@JdbcRepository")).toList();
    }
  }

  private static String type(Path file) {
    return String.valueOf(file.getFileName()).replace(".java", "");
  }

  @Test
  void no_two_top_level_types_of_a_module_have_one_name() {
    List<String> twice = new ArrayList<>();
    MODULES.forEach(
        (module, names) -> {
          List<String> top = names.stream().filter(n -> !n.contains(".")).toList();
          top.stream()
              .filter(n -> top.indexOf(n) != top.lastIndexOf(n))
              .forEach(n -> twice.add(module + " " + n));
        });

    assertThat(twice).isEmpty();
  }

  private static List<String> named(Predicate<String> refused) {
    return MODULES.values().stream().flatMap(List::stream).filter(refused).distinct().toList();
  }

  private static List<String> in(Path file) {
    String outer = file.getFileName().toString().replace(".java", "");
    List<String> names = new ArrayList<>();
    Matcher type = TYPE.matcher(text(file));
    while (type.find()) {
      names.add(type.group(1).equals(outer) ? outer : outer + "." + type.group(1));
    }
    return names;
  }

  private static String text(Path file) {
    try {
      return Files.readString(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
