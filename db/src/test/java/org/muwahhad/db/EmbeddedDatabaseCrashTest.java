package org.muwahhad.db;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The service and its database server, ended by the signals of a POSIX system at any moment. */
@Tag("long")
class EmbeddedDatabaseCrashTest {
  /** What a shell starts in the background ignores interrupts, and so would all that follows. */
  private static final String[] HEARS_INTERRUPTS = {"env", "--default-signal=INT"};

  /** What is killed with signal 9, in this order. */
  enum Killed {
    THE_SERVICE_ALONE,
    THE_WATCH_AND_THE_SERVICE,
    THE_DATABASE_AND_THE_SERVICE
  }

  @ParameterizedTest
  @EnumSource
  void everyAcknowledgedCommitIsThereAfterAKill(Killed killed) throws Exception {
    Path directory = TestDatabase.directory("killed-" + killed.ordinal());
    List<Integer> acknowledged = commitUntilKilled(directory, killed);
    assertThat(acknowledged).hasSizeGreaterThanOrEqualTo(200);

    List<StartStep> steps = new ArrayList<>();
    try (EmbeddedDatabase database = EmbeddedDatabase.start(settings(directory, steps))) {
      assertThat(steps.contains(StartStep.ENDING_ORPHAN))
          .as("an orphan was found")
          .isEqualTo(killed != Killed.THE_DATABASE_AND_THE_SERVICE);
      assertThat(TestDatabase.create(database, "muwahhad").rows("SELECT id FROM kept"))
          .containsAll(acknowledged.stream().map(String::valueOf).toList());
    }
  }

  @Test
  void theServerEndsByItselfWhenTheServiceIsKilled() throws Exception {
    Path directory = TestDatabase.directory("watched");
    commitUntilKilled(directory, Killed.THE_SERVICE_ALONE);
    long pid = DataDirectory.readPid(directory.resolve("mariadb.pid"));

    awaitEndOf(ProcessHandle.of(pid).stream().toList());
  }

  @Test
  void aServiceToldToEndStopsTheServerCleanly() throws Exception {
    Path directory = TestDatabase.directory("terminated");
    Process service = start(CommitsUntilKilled.class, directory);
    List<ProcessHandle> children;
    try (BufferedReader output = service.inputReader(StandardCharsets.UTF_8)) {
      acknowledged(output, 50);
      children = service.descendants().toList();
      service.toHandle().destroy();
      while (output.readLine() != null) {
        // Commits go on until the connection is cut.
      }
      assertThat(service.waitFor(30, TimeUnit.SECONDS)).isTrue();
    }

    assertThat(children).hasSize(2);
    awaitEndOf(children);
    assertThat(directory.resolve("mariadb.pid")).doesNotExist();
    assertThat(Files.readString(directory.resolve("mariadb.log")))
        .contains("InnoDB: Shutdown completed");
  }

  @Test
  void anInterruptFromTheTerminalLetsTheServiceFinishItsWorkFirst() throws Exception {
    Path directory = TestDatabase.directory("interrupted");
    Process service = start(WorksWhileEnding.class, directory, HEARS_INTERRUPTS);
    try (BufferedReader output = service.inputReader(StandardCharsets.UTF_8)) {
      acknowledged(output, 1);
      List<ProcessHandle> children = service.descendants().toList();
      interrupt(service, children);

      assertThat(acknowledged(output, 100)).hasSize(15);
      assertThat(service.waitFor(30, TimeUnit.SECONDS)).isTrue();
      assertThat(children).hasSize(2);
      awaitEndOf(children);
    }
  }

  @Test
  void aProcessThatInheritedTheNumberOfADeadServerIsLeftAlone() throws Exception {
    Path directory = TestDatabase.directory("stranger");
    EmbeddedDatabase.start(TestDatabase.relaxed(directory)).close();
    Process stranger = new ProcessBuilder("sleep", "60").start();
    Files.writeString(directory.resolve("mariadb.pid"), Long.toString(stranger.pid()));

    EmbeddedDatabase.start(TestDatabase.relaxed(directory)).close();

    assertThat(stranger.isAlive()).isTrue();
    stranger.destroyForcibly();
  }

  @Test
  void anotherProcessIsRefusedByNameOfTheOneThatHoldsTheDirectory() throws Exception {
    Path directory = TestDatabase.directory("held");
    Process holder = start(CommitsUntilKilled.class, directory);
    try (BufferedReader output = holder.inputReader(StandardCharsets.UTF_8)) {
      acknowledged(output, 1);
      Process second = start(CommitsUntilKilled.class, directory);
      String error = new String(second.getErrorStream().readAllBytes(), StandardCharsets.UTF_8);

      assertThat(error).contains("DataDirectoryInUse").contains("process " + holder.pid());
    } finally {
      holder.destroyForcibly();
    }
  }

  /** The system may show an ended process a moment longer. */
  private static void awaitEndOf(List<ProcessHandle> processes) {
    for (ProcessHandle process : processes) {
      assertThat(process.onExit()).succeedsWithin(Duration.ofSeconds(15));
    }
  }

  private static List<Integer> commitUntilKilled(Path directory, Killed killed) throws Exception {
    Process service = start(CommitsUntilKilled.class, directory);
    try (BufferedReader output = service.inputReader(StandardCharsets.UTF_8)) {
      List<Integer> acknowledged = acknowledged(output, 200);
      service
          .descendants()
          .filter(child -> isKilled(child, killed))
          .forEach(ProcessHandle::destroyForcibly);
      // By its handle: the process itself would close its output, which is still to be read.
      service.toHandle().destroyForcibly();
      for (String line = output.readLine(); line != null; line = output.readLine()) {
        acknowledged.add(Integer.valueOf(line));
      }
      service.waitFor();
      return acknowledged;
    }
  }

  private static boolean isKilled(ProcessHandle child, Killed killed) {
    boolean server = child.info().command().orElse("").endsWith("mariadbd");
    return switch (killed) {
      case THE_SERVICE_ALONE -> false;
      case THE_WATCH_AND_THE_SERVICE -> !server;
      case THE_DATABASE_AND_THE_SERVICE -> server;
    };
  }

  private static List<Integer> acknowledged(BufferedReader output, int count) throws IOException {
    List<Integer> ids = new ArrayList<>();
    for (String line = output.readLine(); line != null; line = output.readLine()) {
      ids.add(Integer.valueOf(line));
      if (ids.size() == count) {
        break;
      }
    }
    return ids;
  }

  /** As the terminal does on Ctrl-C: to every process of the group. */
  private static void interrupt(Process service, List<ProcessHandle> children) throws Exception {
    StringBuilder kill = new StringBuilder("kill -INT");
    children.forEach(child -> kill.append(' ').append(child.pid()));
    kill.append(' ').append(service.pid());
    assertThat(new ProcessBuilder("/bin/sh", "-c", kill.toString()).start().waitFor()).isZero();
  }

  private static Process start(Class<?> program, Path directory, String... under)
      throws IOException {
    List<String> command = new ArrayList<>(List.of(under));
    command.addAll(
        List.of(
            Path.of(System.getProperty("java.home"), "bin", "java").toString(),
            "-cp",
            System.getProperty("java.class.path"),
            "-Xmx128m",
            "-XX:TieredStopAtLevel=1",
            program.getName(),
            directory.toString()));
    return new ProcessBuilder(command).start();
  }

  private static EmbeddedDatabaseSettings settings(Path directory, List<StartStep> steps) {
    return EmbeddedDatabaseSettings.in(directory)
        .withBufferPoolMebibytes(64)
        .withoutShutdownHook()
        .withProgress(steps::add);
  }
}
