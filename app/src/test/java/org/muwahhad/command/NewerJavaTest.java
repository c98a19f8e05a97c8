package org.muwahhad.command;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.muwahhad.db.TestDatabase;

/**
 * JDK 17 is the floor; the program runs on 25 as it is. Without one on the machine there is nothing
 * to try; CI has one and fails without.
 */
@Tag("long")
class NewerJavaTest {
  @Test
  void the_service_starts_and_works_on_java_25() {
    List<Path> found = homes();
    if (System.getenv("CI") == null) {
      assumeThat(found).isNotEmpty();
    }
    assertThat(found).as("a JDK 25 below /usr/lib/jvm").isNotEmpty();
    ServiceProcess service =
        ServiceProcess.start(found.get(0), TestDatabase.directory("newer-java"), "--demo");
    service.address();

    SmallJourney.on(service);

    assertThat(service.stop()).isIn(0, 143);
    assertThat(service.output()).doesNotContain("Exception", "ERROR");
  }

  private static List<Path> homes() {
    Path all = Path.of("/usr/lib/jvm");
    if (!Files.isDirectory(all)) {
      return List.of();
    }
    try (Stream<Path> homes = Files.list(all)) {
      return homes
          .filter(home -> home.getFileName().toString().contains("25"))
          .filter(home -> Files.isExecutable(home.resolve("bin/java")))
          .toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
