package org.muwahhad.web;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.binder.MeterBinder;
import io.micronaut.context.BeanProvider;
import jakarta.inject.Singleton;
import java.time.Duration;

/**
 * Tells monitoring how far the clocks are apart, and whether this node is leaving. The pool of
 * connections, which the clocks need, asks for the metrics when it is made, so they come later.
 */
@Singleton
class NodeMetrics implements MeterBinder {
  private final BeanProvider<ClockAgreement> clocks;
  private final DrainRequests drain;

  NodeMetrics(BeanProvider<ClockAgreement> clocks, DrainRequests drain) {
    this.clocks = clocks;
    this.drain = drain;
  }

  @Override
  public void bindTo(MeterRegistry registry) {
    Gauge.builder("muwahhad.clock.ahead", () -> clocks.get().widest().toNanos() / (double) nanos())
        .baseUnit("seconds")
        .description("How far the database's clock is ahead of this machine's, the widest")
        .register(registry);
    Gauge.builder("muwahhad.clock.broken", () -> clocks.get().isBroken() ? 1 : 0)
        .description("1 while the clocks are too far apart to decide deadlines: acts are refused")
        .register(registry);
    Gauge.builder("muwahhad.draining", () -> drain.isBegun() ? 1 : 0)
        .description("1 once this node was asked to stop and waits for the load balancer")
        .register(registry);
  }

  private static long nanos() {
    return Duration.ofSeconds(1).toNanos();
  }
}
