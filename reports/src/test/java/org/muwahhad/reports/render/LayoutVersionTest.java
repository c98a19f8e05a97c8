package org.muwahhad.reports.render;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What lays reports out has a version, which changes with any of it and with nothing else. */
class LayoutVersionTest {
  private static final List<String> LIBRARIES = List.of("a 1", "b 2");

  @Test
  void that_of_this_build_is_a_hash() {
    assertThat(LayoutVersion.current()).matches("[0-9a-f]{64}");
  }

  @Test
  void it_changes_with_a_design_a_word_a_typeface_or_a_library(@TempDir Path folder)
      throws IOException {
    write(folder, "receipt/receipt.jrxml", "<x/>");
    write(folder, "award/labels_ar.properties", "lot=1");
    write(folder, "fonts/plex.ttf", "glyphs");
    write(folder, "render/DocumentLines.java", "code");
    String before = version(folder, LIBRARIES);

    assertThat(version(folder, List.of("b 2", "a 1"))).isEqualTo(before);
    assertThat(version(folder, List.of("a 1", "b 3"))).isNotEqualTo(before);
    for (String file :
        List.of(
            "receipt/receipt.jrxml",
            "award/labels_ar.properties",
            "fonts/plex.ttf",
            "render/DocumentLines.java")) {
      String kept = Files.readString(folder.resolve(file));
      write(folder, file, kept + " ");
      assertThat(version(folder, LIBRARIES)).as(file).isNotEqualTo(before);
      write(folder, file, kept);
    }
    Files.move(folder.resolve("receipt/receipt.jrxml"), folder.resolve("receipt/other.jrxml"));
    assertThat(version(folder, LIBRARIES)).isNotEqualTo(before);
  }

  @Test
  void what_is_compiled_anew_each_time_and_what_signs_do_not_change_it(@TempDir Path folder)
      throws IOException {
    write(folder, "receipt/receipt.jrxml", "<x/>");
    String before = version(folder, LIBRARIES);

    write(folder, "receipt/receipt_arabic.jasper", "compiled at noon");
    write(folder, "render/DocumentLines.class", "by another compiler");
    write(folder, "signature/SignPdf.java", "code");
    write(folder, "layout-version", before);

    assertThat(version(folder, LIBRARIES)).isEqualTo(before);
  }

  @Test
  void the_sources_of_this_build_lead_to_the_version_it_has(@TempDir Path copied)
      throws IOException {
    Path compiled = Path.of("target/classes/org/muwahhad/reports");
    Path java = Path.of("src/main/java/org/muwahhad/reports");
    copy(compiled, copied);
    List<String> libraries = libraries();

    assertThat(LayoutVersion.of(List.of(Path.of("src/main/jasper"), copied, java), libraries))
        .isEqualTo(LayoutVersion.current());
    write(copied, "render/Forgotten.class", "of a source that is gone");
    assertThat(LayoutVersion.of(List.of(Path.of("src/main/jasper"), copied, java), libraries))
        .isEqualTo(LayoutVersion.current());
  }

  /** As the build names them. */
  private static List<String> libraries() throws IOException {
    String build = Files.readString(Path.of("pom.xml"));
    String parent = Files.readString(Path.of("../pom.xml"));
    return Pattern.compile("<argument>(\\w+) \\$\\{([a-z0-9.]+)}</argument>")
        .matcher(build)
        .results()
        .map(
            m ->
                m.group(1)
                    + " "
                    + parent.replaceAll(
                        "(?s).*<" + m.group(2) + ">([^<]+)</" + m.group(2) + ">.*", "$1"))
        .toList();
  }

  private static void copy(Path from, Path to) throws IOException {
    try (Stream<Path> files = Files.walk(from)) {
      for (Path file : files.filter(Files::isRegularFile).toList()) {
        Path copy = to.resolve(from.relativize(file).toString());
        Files.createDirectories(copy.resolveSibling(""));
        Files.copy(file, copy);
      }
    }
  }

  private static String version(Path folder, List<String> libraries) throws IOException {
    return LayoutVersion.of(List.of(folder), libraries);
  }

  private static void write(Path folder, String name, String content) throws IOException {
    Path file = folder.resolve(name);
    Files.createDirectories(file.getParent());
    Files.writeString(file, content);
  }
}
