package org.muwahhad.db;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** A database server that ends by itself while the service goes on. */
@Tag("long")
class ServerRestartTest {
  private static final Duration LIMIT = Duration.ofSeconds(60);
  private static final List<Duration> SHORT =
      List.of(Duration.ofMillis(50), Duration.ofMillis(100), Duration.ofMillis(200));

  @Test
  void aKilledServerComesBackOnTheSamePortWithAllThatWasCommitted() throws Exception {
    Path directory = TestDatabase.directory("restarts");
    EmbeddedDatabaseSettings durable =
        TestDatabase.relaxed(directory).withDurability(Durability.EVERY_COMMIT);
    try (EmbeddedDatabase database = EmbeddedDatabase.start(durable)) {
      TestSchema schema = TestDatabase.create(database, "muwahhad");
      schema.execute("CREATE TABLE kept (id INT PRIMARY KEY)");
      for (int id = 1; id <= 3; id++) {
        schema.execute("INSERT INTO kept VALUES (" + id + ")");
        kill(directory);

        awaitAnswer(schema);
        assertThat(schema.value("SELECT MAX(id) FROM kept")).isEqualTo(String.valueOf(id));
      }
    }
    assertThat(directory.resolve("mariadb.pid")).doesNotExist();
  }

  @Test
  void afterTheLastTryNobodyWaitsAnyMore() throws Exception {
    Path directory = TestDatabase.directory("given-up");
    CountDownLatch givenUp = new CountDownLatch(1);
    EmbeddedDatabaseSettings settings =
        TestDatabase.relaxed(directory).withRecovery(new Recovery(SHORT, 0, givenUp::countDown));
    try (EmbeddedDatabase database = EmbeddedDatabase.start(settings)) {
      kill(directory);
      try (ServerSocket taken = taken(database.port())) {
        assertThat(taken.isBound()).isTrue();
        assertThat(givenUp.await(LIMIT.toSeconds(), TimeUnit.SECONDS)).isTrue();
      }
    }
  }

  @Test
  void aClosedDatabaseIsNotStartedAgain() throws Exception {
    Path directory = TestDatabase.directory("closed-meanwhile");
    EmbeddedDatabase database = EmbeddedDatabase.start(TestDatabase.relaxed(directory));
    TestSchema schema = TestDatabase.create(database, "muwahhad");
    kill(directory);

    database.close();

    Thread.sleep(1_000);
    assertThatThrownBy(schema::connect).isInstanceOf(SQLException.class);
    EmbeddedDatabase.start(TestDatabase.relaxed(directory)).close();
  }

  /** On a small disk of its own, which only root can mount. */
  @Test
  void aServerThatAFullDiskEndedComesBackOnceThereIsSpace() throws Exception {
    Path disk = Files.createDirectories(TestDatabase.directory("small-disk"));
    assumeTrue(run("mount", "-t", "tmpfs", "-o", "size=700m", "tmpfs", disk.toString()) == 0);
    try {
      Recovery recovery = new Recovery(SHORT, 32L << 20, () -> {});
      try (EmbeddedDatabase database =
          EmbeddedDatabase.start(
              TestDatabase.relaxed(disk.resolve("database"))
                  .withDurability(Durability.EVERY_COMMIT)
                  .withRecovery(recovery))) {
        TestSchema schema = TestDatabase.create(database, "muwahhad");
        schema.execute("CREATE TABLE kept (id INT PRIMARY KEY)");
        schema.execute("INSERT INTO kept VALUES (1)");
        Path filler = fill(disk);
        kill(disk.resolve("database"));

        Thread.sleep(3_000);
        assertThatThrownBy(schema::connect).isInstanceOf(SQLException.class);
        Files.delete(filler);

        awaitAnswer(schema);
        schema.execute("INSERT INTO kept VALUES (2)");
        assertThat(schema.rows("SELECT id FROM kept")).containsExactly("1", "2");
      }
    } finally {
      run("umount", disk.toString());
    }
  }

  private static void kill(Path directory) throws IOException {
    ProcessHandle server =
        ProcessHandle.of(DataDirectory.readPid(directory.resolve("mariadb.pid"))).orElseThrow();
    server.destroyForcibly();
    assertThat(server.onExit()).succeedsWithin(LIMIT);
  }

  /** The port is free a moment after its server was killed. */
  private static ServerSocket taken(int port) throws Exception {
    long limit = System.nanoTime() + LIMIT.toNanos();
    while (true) {
      try {
        return new ServerSocket(port, 1, InetAddress.getLoopbackAddress());
      } catch (IOException e) {
        if (System.nanoTime() > limit) {
          throw e;
        }
        Thread.sleep(5);
      }
    }
  }

  private static void awaitAnswer(TestSchema schema) throws InterruptedException {
    long limit = System.nanoTime() + LIMIT.toNanos();
    while (true) {
      try (var connection = schema.connect()) {
        assertThat(connection.isValid(1)).isTrue();
        return;
      } catch (SQLException e) {
        assertThat(System.nanoTime()).as("not back: " + e.getMessage()).isLessThan(limit);
        Thread.sleep(50);
      }
    }
  }

  private static Path fill(Path disk) throws IOException {
    Path filler = disk.resolve("filler");
    byte[] megabyte = new byte[1 << 20];
    try (OutputStream out = Files.newOutputStream(filler)) {
      while (Files.getFileStore(disk).getUsableSpace() > 0) {
        out.write(megabyte, 0, (int) Math.min(megabyte.length, free(disk)));
      }
    } catch (IOException e) {
      // The disk is full.
    }
    return filler;
  }

  private static long free(Path disk) throws IOException {
    return Files.getFileStore(disk).getUsableSpace();
  }

  private static int run(String... command) throws Exception {
    try {
      return new ProcessBuilder(command).redirectErrorStream(true).start().waitFor();
    } catch (IOException e) {
      return 1;
    }
  }
}
