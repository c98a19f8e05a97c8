package org.muwahhad;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Code in the documents names only types, and members of types, that the sources have. */
class DocumentedTypesTest {
  /** Words written as code that are no types of Java, and types that the documents say we lack. */
  private static final Set<String> OTHER_WORDS =
      Set.of(
          // Words that a type is not named by.
          "Check",
          "Kept",
          // Heads of HTTP and marks of cookies.
          "Allow",
          "Forwarded",
          "Host",
          "Secure",
          // Elements of UBL.
          "CustomizationID",
          "ProfileID",
          // Settings of clamd.
          "MaxFileSize",
          "MaxScanSize",
          "StreamMaxLength",
          // What decisions were taken against.
          "ArgumentSelectionDefectChecker",
          "BidId",
          "DirectSpellChecker",
          "LotId",
          "Serdeable",
          "TypeDef");

  private static final Pattern SNIPPET =
      Pattern.compile("^```(?:java|jte)\\n(.*?)^```", Pattern.DOTALL | Pattern.MULTILINE);
  private static final Pattern FENCED =
      Pattern.compile("^```\\w*\\n.*?^```", Pattern.DOTALL | Pattern.MULTILINE);
  private static final Pattern NO_CODE = Pattern.compile("\"[^\"\\n]*\"|//[^\\n]*");
  private static final Pattern TYPE_IN_SNIPPET =
      Pattern.compile("(?<![\\w\"'/.-])([A-Z]\\w*[a-z]\\w*)\\b(?:\\.(\\w+))?");
  private static final Pattern INLINE =
      Pattern.compile(
          "`@?((?:[A-Z][a-z0-9]+)(?:[A-Z][A-Za-z0-9]*)*)(?:\\.([A-Za-z]\\w*))?(?:\\([^`]*)?`");
  private static final Pattern DECLARED =
      Pattern.compile("\\b(?:class|record|interface|enum) ([A-Z]\\w*)");
  private static final Pattern IMPORTED =
      Pattern.compile("^import (?:static )?[\\w.]*?\\.([A-Z]\\w*)", Pattern.MULTILINE);

  /** The sources that declare a type of this name. */
  private static final Map<String, Set<String>> OURS = new HashMap<>();

  private static final Set<String> IMPORTS = new HashSet<>();

  @BeforeAll
  static void read() throws IOException {
    try (Stream<Path> modules = Files.list(Path.of(".."))) {
      for (Path sources : modules.map(m -> m.resolve("src")).filter(Files::isDirectory).toList()) {
        try (Stream<Path> files = Files.walk(sources)) {
          files.filter(f -> f.toString().endsWith(".java")).forEach(DocumentedTypesTest::read);
        }
      }
    }
    assertThat(OURS).hasSizeGreaterThan(3000);
  }

  private static void read(Path file) {
    String source = text(file);
    Matcher declared = DECLARED.matcher(source);
    while (declared.find()) {
      OURS.computeIfAbsent(declared.group(1), n -> new HashSet<>()).add(source);
    }
    IMPORTED.matcher(source).results().forEach(r -> IMPORTS.add(r.group(1)));
  }

  @Test
  void code_in_the_documents_names_what_there_is() throws IOException {
    Set<String> unknown = new TreeSet<>();
    List<Path> documents;
    try (Stream<Path> all = Files.walk(Path.of("..", "docs"))) {
      documents =
          Stream.concat(Stream.of(Path.of("../CONTRIBUTING.md"), Path.of("../README.md")), all)
              .filter(f -> f.toString().endsWith(".md"))
              .toList();
    }
    for (Path document : documents) {
      unknownIn(text(document)).forEach(name -> unknown.add(document.getFileName() + " " + name));
    }

    assertThat(documents).hasSizeGreaterThan(20);
    assertThat(unknown).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "Write `NoSuchCell.sum(price)`.",
        "Write `TypeNamesTest.noSuchMember`.",
        "```java\n  public NoSuchReport<String> gather() {}\n```\n"
      })
  void what_there_is_not_is_seen(String document) {
    assertThat(unknownIn(document)).hasSize(1);
  }

  private static Set<String> unknownIn(String document) {
    Set<String> unknown = new TreeSet<>();
    String code =
        SNIPPET
            .matcher(document)
            .results()
            .map(r -> NO_CODE.matcher(r.group(1)).replaceAll(""))
            .collect(Collectors.joining("\n"));
    Matcher inSnippet = TYPE_IN_SNIPPET.matcher(code);
    Set<String> declared =
        DECLARED.matcher(code).results().map(r -> r.group(1)).collect(Collectors.toSet());
    while (inSnippet.find()) {
      if (!declared.contains(inSnippet.group(1))
          && !isKnown(inSnippet.group(1), inSnippet.group(2))) {
        unknown.add(inSnippet.group());
      }
    }
    Matcher inline = INLINE.matcher(FENCED.matcher(document).replaceAll(""));
    while (inline.find()) {
      if (!isKnown(inline.group(1), inline.group(2))) {
        unknown.add(inline.group());
      }
    }
    return unknown;
  }

  private static boolean isKnown(String type, @Nullable String member) {
    if (OURS.containsKey(type)) {
      return member == null
          || OURS.getOrDefault(type, Set.of()).stream()
              .anyMatch(s -> Pattern.compile("\\b" + member + "\\b").matcher(s).find());
    }
    return IMPORTS.contains(type) || OTHER_WORDS.contains(type) || isOfJava(type);
  }

  private static boolean isOfJava(String type) {
    try {
      Class.forName("java.lang." + type, false, DocumentedTypesTest.class.getClassLoader());
      return true;
    } catch (ClassNotFoundException e) {
      return false;
    }
  }

  private static String text(Path file) {
    try {
      return Files.readString(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
