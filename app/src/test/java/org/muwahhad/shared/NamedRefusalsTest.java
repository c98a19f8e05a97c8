package org.muwahhad.shared;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collector;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.muwahhad.SourceTree;

/**
 * The Javadoc of an act lists every code with which the act refuses. An act here is a class that
 * writes audit entries, or whose Javadoc says "Refused with".
 */
class NamedRefusalsTest {
  private static final Pattern JAVADOC = Pattern.compile("/\\*\\*.*?\\*/", Pattern.DOTALL);
  private static final Pattern COMMENT =
      Pattern.compile("^[ \\t]*(?:/\\*.*?\\*/|//[^\\n]*)", Pattern.DOTALL | Pattern.MULTILINE);
  private static final Pattern REFUSES = Pattern.compile("new Refusal\\.\\w+\\(");
  private static final Pattern CODE = Pattern.compile("\"([a-z]+\\.[a-z0-9-]+)\"");
  private static final Pattern CONSTANT =
      Pattern.compile("static final String (\\w+)\\s*=\\s*\"([a-z]+\\.[a-z0-9-]+)\"");
  private static final Pattern NAME = Pattern.compile("\\b[A-Z][A-Z_]{2,}\\b");

  @Test
  void an_act_names_each_code_with_which_it_refuses() throws IOException {
    Map<String, Set<String>> unnamed = new TreeMap<>();
    Set<String> acts = new TreeSet<>();
    List<Path> files;
    try (Stream<Path> all = SourceTree.java()) {
      files = all.toList();
    }
    for (Path file : files) {
      String source = Files.readString(file);
      String told = JAVADOC.matcher(source).results().map(MatchResult::group).collect(joined());
      String code = COMMENT.matcher(source).replaceAll("");
      if (!code.contains("AuditLog") && !told.contains("Refused with")) {
        continue;
      }
      String name = SourceTree.name(file);
      acts.add(name);
      Set<String> missing = codes(code);
      missing.removeIf(c -> told.contains("{@code " + c + "}"));
      if (!missing.isEmpty()) {
        unnamed.put(name, missing);
      }
    }

    assertThat(unnamed).isEmpty();
    assertThat(acts).contains("demand/round/OpenRound.java", "bid/room/SubmitBid.java");
  }

  @Test
  void a_code_is_found_whichever_way_it_is_written() {
    String source =
        """
        private static final String TAKEN = "demand.code-taken";
        throw new Refusal.Conflict(TAKEN, code);
        throw new Refusal.RuleBroken(
            late ? "demand.round-over" : "demand.not-yet", "not.a-code");
        """;

    assertThat(codes(source))
        .containsExactly("demand.code-taken", "demand.not-yet", "demand.round-over");
  }

  /** Joins Javadoc as it is read, whatever its lines. */
  private static Collector<CharSequence, ?, String> joined() {
    return Collectors.collectingAndThen(
        Collectors.joining(" "), t -> t.replaceAll("\\s*\\n\\s*\\*\\s*", " "));
  }

  /** The codes that are the first argument of a refusal. */
  private static Set<String> codes(String source) {
    Map<String, String> constants = new HashMap<>();
    CONSTANT
        .matcher(source)
        .results()
        .forEach((MatchResult r) -> constants.put(r.group(1), r.group(2)));
    Set<String> codes = new TreeSet<>();
    Matcher refusal = REFUSES.matcher(source);
    while (refusal.find()) {
      String argument = firstArgument(source, refusal.end());
      CODE.matcher(argument).results().forEach((MatchResult r) -> codes.add(r.group(1)));
      NAME.matcher(argument)
          .results()
          .map(r -> constants.getOrDefault(r.group(), ""))
          .filter(c -> !c.isEmpty())
          .forEach(codes::add);
    }
    return codes;
  }

  private static String firstArgument(String source, int from) {
    int depth = 1;
    int at = from;
    while (depth > 0) {
      char c = source.charAt(at);
      depth += c == '(' ? 1 : c == ')' ? -1 : 0;
      if (depth == 1 && c == ',') {
        break;
      }
      at++;
    }
    return source.substring(from, at);
  }
}
