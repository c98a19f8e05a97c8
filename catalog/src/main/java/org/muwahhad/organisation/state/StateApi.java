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
import org.muwahhad.organisation.RequiredInput;
import org.muwahhad.organisation.StateQueries;
import org.muwahhad.web.ListChoice;

/** Member states, their holidays and exchange rates for programs. */
@Tag(name = "states")
@Controller("/api/v1")
@Secured(SecurityRule.IS_AUTHENTICATED)
@ExecuteOn(TaskExecutors.BLOCKING)
class StateApi {
  private final ViewStates viewStates;
  private final AddHolidays addHolidays;
  private final RemoveHoliday removeHoliday;
  private final EnterRate enterRate;

  StateApi(
      ViewStates viewStates,
      AddHolidays addHolidays,
      RemoveHoliday removeHoliday,
      EnterRate enterRate) {
    this.viewStates = viewStates;
    this.addHolidays = addHolidays;
    this.removeHoliday = removeHoliday;
    this.enterRate = enterRate;
  }

  @Get("/states")
  List<StateQueries.StateRow> list(Actor actor) {
    return viewStates.list(actor);
  }

  @Get("/states/{code}")
  ViewStates.StateView get(Actor actor, String code, @QueryValue @Nullable Integer year) {
    return viewStates.get(actor, code, year);
  }

  /** Enters a holiday; the state of the address counts. */
  @Post("/states/{code}/holidays")
  @Status(HttpStatus.CREATED)
  ViewStates.StateView addHoliday(Actor actor, String code, @Body HolidayInput holiday) {
    LocalDate day = holiday.day();
    addHolidays.run(actor, new HolidayInput(code, day, holiday.name(), holiday.source()));
    return viewStates.get(actor, code, day == null ? null : day.getYear());
  }

  @Delete("/states/{code}/holidays/{day}")
  @Status(HttpStatus.NO_CONTENT)
  void removeHoliday(Actor actor, String code, LocalDate day) {
    removeHoliday.run(actor, code, day);
  }

  /**
   * The rates in force on a day, today without one, and a page of 25 of those entered.
   *
   * @param currency ISO 4217 code, for those entered
   */
  @Get("/exchange-rates")
  ViewStates.Rates rates(
      Actor actor,
      @QueryValue @Nullable LocalDate day,
      @QueryValue(defaultValue = "") String currency,
      @QueryValue(defaultValue = "") String q,
      @QueryValue(defaultValue = "") String sort,
      @QueryValue(defaultValue = "1") int page) {
    return viewStates.rates(actor, day, entered(q, currency, sort, page));
  }

  private static ListChoice entered(String text, String currency, String sort, int page) {
    return new ListChoice("/organisation/rates", text, currency, sort, page);
  }

  @Post("/exchange-rates")
  @Status(HttpStatus.CREATED)
  ViewStates.Rates enterRate(Actor actor, @Body EnterRate.RateInput rate) {
    enterRate.run(actor, rate);
    return viewStates.rates(
        actor, rate.validFrom(), entered("", RequiredInput.text(rate.currency()), "", 1));
  }
}
