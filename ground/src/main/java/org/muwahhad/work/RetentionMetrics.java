package org.muwahhad.work;

import io.micrometer.core.instrument.FunctionCounter;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.binder.MeterBinder;
import io.micronaut.context.BeanProvider;
import jakarta.inject.Singleton;
import java.util.List;

/** Tells monitoring how many old rows this node deleted, and how often it could not. */
@Singleton
class RetentionMetrics implements MeterBinder {
  /** Metrics are there before the database is, and with it the rules. */
  static final List<String> RULES =
      List.of(
          "devices",
          "half-sign-ins",
          "identity-assertions",
          "identity-flows",
          "messages",
          "passkey-ceremonies",
          "report-jobs",
          "sessions",
          "sign-in-attempts",
          "sign-in-delays",
          "typed-forms",
          "webhook-deliveries");

  private final BeanProvider<DeleteOld> deleteOld;

  RetentionMetrics(BeanProvider<DeleteOld> deleteOld) {
    this.deleteOld = deleteOld;
  }

  @Override
  public void bindTo(MeterRegistry registry) {
    for (String rule : RULES) {
      FunctionCounter.builder("muwahhad.retention.deleted", deleteOld, d -> d.get().count(rule))
          .tag("rule", rule)
          .description("Rows deleted because they need not be kept any longer")
          .register(registry);
    }
    FunctionCounter.builder("muwahhad.retention.failed", deleteOld, d -> d.get().failures())
        .description("Turns in which old rows could not be deleted")
        .register(registry);
  }
}
