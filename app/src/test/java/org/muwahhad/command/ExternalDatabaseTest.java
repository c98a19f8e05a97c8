package org.muwahhad.command;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.muwahhad.db.TestDatabase;

/**
 * A server that the operator runs: start, demonstration and a small journey, and a log without an
 * error. The MariaDB is that of the machine (Debian's {@code mariadb-server}), by {@code
 * .ci/cluster}. The MySQL is that of Debian unstable, by {@code .ci/mysql}. Both are there in CI.
 * Another MySQL server is named by properties, as for {@code OnMySqlServerTest}.
 */
@Tag("long")
class ExternalDatabaseTest {
  private static final String MYSQL_HOME =
      Objects.requireNonNullElse(
          System.getenv("MYSQL_HOME"), System.getProperty("user.home") + "/.cache/muwahhad/mysql");

  @Test
  void a_mariadb_of_the_machine_with_a_binary_log() throws Exception {
    boolean installed = Files.isExecutable(Path.of("/usr/sbin/mariadbd"));
    if (!installed) {
      System.err.println("NO MARIADB IS INSTALLED: an external one is not tried (mariadb-server)");
    }
    assumeTrue(installed, "mariadb-server is installed");
    Path folder = folder("external");
    int base = ThreadLocalRandom.current().nextInt(600, 640) * 50;
    assertThat(script(folder, base, "cluster", "prepare").waitFor()).isZero();
    Process server = script(folder, base, "cluster", "plain");
    tryOutBothAccounts("external-mariadb", server, base + 1);
  }

  @Test
  void a_mysql_of_debian_unstable_with_a_binary_log() throws Exception {
    boolean fetched = Files.isExecutable(Path.of(MYSQL_HOME, "usr", "sbin", "mysqld"));
    if (!fetched) {
      System.err.println("NO MYSQL IS HERE: an external one is not tried (.ci/mysql fetch)");
    }
    assumeTrue(fetched, "a MySQL server was fetched");
    Path folder = folder("external-mysql");
    int port = ThreadLocalRandom.current().nextInt(32_000, 32_400);
    assertThat(script(folder, port, "mysql", "prepare").waitFor()).isZero();
    Process server = script(folder, port, "mysql", "serve", String.valueOf(port));
    tryOutBothAccounts("external-mysql", server, port);
  }

  /** Any other server, of one account. */
  @Test
  @EnabledIfSystemProperty(named = "muwahhad.mysql.url", matches = ".+")
  void a_mysql_server_that_properties_name() {
    tryOut(
        "external-mysql-named",
        "--database-url",
        System.getProperty("muwahhad.mysql.url"),
        "--database-user",
        System.getProperty("muwahhad.mysql.user", "muwahhad"),
        "--database-password",
        System.getProperty("muwahhad.mysql.password", ""));
  }

  private static void tryOutBothAccounts(String name, Process server, int port) throws Exception {
    try {
      // Over a connection without TLS, MySQL gives its key for the password only to whoever asks.
      String url =
          "jdbc:mysql://127.0.0.1:"
              + port
              + "/muwahhad?sslMode=DISABLED&allowPublicKeyRetrieval=true";
      await(url, "muwahhad_owner", "owner");
      tryOut(
          name,
          "--database-url",
          url,
          "--database-user",
          "muwahhad_service",
          "--database-password",
          "service",
          "--database-owner-user",
          "muwahhad_owner",
          "--database-owner-password",
          "owner");
    } finally {
      server.destroy();
      server.waitFor();
    }
  }

  private static void tryOut(String name, String... database) {
    String[] options = new String[database.length + 1];
    System.arraycopy(database, 0, options, 0, database.length);
    options[database.length] = "--demo-anywhere";
    ServiceProcess service = ServiceProcess.start(TestDatabase.directory(name), options);
    try {
      service.address();

      SmallJourney.on(service);

      assertThat(service.stop()).isIn(0, 143);
      assertThat(service.output()).doesNotContain("Exception", "ERROR");
    } finally {
      service.kill();
    }
  }

  private static Path folder(String name) throws Exception {
    Path folder = TestDatabase.quickDirectory(name);
    Files.createDirectories(folder);
    return folder;
  }

  private static Process script(Path folder, int base, String script, String act, String... more)
      throws Exception {
    List<String> command = new ArrayList<>(List.of("../.ci/" + script, act, folder.toString()));
    command.addAll(List.of(more));
    ProcessBuilder builder =
        new ProcessBuilder(command)
            .redirectErrorStream(true)
            .redirectOutput(folder.resolve(act + ".out").toFile());
    builder.environment().put("CLUSTER_PORT", String.valueOf(base));
    builder.environment().put("CLUSTER_WATCH", String.valueOf(ProcessHandle.current().pid()));
    return builder.start();
  }

  private static void await(String url, String user, String password) throws Exception {
    long limit = System.nanoTime() + TimeUnit.SECONDS.toNanos(30);
    while (true) {
      try (Connection connection = DriverManager.getConnection(url, user, password)) {
        assertThat(connection.isValid(1)).isTrue();
        return;
      } catch (SQLException e) {
        assertThat(System.nanoTime()).as(e.getMessage()).isLessThan(limit);
        Thread.sleep(100);
      }
    }
  }
}
