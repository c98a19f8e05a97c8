package org.muwahhad.web;

import io.micronaut.context.annotation.Value;
import jakarta.inject.Singleton;
import java.time.Duration;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Lets the load balancer take this node out before the node closes its port. Once it is asked to
 * stop, the node says that it is not ready ({@link NodeReadiness}) and serves on for {@code
 * muwahhad.drain}, in which the load balancer asks and sends its requests elsewhere.
 */
@Singleton
public class DrainRequests {
  private static final Logger LOG = LoggerFactory.getLogger(DrainRequests.class);
  private final Duration period;
  private volatile boolean begun;

  DrainRequests(@Value("${muwahhad.drain:0s}") Duration period) {
    this.period = period;
  }

  /** Whether this node is about to stop. */
  public boolean isBegun() {
    return begun;
  }

  /** Begins, and returns when the port may be closed. */
  public void run() {
    begun = true;
    if (period.isZero()) {
      return;
    }
    LOG.info("Not ready any more; the port is closed in {} ms", period.toMillis());
    try {
      Thread.sleep(period.toMillis());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
