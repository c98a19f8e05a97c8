package org.muwahhad.reporting;

import io.micronaut.context.annotation.Factory;
import io.micronaut.context.annotation.Requires;
import io.micronaut.context.env.Environment;
import io.micronaut.runtime.event.annotation.EventListener;
import io.micronaut.runtime.server.event.ServerStartupEvent;
import jakarta.inject.Singleton;
import org.muwahhad.reports.award.BlankReport;
import org.muwahhad.reports.receipt.DemandReceiptRenderer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The report engine, warmed beside the first requests so that the first reader does not wait. */
@Factory
class ReportEngines {

  @Singleton
  DemandReceiptRenderer demandReceiptRenderer() {
    return new DemandReceiptRenderer();
  }

  /**
   * Reads fonts and templates once the service is open; tests open hundreds, most without reports.
   */
  @Singleton
  @Requires(notEnv = Environment.TEST)
  static class WarmUp {
    private static final Logger LOG = LoggerFactory.getLogger(WarmUp.class);

    // A thread of its own: no stop of the service has to wait for it, or breaks it off.
    @EventListener
    void onStart(ServerStartupEvent event) {
      Thread thread = new Thread(this::run, "report-warm-up");
      thread.setDaemon(true);
      thread.start();
    }

    private void run() {
      try {
        BlankReport.print();
      } catch (RuntimeException | LinkageError e) {
        // The service is being stopped already, or the first report will tell what is wrong.
        LOG.debug("The report engine was not warmed up", e);
      }
    }
  }
}
