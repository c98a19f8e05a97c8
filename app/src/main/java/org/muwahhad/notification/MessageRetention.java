package org.muwahhad.notification;

import io.micronaut.context.annotation.Factory;
import jakarta.inject.Singleton;
import java.time.Duration;
import org.muwahhad.shared.RetentionRule;

/** Each notice says until when it is kept ({@code RoutineNotices}). */
@Factory
class MessageRetention {

  @Singleton
  RetentionRule messages(DeleteOldMessages deleteOldMessages) {
    return new RetentionRule("messages", Duration.ZERO, deleteOldMessages::run);
  }
}
