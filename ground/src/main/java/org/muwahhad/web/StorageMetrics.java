package org.muwahhad.web;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.binder.MeterBinder;
import jakarta.inject.Singleton;
import org.muwahhad.shared.FreeSpace;

/** Tells monitoring how much space is left, and whether writes are refused for want of it. */
@Singleton
class StorageMetrics implements MeterBinder {
  private final FreeSpace space;

  StorageMetrics(FreeSpace space) {
    this.space = space;
  }

  @Override
  public void bindTo(MeterRegistry registry) {
    Gauge.builder("muwahhad.free.space", space::bytes)
        .baseUnit("bytes")
        .description("Free space on the disk of the data directory")
        .register(registry);
    Gauge.builder("muwahhad.writes.refused", () -> space.isLow() ? 1 : 0)
        .description("1 while so little space is left that nothing is written for people")
        .register(registry);
  }
}
