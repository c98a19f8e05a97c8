package org.muwahhad.db;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** One run of the server program, and the end of one that an earlier JVM left behind. */
final class ServerProcess {
  private static final Logger LOG = LoggerFactory.getLogger(ServerProcess.class);
  private static final Duration CLEAN_END = Duration.ofSeconds(20);
  private static final Duration ORPHAN_END = Duration.ofSeconds(10);

  /**
   * Waits until the JVM's end of the pipe closes, which it does however the JVM ends, and then asks
   * the server to stop. Signals meant for the JVM's process group must not reach it first.
   */
  private static final String WATCH =
      "trap '' INT TERM HUP QUIT; read -r line; kill \"$1\" 2>/dev/null";

  private final Process process;
  private final @Nullable Process watch;
  private final Runnable onAccident;
  private volatile boolean ending;

  private ServerProcess(Process process, @Nullable Process watch, Runnable onAccident) {
    this.process = process;
    this.watch = watch;
    this.onAccident = onAccident;
  }

  /**
   * Starts the server.
   *
   * @param onAccident told, in a thread of its own, when the server has ended though nobody {@link
   *     #expectEnd expected} it
   */
  static ServerProcess start(
      ServerBinaries binaries,
      DataDirectory directory,
      ServerOptions options,
      int port,
      Runnable onAccident)
      throws IOException {
    DataDirectory.deleteRecursively(directory.temporaryFiles());
    OwnerOnly.createDirectories(directory.temporaryFiles());
    ProcessBuilder command =
        new ProcessBuilder(options.serve(binaries, directory, port))
            .redirectErrorStream(true)
            .redirectOutput(ProcessBuilder.Redirect.appendTo(directory.log().toFile()));
    command.environment().putAll(options.environment());
    Process process = command.start();
    // The server writes the same number there itself, but only after it has opened its tables.
    Files.writeString(directory.pidFile(), Long.toString(process.pid()), StandardCharsets.US_ASCII);
    process.getOutputStream().close();
    ServerProcess server = new ServerProcess(process, watch(process), onAccident);
    process.onExit().thenRunAsync(server::ended);
    return server;
  }

  private static @Nullable Process watch(Process server) {
    if (!Files.isExecutable(Path.of("/bin/sh"))) {
      return null;
    }
    try {
      return new ProcessBuilder("/bin/sh", "-c", WATCH, "sh", Long.toString(server.pid())).start();
    } catch (IOException e) {
      LOG.warn(
          "The database server is not watched; if this process is killed, the next ends it", e);
      return null;
    }
  }

  private void ended() {
    endWatch();
    if (!ending) {
      LOG.error("The database server ended by itself with exit code {}", process.exitValue());
      onAccident.run();
    }
  }

  /** The watch must not outlive the server, whose process number may be given away again. */
  private void endWatch() {
    if (watch != null) {
      watch.destroyForcibly();
      awaitEnd(watch.toHandle(), CLEAN_END);
    }
  }

  boolean isAlive() {
    return process.isAlive();
  }

  /** Whether {@link #end} writes all pages before the server ends; if not, ask it by SQL first. */
  boolean endsCleanly() {
    return process.supportsNormalTermination();
  }

  /** Whether the end of the process is part of the plan, or an accident to be logged. */
  void expectEnd(boolean expected) {
    ending = expected;
  }

  /** Returns when the process is gone; kills it if it does not end by itself. */
  void end() {
    ending = true;
    process.destroy();
    if (!awaitEnd(process.toHandle(), CLEAN_END)) {
      LOG.warn("The database server did not end within {}; killing it", CLEAN_END);
      process.destroyForcibly();
      awaitEnd(process.toHandle(), CLEAN_END);
    }
    endWatch();
  }

  /** Waits for a server that was told to end by SQL. */
  void awaitEnd() {
    awaitEnd(process.toHandle(), CLEAN_END);
  }

  /**
   * Ends a server that an earlier JVM started on this directory and, being killed, could not end.
   * The caller holds the directory, so no living JVM uses that server.
   */
  static void endOrphan(DataDirectory directory, Runnable onFound) throws IOException {
    long pid = DataDirectory.readPid(directory.pidFile());
    @Nullable ProcessHandle orphan = pid == 0 ? null : ProcessHandle.of(pid).orElse(null);
    if (orphan == null || !serves(orphan, directory)) {
      Files.deleteIfExists(directory.pidFile());
      return;
    }
    onFound.run();
    LOG.info("Ending the database server {} left behind by an earlier run", pid);
    orphan.destroy();
    if (!awaitOrphanEnd(orphan, directory)) {
      orphan.destroyForcibly();
      awaitOrphanEnd(orphan, directory);
    }
    Files.deleteIfExists(directory.pidFile());
  }

  /**
   * Looks often, since the JVM notices the end of a process it did not start only after a second or
   * two. One that has ended and waits for its parent to notice has no command line any more.
   */
  private static boolean awaitOrphanEnd(ProcessHandle orphan, DataDirectory directory) {
    long limit = System.nanoTime() + ORPHAN_END.toNanos();
    while (orphan.isAlive() && serves(orphan, directory)) {
      if (System.nanoTime() > limit) {
        return false;
      }
      try {
        Thread.sleep(10);
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        return false;
      }
    }
    return true;
  }

  /**
   * A process number may have been given to a stranger since; the directory in the command line
   * tells. Windows does not show command lines: there the program's path has to do.
   */
  private static boolean serves(ProcessHandle handle, DataDirectory directory) {
    ProcessHandle.Info info = handle.info();
    // That of a database being made begins with it too.
    String option = ServerOptions.dataDirectoryOption(directory.tables());
    return info.commandLine()
        .map(line -> line.contains(option))
        .orElseGet(() -> info.command().filter(c -> c.endsWith("mysqld.exe")).isPresent());
  }

  private static boolean awaitEnd(ProcessHandle handle, Duration limit) {
    try {
      handle.onExit().get(limit.toMillis(), TimeUnit.MILLISECONDS);
      return true;
    } catch (TimeoutException | ExecutionException e) {
      return !handle.isAlive();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return !handle.isAlive();
    }
  }
}
