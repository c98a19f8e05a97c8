package org.muwahhad.command;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.muwahhad.db.TestDatabase;

/**
 * A backup and the binary log that followed it bring back every act up to a moment, by the commands
 * of the operations guide, on the MariaDB of the machine (Debian's {@code mariadb-server}).
 */
@Tag("long")
class PointInTimeTest {
  private static final Pattern PLACE = Pattern.compile("Binary log from .*: (\\S+) ([0-9]+)");
  private static final String LOGINS =
      "SELECT GROUP_CONCAT(login ORDER BY id SEPARATOR ' ') FROM person";
  @TempDir private Path folder = Path.of(".");

  @Test
  void every_act_that_was_acknowledged_before_a_moment_is_there_again() throws Exception {
    boolean installed = Files.isExecutable(Path.of("/usr/sbin/mariadbd"));
    if (!installed) {
      System.err.println("NO MARIADB IS INSTALLED: point in time is not tried (mariadb-server)");
    }
    assumeTrue(installed, "mariadb-server is installed");
    String key =
        Files.writeString(
                folder.resolve("backup.key"), Base64.getEncoder().encodeToString(new byte[32]))
            .toString();
    Path file = folder.resolve("night.backup");
    Path lost = folder.resolve("lost");
    Path place = folder.resolve("place");
    String moment;
    Operator before;
    try (MachineServer first = MachineServer.start("lost")) {
      before = first.operator(lost);
      ServiceProcess service = ServiceProcess.start(lost, first.options());
      try {
        service.address();
        before.addAdministrator("first.admin");
        before.run("backup", file.toString(), "--key-file", key);
        before.addAdministrator("second.admin");
        // The log is asked by whole seconds.
        TimeUnit.SECONDS.sleep(2);
        moment = first.ask("SELECT DATE_FORMAT(UTC_TIMESTAMP(), '%Y-%m-%d %H:%i:%s')");
        TimeUnit.SECONDS.sleep(2);
        before.addAdministrator("too.late");
      } finally {
        service.kill();
      }
      first.kill();

      try (MachineServer second = MachineServer.start("place")) {
        Operator after = second.operator(place);
        if (Files.exists(lost.resolve("signing"))) {
          copy(lost.resolve("signing"), place.resolve("signing"));
        }
        after.run("restore", file.toString(), "--key-file", key);
        assertThat(second.ask(LOGINS)).isEqualTo("first.admin");

        Matcher start = PLACE.matcher(before.answers());
        assertThat(start.find()).as(before.answers()).isTrue();
        second.apply(first.logsFrom(start.group(1)), start.group(2), moment);

        assertThat(second.ask(LOGINS)).isEqualTo("first.admin second.admin");
        after.run("verify-audit");
      }
    }
  }

  private static void copy(Path from, Path to) throws Exception {
    Files.createDirectories(to);
    try (Stream<Path> all = Files.list(from)) {
      for (Path one : all.toList()) {
        Files.copy(one, to.resolve(String.valueOf(one.getFileName())));
      }
    }
  }

  /** A server of the machine with a binary log, made and served by {@code .ci/cluster}. */
  private static final class MachineServer implements AutoCloseable {
    private final Path directory;
    private final int port;
    private final Process process;

    private MachineServer(Path directory, int port, Process process) {
      this.directory = directory;
      this.port = port;
      this.process = process;
    }

    static MachineServer start(String name) throws Exception {
      Path directory = TestDatabase.quickDirectory("moment-" + name);
      Files.createDirectories(directory);
      int base = ThreadLocalRandom.current().nextInt(500, 590) * 50;
      assertThat(script(directory, base, "prepare").waitFor()).isZero();
      MachineServer server =
          new MachineServer(directory, base + 1, script(directory, base, "plain"));
      server.await();
      return server;
    }

    private static Process script(Path directory, int base, String command) throws Exception {
      ProcessBuilder builder =
          new ProcessBuilder("../.ci/cluster", command, directory.toString())
              .redirectErrorStream(true)
              .redirectOutput(directory.resolve(command + ".out").toFile());
      builder.environment().put("CLUSTER_PORT", String.valueOf(base));
      builder.environment().put("CLUSTER_WATCH", String.valueOf(ProcessHandle.current().pid()));
      return builder.start();
    }

    private void await() throws Exception {
      long limit = System.nanoTime() + TimeUnit.SECONDS.toNanos(30);
      while (true) {
        try {
          ask("SELECT 1");
          return;
        } catch (SQLException e) {
          assertThat(System.nanoTime()).as(e.getMessage()).isLessThan(limit);
          TimeUnit.MILLISECONDS.sleep(100);
        }
      }
    }

    private String url() {
      return "jdbc:mysql://127.0.0.1:" + port + "/muwahhad?sslMode=DISABLED";
    }

    String[] options() {
      return new String[] {
        "--database-url", url(),
        "--database-user", "muwahhad_service",
        "--database-password", "service",
        "--database-owner-user", "muwahhad_owner",
        "--database-owner-password", "owner"
      };
    }

    Operator operator(Path dataDirectory) {
      List<String> all = new ArrayList<>(List.of(options()));
      all.addAll(List.of("--data-dir", dataDirectory.toString()));
      return Operator.of(all.toArray(String[]::new));
    }

    String ask(String query) throws SQLException {
      try (Connection connection = DriverManager.getConnection(url(), "muwahhad_owner", "owner");
          Statement statement = connection.createStatement();
          ResultSet row = statement.executeQuery(query)) {
        assertThat(row.next()).isTrue();
        return row.getString(1);
      }
    }

    /** The files of the binary log from one on, in their order. */
    List<String> logsFrom(String first) throws Exception {
      try (Stream<Path> files = Files.list(directory.resolve("n1"))) {
        return files
            .map(f -> String.valueOf(f.getFileName()))
            .filter(n -> n.matches("log\\.[0-9]{6}") && n.compareTo(first) >= 0)
            .sorted()
            .map(n -> directory.resolve("n1").resolve(n).toString())
            .toList();
      }
    }

    /** As the guide says: mariadb-binlog … | mariadb. */
    void apply(List<String> logs, String position, String moment) throws Exception {
      List<String> read = new ArrayList<>(List.of("mariadb-binlog", "--no-defaults"));
      read.addAll(List.of("--start-position=" + position, "--stop-datetime=" + moment));
      read.addAll(logs);
      File statements = directory.resolve("statements.sql").toFile();
      ProcessBuilder reading = new ProcessBuilder(read);
      reading.environment().put("TZ", "UTC");
      Process reader =
          reading
              .redirectOutput(statements)
              .redirectError(directory.resolve("binlog.err").toFile())
              .start();
      assertThat(reader.waitFor()).as(Files.readString(directory.resolve("binlog.err"))).isZero();
      Process client =
          new ProcessBuilder(
                  "mariadb",
                  "--no-defaults",
                  "--binary-mode",
                  "-uroot",
                  "-S",
                  directory.resolve("n1.sock").toString())
              .redirectInput(statements)
              .redirectErrorStream(true)
              .redirectOutput(directory.resolve("client.out").toFile())
              .start();
      assertThat(client.waitFor()).as(Files.readString(directory.resolve("client.out"))).isZero();
    }

    /** The machine is gone: nothing is written to an end. */
    void kill() throws Exception {
      process.destroyForcibly().waitFor();
    }

    @Override
    public void close() throws Exception {
      process.destroy();
      process.waitFor();
    }
  }
}
