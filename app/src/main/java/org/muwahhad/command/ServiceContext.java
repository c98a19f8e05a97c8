package org.muwahhad.command;

import io.micronaut.context.ApplicationContext;
import java.util.Map;

/** Starts the parts of the service, without looking around for the cloud they may run in. */
final class ServiceContext {
  private ServiceContext() {}

  static ApplicationContext start(Map<String, Object> properties) {
    return ApplicationContext.builder()
        .properties(properties)
        .deduceEnvironment(false)
        .bootstrapEnvironment(false)
        .banner(false)
        .start();
  }
}
