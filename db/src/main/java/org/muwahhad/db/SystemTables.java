package org.muwahhad.db;

import java.io.BufferedWriter;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/**
 * Creates an empty database: the server's own tables and the three accounts, by the server's
 * bootstrap mode. No account without a password ever exists, not even for the first start.
 */
final class SystemTables {
  private static final List<String> SCRIPTS =
      List.of(
          "mariadb_system_tables.sql",
          "mariadb_performance_tables.sql",
          "mariadb_system_tables_data.sql");

  /** What migrations do; nothing that reaches beyond the schemas of the application. */
  private static final String OWNER_RIGHTS =
      "SELECT, INSERT, UPDATE, DELETE, CREATE, DROP, ALTER, INDEX, REFERENCES, TRIGGER,"
          + " CREATE VIEW, SHOW VIEW, CREATE TEMPORARY TABLES, EXECUTE, CREATE ROUTINE,"
          + " ALTER ROUTINE";

  /** What the service does: no table, trigger or account is its to change. */
  private static final String SERVICE_RIGHTS = "SELECT, INSERT, UPDATE, DELETE, EXECUTE";

  private SystemTables() {}

  /** Creates the database as a draft, which {@link DataDirectory#keepNewTables} makes the one. */
  static void createIn(
      DataDirectory directory,
      ServerBinaries binaries,
      Credentials credentials,
      ServerOptions options)
      throws IOException {
    Path draft = directory.newTables();
    DataDirectory.deleteRecursively(draft);
    OwnerOnly.createDirectories(draft);
    OwnerOnly.createDirectories(directory.temporaryFiles());
    Process process =
        new ProcessBuilder(options.bootstrap(binaries, directory, draft))
            .redirectErrorStream(true)
            .redirectOutput(ProcessBuilder.Redirect.appendTo(directory.log().toFile()))
            .start();
    try (BufferedWriter sql = process.outputWriter(StandardCharsets.UTF_8)) {
      write(sql, binaries, credentials);
    } catch (IOException e) {
      // The server closed its end: its exit code and log, read below, say why.
    }
    int code = waitFor(process);
    if (code != 0) {
      throw new DatabaseStartFailed(
          "The database could not be created (exit code " + code + "):\n" + tail(directory.log()));
    }
  }

  /** Bootstrap mode reads one statement up to a semicolon at the end of a line. */
  private static void write(BufferedWriter sql, ServerBinaries binaries, Credentials credentials)
      throws IOException {
    sql.write("CREATE DATABASE mysql;\nUSE mysql;\nSET @auth_root_socket = NULL;\n");
    for (String script : SCRIPTS) {
      sql.write(Files.readString(binaries.share().resolve(script)));
      sql.write('\n');
    }
    sql.write("DELETE FROM global_priv WHERE User IN ('', 'root');\n");
    sql.write("DELETE FROM proxies_priv;\n");
    sql.write("FLUSH PRIVILEGES;\n");
    sql.write(account(Credentials.ROOT, credentials.rootPassword()));
    sql.write("GRANT ALL PRIVILEGES ON *.* TO 'root'@'127.0.0.1' WITH GRANT OPTION;\n");
    sql.write(account(Credentials.OWNER, credentials.ownerPassword()));
    sql.write(grant(OWNER_RIGHTS, Credentials.OWNER) + ";\n");
    for (String statement : serviceAccount(credentials)) {
      sql.write(statement + ";\n");
    }
  }

  /**
   * Makes the service's account where it is missing, and gives it its password and rights, whatever
   * it had.
   */
  static List<String> serviceAccount(Credentials credentials) {
    String name = "'" + Credentials.SERVICE + "'@'127.0.0.1'";
    return List.of(
        "CREATE USER IF NOT EXISTS " + name,
        "ALTER USER " + name + " IDENTIFIED BY '" + credentials.servicePassword() + "'",
        "REVOKE ALL PRIVILEGES, GRANT OPTION FROM " + name,
        grant(SERVICE_RIGHTS, Credentials.SERVICE));
  }

  private static String grant(String rights, String user) {
    return "GRANT " + rights + " ON `muwahhad%`.* TO '" + user + "'@'127.0.0.1'";
  }

  /** Passwords are base64url: nothing in them needs quoting. */
  private static String account(String user, String password) {
    return "CREATE USER '" + user + "'@'127.0.0.1' IDENTIFIED BY '" + password + "';\n";
  }

  private static int waitFor(Process process) {
    try {
      return process.waitFor();
    } catch (InterruptedException e) {
      process.destroyForcibly();
      Thread.currentThread().interrupt();
      throw new DatabaseStartFailed("Interrupted while the database was being created", e);
    }
  }

  /** The last lines of the server's log, for an error message. */
  static String tail(Path log) throws IOException {
    if (!Files.exists(log)) {
      return "(no log)";
    }
    List<String> lines = Files.readAllLines(log, StandardCharsets.UTF_8);
    return String.join("\n", lines.subList(Math.max(0, lines.size() - 15), lines.size()));
  }
}
