package org.muwahhad.demo;

import io.micronaut.context.annotation.Requires;
import io.micronaut.context.event.BeanCreatedEvent;
import io.micronaut.context.event.BeanCreatedEventListener;
import io.micronaut.core.order.Ordered;
import jakarta.inject.Singleton;
import javax.sql.DataSource;

/**
 * Puts the movable time in front of the pool, in demonstrations only; before anything else wraps
 * the pool, for Micronaut Data must find its own wrapper outermost.
 */
@Singleton
@Requires(property = "muwahhad.demo", value = "true")
class DemoTimeSource implements BeanCreatedEventListener<DataSource>, Ordered {
  @Override
  public int getOrder() {
    return Ordered.HIGHEST_PRECEDENCE;
  }

  @Override
  public DataSource onCreated(BeanCreatedEvent<DataSource> event) {
    return new MovableTimeDataSource(event.getBean());
  }
}
