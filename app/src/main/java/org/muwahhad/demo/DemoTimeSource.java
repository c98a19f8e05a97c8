package org.muwahhad.demo;

import io.micronaut.context.annotation.Requires;
import io.micronaut.context.event.BeanCreatedEvent;
import io.micronaut.context.event.BeanCreatedEventListener;
import jakarta.inject.Singleton;
import javax.sql.DataSource;

/** Puts the movable time in front of the pool, in demonstrations only. */
@Singleton
@Requires(property = "muwahhad.demo", value = "true")
class DemoTimeSource implements BeanCreatedEventListener<DataSource> {
  @Override
  public DataSource onCreated(BeanCreatedEvent<DataSource> event) {
    return new MovableTimeDataSource(event.getBean());
  }
}
