package org.muwahhad.organisation.state;

import io.micronaut.http.HttpResponse;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Post;
import io.micronaut.http.annotation.QueryValue;
import io.micronaut.security.annotation.Secured;
import io.micronaut.security.rules.SecurityRule;
import io.swagger.v3.oas.annotations.Hidden;
import java.time.LocalDate;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.muwahhad.access.Actor;
import org.muwahhad.access.Role;
import org.muwahhad.organisation.Dates;
import org.muwahhad.organisation.OrganisationFrame;
import org.muwahhad.shared.Bilingual;
import org.muwahhad.web.Answers;
import org.muwahhad.web.Form;
import org.muwahhad.web.PageAndApi;

/** Member states and their holidays in the browser. */
@Hidden
@Controller("/organisation/states")
@PageAndApi
@Secured(SecurityRule.IS_AUTHENTICATED)
record StatePages(
    Answers answers,
    OrganisationFrame frame,
    ViewStates viewStates,
    AddHolidays addHolidays,
    RemoveHoliday removeHoliday) {
  private static final OrganisationFrame.OrganisationPart PART =
      OrganisationFrame.OrganisationPart.STATES;

  @Get
  HttpResponse<String> list(Actor actor, @QueryValue(defaultValue = "") String filter) {
    boolean uncoordinated = filter.equals("NO_COORDINATOR");
    return frame.list(
        actor,
        PART,
        "state/states",
        t ->
            Map.of(
                "states",
                uncoordinated ? viewStates.listWithoutCoordinator(actor) : viewStates.list(actor),
                "uncoordinated",
                uncoordinated,
                "vat",
                viewStates.vatInForce(actor),
                "mayEnter",
                actor.is(Role.CENTRAL_BUYER)));
  }

  @Get("/{code}")
  HttpResponse<String> show(Actor actor, String code, @QueryValue @Nullable Integer year) {
    ViewStates.StateView view = viewStates.get(actor, code, year);
    return frame.below(
        PART,
        view.state().name(),
        "state/state",
        t -> Map.of("view", view, "mayEnter", actor.is(Role.CENTRAL_BUYER)));
  }

  @Post("/{code}/holidays")
  HttpResponse<?> add(Actor actor, String code) {
    Form form = answers.form(Form::empty);
    return answers
        .act(
            () ->
                addHolidays.run(
                    actor,
                    new HolidayInput(
                        code,
                        Dates.find(form, "day"),
                        new Bilingual(form.value("name.ar"), form.value("name.en")),
                        form.value("source"))))
        .then(
            address(code, form.date("day").map(LocalDate::getYear).orElse(0)),
            "organisation.holiday-added")
        .orAgain(() -> show(actor, code, null))
        .done();
  }

  @Post("/{code}/holidays/{day}/remove")
  HttpResponse<?> remove(Actor actor, String code, LocalDate day) {
    String back = address(code, day.getYear());
    return answers
        .act(() -> removeHoliday.run(actor, code, day))
        .then(back, "organisation.holiday-removed")
        .orBack(back)
        .done();
  }

  private static String address(String code, int year) {
    return PART.href() + "/" + code + "?year=" + year;
  }
}
