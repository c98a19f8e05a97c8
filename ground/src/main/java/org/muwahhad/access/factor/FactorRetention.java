package org.muwahhad.access.factor;

import io.micronaut.context.annotation.Factory;
import jakarta.inject.Singleton;
import java.time.Duration;
import org.muwahhad.shared.RetentionRule;

/** How long is kept what was begun of a sign-in; each says how long it holds. */
@Factory
class FactorRetention {
  @Singleton
  RetentionRule halfSignIns(Factors factors) {
    return new RetentionRule("half-sign-ins", Duration.ZERO, factors::deleteHalves);
  }

  @Singleton
  RetentionRule passkeyCeremonies(Factors factors) {
    return new RetentionRule("passkey-ceremonies", Duration.ZERO, factors::deleteCeremonies);
  }
}
