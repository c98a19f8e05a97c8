package org.muwahhad.command;

import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.muwahhad.db.DataDirectoryInUse;
import org.muwahhad.db.DatabaseStartFailed;
import org.muwahhad.db.EmbeddedDatabase;
import org.muwahhad.db.EmbeddedDatabaseSettings;
import org.muwahhad.db.FailOverDriver;
import org.muwahhad.db.JdbcUrl;
import org.muwahhad.db.Migrations;
import org.muwahhad.db.Recovery;
import org.muwahhad.db.RunningDatabase;
import org.muwahhad.db.StartStep;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import picocli.CommandLine.Option;

/** Which database a command works on: the embedded one, or one that the operator runs. */
final class DatabaseOptions {
  private static final Logger LOG = LoggerFactory.getLogger(DatabaseOptions.class);
  static final String SCHEMA = "muwahhad";

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

  @Option(
      names = "--database-owner-user",
      paramLabel = "NAME",
      defaultValue = "${env:MUWAHHAD_DATABASE_OWNER_USER}",
      description =
          "The user that owns its tables, for migrations only, so that the other need not"
              + " (MUWAHHAD_DATABASE_OWNER_USER).")
  @Nullable String ownerUser;

  @Option(
      names = "--database-owner-password",
      paramLabel = "SECRET",
      defaultValue = "${env:MUWAHHAD_DATABASE_OWNER_PASSWORD}",
      description = "Its password; better given as MUWAHHAD_DATABASE_OWNER_PASSWORD.")
  @Nullable String ownerPassword;

  @Option(
      names = "--demo",
      negatable = true,
      fallbackValue = "true",
      defaultValue = "${env:MUWAHHAD_DEMO:-false}",
      description =
          "Use a demonstration with passwords that everybody knows, and load it into an empty"
              + " database; on this machine only (MUWAHHAD_DEMO).")
  boolean demo;

  @Option(
      names = "--demo-anywhere",
      defaultValue = "${env:MUWAHHAD_DEMO_ANYWHERE:-false}",
      description =
          "The same, to be reached from other machines or in a database of your own"
              + " (MUWAHHAD_DEMO_ANYWHERE).")
  boolean demoAnywhere;

  /** A database that answers and has the newest schema. */
  record ReadyDatabase(
      @Nullable EmbeddedDatabase embedded, DatabaseState state, Map<String, Object> properties)
      implements AutoCloseable {
    /** The same database, reached by another account. */
    ReadyDatabase as(String user, String password) {
      Map<String, Object> others = new LinkedHashMap<>(properties);
      others.put("datasources.default.username", user);
      others.put("datasources.default.password", password);
      return new ReadyDatabase(embedded, state, others);
    }

    /** The same, with the account by which a verification sees the triggers. */
    ReadyDatabase ownedBy(String user, String password) {
      Map<String, Object> others = new LinkedHashMap<>(properties);
      others.put("muwahhad.audit.owner-user", user);
      others.put("muwahhad.audit.owner-password", password);
      return new ReadyDatabase(embedded, state, others);
    }

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

  /** Whether a demonstration is asked for. */
  boolean isDemonstration() {
    return demo || demoAnywhere;
  }

  /**
   * Starts or reaches the database and brings its schema up to date.
   *
   * @throws DataDirectoryInUse when another instance runs on the data directory
   * @throws DatabaseStartFailed also when what is there is a demonstration and none is asked for,
   *     or the other way round
   */
  ReadyDatabase start(Consumer<StartStep> progress) {
    return start(progress, Recovery.DEFAULT);
  }

  /** As {@link #start(Consumer)}, with what is done when the embedded server ends by itself. */
  ReadyDatabase start(Consumer<StartStep> progress, Recovery recovery) {
    if (url != null && !url.isBlank()) {
      return external(JdbcUrl.complete(url));
    }
    EmbeddedDatabase database = EmbeddedDatabase.start(settings(progress, recovery));
    if (!database.isNew()) {
      database.createSchema(SCHEMA);
      migrate(database);
    }
    return asMeant(properties(database));
  }

  private ReadyDatabase external(String address) {
    if (demo && !demoAnywhere) {
      throw new DatabaseStartFailed(UnintendedDemonstration.ELSEWHERE);
    }
    boolean owned = isOwnerTold();
    if (!owned) {
      LOG.warn(
          "The account {} both runs the service and owns its tables, so whoever has it can remove"
              + " what guards them: give --database-owner-user for the migrations, and to the"
              + " other rights on rows only",
          text(user));
    }
    String makes = text(owned ? ownerUser : user);
    String secret = text(owned ? ownerPassword : password);
    String serving = serving(address, makes, secret);
    if (isDemonstration() && hasFixedClock(serving, makes, secret)) {
      throw new DatabaseStartFailed(UnintendedDemonstration.FIXED_CLOCK);
    }
    Migrations.migrate(serving, makes, secret);
    String served = isOfCluster(address) ? JdbcUrl.inCluster(address) : address;
    ReadyDatabase ready = properties(null, served, text(user), text(password));
    if (FailOverDriver.isFor(served)) {
      ready
          .properties()
          .put("datasources.default.driver-class-name", FailOverDriver.class.getName());
    }
    return asMeant(owned ? ready.ownedBy(text(ownerUser), text(ownerPassword)) : ready);
  }

  /** Of several hosts that which serves now. */
  private static String serving(String address, String name, String secret) {
    try {
      return FailOverDriver.choose(address, name, secret);
    } catch (SQLException e) {
      throw new DatabaseStartFailed("The database cannot be reached: " + e.getMessage(), e);
    }
  }

  /** Whether a server lets no session pretend another time. MySQL has no such setting. */
  private static boolean hasFixedClock(String address, String name, String secret) {
    try (Connection connection = DriverManager.getConnection(address, name, secret);
        Statement statement = connection.createStatement();
        ResultSet row = statement.executeQuery("SHOW VARIABLES LIKE 'secure_timestamp'")) {
      return row.next() && !row.getString(2).equals("NO");
    } catch (SQLException e) {
      throw new DatabaseStartFailed(
          "The database could not be asked about its clock: " + e.getMessage(), e);
    }
  }

  private boolean isOfCluster(String address) {
    String one = serving(address, text(user), text(password));
    try (Connection connection = DriverManager.getConnection(one, text(user), text(password))) {
      return JdbcUrl.isOfCluster(connection);
    } catch (SQLException e) {
      throw new DatabaseStartFailed(
          "The database could not be asked whether it is a cluster: " + e.getMessage(), e);
    }
  }

  /** A demonstration runs where one is asked for, and only there. */
  private ReadyDatabase asMeant(ReadyDatabase ready) {
    @Nullable String objection =
        switch (ready.state()) {
          case EMPTY -> null;
          case DEMONSTRATION -> isDemonstration() ? null : UnintendedDemonstration.KNOWN_PASSWORDS;
          case REAL -> isDemonstration() ? UnintendedDemonstration.REAL_DATA : null;
        };
    if (objection != null) {
      ready.close();
      throw new DatabaseStartFailed(objection.formatted(isEmbedded() ? dataDirectory : url));
    }
    return ready;
  }

  private EmbeddedDatabaseSettings settings(Consumer<StartStep> progress, Recovery recovery) {
    return EmbeddedDatabaseSettings.in(databaseDirectory())
        .withFirstSchema(SCHEMA)
        .withMovableClock(isDemonstration())
        .withRecovery(recovery)
        .withProgress(progress);
  }

  /** Whether there is no database yet, so that {@link #start} will make one. */
  boolean isToBeMade() {
    return isEmbedded() && !Files.exists(databaseDirectory());
  }

  /** As {@link #start}, but works beside an instance that runs on the data directory already. */
  ReadyDatabase ready(Consumer<StartStep> progress) {
    try {
      return start(progress);
    } catch (DataDirectoryInUse inUse) {
      RunningDatabase running = running(inUse);
      return properties(null, running.jdbcUrl(SCHEMA), running.user(), running.password())
          .ownedBy(running.ownerUser(), running.ownerPassword());
    }
  }

  /**
   * As {@link #ready}, with the account that owns the tables, for what only who has the machine
   * does. An external database of which no owner is told is worked on by the service's account.
   */
  ReadyDatabase readyAsOwner(Consumer<StartStep> progress) {
    try {
      ReadyDatabase ready = start(progress);
      EmbeddedDatabase database = ready.embedded();
      if (database != null) {
        return ready.as(database.ownerUser(), database.ownerPassword());
      }
      return isOwnerTold() ? ready.as(text(ownerUser), text(ownerPassword)) : ready;
    } catch (DataDirectoryInUse inUse) {
      RunningDatabase running = running(inUse);
      return properties(
          null, running.jdbcUrl(SCHEMA), running.ownerUser(), running.ownerPassword());
    }
  }

  /**
   * Starts or reaches the database as it stands, by the account that owns the tables: nothing is
   * migrated. It works beside an instance that runs on the data directory already.
   */
  ReadyDatabase asItStands(Consumer<StartStep> progress) {
    if (!isEmbedded()) {
      DatabaseAccount owner = owner();
      String address = isOfCluster(owner.url()) ? JdbcUrl.inCluster(owner.url()) : owner.url();
      return properties(null, address, owner.user(), owner.password());
    }
    if (isToBeMade()) {
      throw new DatabaseStartFailed(
          "There is no database in %1$s. / لا توجد قاعدة بيانات في %1$s.".formatted(dataDirectory));
    }
    try {
      EmbeddedDatabase started = EmbeddedDatabase.start(settings(progress, Recovery.DEFAULT));
      return properties(started).as(started.ownerUser(), started.ownerPassword());
    } catch (DataDirectoryInUse inUse) {
      RunningDatabase running = running(inUse);
      return properties(
          null, running.jdbcUrl(SCHEMA), running.ownerUser(), running.ownerPassword());
    }
  }

  /** The account that owns the tables of an external database, at the host that serves now. */
  DatabaseAccount owner() {
    return isOwnerTold() ? account(text(ownerUser), text(ownerPassword)) : service();
  }

  /** The account of the service in an external database. */
  DatabaseAccount service() {
    return account(text(user), text(password));
  }

  private DatabaseAccount account(String name, String secret) {
    return new DatabaseAccount(serving(JdbcUrl.complete(text(url)), name, secret), name, secret);
  }

  private RunningDatabase running(DataDirectoryInUse inUse) {
    return RunningDatabase.find(databaseDirectory()).orElseThrow(() -> inUse);
  }

  private boolean isOwnerTold() {
    return ownerUser != null && !ownerUser.isBlank();
  }

  /**
   * Throws a demonstration away: its tables and its files.
   *
   * @throws NoDemonstration when the data there is no demonstration
   */
  ReadyDatabase startAfresh(Consumer<StartStep> progress, Recovery recovery) {
    EmbeddedDatabase database = EmbeddedDatabase.start(settings(progress, recovery));
    database.createSchema(SCHEMA);
    String schema = database.jdbcUrl(SCHEMA);
    if (DatabaseState.read(schema, database.user(), database.password()) == DatabaseState.REAL) {
      database.close();
      throw new NoDemonstration(dataDirectory);
    }
    database.dropSchema(SCHEMA);
    StoredFiles.deleteBeside(databaseDirectory());
    database.createSchema(SCHEMA);
    migrate(database);
    return properties(database);
  }

  private Path databaseDirectory() {
    return dataDirectory.resolve("database");
  }

  private static void migrate(EmbeddedDatabase database) {
    Migrations.migrate(database.jdbcUrl(SCHEMA), database.ownerUser(), database.ownerPassword());
  }

  private ReadyDatabase properties(EmbeddedDatabase database) {
    return properties(database, database.jdbcUrl(SCHEMA), database.user(), database.password())
        .ownedBy(database.ownerUser(), database.ownerPassword());
  }

  private ReadyDatabase properties(
      @Nullable EmbeddedDatabase embedded, String jdbcUrl, String name, String secret) {
    DatabaseState state = DatabaseState.read(serving(jdbcUrl, name, secret), name, secret);
    Map<String, Object> properties = new LinkedHashMap<>();
    properties.put("datasources.default.url", jdbcUrl);
    properties.put("datasources.default.username", name);
    properties.put("datasources.default.password", secret);
    properties.put("muwahhad.data-directory", dataDirectory.toAbsolutePath().toString());
    properties.put("muwahhad.demo", state == DatabaseState.DEMONSTRATION);
    return new ReadyDatabase(embedded, state, properties);
  }

  private static String text(@Nullable String value) {
    return value == null ? "" : value;
  }
}
