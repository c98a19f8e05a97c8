package org.muwahhad.access.identity;

import io.micronaut.context.annotation.Factory;
import io.micronaut.context.annotation.Value;
import jakarta.inject.Singleton;
import java.time.Duration;
import org.muwahhad.shared.RetentionRule;

/** How long is kept what passes with a sign-in by a provider. */
@Factory
class IdentityRetention {

  @Singleton
  RetentionRule identityFlows(
      Flows flows, @Value("${muwahhad.retention.identity-flows:1d}") Duration age) {
    return RetentionRule.of("identity-flows", age, Duration.ofHours(1), flows::deleteOld);
  }

  /** Each says itself until when it is kept. */
  @Singleton
  RetentionRule identityAssertions(Flows flows) {
    return new RetentionRule("identity-assertions", Duration.ZERO, flows::deleteOldAssertions);
  }
}
