package org.muwahhad.shared;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SecretFileTest {
  @TempDir Path folder;

  @Test
  void only_its_owner_may_read_a_secret() throws IOException {
    Path path = folder.resolve("made").resolve("a.key");

    new SecretFile(path).getOrWrite(SecretFile::freshKey);

    assertThat(Files.getPosixFilePermissions(path))
        .containsExactlyInAnyOrder(PosixFilePermission.OWNER_READ, PosixFilePermission.OWNER_WRITE);
  }

  @Test
  void only_its_owner_may_list_a_folder_of_secrets_files_or_anchors() throws IOException {
    Path made = folder.resolve("data");
    new SecretFile(made.resolve("signing").resolve("a.key")).getOrWrite(SecretFile::freshKey);
    new FolderStore(made, new FreeSpace(made, 0, 0)).put("mail/a", "text".getBytes(UTF_8));

    try (Stream<Path> all = Files.walk(made)) {
      assertThat(all.filter(Files::isDirectory))
          .hasSizeGreaterThanOrEqualTo(4)
          .allSatisfy(
              d ->
                  assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(d)))
                      .isEqualTo("rwx------"));
    }
  }

  @Test
  void a_secret_that_is_there_is_never_written_again() {
    SecretFile file = new SecretFile(folder.resolve("a.key"));
    assertThat(file.find()).isEmpty();

    file.getOrWrite(() -> "first".getBytes(UTF_8));

    assertThat(file.getOrWrite(() -> "second".getBytes(UTF_8))).asString().isEqualTo("first");
    assertThat(file.find()).hasValueSatisfying(s -> assertThat(s).asString().isEqualTo("first"));
  }

  @Test
  void all_that_write_at_once_read_the_secret_of_one() throws Exception {
    int writers = 4;
    ExecutorService threads = Executors.newFixedThreadPool(writers);
    try {
      for (int round = 0; round < 50; round++) {
        SecretFile file = new SecretFile(folder.resolve(round + ".key"));
        CyclicBarrier start = new CyclicBarrier(writers);
        List<Future<byte[]>> read = new ArrayList<>();
        for (int writer = 0; writer < writers; writer++) {
          read.add(
              threads.submit(
                  () -> {
                    start.await();
                    return file.getOrWrite(SecretFile::freshKey);
                  }));
        }

        Set<String> secrets = new HashSet<>();
        for (Future<byte[]> one : read) {
          secrets.add(new String(one.get(), UTF_8));
        }

        assertThat(secrets).hasSize(1);
      }
    } finally {
      threads.shutdownNow();
    }
    assertThat(folder.toFile().list()).as("drafts are cleared away").hasSize(50);
  }
}
