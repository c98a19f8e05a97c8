package org.muwahhad.command;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.muwahhad.db.TestDatabase;

/** A machine is lost; the service goes on elsewhere with the backup that was made while it ran. */
@Tag("long")
class RestoredServiceTest {
  @TempDir private Path folder = Path.of(".");

  @Test
  void a_service_starts_on_a_backup_that_was_made_while_another_one_ran() throws Exception {
    Path lost = MadeDatabase.copied("lost");
    Path place = TestDatabase.directory("place");
    Path file = folder.resolve("night.backup");
    String key =
        Files.writeString(
                folder.resolve("backup.key"), Base64.getEncoder().encodeToString(new byte[32]))
            .toString();
    Operator before = Operator.of("--data-dir", lost.toString());
    ServiceProcess service = ServiceProcess.start(lost);
    try {
      service.address();
      before.addAdministrator("first.admin");
      before.run("backup", file.toString(), "--key-file", key);
      before.addAdministrator("later.admin");
    } finally {
      service.kill();
    }

    keepKeys(lost, place);
    Operator after = Operator.of("--data-dir", place.toString());
    after.run("restore", file.toString(), "--key-file", key);

    assertThat(after.answers()).contains("The audit record is sound", "In place");
    ServiceProcess again = ServiceProcess.start(place);
    try {
      assertThat(again.signIn("first.admin", Operator.PASSWORD)).isNotBlank();
      assertThat(again.output()).doesNotContain("ERROR");
      after.run("verify-audit");
    } finally {
      again.kill();
    }
  }

  /** Keys lie elsewhere than backups, and come back by another way. */
  private static void keepKeys(Path from, Path to) throws IOException {
    Path signing = Files.createDirectories(to.resolve("signing"));
    if (Files.exists(from.resolve("signing"))) {
      try (Stream<Path> keys = Files.list(from.resolve("signing"))) {
        for (Path key : keys.toList()) {
          Files.copy(key, signing.resolve(String.valueOf(key.getFileName())));
        }
      }
    }
    for (String name : new String[] {"vault.key", "links.key"}) {
      if (Files.exists(from.resolve(name))) {
        Files.copy(from.resolve(name), to.resolve(name));
      }
    }
  }
}
