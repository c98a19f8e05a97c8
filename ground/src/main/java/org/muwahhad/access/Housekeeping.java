package org.muwahhad.access;

import io.micronaut.data.exceptions.DataAccessException;
import io.micronaut.scheduling.annotation.Scheduled;
import jakarta.inject.Singleton;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Removes sessions that ran out a week ago, what was typed and not shown again within its time, and
 * attempts to sign in, delays and devices that no longer count.
 */
@Singleton
class Housekeeping {
  private static final Logger LOG = LoggerFactory.getLogger(Housekeeping.class);
  private final Sessions sessions;
  private final FormInputs formInputs;
  private final People people;
  private final SignInDelays delays;
  private final KnownDevices devices;

  Housekeeping(
      Sessions sessions,
      FormInputs formInputs,
      People people,
      SignInDelays delays,
      KnownDevices devices) {
    this.sessions = sessions;
    this.formInputs = formInputs;
    this.people = people;
    this.delays = delays;
    this.devices = devices;
  }

  @Scheduled(fixedDelay = "1h", initialDelay = "5m")
  void clear() {
    try {
      sessions.endExpired();
      formInputs.dropOld();
      people.forgetOldAttempts();
      delays.forgetOld();
      devices.forgetOld();
    } catch (DataAccessException e) {
      // The next turn clears what this one did not.
      LOG.warn("Old sessions could not be cleared now", e);
    }
  }
}
