package org.muwahhad.calendar;

import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import io.micronaut.security.annotation.Secured;
import io.micronaut.security.rules.SecurityRule;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.List;
import org.muwahhad.access.Actor;

/** The calendar for programs that sign in. */
@Tag(name = "calendar")
@Controller("/api/v1/calendar")
@Secured(SecurityRule.IS_AUTHENTICATED)
@ExecuteOn(TaskExecutors.BLOCKING)
class CalendarApi {
  private final ViewCalendar viewCalendar;

  CalendarApi(ViewCalendar viewCalendar) {
    this.viewCalendar = viewCalendar;
  }

  /** All dates the person may see, the earliest first; instants are UTC. */
  @Get
  List<CalendarDate> list(Actor actor) {
    return viewCalendar.list(actor);
  }
}
