package org.muwahhad.access;

import io.micronaut.context.annotation.Factory;
import io.micronaut.context.annotation.Value;
import jakarta.inject.Singleton;
import java.time.Duration;
import org.muwahhad.shared.RetentionRule;

/** How long is kept what passes with a session, an attempt to sign in or a delay. */
@Factory
class AccessRetention {

  /**
   * One that ran out is known for a week: a form that was left open over a weekend is kept for the
   * person it belonged to.
   */
  @Singleton
  RetentionRule sessions(
      Sessions sessions, @Value("${muwahhad.retention.sessions:7d}") Duration age) {
    return RetentionRule.of("sessions", age, Duration.ofDays(1), sessions::deleteEnded);
  }

  /** What was typed into a form whose session had ended; each says how long it is kept. */
  @Singleton
  RetentionRule typedForms(FormInputs formInputs) {
    return new RetentionRule("typed-forms", Duration.ZERO, formInputs::dropOld);
  }

  /** Attempts are counted over a minute. */
  @Singleton
  RetentionRule signInAttempts(
      People people, @Value("${muwahhad.retention.sign-in-attempts:1h}") Duration age) {
    return RetentionRule.of(
        "sign-in-attempts", age, Duration.ofHours(1), people::forgetOldAttempts);
  }

  /** A day without failures resets the count. */
  @Singleton
  RetentionRule signInDelays(
      SignInDelays delays, @Value("${muwahhad.retention.sign-in-delays:1d}") Duration age) {
    return RetentionRule.of("sign-in-delays", age, Duration.ofDays(1), delays::forgetOld);
  }

  @Singleton
  RetentionRule devices(
      KnownDevices devices, @Value("${muwahhad.retention.devices:365d}") Duration age) {
    return RetentionRule.of("devices", age, Duration.ofDays(30), devices::forgetOld);
  }
}
