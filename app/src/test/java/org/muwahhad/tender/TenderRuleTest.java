package org.muwahhad.tender;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.muwahhad.SourceTree;
import org.muwahhad.TestApp;

/** The rules of tenders and the criteria of awards are named once, and nowhere as bare text. */
class TenderRuleTest {
  private static final Path REFERENCE =
      Path.of("../seeds/src/main/resources/reference/tender_rules.csv");
  private static final Pattern COMMENT = Pattern.compile("/\\*.*?\\*/|//[^\n]*", Pattern.DOTALL);
  private static final Pattern BLOCK = Pattern.compile("\"\"\".*?\"\"\"", Pattern.DOTALL);

  /** A rule that a statement names, by the column with its code. */
  private static final Pattern IN_STATEMENT =
      Pattern.compile("\\b[a-z]\\.code = '([a-z.-]++)'|rule_default WHERE code = '([a-z.-]++)'");

  @Test
  void the_reference_data_has_every_rule_and_no_other() throws IOException {
    List<String> reference =
        Files.readAllLines(REFERENCE).stream().skip(1).map(l -> l.split(",", 2)[0]).toList();

    assertThat(Arrays.stream(TenderRule.values()).map(TenderRule::code))
        .containsExactlyInAnyOrderElementsOf(reference);
  }

  @Test
  void no_other_class_writes_the_code_of_a_rule_or_of_criteria_as_a_text() throws IOException {
    Set<String> codes = new TreeSet<>(AwardCriteria.codes());
    Arrays.stream(TenderRule.values()).forEach(r -> codes.add(r.code()));
    Map<String, Set<String>> found = new TreeMap<>();
    for (Path file : sources()) {
      String name = SourceTree.name(file);
      String uncommented = COMMENT.matcher(Files.readString(file)).replaceAll("");
      String code = BLOCK.matcher(uncommented).replaceAll("");
      if (!name.equals("tender/TenderRule.java") && !name.equals("tender/AwardCriteria.java")) {
        codes.stream()
            .filter(c -> code.contains("\"" + c + "\""))
            .forEach(c -> found.computeIfAbsent(name, n -> new TreeSet<>()).add(c));
      }
    }

    assertThat(found).isEmpty();
  }

  @Test
  void a_statement_names_only_rules_that_there_are() throws IOException {
    Set<String> named = new TreeSet<>();
    for (Path file : sources()) {
      List<MatchResult> rules = IN_STATEMENT.matcher(Files.readString(file)).results().toList();
      rules.forEach(r -> named.add(r.group(1) == null ? r.group(2) : r.group(1)));
    }
    // Of plans and rounds, which have rules of their own.
    named.removeIf(code -> code.startsWith("joint-plan.") || code.startsWith("round."));

    assertThat(named).hasSizeGreaterThan(10).allMatch(code -> TenderRule.find(code).isPresent());
  }

  @Test
  void the_database_takes_the_criteria_that_the_code_names() {
    TestApp app = TestApp.start();
    String check =
        app.ask(
            "SELECT check_clause FROM information_schema.check_constraints"
                + " WHERE constraint_schema = DATABASE()"
                + " AND constraint_name = 'ck_joint_tender_criteria'");

    assertThat(Pattern.compile("'(\\w+)'").matcher(check).results().map(r -> r.group(1)))
        .containsExactlyInAnyOrderElementsOf(AwardCriteria.codes());
  }

  @Test
  void what_a_tender_does_not_have_counts_as_the_rule_says_otherwise() {
    Map<String, BigDecimal> values = new HashMap<>();
    assertThat(TenderRule.BID_VALIDITY_DAYS.in(values)).isEqualByComparingTo("90");

    values.put("bid.validity-days", BigDecimal.valueOf(120));

    assertThat(TenderRule.BID_VALIDITY_DAYS.in(values)).isEqualByComparingTo("120");
    assertThatThrownBy(() -> TenderRule.TECHNICAL_PASS_MARK.in(values))
        .isInstanceOf(IllegalStateException.class);
  }

  private static List<Path> sources() throws IOException {
    try (Stream<Path> all = SourceTree.java()) {
      return all.toList();
    }
  }
}
