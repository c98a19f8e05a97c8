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
    Files.delete(place.resolve("secrets.key"));
    Operator after = Operator.of("--data-dir", place.toString());
    after.run("restore", file.toString(), "--key-file", key);

    assertThat(after.answers()).contains("The audit record is sound", "In place");
    assertThat(after.answers()).containsPattern("Keys of the service that are not here .*secrets");
    assertThat(after.answers()).doesNotContain("vault.key").contains("muwahhad.log.origin");
    assertRefusedWithoutKey(place);
    Files.copy(lost.resolve("secrets.key"), place.resolve("secrets.key"));
    ServiceProcess again = ServiceProcess.start(place);
    try {
      assertThat(again.signIn("first.admin", Operator.PASSWORD)).isNotBlank();
      assertThat(again.output()).doesNotContain("ERROR");
      after.run("verify-audit");
    } finally {
      again.kill();
    }
  }

  /** It makes no other key, with which nobody's second factor would be right. */
  private static void assertRefusedWithoutKey(Path place) {
    ServiceProcess without = ServiceProcess.start(place);
    try {
      without.awaitLine("The key secrets.key");
      assertThat(without.awaitEnd()).isEqualTo(1);
      assertThat(without.output()).contains("MUWAHHAD_KEYS_LOST");
      assertThat(place.resolve("secrets.key")).doesNotExist();
    } finally {
      without.kill();
    }
  }

  /** Keys lie elsewhere than backups, and come back by another way. */
  private static void keepKeys(Path from, Path to) throws IOException {
    for (String name : new String[] {"signing", "log"}) {
      Path folder = Files.createDirectories(to.resolve(name));
      try (Stream<Path> keys = Files.list(from.resolve(name))) {
        for (Path key : keys.filter(Files::isRegularFile).toList()) {
          Files.copy(key, folder.resolve(String.valueOf(key.getFileName())));
        }
      }
    }
    // All of them are there from the first start on, so that they can be kept.
    for (String name : new String[] {"vault.key", "links.key", "secrets.key"}) {
      Files.copy(from.resolve(name), to.resolve(name));
    }
  }
}
