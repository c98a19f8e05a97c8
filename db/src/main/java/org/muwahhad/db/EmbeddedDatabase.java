package org.muwahhad.db;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A MariaDB server run by this JVM on a data directory of its own, spoken to through MySQL
 * Connector/J exactly as an external server is.
 *
 * <p>It listens on the loopback address only, with accounts enforced and random passwords. What was
 * committed survives the loss of the JVM, of the server and of power. A server that ends by itself
 * is started again, as {@link Recovery} says. One JVM at a time may use a data directory. A server
 * left behind by a killed JVM ends by itself; if it does not, the next start ends it.
 */
public final class EmbeddedDatabase implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(EmbeddedDatabase.class);
  private static final Pattern SCHEMA = Pattern.compile("muwahhad[a-z0-9_]{0,50}");

  /** Opening the tables after a crash with a full redo log takes a while; far less than this. */
  private static final Duration START_LIMIT = Duration.ofMinutes(5);

  /** A stranger that listens on the port instead of the server may never answer. */
  private static final Duration ANSWER_LIMIT = Duration.ofSeconds(5);

  private static final int PORT_ATTEMPTS = 5;
  private static final long LOG_LIMIT_BYTES = 8L << 20;

  private final DataDirectory directory;
  private final ServerBinaries binaries;
  private final Credentials credentials;
  private final ServerOptions options;
  private final RestartServer restart;
  private final int port;
  private volatile ServerProcess server;
  private @Nullable Thread hook;
  private boolean isNew;
  private volatile boolean closed;

  private EmbeddedDatabase(
      DataDirectory directory,
      ServerBinaries binaries,
      Credentials credentials,
      ServerOptions options,
      Recovery recovery,
      int port)
      throws IOException {
    this.directory = directory;
    this.binaries = binaries;
    this.credentials = credentials;
    this.options = options;
    this.port = port;
    this.restart = new RestartServer(recovery, directory.root(), this::startAgain, () -> closed);
    this.server = startServer();
  }

  private ServerProcess startServer() throws IOException {
    return ServerProcess.start(binaries, directory, options, port, restart::afterAccident);
  }

  /** False if the server ended instead of answering, or this database is closed. */
  private boolean startAgain() throws IOException {
    synchronized (this) {
      if (closed || server.isAlive()) {
        return !closed;
      }
      server = startServer();
    }
    return awaitReadyOrEnd();
  }

  /**
   * Starts the server, creating the database at the first start, and returns when it accepts
   * statements.
   *
   * @throws DataDirectoryInUse if another instance uses the data directory
   * @throws DatabaseStartFailed if the server cannot be unpacked, created or started
   */
  public static EmbeddedDatabase start(EmbeddedDatabaseSettings settings) {
    try {
      DataDirectory directory = DataDirectory.open(settings.dataDirectory());
      @Nullable EmbeddedDatabase database = null;
      try {
        database = start(directory, settings);
      } finally {
        if (database == null) {
          directory.close();
        }
      }
      if (settings.stopWithJvm()) {
        database.stopWithJvm(settings.drain());
      }
      settings.progress().accept(StartStep.READY);
      return database;
    } catch (IOException e) {
      throw new DatabaseStartFailed(
          "The database in " + settings.dataDirectory() + " cannot be started: " + e.getMessage(),
          e);
    }
  }

  private static EmbeddedDatabase start(DataDirectory directory, EmbeddedDatabaseSettings settings)
      throws IOException {
    ServerProcess.endOrphan(directory, () -> settings.progress().accept(StartStep.ENDING_ORPHAN));
    ServerBinaries binaries =
        ServerBinaries.unpackedIn(
            settings.binariesDirectory().toAbsolutePath(), settings.progress());
    startNewLogWhenLong(directory.log());
    ServerOptions options =
        new ServerOptions(
            settings.bufferPoolMebibytes(), settings.durability(), settings.movableClock());
    Credentials credentials = credentials(directory);
    boolean isNew = !Files.exists(directory.tables());
    if (isNew) {
      settings.progress().accept(StartStep.CREATING_DATABASE);
      create(directory, binaries, credentials, options, settings);
    }
    settings.progress().accept(StartStep.STARTING_SERVER);
    EmbeddedDatabase database = serve(directory, binaries, credentials, options, settings);
    database.isNew = isNew;
    if (!isNew) {
      SystemTables.serviceAccount(credentials).forEach(database::execute);
    }
    return database;
  }

  private static void create(
      DataDirectory directory,
      ServerBinaries binaries,
      Credentials credentials,
      ServerOptions options,
      EmbeddedDatabaseSettings settings)
      throws IOException {
    SystemTables.createIn(directory, binaries, credentials, options);
    String schema = settings.firstSchema();
    if (!schema.isEmpty()) {
      EmbeddedDatabase draft = serve(directory, binaries, credentials, options.ofDraft(), settings);
      try {
        draft.createSchema(schema);
        Migrations.migrate(draft.jdbcUrl(schema), draft.ownerUser(), draft.ownerPassword());
      } finally {
        draft.closed = true;
        draft.stopServer();
      }
    }
    directory.keepNewTables();
  }

  private static Credentials credentials(DataDirectory directory) throws IOException {
    if (Files.exists(directory.tables()) && !Files.exists(directory.credentials())) {
      throw new DatabaseStartFailed(
          directory.credentials() + " is missing: without its passwords the database stays shut");
    }
    return Credentials.readOrCreate(directory.credentials());
  }

  /** Another program may take the free port between its choice and its use: then another. */
  private static EmbeddedDatabase serve(
      DataDirectory directory,
      ServerBinaries binaries,
      Credentials credentials,
      ServerOptions options,
      EmbeddedDatabaseSettings settings)
      throws IOException {
    int attempts = settings.port().isPresent() ? 1 : PORT_ATTEMPTS;
    for (int attempt = 1; attempt <= attempts; attempt++) {
      int port = settings.port().isPresent() ? settings.port().getAsInt() : freePort();
      EmbeddedDatabase database =
          new EmbeddedDatabase(
              directory, binaries, credentials, options, settings.recovery(), port);
      if (database.awaitReadyOrEnd()) {
        Files.writeString(directory.portFile(), Integer.toString(port), StandardCharsets.US_ASCII);
        return database;
      }
      database.closed = true;
    }
    throw new DatabaseStartFailed(
        "The database server ended while starting:\n" + SystemTables.tail(directory.log()));
  }

  private static int freePort() throws IOException {
    try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      return socket.getLocalPort();
    }
  }

  private static void startNewLogWhenLong(Path log) throws IOException {
    if (Files.exists(log) && Files.size(log) > LOG_LIMIT_BYTES) {
      Files.move(
          log, log.resolveSibling(log.getFileName() + ".1"), StandardCopyOption.REPLACE_EXISTING);
    }
  }

  /** A start that is given up must not leave a server behind that nobody can reach. */
  private boolean awaitReadyOrEnd() {
    boolean decided = false;
    try {
      boolean ready = awaitReady();
      decided = true;
      return ready;
    } finally {
      if (!decided) {
        server.end();
      }
    }
  }

  /** False if the server ended instead. */
  private boolean awaitReady() {
    ServerProcess starting = server;
    starting.expectEnd(true);
    long limit = System.nanoTime() + START_LIMIT.toNanos();
    while (starting.isAlive()) {
      try (Connection ignored = connectAsRoot(ANSWER_LIMIT)) {
        starting.expectEnd(closed);
        restart.started();
        // An end before this moment was taken for one that was expected.
        return starting.isAlive();
      } catch (SQLException e) {
        if (System.nanoTime() > limit) {
          throw new DatabaseStartFailed("The database server does not answer", e);
        }
        pause(Duration.ofMillis(10));
      }
    }
    return false;
  }

  static void pause(Duration duration) {
    try {
      Thread.sleep(duration.toMillis());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new DatabaseStartFailed("Interrupted while waiting for the database", e);
    }
  }

  /** The address of a schema, with the driver settings of {@link JdbcUrl}. */
  public String jdbcUrl(String schema) {
    return JdbcUrl.onLoopback(port, schema);
  }

  /** The service's account: it reads and writes rows of the schemas named {@code muwahhad…}. */
  public String user() {
    return Credentials.SERVICE;
  }

  public String password() {
    return credentials.servicePassword();
  }

  /** The migrations' account: it owns the schemas named {@code muwahhad…} and sees no other. */
  public String ownerUser() {
    return Credentials.OWNER;
  }

  public String ownerPassword() {
    return credentials.ownerPassword();
  }

  /** Whether this start made it, with the first schema of its settings. */
  public boolean isNew() {
    return isNew;
  }

  /** The TCP port on the loopback address. */
  public int port() {
    return port;
  }

  public Path dataDirectory() {
    return directory.root();
  }

  /** Creates a schema for text in any script, unless it exists. Names begin with "muwahhad". */
  public void createSchema(String name) {
    execute(
        "CREATE DATABASE IF NOT EXISTS `"
            + checked(name)
            + "` CHARACTER SET utf8mb4 COLLATE "
            + ServerOptions.COLLATION);
  }

  /** Drops a schema and all that is in it, if it exists. */
  public void dropSchema(String name) {
    execute("DROP DATABASE IF EXISTS `" + checked(name) + "`");
  }

  private static String checked(String schema) {
    if (!SCHEMA.matcher(schema).matches()) {
      throw new IllegalArgumentException("not a schema name of ours: " + schema);
    }
    return schema;
  }

  /** Runs a statement with all rights. */
  void execute(String sql) {
    // What root does may take long, such as dropping a large schema.
    try (Connection root = connectAsRoot(Duration.ZERO);
        Statement statement = root.createStatement()) {
      statement.execute(sql);
    } catch (SQLException e) {
      throw new IllegalStateException(sql, e);
    }
  }

  private Connection connectAsRoot(Duration limit) throws SQLException {
    return DriverManager.getConnection(
        JdbcUrl.waiting(JdbcUrl.onLoopback(port, ""), limit),
        Credentials.ROOT,
        credentials.rootPassword());
  }

  private synchronized void stopWithJvm(Duration drain) {
    hook =
        new Thread(
            () -> {
              awaitNoConnections(drain);
              close();
            },
            "database-stop");
    Runtime.getRuntime().addShutdownHook(hook);
  }

  /** Hooks run all at once: the pool's may still be returning work when this one starts. */
  private void awaitNoConnections(Duration drain) {
    long limit = System.nanoTime() + drain.toNanos();
    try (Connection root = connectAsRoot(ANSWER_LIMIT);
        Statement statement = root.createStatement()) {
      ApplicationConnections.awaitNone(statement, limit);
    } catch (SQLException e) {
      LOG.debug("The server is gone already", e);
    }
  }

  /** Stops the server and waits for its end. Close whatever uses it first. */
  @Override
  public synchronized void close() {
    if (closed) {
      return;
    }
    closed = true;
    restart.end();
    removeHook();
    stopServer();
    try {
      Files.deleteIfExists(directory.portFile());
      Files.deleteIfExists(directory.pidFile());
      directory.close();
    } catch (IOException e) {
      LOG.warn("The data directory {} was not released", directory.root(), e);
    }
  }

  private void stopServer() {
    ServerProcess running = server;
    running.expectEnd(true);
    if (!running.endsCleanly() && running.isAlive()) {
      execute("SHUTDOWN");
      running.awaitEnd();
    }
    running.end();
  }

  private void removeHook() {
    if (hook == null || Thread.currentThread() == hook) {
      return;
    }
    try {
      Runtime.getRuntime().removeShutdownHook(hook);
    } catch (IllegalStateException e) {
      LOG.debug("The JVM is ending already", e);
    }
  }
}
