package org.muwahhad.notification.mail;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.binder.MeterBinder;
import jakarta.inject.Singleton;

/** Tells monitoring how many e-mails wait, and how many were given up. */
@Singleton
class MailMetrics implements MeterBinder {
  private final Mails mails;

  MailMetrics(Mails mails) {
    this.mails = mails;
  }

  @Override
  public void bindTo(MeterRegistry registry) {
    Gauge.builder("muwahhad.mails.waiting", () -> mails.countStanding(MailStatus.PENDING))
        .description("E-mails that wait for their first or next attempt")
        .register(registry);
    Gauge.builder("muwahhad.mails.dead", () -> mails.countStanding(MailStatus.DEAD))
        .description("E-mails that were given up and that nobody has sent again")
        .register(registry);
  }
}
