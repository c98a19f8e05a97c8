package org.muwahhad.command;

import io.micronaut.context.ApplicationContext;
import io.micronaut.scheduling.processor.ScheduledMethodProcessor;
import java.util.Map;

/** Starts the parts of the service, without looking around for the cloud they may run in. */
final class ServiceContext {
  private ServiceContext() {}

  /** For a node that serves. */
  static ApplicationContext start(Map<String, Object> properties) {
    return ApplicationContext.builder()
        .properties(properties)
        .deduceEnvironment(false)
        .bootstrapEnvironment(false)
        .banner(false)
        .start();
  }

  /**
   * For a command beside the service. What is due by the clock is left to the service: a command
   * knows neither its mail server nor its public address, and a release that it published would
   * name another address for good.
   */
  static ApplicationContext startCommand(Map<String, Object> properties) {
    ApplicationContext context = start(properties);
    context.getBean(ScheduledMethodProcessor.class).close();
    return context;
  }
}
