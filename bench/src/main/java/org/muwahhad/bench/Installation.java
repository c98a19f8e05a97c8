package org.muwahhad.bench;

import io.micronaut.context.ApplicationContext;
import io.micronaut.runtime.server.EmbeddedServer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.muwahhad.db.Durability;
import org.muwahhad.db.EmbeddedDatabase;
import org.muwahhad.db.EmbeddedDatabaseSettings;
import org.muwahhad.db.Migrations;
import org.muwahhad.demo.ReferenceLoader;

/**
 * The application on a database of its own below {@code bench/target}, durable as in production,
 * with the reference data and nothing else in it. All of it is gone when closed, unless it is kept.
 */
final class Installation implements AutoCloseable {
  private static final String SCHEMA = "muwahhad";
  private static final int ROWS_IN_A_STATEMENT = 500;
  private static final String READY = "ready";

  /** The database's cache, in MiB, and that of an installation with the data of a year. */
  private static final int POOL = 512;

  private static final int KEPT_POOL = 4096;

  private final Path folder;
  private final EmbeddedDatabase database;
  private final ApplicationContext context;
  private final boolean isKept;

  private Installation(
      Path folder, EmbeddedDatabase database, ApplicationContext context, boolean isKept) {
    this.folder = folder;
    this.database = database;
    this.context = context;
    this.isKept = isKept;
  }

  /** Starts database and application; HTTP is not served until asked for. */
  static Installation start() throws IOException {
    return start(Map.of());
  }

  /** The same with some settings of its own. */
  static Installation start(Map<String, Object> settings) throws IOException {
    Path target = Files.createDirectories(Path.of("bench", "target").toAbsolutePath());
    return start(settings, Files.createTempDirectory(target, "installation-"), false);
  }

  /**
   * The same in a folder that stays when it is closed, with more cache and without waiting for the
   * disk. What the folder already holds is used as it is: no migration and no reference data are
   * brought to it.
   */
  static Installation startKept(Map<String, Object> settings, Path folder) throws IOException {
    return start(settings, Files.createDirectories(folder.toAbsolutePath()), true);
  }

  private static Installation start(Map<String, Object> settings, Path folder, boolean isKept)
      throws IOException {
    boolean isNew = !Files.exists(folder.resolve(READY));
    EmbeddedDatabase database =
        EmbeddedDatabase.start(
            EmbeddedDatabaseSettings.in(folder.resolve("database"))
                .withBufferPoolMebibytes(isKept ? KEPT_POOL : POOL)
                .withDurability(isKept ? Durability.RELAXED : Durability.EVERY_COMMIT)
                .withMovableClock(Boolean.TRUE.equals(settings.get("muwahhad.demo")))
                .withFirstSchema(SCHEMA));
    if (isNew) {
      Migrations.migrate(database.jdbcUrl(SCHEMA), database.ownerUser(), database.ownerPassword());
    }
    Map<String, Object> properties = new HashMap<>();
    properties.put("datasources.default.url", database.jdbcUrl(SCHEMA));
    properties.put("datasources.default.username", database.user());
    properties.put("datasources.default.password", database.password());
    properties.put("micronaut.server.port", -1);
    properties.put("muwahhad.data-directory", folder.toString());
    properties.put("muwahhad.demo", false);
    // The log takes its name of the address otherwise, and there is none before something is
    // served.
    properties.put("muwahhad.log.origin", "log.bench.example");
    properties.putAll(settings);
    ApplicationContext context =
        ApplicationContext.builder()
            .deduceEnvironment(false)
            .banner(false)
            .properties(properties)
            .start();
    if (isNew) {
      context.getBean(ReferenceLoader.class).run();
    }
    return new Installation(folder, database, context, isKept);
  }

  /** Whether it holds what an earlier run wrote into it. */
  boolean isReady() {
    return Files.exists(folder.resolve(READY));
  }

  /** From now on, the next start in this folder uses what it holds. */
  void ready() throws IOException {
    Files.writeString(folder.resolve(READY), "");
  }

  /** Its data directory. */
  Path folder() {
    return folder;
  }

  <T> T get(Class<T> type) {
    return context.getBean(type);
  }

  /** Publishes an event, as the acts of the service do. */
  void publish(Object event) {
    context.publishEvent(event);
  }

  /** Begins to serve HTTP on the loopback address and returns the port. */
  int serve() {
    return context.getBean(EmbeddedServer.class).start().getPort();
  }

  /** A connection past the application, with the same driver settings and isolation. */
  Connection connect() throws SQLException {
    Connection connection =
        DriverManager.getConnection(
            database.jdbcUrl(SCHEMA), database.ownerUser(), database.ownerPassword());
    connection.setTransactionIsolation(Connection.TRANSACTION_READ_COMMITTED);
    return connection;
  }

  /** Runs one statement in a transaction of its own. */
  void sql(String statement) {
    try (Connection connection = connect();
        Statement s = connection.createStatement()) {
      s.execute(statement);
    } catch (SQLException e) {
      throw new IllegalStateException(statement, e);
    }
  }

  /** Inserts one row and returns its generated number. */
  long insert(String statement) {
    try (Connection connection = connect();
        PreparedStatement s =
            connection.prepareStatement(statement, Statement.RETURN_GENERATED_KEYS)) {
      s.executeUpdate();
      try (ResultSet keys = s.getGeneratedKeys()) {
        keys.next();
        return keys.getLong(1);
      }
    } catch (SQLException e) {
      throw new IllegalStateException(statement, e);
    }
  }

  /** The first column of the first row, as a whole number. */
  long number(String query) {
    try (Connection connection = connect();
        Statement s = connection.createStatement();
        ResultSet rows = s.executeQuery(query)) {
      rows.next();
      return rows.getLong(1);
    } catch (SQLException e) {
      throw new IllegalStateException(query, e);
    }
  }

  /** The first column of every row, as whole numbers. */
  List<Long> numbers(String query) {
    List<Long> numbers = new ArrayList<>();
    try (Connection connection = connect();
        Statement s = connection.createStatement();
        ResultSet rows = s.executeQuery(query)) {
      while (rows.next()) {
        numbers.add(rows.getLong(1));
      }
      return numbers;
    } catch (SQLException e) {
      throw new IllegalStateException(query, e);
    }
  }

  /**
   * Inserts rows, many to a statement.
   *
   * @param into table and columns
   * @param rows each in brackets
   */
  void insertAll(String into, List<String> rows) {
    for (int from = 0; from < rows.size(); from += ROWS_IN_A_STATEMENT) {
      List<String> some = rows.subList(from, Math.min(from + ROWS_IN_A_STATEMENT, rows.size()));
      sql("INSERT INTO " + into + " VALUES " + String.join(", ", some));
    }
  }

  @Override
  public void close() throws IOException {
    context.close();
    database.close();
    if (!isKept) {
      StartBench.delete(folder);
    }
  }
}
