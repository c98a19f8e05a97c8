package org.muwahhad.reports.render;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What lays reports out has a version, which changes with any of it and with nothing else. */
class TemplateVersionTest {
  private static final List<String> LIBRARIES = List.of("a 1", "b 2");

  @Test
  void that_of_this_build_is_a_hash() {
    assertThat(TemplateVersion.current()).matches("[0-9a-f]{64}");
  }

  @Test
  void it_changes_with_a_design_a_word_a_typeface_or_a_library(@TempDir Path folder)
      throws IOException {
    write(folder, "award/award.jrxml", "<x/>");
    write(folder, "award/labels_ar.properties", "lot=1");
    write(folder, "fonts/plex.ttf", "glyphs");
    write(folder, "render/DocumentLines.class", "code");
    String before = version(folder, LIBRARIES);

    assertThat(version(folder, List.of("b 2", "a 1"))).isEqualTo(before);
    assertThat(version(folder, List.of("a 1", "b 3"))).isNotEqualTo(before);
    for (String file :
        List.of(
            "award/award.jrxml",
            "award/labels_ar.properties",
            "fonts/plex.ttf",
            "render/DocumentLines.class")) {
      String kept = Files.readString(folder.resolve(file));
      write(folder, file, kept + " ");
      assertThat(version(folder, LIBRARIES)).as(file).isNotEqualTo(before);
      write(folder, file, kept);
    }
    Files.move(folder.resolve("award/award.jrxml"), folder.resolve("award/other.jrxml"));
    assertThat(version(folder, LIBRARIES)).isNotEqualTo(before);
  }

  @Test
  void what_is_compiled_anew_each_time_and_what_signs_do_not_change_it(@TempDir Path folder)
      throws IOException {
    write(folder, "award/award.jrxml", "<x/>");
    String before = version(folder, LIBRARIES);

    write(folder, "award/award_arabic.jasper", "compiled at noon");
    write(folder, "signature/SignPdf.class", "code");
    write(folder, "template-version", before);

    assertThat(version(folder, LIBRARIES)).isEqualTo(before);
  }

  private static String version(Path folder, List<String> libraries) throws IOException {
    return TemplateVersion.of(List.of(folder), libraries);
  }

  private static void write(Path folder, String name, String content) throws IOException {
    Path file = folder.resolve(name);
    Files.createDirectories(file.getParent());
    Files.writeString(file, content);
  }
}
