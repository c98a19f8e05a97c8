package org.muwahhad.shared;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collector;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.muwahhad.SourceTree;

/**
 * The Javadoc of an act lists every code with which the act refuses: itself, by the faults that it
 * collects, and by the methods that it calls in its package. Codes of {@code shared}, such as that
 * of an empty field, go without saying where others are called. An act here is a class that writes
 * audit entries, or whose Javadoc says "Refused with".
 */
class NamedRefusalsTest {
  private static final Pattern JAVADOC = Pattern.compile("/\\*\\*.*?\\*/", Pattern.DOTALL);
  private static final RefusalCodes CODES = new RefusalCodes();

  /** The Javadoc of each act, by its file. */
  private static final Map<Path, String> ACTS = new TreeMap<>();

  @BeforeAll
  static void read() throws IOException {
    List<Path> files;
    try (Stream<Path> all = SourceTree.java()) {
      files = all.toList();
    }
    for (Path file : files) {
      String source = Files.readString(file);
      CODES.add(String.valueOf(file.getParent()), type(file), source);
      String javadoc = JAVADOC.matcher(source).results().map(MatchResult::group).collect(joined());
      if (source.contains("AuditLog ") || javadoc.contains("Refused with")) {
        ACTS.put(file, javadoc);
      }
    }
  }

  @Test
  void an_act_names_each_code_with_which_it_refuses() {
    Map<String, Set<String>> unnamed = new TreeMap<>();
    ACTS.forEach(
        (act, javadoc) -> {
          Set<String> missing = new TreeSet<>(CODES.own(type(act)));
          missing.addAll(CODES.called(type(act)));
          missing.removeIf(c -> c.startsWith("shared.") || javadoc.contains("{@code " + c + "}"));
          if (!missing.isEmpty()) {
            unnamed.put(SourceTree.name(act), missing);
          }
        });

    assertThat(unnamed).isEmpty();
    assertThat(ACTS.keySet())
        .extracting(SourceTree::name)
        .contains("demand/round/OpenRound.java", "bid/room/SubmitBid.java");
  }

  @Test
  void a_code_is_found_whichever_way_it_is_written() {
    String source =
        """
        private static final String TAKEN = "demand.code-taken";
        throw new Refusal.Conflict(TAKEN, code);
        throw new Refusal.RuleBroken(
            late ? "demand.round-over" : "demand.not-yet", "not.a-code");
        throw new Refusal.InvalidInput("lines[1].item", "demand.item-unknown", "not.a-code");
        new Faults()
            .text("name", name, 200)
            .check(isLong(name, "not.a-code"), "name", "demand.name-long", "not.a-code")
            .throwIfAny();
        faults.add(new Refusal.Fault("day", "demand.day-past"));
        """;

    assertThat(RefusalCodes.codes(source, RefusalCodes.constants(source)))
        .containsExactly(
            "demand.code-taken",
            "demand.day-past",
            "demand.item-unknown",
            "demand.name-long",
            "demand.not-yet",
            "demand.round-over");
  }

  @Test
  void codes_of_methods_called_in_the_package_are_found_and_of_no_others() {
    RefusalCodes codes = new RefusalCodes();
    codes.add(
        "demand",
        "SaveDemand",
        """
        class SaveDemand {
          private final DemandRules rules;
          void run(long id) {
            rules.require(id);
            OtherRules.require(id);
          }
        }
        """);
    codes.add(
        "demand",
        "DemandRules",
        """
        class DemandRules {
          void require(long id) {
            mustBeOpen(id);
          }
          private void mustBeOpen(long id) {
            throw new Refusal.RuleBroken("demand.not-open");
          }
          void other() {
            throw new Refusal.RuleBroken("demand.other");
          }
        }
        """);
    codes.add(
        "tender",
        "OtherRules",
        """
        class OtherRules {
          static void require(long id) {
            throw new Refusal.RuleBroken("tender.other");
          }
        }
        """);

    assertThat(codes.called("SaveDemand")).containsExactly("demand.not-open");
    assertThat(codes.own("SaveDemand")).isEmpty();
  }

  private static String type(Path file) {
    return String.valueOf(file.getFileName()).replace(".java", "");
  }

  /** Joins Javadoc as it is read, whatever its lines. */
  private static Collector<CharSequence, ?, String> joined() {
    return Collectors.collectingAndThen(
        Collectors.joining(" "), t -> t.replaceAll("\\s*\\n\\s*\\*\\s*", " "));
  }
}
