package org.muwahhad.web;

import io.micronaut.context.annotation.Replaces;
import io.micronaut.context.annotation.Value;
import io.micronaut.health.HealthStatus;
import io.micronaut.management.health.aggregator.DefaultHealthAggregator;
import io.micronaut.management.health.indicator.HealthIndicator;
import io.micronaut.management.health.indicator.HealthResult;
import io.micronaut.runtime.ApplicationConfiguration;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.Arrays;
import reactor.core.publisher.Flux;

/**
 * Says how the node is within a limit: what does not answer in time is taken to be down. A database
 * that fell silent would otherwise keep a load balancer waiting as long as the driver waits for it.
 */
@Singleton
@Replaces(DefaultHealthAggregator.class)
class TimelyHealth extends DefaultHealthAggregator {
  private static final String LATE = "late";
  private final Duration limit;

  TimelyHealth(
      ApplicationConfiguration application,
      @Value("${muwahhad.health-limit:2500ms}") Duration limit) {
    super(application);
    this.limit = limit;
  }

  @Override
  protected Flux<HealthResult> aggregateResults(HealthIndicator[] indicators) {
    return Flux.merge(Arrays.stream(indicators).map(this::inTime).toList());
  }

  private Flux<HealthResult> inTime(HealthIndicator indicator) {
    return Flux.from(indicator.getResult())
        .timeout(limit, Flux.just(HealthResult.builder(LATE, HealthStatus.DOWN).build()));
  }
}
