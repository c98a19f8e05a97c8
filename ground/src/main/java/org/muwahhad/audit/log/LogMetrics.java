package org.muwahhad.audit.log;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.binder.MeterBinder;
import io.micronaut.context.BeanProvider;
import jakarta.inject.Singleton;

/** Tells monitoring how the log of the record is. */
@Singleton
class LogMetrics implements MeterBinder {
  private final BeanProvider<LogQueries> queries;
  private final BeanProvider<LogAlarms> alarms;

  LogMetrics(BeanProvider<LogQueries> queries, BeanProvider<LogAlarms> alarms) {
    this.queries = queries;
    this.alarms = alarms;
  }

  @Override
  public void bindTo(MeterRegistry registry) {
    Gauge.builder("muwahhad.log.size", () -> queries.get().size())
        .description("Leaves of the log of the record")
        .register(registry);
    Gauge.builder("muwahhad.log.unwitnessed.seconds", () -> queries.get().secondsUnwitnessed())
        .description("For how long a checkpoint of the log has waited for its witnesses")
        .register(registry);
    Gauge.builder("muwahhad.log.alarm", () -> alarms.get().find().isPresent() ? 1 : 0)
        .description("Whether the log has too few witnesses for too long, or is signed no more")
        .register(registry);
  }
}
