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

/**
 * A type is named by a noun that says what it is, or, when it is an act or a reading, by a verb
 * phrase. A participle alone does not say what was done to what; {@code Row} or {@code Part} alone
 * does not say of what.
 */
class TypeNamesTest {
  /** Words that are no whole name. */
  private static final Set<String> ALONE =
      Set.of(
          ("Accepted Added Agreed Answered Applied Asked Awarded Cached Cell Change Checked Chosen"
                  + " Closed Collected Compared Computed Costed Counted Covered Decided Delivered"
                  + " Demanded Disqualified Dropped Due Each Ended Entitled Estimated Excluded Fact"
                  + " Filed Filled First Following Former Found Furnished Gathered Given Going Head"
                  + " Held Invited Issued Item Joined Judged Kept Key Keys Kind Known Left Line"
                  + " Listed Locked Lodged Lot Making Means Meant Missed Named Near Offered Opened"
                  + " Ordered Other Outdated Own Paid Part Parts Past Piece Place Placed Prepared"
                  + " Priced Proposed Published Put Ranked Raw Read Reading Reckoned Recommended"
                  + " Recused Registered Remembered Replaced Returned Revised Room Row Rows Said"
                  + " Same Saved Saying Scored Sealed Second Secured Seen Sent Served Sheet Shown"
                  + " Side Signed Staged Standing State Stated Stored Summed Taken Taxed Told Typed"
                  + " Unfinished Verified Waiting Wanted Whole Why Won Wrapped Writing Written")
              .split(" "));

  /** A repository that only reads is named by {@code Queries}, one that writes by what it keeps. */
  private static final Pattern OTHER_WORDS_FOR_QUERIES = Pattern.compile("\\w+(Rows|Views)");

  private static final Pattern TYPE =
      Pattern.compile(
          "^ *(?:(?:public|protected|private|static|final|sealed|abstract|non-sealed) )*"
              + "(?:class|record|interface|enum) ([A-Z]\\w*)",
          Pattern.MULTILINE);

  private static final Map<String, List<String>> MODULES = new TreeMap<>();

  /** Outer type and name of each type that is declared. The modules of the service are one. */
  @BeforeAll
  static void read() throws IOException {
    for (String module : List.of("bench", "db", "reports", "seeds")) {
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
  void statements_are_in_queries_and_what_a_page_reads_begins_with_view() throws IOException {
    assertThat(named(n -> n.matches("See[A-Z]\\w*"))).isEmpty();
    try (Stream<Path> files = SourceTree.java()) {
      assertThat(
              files
                  .filter(f -> text(f).contains("@JdbcRepository"))
                  .map(f -> f.getFileName().toString().replace(".java", ""))
                  .filter(n -> OTHER_WORDS_FOR_QUERIES.matcher(n).matches()))
          .isEmpty();
    }
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
