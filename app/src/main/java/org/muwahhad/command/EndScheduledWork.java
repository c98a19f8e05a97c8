package org.muwahhad.command;

import io.micronaut.context.event.ApplicationEventListener;
import io.micronaut.context.event.ShutdownEvent;
import io.micronaut.scheduling.TaskExecutors;
import jakarta.inject.Named;
import jakarta.inject.Singleton;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Ends what runs by the clock before the service gives up its connections: a round being closed or
 * mails being sent when the service is asked to stop come to their end, and nothing begins again.
 * What takes longer than {@value #LONGEST_WAIT_SECONDS} s is left to the database, which rolls it
 * back, and to the next start, which takes it up again.
 */
@Singleton
class EndScheduledWork implements ApplicationEventListener<ShutdownEvent> {
  private static final Logger LOG = LoggerFactory.getLogger(EndScheduledWork.class);
  private static final int LONGEST_WAIT_SECONDS = 10;

  private final ExecutorService scheduled;

  EndScheduledWork(@Named(TaskExecutors.SCHEDULED) ExecutorService scheduled) {
    this.scheduled = scheduled;
  }

  @Override
  public void onApplicationEvent(ShutdownEvent event) {
    scheduled.shutdown();
    try {
      if (!scheduled.awaitTermination(LONGEST_WAIT_SECONDS, TimeUnit.SECONDS)) {
        LOG.warn("Scheduled work was still running after {} s", LONGEST_WAIT_SECONDS);
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
