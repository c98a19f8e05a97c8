package org.muwahhad;

import io.micronaut.context.ApplicationContext;
import io.micronaut.runtime.server.EmbeddedServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.muwahhad.db.TestDatabase;
import org.muwahhad.db.TestSchema;

/**
 * The whole service on a fresh schema of the real database, for one test class:
 *
 * <pre>{@code
 * private static final TestApp APP = TestApp.start();
 * }</pre>
 *
 * <p>{@link World} puts people and things into it.
 */
public final class TestApp implements AutoCloseable {
  private static final Queue<TestApp> RUNNING = new ConcurrentLinkedQueue<>();
  private static final Queue<TestApp> SHARED = new ConcurrentLinkedQueue<>();

  /** Schemas that are dropped when the tests of the class have run. */
  private static final Queue<TestSchema> SCHEMAS = new ConcurrentLinkedQueue<>();

  static {
    Runtime.getRuntime().addShutdownHook(new Thread(TestApp::closeShared, "test-apps-stop"));
  }

  private final TestSchema schema;
  private final Path files;

  /**
   * Whether connections are used again: a server of its own may end or be cut off at any moment.
   */
  private final boolean reuses;

  private final OwnersConnections connections;

  /** Let go of when it ends: static fields keep this for as long as the JVM lasts. */
  private final AtomicReference<@Nullable ApplicationContext> context;

  private TestApp(TestSchema schema, Path files, boolean reuses, ApplicationContext context) {
    this.schema = schema;
    this.files = files;
    this.reuses = reuses;
    this.connections = new OwnersConnections(schema, reuses);
    this.context = new AtomicReference<>(context);
  }

  /** Starts the service on a free port; it ends when the tests of the class have run. */
  public static TestApp start() {
    return start(Map.of());
  }

  /** Starts the service with some settings of its own. */
  public static TestApp start(Map<String, Object> settings) {
    TestSchema schema = ofThisClass(TestDatabase.freshSchema());
    return start(schema, filesOf(schema), true, settings);
  }

  private static TestSchema ofThisClass(TestSchema schema) {
    SCHEMAS.add(schema);
    return schema;
  }

  private static Path filesOf(TestSchema schema) {
    return TestDatabase.directory("files-" + schema.name());
  }

  /** Starts the service on a copy of all that this one keeps; nothing may write here meanwhile. */
  public TestApp copy() {
    return copy(Map.of());
  }

  /** Starts the service on such a copy with some settings of its own. */
  public TestApp copy(Map<String, Object> settings) {
    TestSchema copied = ofThisClass(TestDatabase.copyOf(schema));
    Path folder = filesOf(copied);
    try {
      if (Files.exists(files)) {
        copy(files, folder);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return start(copied, folder, true, settings);
  }

  /** Another node on the same database, with a data directory of its own. */
  public TestApp node(Path folder) {
    return node(folder, Map.of());
  }

  /** Another node on the same database, with some settings of its own. */
  public TestApp node(Path folder, Map<String, Object> settings) {
    return start(schema, folder, reuses, settings);
  }

  /** The service on a schema of another server, which the caller keeps; it ends with the class. */
  public static TestApp on(TestSchema schema, Path folder, Map<String, Object> settings) {
    return start(schema, folder, false, settings);
  }

  private static void copy(Path from, Path to) throws IOException {
    try (Stream<Path> all = Files.walk(from)) {
      for (Path one : all.toList()) {
        Files.copy(
            one, to.resolve(from.relativize(one).toString()), StandardCopyOption.COPY_ATTRIBUTES);
      }
    }
  }

  private static TestApp start(
      TestSchema schema, Path files, boolean reuses, Map<String, Object> settings) {
    Map<String, Object> properties = new HashMap<>();
    // The service's own account, which changes no table; tests go past it as the owner.
    properties.putAll(schema.micronautProperties());
    properties.put("datasources.default.maximum-pool-size", 8);
    // Tests share a machine: a wait for one of few connections is no fault.
    properties.put("datasources.default.connection-timeout", 30_000);
    properties.put("datasources.default.minimum-idle", 1);
    properties.put("micronaut.server.port", -1);
    properties.put("muwahhad.demo", true);
    // Rounds are closed when a test says so, not by the job that comes by.
    properties.put("muwahhad.round-close-interval", "1h");
    properties.put("muwahhad.quantity-settle-interval", "1h");
    // Scenarios are worked when a test says so.
    properties.put("muwahhad.scenario.interval", "1h");
    // Releases of open data are published when a test says so.
    properties.put("muwahhad.open-data.interval", "1h");
    properties.put("muwahhad.bundle.interval", "1h");
    properties.put("muwahhad.open-data.statistics-age", "0s");
    properties.put("muwahhad.open-data.files-age", "0s");
    // Who wrote the documents of bids is read when a test says so.
    properties.put("muwahhad.document-authors.interval", "1h");
    // Reports that were asked for are made when a test says so.
    properties.put("muwahhad.report-job.interval", "1h");
    // The log of the record grows, and witnesses are asked, when a test says so.
    properties.put("muwahhad.log.first", "1h");
    properties.put("muwahhad.log.interval", "1h");
    properties.put("muwahhad.log.ask-interval", "1h");
    properties.put("muwahhad.sign-in-attempts-per-minute", 100_000);
    properties.put("muwahhad.publications-per-minute", 100_000);
    properties.put("muwahhad.feedback-per-minute", 100_000);
    properties.put("muwahhad.analysis.feed-per-minute", 100_000);
    properties.put("muwahhad.sessions-per-person", 1000);
    // Long walks press buttons on and on with one session; FreshSignInTest takes the usual time.
    properties.put("muwahhad.fresh-sign-in", "2h");
    properties.put("muwahhad.data-directory", files.toString());
    properties.putAll(settings);
    ApplicationContext context =
        ApplicationContext.builder()
            .environments("test")
            .deduceEnvironment(false)
            .bootstrapEnvironment(false)
            .properties(properties)
            .start();
    context.getBean(EmbeddedServer.class).start();
    TestApp app = new TestApp(schema, files, reuses, context);
    RUNNING.add(app);
    return app;
  }

  /** Lets it run until the JVM ends, for all the test classes that look at it. */
  public TestApp shared() {
    RUNNING.remove(this);
    SHARED.add(this);
    return kept();
  }

  /** Keeps its rows until the JVM ends, so that later test classes can copy them. */
  public TestApp kept() {
    SCHEMAS.remove(schema);
    return this;
  }

  /**
   * Ends what the last test class started: a service left running polls the database and holds
   * connections for all that follow.
   */
  static void closeRunning() {
    closeAll(RUNNING);
    for (TestSchema ended = SCHEMAS.poll(); ended != null; ended = SCHEMAS.poll()) {
      TestDatabase.drop(ended);
    }
  }

  private static void closeShared() {
    closeAll(RUNNING);
    closeAll(SHARED);
  }

  private static void closeAll(Queue<TestApp> apps) {
    for (TestApp app = apps.poll(); app != null; app = apps.poll()) {
      app.close();
    }
  }

  /** A part of the service, such as an act. */
  public <T> T get(Class<T> type) {
    return running().getBean(type);
  }

  /** Where the service keeps its files. */
  public Path files() {
    return files;
  }

  public URI uri() {
    return get(EmbeddedServer.class).getURI();
  }

  /** Moves the demonstration clock on for everything that follows, as the demo page does. */
  public void moveClockOn(Duration by) {
    sql(
        """
        INSERT INTO demo_clock (id, offset_seconds, loaded_at)
        VALUES (1, %1$d, UTC_TIMESTAMP(6))
        ON DUPLICATE KEY UPDATE offset_seconds = offset_seconds + %1$d\
        """
            .formatted(by.toSeconds()));
  }

  /**
   * Runs a statement past the service, as an operator or an attacker with database access would.
   */
  public int sql(String statement) {
    return connections.run(s -> s.executeUpdate(statement));
  }

  /** Inserts one row past the service and returns its generated number. */
  public long insert(String statement) {
    return connections.run(
        s -> {
          s.executeUpdate(statement, Statement.RETURN_GENERATED_KEYS);
          try (ResultSet keys = s.getGeneratedKeys()) {
            return keys.next() ? keys.getLong(1) : 0L;
          }
        });
  }

  /**
   * Runs an act while a trigger is away, for fixtures that put a thing where the service would
   * bring it only by many steps. Nothing else may write to the schema meanwhile.
   */
  public void without(String trigger, Runnable act) {
    String definition = definition(trigger);
    sql("DROP TRIGGER " + trigger);
    try {
      act.run();
    } finally {
      sql(definition);
    }
  }

  /**
   * Runs an act while some tables have no trigger at all, as anyone who has the disk of the
   * database can. Nothing else may write to them meanwhile.
   */
  public void withoutTriggersOf(Collection<String> tables, Runnable act) {
    TestDatabase.withoutTriggers(schema, tables, act);
  }

  /** Takes all triggers away for good. */
  public void dropTriggers() {
    TestDatabase.dropTriggers(schema);
  }

  private String definition(String trigger) {
    return connections.run(
        s -> {
          try (ResultSet rows = s.executeQuery("SHOW CREATE TRIGGER " + trigger)) {
            rows.next();
            return rows.getString("SQL Original Statement");
          }
        });
  }

  /** The first column of the first row, as text. */
  public String ask(String query) {
    return connections.run(
        s -> {
          try (ResultSet rows = s.executeQuery(query)) {
            return rows.next() ? String.valueOf(rows.getString(1)) : "";
          }
        });
  }

  public Connection connect() throws SQLException {
    return connections.connect();
  }

  @Override
  public void close() {
    RUNNING.remove(this);
    ApplicationContext ended = context.getAndSet(null);
    if (ended != null) {
      ended.close();
    }
    connections.close();
  }

  private ApplicationContext running() {
    ApplicationContext now = context.get();
    if (now == null) {
      throw new IllegalStateException("This service has ended");
    }
    return now;
  }

  /** What the database answered to a statement it does not take. */
  public static final class SqlRefused extends RuntimeException {
    SqlRefused(SQLException cause) {
      super(cause.getMessage(), cause);
    }
  }
}
