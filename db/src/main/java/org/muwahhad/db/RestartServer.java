package org.muwahhad.db;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Starts a server again that ended by itself, with the pauses and the end of a {@link Recovery}.
 */
final class RestartServer {
  private static final Logger LOG = LoggerFactory.getLogger(RestartServer.class);
  private static final Duration LOOK_FOR_SPACE = Duration.ofSeconds(1);

  private final Recovery recovery;
  private final Path directory;
  private final Start start;
  private final BooleanSupplier closed;
  private @Nullable Thread thread;
  private int tries;
  private long startedAt = System.nanoTime();

  /** One try. */
  interface Start {
    /** False if the server ended instead of answering. */
    boolean run() throws IOException;
  }

  RestartServer(Recovery recovery, Path directory, Start start, BooleanSupplier closed) {
    this.recovery = recovery;
    this.directory = directory;
    this.start = start;
    this.closed = closed;
  }

  /** The server answers. */
  synchronized void started() {
    startedAt = System.nanoTime();
  }

  /** The server has ended, and nobody had asked it to. */
  synchronized void afterAccident() {
    if (System.nanoTime() - startedAt > Recovery.SETTLED.toNanos()) {
      tries = 0;
    }
    Thread next = new Thread(this::run, "database-restart");
    next.setDaemon(true);
    thread = next;
    next.start();
  }

  /** Nothing is started any more. */
  synchronized void end() {
    if (thread != null) {
      thread.interrupt();
    }
  }

  private void run() {
    try {
      while (!closed.getAsBoolean()) {
        if (tries >= recovery.pauses().size()) {
          LOG.error("The database server was started again {} times in vain; giving up", tries);
          recovery.onGivenUp().run();
          return;
        }
        Thread.sleep(recovery.pauses().get(tries).toMillis());
        tries++;
        awaitSpace();
        if (isStarted()) {
          LOG.warn("The database server was started again and answers");
          return;
        }
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private boolean isStarted() {
    try {
      return start.run();
    } catch (IOException | DatabaseStartFailed e) {
      if (!closed.getAsBoolean()) {
        LOG.error("The database server could not be started again", e);
      }
      return false;
    }
  }

  /** A server without space for its log would end at once, again and again. */
  private void awaitSpace() throws InterruptedException {
    boolean told = false;
    while (freeBytes() < recovery.leastFreeBytes()) {
      if (!told) {
        LOG.error(
            "The disk of {} is full: the database server waits for {} MiB of free space",
            directory,
            recovery.leastFreeBytes() >> 20);
        told = true;
      }
      Thread.sleep(LOOK_FOR_SPACE.toMillis());
    }
  }

  private long freeBytes() {
    try {
      return Files.getFileStore(directory).getUsableSpace();
    } catch (IOException e) {
      LOG.warn("The free space of {} cannot be read", directory, e);
      return Long.MAX_VALUE;
    }
  }
}
