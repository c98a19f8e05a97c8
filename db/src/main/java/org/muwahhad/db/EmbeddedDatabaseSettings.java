package org.muwahhad.db;

import java.nio.file.Path;
import java.time.Duration;
import java.util.OptionalInt;
import java.util.function.Consumer;

/**
 * How an {@link EmbeddedDatabase} is started. Begin with {@link #in(Path)} and change what differs.
 *
 * @param dataDirectory everything the database keeps: tables, passwords, logs. Created if missing
 * @param binariesDirectory where the server's program files are unpacked once and shared by all
 *     data directories of this user
 * @param port TCP port on the loopback address; empty for any free one
 * @param bufferPoolMebibytes memory for cached pages, in MiB, at least 8
 * @param durability what a commit promises
 * @param firstSchema a schema that a new database is made with, up to date; empty if there is none.
 *     Its tables cost thousands of waits for the disk in a database that is served durably already
 * @param stopWithJvm whether a shutdown hook stops the server when the JVM ends; if not, the caller
 *     closes it
 * @param drain how long that hook waits for the application's connections to be closed, so that the
 *     server outlives the connection pool whatever the order in which hooks run
 * @param progress told of each step of the start, in the calling thread
 * @param movableClock whether a session may pretend another time, which a demonstration needs and
 *     nobody else should have: the deadlines of the triggers go by it
 * @param recovery what is done when the server ends by itself
 */
public record EmbeddedDatabaseSettings(
    Path dataDirectory,
    Path binariesDirectory,
    OptionalInt port,
    int bufferPoolMebibytes,
    Durability durability,
    String firstSchema,
    boolean stopWithJvm,
    Duration drain,
    Consumer<StartStep> progress,
    boolean movableClock,
    Recovery recovery) {

  public EmbeddedDatabaseSettings {
    if (bufferPoolMebibytes < 8) {
      throw new IllegalArgumentException("buffer pool below 8 MiB: " + bufferPoolMebibytes);
    }
    if (port.isPresent() && (port.getAsInt() < 1 || port.getAsInt() > 65_535)) {
      throw new IllegalArgumentException("not a TCP port: " + port.getAsInt());
    }
  }

  /** Durable, 512 MiB of cache, any free port, stopped with the JVM. */
  public static EmbeddedDatabaseSettings in(Path dataDirectory) {
    return new EmbeddedDatabaseSettings(
        dataDirectory,
        Path.of(System.getProperty("user.home"), ".muwahhad", "server"),
        OptionalInt.empty(),
        512,
        Durability.EVERY_COMMIT,
        "",
        true,
        Duration.ofSeconds(15),
        step -> {},
        false,
        Recovery.DEFAULT);
  }

  public EmbeddedDatabaseSettings withPort(int value) {
    return new EmbeddedDatabaseSettings(
        dataDirectory,
        binariesDirectory,
        OptionalInt.of(value),
        bufferPoolMebibytes,
        durability,
        firstSchema,
        stopWithJvm,
        drain,
        progress,
        movableClock,
        recovery);
  }

  public EmbeddedDatabaseSettings withBufferPoolMebibytes(int value) {
    return new EmbeddedDatabaseSettings(
        dataDirectory,
        binariesDirectory,
        port,
        value,
        durability,
        firstSchema,
        stopWithJvm,
        drain,
        progress,
        movableClock,
        recovery);
  }

  public EmbeddedDatabaseSettings withDurability(Durability value) {
    return new EmbeddedDatabaseSettings(
        dataDirectory,
        binariesDirectory,
        port,
        bufferPoolMebibytes,
        value,
        firstSchema,
        stopWithJvm,
        drain,
        progress,
        movableClock,
        recovery);
  }

  /** A new database is made with this schema, which begins with "muwahhad" and is up to date. */
  public EmbeddedDatabaseSettings withFirstSchema(String value) {
    return new EmbeddedDatabaseSettings(
        dataDirectory,
        binariesDirectory,
        port,
        bufferPoolMebibytes,
        durability,
        value,
        stopWithJvm,
        drain,
        progress,
        movableClock,
        recovery);
  }

  /** The caller closes the database itself, after everything that uses it. */
  public EmbeddedDatabaseSettings withoutShutdownHook() {
    return new EmbeddedDatabaseSettings(
        dataDirectory,
        binariesDirectory,
        port,
        bufferPoolMebibytes,
        durability,
        firstSchema,
        false,
        drain,
        progress,
        movableClock,
        recovery);
  }

  public EmbeddedDatabaseSettings withDrain(Duration value) {
    return new EmbeddedDatabaseSettings(
        dataDirectory,
        binariesDirectory,
        port,
        bufferPoolMebibytes,
        durability,
        firstSchema,
        stopWithJvm,
        value,
        progress,
        movableClock,
        recovery);
  }

  public EmbeddedDatabaseSettings withProgress(Consumer<StartStep> value) {
    return new EmbeddedDatabaseSettings(
        dataDirectory,
        binariesDirectory,
        port,
        bufferPoolMebibytes,
        durability,
        firstSchema,
        stopWithJvm,
        drain,
        value,
        movableClock,
        recovery);
  }

  /** Sessions may pretend another time: for demonstrations and tests. */
  public EmbeddedDatabaseSettings withMovableClock(boolean value) {
    return new EmbeddedDatabaseSettings(
        dataDirectory,
        binariesDirectory,
        port,
        bufferPoolMebibytes,
        durability,
        firstSchema,
        stopWithJvm,
        drain,
        progress,
        value,
        recovery);
  }

  public EmbeddedDatabaseSettings withRecovery(Recovery value) {
    return new EmbeddedDatabaseSettings(
        dataDirectory,
        binariesDirectory,
        port,
        bufferPoolMebibytes,
        durability,
        firstSchema,
        stopWithJvm,
        drain,
        progress,
        movableClock,
        value);
  }
}
