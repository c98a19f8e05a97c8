package org.muwahhad.organisation.state;

import jakarta.inject.Singleton;
import jakarta.transaction.Transactional;
import java.time.LocalDate;
import org.muwahhad.access.Actor;
import org.muwahhad.access.Role;
import org.muwahhad.audit.AuditLog;
import org.muwahhad.organisation.OrganisationEntry.HolidayRemoved;
import org.muwahhad.shared.Refusal;
import org.muwahhad.shared.RiyadhDay;

/**
 * A central buyer takes out a holiday that is still ahead, such as one whose day was moved. Refused
 * with {@code organisation.holiday-past} when its day has come in Riyadh: deadlines were counted
 * with it.
 */
@Singleton
public class RemoveHoliday {
  private final Calendar calendar;
  private final RiyadhDay days;
  private final AuditLog audit;

  RemoveHoliday(Calendar calendar, RiyadhDay days, AuditLog audit) {
    this.calendar = calendar;
    this.days = days;
    this.audit = audit;
  }

  @Transactional
  public void run(Actor actor, String state, LocalDate day) {
    actor.require(Role.CENTRAL_BUYER);
    if (calendar.countHolidays(state, day) == 0) {
      throw new Refusal.NotFound("holiday " + state + " " + day);
    }
    if (!day.isAfter(days.today())) {
      throw new Refusal.RuleBroken("organisation.holiday-past");
    }
    if (calendar.removeHoliday(state, day) != 1) {
      throw Refusal.Conflict.changedMeanwhile();
    }
    calendar.rememberRemoval(state, day, actor.personId());
    audit.record(actor, new HolidayRemoved(state, day));
  }
}
