package org.muwahhad.notification.webhook;

import io.micronaut.context.annotation.Factory;
import io.micronaut.context.annotation.Value;
import jakarta.inject.Singleton;
import java.time.Duration;
import org.muwahhad.shared.RetentionRule;

/** How long is kept what was sent to programs. */
@Factory
class WebhookRetention {
  @Singleton
  RetentionRule webhookDeliveries(
      Webhooks webhooks, @Value("${muwahhad.retention.webhook-deliveries:90d}") Duration age) {
    return RetentionRule.of("webhook-deliveries", age, Duration.ofDays(7), webhooks::deleteOld);
  }
}
