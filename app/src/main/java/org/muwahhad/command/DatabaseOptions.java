package org.muwahhad.command;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.muwahhad.db.DataDirectoryInUse;
import org.muwahhad.db.EmbeddedDatabase;
import org.muwahhad.db.EmbeddedDatabaseSettings;
import org.muwahhad.db.JdbcUrl;
import org.muwahhad.db.Migrations;
import org.muwahhad.db.RunningDatabase;
import org.muwahhad.db.StartStep;
import picocli.CommandLine.Option;

/** Which database a command works on: the embedded one, or one that the operator runs. */
final class DatabaseOptions {
  private static final String SCHEMA = "muwahhad";

  @Option(
      names = "--data-dir",
      paramLabel = "DIR",
      defaultValue = "${env:MUWAHHAD_DATA_DIR:-${sys:user.home}/.muwahhad}",
      description = "Where the embedded database and the files live (MUWAHHAD_DATA_DIR).")
  Path dataDirectory = Path.of(".muwahhad");

  @Option(
      names = "--database-url",
      paramLabel = "URL",
      defaultValue = "${env:MUWAHHAD_DATABASE_URL}",
      description =
          "A MariaDB 11.4+ or MySQL 8.4 to use instead of the embedded one, as jdbc:mysql://…"
              + " (MUWAHHAD_DATABASE_URL).")
  @Nullable String url;

  @Option(
      names = "--database-user",
      paramLabel = "NAME",
      defaultValue = "${env:MUWAHHAD_DATABASE_USER}",
      description = "Its user (MUWAHHAD_DATABASE_USER).")
  @Nullable String user;

  @Option(
      names = "--database-password",
      paramLabel = "SECRET",
      defaultValue = "${env:MUWAHHAD_DATABASE_PASSWORD}",
      description = "Its password; better given as MUWAHHAD_DATABASE_PASSWORD.")
  @Nullable String password;

  /** A database that answers and has the newest schema. */
  record Ready(
      @Nullable EmbeddedDatabase embedded, DatabaseState state, Map<String, Object> properties)
      implements AutoCloseable {
    @Override
    public void close() {
      if (embedded != null) {
        embedded.close();
      }
    }
  }

  boolean isEmbedded() {
    return url == null || url.isBlank();
  }

  /**
   * Starts or reaches the database and brings its schema up to date.
   *
   * @throws DataDirectoryInUse when another instance runs on the data directory
   */
  Ready start(Consumer<StartStep> progress) {
    if (url != null && !url.isBlank()) {
      return migrated(null, JdbcUrl.complete(url), text(user), text(password));
    }
    EmbeddedDatabase database = EmbeddedDatabase.start(settings(progress));
    String schema = database.jdbcUrl(SCHEMA);
    if (database.isNew()) {
      return properties(database, schema, database.user(), database.password());
    }
    database.createSchema(SCHEMA);
    return migrated(database, schema, database.user(), database.password());
  }

  private EmbeddedDatabaseSettings settings(Consumer<StartStep> progress) {
    return EmbeddedDatabaseSettings.in(databaseDirectory())
        .withFirstSchema(SCHEMA)
        .withProgress(progress);
  }

  /** Whether there is no database yet, so that {@link #start} will make one. */
  boolean isToBeMade() {
    return isEmbedded() && !Files.exists(databaseDirectory());
  }

  /** As {@link #start}, but works beside an instance that runs on the data directory already. */
  Ready ready(Consumer<StartStep> progress) {
    try {
      return start(progress);
    } catch (DataDirectoryInUse inUse) {
      RunningDatabase running = RunningDatabase.find(databaseDirectory()).orElseThrow(() -> inUse);
      return properties(null, running.jdbcUrl(SCHEMA), running.user(), running.password());
    }
  }

  /**
   * Throws a demonstration away: its tables and its files.
   *
   * @throws NoDemonstration when what is there is none
   */
  Ready startAfresh(Consumer<StartStep> progress) {
    EmbeddedDatabase database = EmbeddedDatabase.start(settings(progress));
    database.createSchema(SCHEMA);
    String schema = database.jdbcUrl(SCHEMA);
    if (DatabaseState.read(schema, database.user(), database.password()) == DatabaseState.REAL) {
      database.close();
      throw new NoDemonstration(dataDirectory);
    }
    database.dropSchema(SCHEMA);
    StoredFiles.deleteBeside(databaseDirectory());
    database.createSchema(SCHEMA);
    return migrated(database, schema, database.user(), database.password());
  }

  private Path databaseDirectory() {
    return dataDirectory.resolve("database");
  }

  private Ready migrated(
      @Nullable EmbeddedDatabase embedded, String jdbcUrl, String name, String secret) {
    Migrations.migrate(jdbcUrl, name, secret);
    return properties(embedded, jdbcUrl, name, secret);
  }

  private Ready properties(
      @Nullable EmbeddedDatabase embedded, String jdbcUrl, String name, String secret) {
    DatabaseState state = DatabaseState.read(jdbcUrl, name, secret);
    Map<String, Object> properties = new LinkedHashMap<>();
    properties.put("datasources.default.url", jdbcUrl);
    properties.put("datasources.default.username", name);
    properties.put("datasources.default.password", secret);
    properties.put("muwahhad.data-directory", dataDirectory.toAbsolutePath().toString());
    properties.put("muwahhad.demo", state == DatabaseState.DEMONSTRATION);
    return new Ready(embedded, state, properties);
  }

  private static String text(@Nullable String value) {
    return value == null ? "" : value;
  }
}
