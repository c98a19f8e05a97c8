package org.muwahhad.demo;

import io.micronaut.context.annotation.Requires;
import io.micronaut.context.event.BeanCreatedEvent;
import io.micronaut.context.event.BeanCreatedEventListener;
import io.micronaut.core.order.Ordered;
import jakarta.inject.Singleton;
import javax.sql.DataSource;

/**
 * Puts the movable time in front of the pool, in demonstrations only. Comes before the framework's
 * own wrapping of the pool, whose connections belong to a transaction that has not begun yet when a
 * connection is opened; without an order, it is chance which of the two comes first.
 */
@Singleton
@Requires(property = "muwahhad.demo", value = "true")
class DemoTimeSource implements BeanCreatedEventListener<DataSource>, Ordered {
  @Override
  public DataSource onCreated(BeanCreatedEvent<DataSource> event) {
    return new MovableTimeDataSource(event.getBean());
  }

  @Override
  public int getOrder() {
    return HIGHEST_PRECEDENCE;
  }
}
