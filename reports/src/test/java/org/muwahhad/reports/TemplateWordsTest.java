package org.muwahhad.reports;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Properties;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.muwahhad.reports.document.ReportTemplate;
import org.muwahhad.reports.document.Table;
import org.muwahhad.reports.pack.PackTemplate;

/**
 * What a report says in words stands in its bundles: in the sources that lay it out, a literal is a
 * key of them, the name of a table, or what joins two texts.
 */
class TemplateWordsTest {
  private static final Path SOURCES = Path.of("src/main/java/org/muwahhad/reports");
  private static final Path BUNDLES = Path.of("src/main/resources/org/muwahhad/reports");
  private static final Pattern COMMENT = Pattern.compile("(?s)/\\*.*?\\*/|(?m)^\\s*//.*$");
  private static final Pattern LITERAL = Pattern.compile("\"((?:[^\"\\\\\\n]|\\\\.)*)\"");
  private static final Pattern LETTER = Pattern.compile("\\p{L}");
  private static final Set<String> NAMES =
      Stream.concat(Sample.all().flatMap(s -> names(s.template())), names(new PackTemplate()))
          .collect(Collectors.toSet());

  private static Stream<String> names(ReportTemplate<?> template) {
    return Stream.concat(Stream.of(template.name()), template.tables().stream().map(Table::name));
  }

  /** Templates, and what writes the parts of the award report that go lot by lot. */
  static Stream<Path> sources() throws IOException {
    try (Stream<Path> all = Files.walk(SOURCES)) {
      return all
          .filter(
              p ->
                  p.getFileName()
                      .toString()
                      .matches("\\w*Template.java|LotTables.java|BriefSection.java"))
          .filter(p -> !p.startsWith(SOURCES.resolve("document")))
          .filter(p -> !p.startsWith(SOURCES.resolve("render")))
          .toList()
          .stream();
    }
  }

  @ParameterizedTest
  @MethodSource("sources")
  void a_literal_is_a_key_a_name_or_a_joiner(Path source) throws IOException {
    Set<String> keys =
        keys(String.valueOf(Objects.requireNonNull(source.getParent()).getFileName()));
    keys.addAll(keys("render"));

    assertThat(literals(Files.readString(source)))
        .allMatch(literal -> isKnown(literal, keys), "is no word of its own");
  }

  @Test
  void words_are_seen_and_keys_and_joiners_are_not_taken_for_them() {
    Set<String> keys = Set.of("total", "section.ITEMS", "why.NONE");

    assertThat(literals("x(\"total\", \" – \"); // \"Note\"\n y(\"Sum of \" + z);"))
        .containsExactly("total", " – ", "Sum of ");
    assertThat(Stream.of("total", "ITEMS", "why.", " – ", "، ", ""))
        .allMatch(l -> isKnown(l, keys));
    assertThat(Stream.of("Sum of ", "المجموع", "wh")).noneMatch(l -> isKnown(l, keys));
  }

  private static boolean isKnown(String literal, Set<String> keys) {
    return !LETTER.matcher(literal.replaceAll("\\\\.", "")).find()
        || keys.contains(literal)
        || keys.contains("section." + literal)
        || NAMES.contains(literal)
        || (literal.endsWith(".") && keys.stream().anyMatch(k -> k.startsWith(literal)));
  }

  private static List<String> literals(String source) {
    String code = COMMENT.matcher(source.replaceAll("(?m)\\s//\\s.*$", "")).replaceAll("");
    return LITERAL.matcher(code).results().map(m -> m.group(1)).toList();
  }

  private static Set<String> keys(String name) throws IOException {
    Set<String> keys = new HashSet<>();
    for (String bundle : new String[] {"labels_en", "common_en"}) {
      Path file = BUNDLES.resolve(name).resolve(bundle + ".properties");
      if (Files.exists(file)) {
        Properties words = new Properties();
        try (var in = Files.newBufferedReader(file)) {
          words.load(in);
        }
        keys.addAll(words.stringPropertyNames());
      }
    }
    return keys;
  }
}
