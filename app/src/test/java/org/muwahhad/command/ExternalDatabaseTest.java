package org.muwahhad.command;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.muwahhad.db.TestDatabase;

/**
 * A server that the operator runs: start, demonstration, a small journey, and a sound record. The
 * MariaDB is that of the machine (Debian's {@code mariadb-server}, as in CI), by {@code
 * .ci/cluster}. A MySQL server is named by properties, as for {@code OnMySqlServerTest}.
 */
@Tag("long")
class ExternalDatabaseTest {
  @Test
  void a_mariadb_of_the_machine_with_a_binary_log() throws Exception {
    boolean installed = Files.isExecutable(Path.of("/usr/sbin/mariadbd"));
    if (!installed) {
      System.err.println("NO MARIADB IS INSTALLED: an external one is not tried (mariadb-server)");
    }
    assumeTrue(installed, "mariadb-server is installed");
    Path folder = TestDatabase.quickDirectory("external");
    Files.createDirectories(folder);
    int base = ThreadLocalRandom.current().nextInt(600, 640) * 50;
    assertThat(script(folder, base, "prepare").waitFor()).isZero();
    Process server = script(folder, base, "plain");
    try {
      String url = "jdbc:mysql://127.0.0.1:" + (base + 1) + "/muwahhad?sslMode=DISABLED";
      await(url, "muwahhad_owner", "owner");
      tryOut(
          "external-mariadb",
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

  @Test
  @EnabledIfSystemProperty(named = "muwahhad.mysql.url", matches = ".+")
  void a_mysql_server() {
    tryOut(
        "external-mysql",
        "--database-url",
        System.getProperty("muwahhad.mysql.url"),
        "--database-user",
        System.getProperty("muwahhad.mysql.user", "muwahhad"),
        "--database-password",
        System.getProperty("muwahhad.mysql.password", ""));
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

  private static Process script(Path folder, int base, String command) throws Exception {
    ProcessBuilder builder =
        new ProcessBuilder("../.ci/cluster", command, folder.toString())
            .redirectErrorStream(true)
            .redirectOutput(folder.resolve(command + ".out").toFile());
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
