package org.muwahhad.command;

import io.micronaut.context.ApplicationContext;
import io.micronaut.logging.LogLevel;
import io.micronaut.logging.LoggingSystem;
import java.util.concurrent.CountDownLatch;
import org.jspecify.annotations.Nullable;
import org.muwahhad.web.DrainRequests;

/**
 * The operator's wish to stop (Ctrl-C, or a signal of the system), which may come at any moment,
 * while the service is still being started too. What then breaks off because the parts it needs are
 * gone is no failure to be told. The embedded database has a hook of its own, which waits until the
 * pool of connections is closed by this one.
 */
final class StopRequest {
  private final CountDownLatch stopped = new CountDownLatch(1);
  private volatile boolean made;
  private volatile boolean open;
  private volatile boolean lostDatabase;
  private volatile @Nullable ApplicationContext service;
  private volatile @Nullable LoggingSystem logging;
  private volatile @Nullable DemoProcess loader;

  private StopRequest() {}

  /** Listens from now on. */
  static StopRequest listen() {
    StopRequest request = new StopRequest();
    Runtime.getRuntime().addShutdownHook(new Thread(request::stop, "muwahhad-stop"));
    return request;
  }

  /** Whether it was made. */
  boolean isMade() {
    return made;
  }

  /** The parts of the service are there, and have to be stopped. */
  void started(ApplicationContext parts) {
    logging = parts.findBean(LoggingSystem.class).orElse(null);
    service = parts;
  }

  /** The demonstration is being loaded by another process, which has to end first. */
  void loads(DemoProcess process) {
    loader = process;
  }

  /** The service is open: from now on whatever fails is told. */
  void opened() {
    open = true;
  }

  /** The embedded database is gone for good: the service ends, so that it can be started again. */
  void databaseLost() {
    lostDatabase = true;
    stopped.countDown();
  }

  /** Whether {@link #databaseLost} is why the service ends. */
  boolean isForLostDatabase() {
    return lostDatabase;
  }

  /** Waits until the service was stopped. */
  void await() throws InterruptedException {
    stopped.await();
  }

  private void stop() {
    made = true;
    LoggingSystem log = logging;
    if (log != null && !open) {
      log.setLogLevel("ROOT", LogLevel.OFF);
    }
    DemoProcess loading = loader;
    if (loading != null) {
      loading.end();
    }
    ApplicationContext parts = service;
    if (parts != null) {
      if (open) {
        parts.findBean(DrainRequests.class).ifPresent(DrainRequests::run);
      }
      parts.stop();
    }
    stopped.countDown();
  }
}
