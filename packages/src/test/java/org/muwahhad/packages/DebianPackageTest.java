package org.muwahhad.packages;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@Tag("long")
class DebianPackageTest {
  private static final String DEB = Shell.TARGET.resolve("muwahhad.deb").toString();
  @TempDir private static Path unpacked;

  @BeforeAll
  static void unpack() throws Exception {
    Shell.run("dpkg-deb", "--extract", DEB, unpacked.toString());
  }

  @Test
  void every_file_is_the_administrators_and_nobody_else_may_write_it() throws Exception {
    List<String> files = Shell.run("dpkg-deb", "--contents", DEB).lines().toList();

    assertThat(files).hasSizeGreaterThan(100);
    assertThat(files).allSatisfy(file -> assertThat(file).matches("^.{5}-..-.\\s+root/root .*"));
    assertThat(files)
        .filteredOn(file -> file.endsWith("/muwahhad.env"))
        .singleElement()
        .satisfies(file -> assertThat(file).startsWith("-rw-r-----"));
  }

  @Test
  void it_has_every_library_that_is_shipped_and_their_licences() throws IOException {
    Path shipped = Path.of("../app/target");

    assertThat(names(unpacked.resolve("usr/share/muwahhad/lib")))
        .containsExactlyElementsOf(names(shipped.resolve("lib")));
    assertThat(unpacked.resolve("usr/share/doc/muwahhad/THIRD-PARTY.md")).exists();
    assertThat(unpacked.resolve("usr/share/doc/muwahhad/licences/GPL-2.0.txt")).exists();
  }

  @Test
  void its_settings_survive_an_upgrade() throws Exception {
    Path control = Files.createDirectory(unpacked.resolve("control"));
    Shell.run("dpkg-deb", "--control", DEB, control.toString());

    assertThat(control.resolve("conffiles")).hasContent("/etc/muwahhad/muwahhad.env");
    for (String script : List.of("postinst", "prerm", "postrm")) {
      Shell.run("sh", "-n", control.resolve(script).toString());
      assertThat(control.resolve(script)).isExecutable();
    }
  }

  @Test
  void systemd_knows_every_word_of_the_units() throws Exception {
    Shell.run("systemd-analyze", "--version");
    for (String name : List.of("muwahhad.service", "muwahhad-witness.service")) {
      Path unit = unpacked.resolve("usr/lib/systemd/system").resolve(name);
      // It also says that the program and the user are not on this machine.
      String said =
          Shell.run("sh", "-c", "systemd-analyze verify --man=no " + unit + " 2>&1 || true");

      assertThat(said).as(name).doesNotContain("Unknown", "Failed to parse", "Invalid", "ignoring");
    }
  }

  @Test
  void a_state_makes_the_key_of_its_witness_with_the_same_package(@TempDir Path state)
      throws Exception {
    Path key = state.resolve("witness.key");
    String program = unpacked.resolve("usr/bin/muwahhad-witness").toString();
    String home = "MUWAHHAD_HOME=" + unpacked.resolve("usr/share/muwahhad");

    String made =
        Shell.run("env", home, program, "key", "witness.example.gov", key.toString()).strip();

    assertThat(made).startsWith("witness.example.gov+");
    assertThat(key).isNotEmptyFile();
    assertThat(Shell.run("env", home, program)).contains("serve", "--log KEY");
  }

  @Test
  void it_starts_as_it_is_unpacked_and_ends_when_it_is_asked_to(@TempDir Path data)
      throws Exception {
    ProcessBuilder command =
        new ProcessBuilder(
            unpacked.resolve("usr/bin/muwahhad").toString(), "--no-demo", "--port", "0");
    command
        .environment()
        .putAll(
            Map.of(
                "MUWAHHAD_HOME", unpacked.resolve("usr/share/muwahhad").toString(),
                "MUWAHHAD_DATA_DIR", data.resolve("data").toString()));

    try (StartedPackage service = StartedPackage.of(command)) {
      assertThat(service.readiness()).isEqualTo(200);
      assertThat(service.stop()).as("as the unit expects").isEqualTo(143);
    }
  }

  private static List<String> names(Path directory) throws IOException {
    try (Stream<Path> files = Files.list(directory)) {
      return files.map(file -> file.getFileName().toString()).sorted().toList();
    }
  }
}
