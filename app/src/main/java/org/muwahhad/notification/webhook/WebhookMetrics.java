package org.muwahhad.notification.webhook;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.binder.MeterBinder;
import jakarta.inject.Singleton;

/** Tells monitoring for how long what goes to programs has been due. */
@Singleton
class WebhookMetrics implements MeterBinder {
  private final Webhooks webhooks;

  WebhookMetrics(Webhooks webhooks) {
    this.webhooks = webhooks;
  }

  @Override
  public void bindTo(MeterRegistry registry) {
    Gauge.builder("muwahhad.webhooks.late.seconds", webhooks::secondsLate)
        .description("For how long the oldest delivery to a program has been due")
        .register(registry);
  }
}
