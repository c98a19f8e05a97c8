package org.muwahhad.organisation.state;

import io.micronaut.http.HttpStatus;
import io.micronaut.http.annotation.Body;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Delete;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Post;
import io.micronaut.http.annotation.QueryValue;
import io.micronaut.http.annotation.Status;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import io.micronaut.security.annotation.Secured;
import io.micronaut.security.rules.SecurityRule;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.muwahhad.access.Actor;
import org.muwahhad.organisation.Given;
import org.muwahhad.organisation.StateViews;

/** Member states, their holidays and exchange rates for programs. */
@Tag(name = "states")
@Controller("/api/v1")
@Secured(SecurityRule.IS_AUTHENTICATED)
@ExecuteOn(TaskExecutors.BLOCKING)
class StateApi {
  private final SeeStates seeStates;
  private final AddHolidays addHolidays;
  private final RemoveHoliday removeHoliday;
  private final EnterRate enterRate;

  StateApi(
      SeeStates seeStates,
      AddHolidays addHolidays,
      RemoveHoliday removeHoliday,
      EnterRate enterRate) {
    this.seeStates = seeStates;
    this.addHolidays = addHolidays;
    this.removeHoliday = removeHoliday;
    this.enterRate = enterRate;
  }

  @Get("/states")
  List<StateViews.StateRow> list(Actor actor) {
    return seeStates.list(actor);
  }

  @Get("/states/{code}")
  SeeStates.Sheet get(Actor actor, String code, @QueryValue @Nullable Integer year) {
    return seeStates.get(actor, code, year);
  }

  /** Enters a holiday; the state of the address counts. */
  @Post("/states/{code}/holidays")
  @Status(HttpStatus.CREATED)
  SeeStates.Sheet addHoliday(Actor actor, String code, @Body HolidayInput holiday) {
    LocalDate day = holiday.day();
    addHolidays.run(actor, new HolidayInput(code, day, holiday.name(), holiday.source()));
    return seeStates.get(actor, code, day == null ? null : day.getYear());
  }

  @Delete("/states/{code}/holidays/{day}")
  @Status(HttpStatus.NO_CONTENT)
  void removeHoliday(Actor actor, String code, LocalDate day) {
    removeHoliday.run(actor, code, day);
  }

  @Get("/exchange-rates")
  SeeStates.Rates rates(
      Actor actor,
      @QueryValue @Nullable LocalDate day,
      @QueryValue(defaultValue = "") String currency) {
    return seeStates.rates(actor, day, currency);
  }

  @Post("/exchange-rates")
  @Status(HttpStatus.CREATED)
  SeeStates.Rates enterRate(Actor actor, @Body EnterRate.Rate rate) {
    enterRate.run(actor, rate);
    return seeStates.rates(actor, rate.validFrom(), Given.text(rate.currency()));
  }
}
