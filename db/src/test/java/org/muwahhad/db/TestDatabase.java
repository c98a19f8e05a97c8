package org.muwahhad.db;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * One embedded server for all tests of a JVM, and a fresh schema for each test class that asks.
 *
 * <pre>{@code
 * private static final TestSchema SCHEMA = TestDatabase.freshSchema();
 * }</pre>
 *
 * <p>The server relaxes durability for speed and lives in {@code test-database-<process>}, in
 * memory where there is room and else in {@code target}, which is deleted when the JVM ends. What a
 * killed run left behind is swept by the next.
 */
public final class TestDatabase {
  private static final String DIRECTORY = "test-database-";
  private static final Pattern NAME = Pattern.compile(DIRECTORY + "([0-9]+)-.*");
  private static final String TEMPLATE = "muwahhad_template";
  private static final String SWEEP_LOCK = "test-databases.lock";

  /** Files in memory, of this user. */
  private static final Path MEMORY =
      Path.of("/dev/shm", "muwahhad-tests-" + System.getProperty("user.name"));

  /** Ten times what the shared server takes. */
  private static final long ROOM = 4L << 30;

  private static final AtomicInteger COUNTER = new AtomicInteger();
  private static final Queue<EmbeddedDatabase> STARTED = new ConcurrentLinkedQueue<>();
  private static final Queue<Path> DIRECTORIES = new ConcurrentLinkedQueue<>();

  static {
    sweep(root());
    sweep(MEMORY);
    Runtime.getRuntime().addShutdownHook(new Thread(TestDatabase::cleanUp, "test-database-stop"));
  }

  private static @Nullable EmbeddedDatabase shared;
  private static @Nullable SchemaCopy template;

  private TestDatabase() {}

  /** A new schema with all tables and without rows but those the migrations themselves insert. */
  public static synchronized TestSchema freshSchema() {
    if (template == null) {
      TestSchema migrated = create(server(), TEMPLATE);
      Migrations.migrate(migrated.url(), migrated.user(), migrated.password());
      template = SchemaCopy.of(migrated);
    }
    TestSchema fresh = emptySchema();
    template.into(fresh, server());
    return fresh;
  }

  /** A new schema with all tables and rows of another, which nobody changes meanwhile. */
  public static TestSchema copyOf(TestSchema other) {
    TestSchema fresh = emptySchema();
    SchemaCopy.of(other).into(fresh, server());
    return fresh;
  }

  /** A new schema without tables. */
  public static TestSchema emptySchema() {
    return create(server(), "muwahhad_" + COUNTER.incrementAndGet());
  }

  /** Drops a schema that nobody needs any more. */
  public static void drop(TestSchema schema) {
    try {
      TriggerFiles.of(schema).delete();
      server().execute("SET STATEMENT lock_wait_timeout = 1 FOR DROP DATABASE " + schema.name());
    } catch (IllegalStateException e) {
      // A connection that a test left open still reads in it: it goes with the server.
    }
  }

  /** Runs an act while these tables of a schema of the shared server have no triggers. */
  public static void withoutTriggers(TestSchema schema, Collection<String> tables, Runnable act) {
    TriggerFiles.of(schema).without(tables, server(), act);
  }

  /** Drops all triggers of a schema of the shared server. */
  public static void dropTriggers(TestSchema schema) {
    TriggerFiles.of(schema).drop(server());
  }

  /** The server shared by the tests of this run. */
  public static synchronized EmbeddedDatabase server() {
    if (shared == null) {
      shared = closedAtExit(EmbeddedDatabase.start(relaxed(directory(fastest(), "shared"))));
    }
    return shared;
  }

  /** What only who has every right on the shared server can do; tables are named with schema. */
  public static void asRoot(String sql) {
    server().execute(sql);
  }

  /** A second server that keeps its promises as in production, for tests about just that. */
  public static EmbeddedDatabase durable() {
    return closedAtExit(
        EmbeddedDatabase.start(
            EmbeddedDatabaseSettings.in(directory("durable-" + COUNTER.incrementAndGet()))
                .withBufferPoolMebibytes(64)
                .withoutShutdownHook()));
  }

  /** A new directory for a database of this run, deleted when the JVM ends. */
  public static Path directory(String name) {
    return directory(root(), name);
  }

  /** The same, in memory where there is room. */
  public static Path quickDirectory(String name) {
    return directory(fastest(), name);
  }

  private static Path directory(Path folder, String name) {
    // Two classes of one JVM may choose the same name.
    String mine = DIRECTORY + ProcessHandle.current().pid() + "-" + COUNTER.incrementAndGet();
    Path directory = folder.resolve(mine + "-" + name);
    DIRECTORIES.add(directory);
    return directory;
  }

  static EmbeddedDatabaseSettings relaxed(Path directory) {
    return EmbeddedDatabaseSettings.in(directory)
        .withBufferPoolMebibytes(128)
        .withDurability(Durability.RELAXED)
        .withMovableClock(true)
        .withDrain(Duration.ZERO)
        .withoutShutdownHook();
  }

  static TestSchema create(EmbeddedDatabase database, String name) {
    database.createSchema(name);
    return new TestSchema(
        name,
        database.jdbcUrl(name),
        database.ownerUser(),
        database.ownerPassword(),
        database.user(),
        database.password());
  }

  private static Path root() {
    return Path.of("target").toAbsolutePath();
  }

  private static Path fastest() {
    try {
      if (!Files.isWritable(MEMORY.getParent())
          || Files.getFileStore(MEMORY.getParent()).getUsableSpace() < ROOM) {
        return root();
      }
      return Files.createDirectories(MEMORY);
    } catch (IOException e) {
      return root();
    }
  }

  private static EmbeddedDatabase closedAtExit(EmbeddedDatabase database) {
    STARTED.add(database);
    return database;
  }

  private static void cleanUp() {
    STARTED.forEach(EmbeddedDatabase::close);
    DIRECTORIES.forEach(TestDatabase::delete);
  }

  /** One JVM at a time: another may be starting on the same leavings. */
  private static void sweep(Path folder) {
    if (!Files.exists(folder)) {
      return;
    }
    try (FileChannel channel =
            FileChannel.open(
                folder.resolve(SWEEP_LOCK), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
        FileLock ignored = channel.lock()) {
      for (Path directory : leftBehind(folder)) {
        sweepOne(directory);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static void sweepOne(Path directory) {
    try {
      endServer(directory);
      delete(directory);
    } catch (DataDirectoryInUse e) {
      // Somebody looks into it by hand.
    }
  }

  /** Directories of processes that are no more: tests of one module run in several at once. */
  private static List<Path> leftBehind(Path folder) throws IOException {
    try (Stream<Path> children = Files.list(folder)) {
      return children.filter(TestDatabase::isLeftBehind).toList();
    }
  }

  private static boolean isLeftBehind(Path directory) {
    Matcher named = NAME.matcher(directory.getFileName().toString());
    return named.matches()
        && ProcessHandle.of(Long.parseLong(named.group(1)))
            .filter(ProcessHandle::isAlive)
            .isEmpty();
  }

  private static void endServer(Path directory) {
    try (DataDirectory held = DataDirectory.open(directory)) {
      ServerProcess.endOrphan(held, () -> {});
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  static void delete(Path directory) {
    try {
      DataDirectory.deleteRecursively(directory);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
