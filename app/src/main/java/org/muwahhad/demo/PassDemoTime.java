package org.muwahhad.demo;

import jakarta.inject.Singleton;
import java.time.Instant;
import org.muwahhad.access.Actor;
import org.muwahhad.award.quantity.SettleQuantities;
import org.muwahhad.demand.round.CloseRoundsOnTime;
import org.muwahhad.notification.reminder.RemindOfDeadlines;
import org.muwahhad.opendata.PublishReleases;

/**
 * Moves the time of the demonstration on and does at once what the clock does by itself: rounds
 * whose time has come are closed, and reminders that are due are given, before the page is shown
 * again. Refused as {@link MoveDemoClock} refuses.
 */
@Singleton
public class PassDemoTime {
  private final MoveDemoClock moveDemoClock;
  private final CloseRoundsOnTime closeRoundsOnTime;
  private final SettleQuantities settleQuantities;
  private final RemindOfDeadlines remindOfDeadlines;
  private final PublishReleases publishReleases;

  PassDemoTime(
      MoveDemoClock moveDemoClock,
      CloseRoundsOnTime closeRoundsOnTime,
      SettleQuantities settleQuantities,
      RemindOfDeadlines remindOfDeadlines,
      PublishReleases publishReleases) {
    this.moveDemoClock = moveDemoClock;
    this.closeRoundsOnTime = closeRoundsOnTime;
    this.settleQuantities = settleQuantities;
    this.remindOfDeadlines = remindOfDeadlines;
    this.publishReleases = publishReleases;
  }

  /** Moves the time to a moment, UTC; what follows from it sees the new time. */
  public void run(Actor actor, Instant to) {
    moveDemoClock.run(actor, to);
    closeRoundsOnTime.run();
    settleQuantities.run();
    remindOfDeadlines.run();
    publishReleases.run();
  }
}
