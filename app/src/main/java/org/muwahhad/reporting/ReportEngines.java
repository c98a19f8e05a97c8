package org.muwahhad.reporting;

import io.micronaut.context.annotation.Factory;
import io.micronaut.runtime.event.annotation.EventListener;
import io.micronaut.runtime.server.event.ServerStartupEvent;
import io.micronaut.scheduling.annotation.Async;
import jakarta.inject.Singleton;
import org.muwahhad.reports.award.AwardReportRenderer;

/** The report engine, warmed beside the first requests so that the first reader does not wait. */
@Factory
class ReportEngines {

  @Singleton
  AwardReportRenderer awardReportRenderer() {
    return new AwardReportRenderer();
  }

  /** Reads fonts and templates once the service is open. */
  @Singleton
  static class WarmUp {
    private final AwardReportRenderer renderer;

    WarmUp(AwardReportRenderer renderer) {
      this.renderer = renderer;
    }

    @Async
    @EventListener
    void onStart(ServerStartupEvent event) {
      renderer.warmUp();
    }
  }
}
