package org.muwahhad.packages;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIf;
import org.junit.jupiter.api.io.TempDir;

/** The image as a container engine reads it. */
@Tag("long")
class OciImageTest {
  private static final ObjectMapper JSON = new ObjectMapper();
  @TempDir private static Path image;
  private static Path root;
  private static JsonNode config;

  @BeforeAll
  static void unpack() throws Exception {
    Shell.run(
        "tar",
        "-C",
        image.toString(),
        "-xf",
        Shell.TARGET.resolve("muwahhad-image.tar").toString());
    JsonNode manifest = JSON.readTree(image.resolve("manifest.json").toFile()).get(0);
    config = JSON.readTree(image.resolve(manifest.get("Config").asText()).toFile()).get("config");
    root = Files.createDirectory(image.resolve("root"));
    for (JsonNode layer : manifest.get("Layers")) {
      Shell.run("tar", "-C", root.toString(), "-xf", image.resolve(layer.asText()).toString());
    }
  }

  @Test
  void it_has_every_library_that_is_shipped_and_their_licences() throws IOException {
    assertThat(names(root.resolve("opt/muwahhad/lib")))
        .containsExactlyElementsOf(names(Path.of("../app/target/lib")));
    assertThat(root.resolve("opt/muwahhad/legal/THIRD-PARTY.md")).exists();
    assertThat(names(root.resolve("opt/muwahhad/lib")))
        .as("the program of a state")
        .anyMatch(name -> name.startsWith("muwahhad-witness-"));
  }

  @Test
  void it_runs_as_nobody_and_keeps_its_data_in_a_volume() {
    assertThat(config.get("User").asText()).isEqualTo("65532:65532");
    assertThat(config.get("Volumes").has("/var/lib/muwahhad")).isTrue();
    assertThat(config.get("ExposedPorts").has("8080/tcp")).isTrue();
  }

  /** The userland of this machine stands in for the base; only root can put it there. */
  @Test
  @EnabledIf("canMount")
  void it_starts_as_its_configuration_says() throws Exception {
    List<String> command = new ArrayList<>();
    command.addAll(List.of("unshare", "--mount", "sh", "-c"));
    command.add(
        """
        root=$1; shift
        for d in usr etc proc dev; do mkdir -p "$root/$d"; mount --rbind "/$d" "$root/$d"; done
        for d in bin lib lib64; do ln -sfn "usr/$d" "$root/$d"; done
        mkdir -p "$root/tmp"; chmod 1777 "$root/tmp"
        exec chroot --userspec="$IMAGE_USER" "$root" "$@"
        """);
    command.addAll(List.of("sh", root.toString()));
    config.get("Entrypoint").forEach(word -> command.add(word.asText()));
    command.addAll(List.of("--no-demo", "--port", "0"));
    ProcessBuilder process = new ProcessBuilder(command);
    for (JsonNode setting : config.get("Env")) {
      String[] parts = setting.asText().split("=", 2);
      process.environment().put(parts[0], parts[1]);
    }
    process.environment().put("IMAGE_USER", config.get("User").asText());

    try (StartedPackage service = StartedPackage.of(process)) {
      assertThat(service.readiness()).isEqualTo(200);
      assertThat(service.stop()).isEqualTo(143);
    }
    assertThat(names(root.resolve("var/lib/muwahhad"))).isNotEmpty();
  }

  static boolean canMount() throws Exception {
    boolean can = new ProcessBuilder("unshare", "--mount", "true").start().waitFor() == 0;
    if (!can) {
      System.err.println("LEFT OUT: the start of the image, which needs root and mounts");
    }
    return can;
  }

  private static List<String> names(Path directory) throws IOException {
    try (Stream<Path> files = Files.list(directory)) {
      return files.map(file -> file.getFileName().toString()).sorted().toList();
    }
  }
}
