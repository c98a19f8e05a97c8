package org.muwahhad.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.muwahhad.SourceTree;

/** A page whose template was moved or renamed would be missed only by who comes to it. */
class ViewNamesTest {
  private static final Path TEMPLATES = Path.of("src/main/jte");
  private static final Pattern NAMED =
      Pattern.compile("\\b(?:page|show|showList)\\(\\s*\"([a-z][\\w-]*(?:/[\\w-]+)+)\"");

  @Test
  void every_template_that_code_names_is_there() throws IOException {
    List<String> names;
    try (Stream<Path> all = SourceTree.java()) {
      names = all.flatMap(ViewNamesTest::named).collect(Collectors.toList());
    }

    assertThat(names).hasSizeGreaterThan(250);
    assertThat(names).allMatch(n -> Files.exists(TEMPLATES.resolve(n + ".jte")));
  }

  private static Stream<String> named(Path source) {
    try {
      return NAMED
          .matcher(Files.readString(source))
          .results()
          .map(m -> m.group(1))
          .toList()
          .stream();
    } catch (IOException e) {
      throw new java.io.UncheckedIOException(e);
    }
  }
}
