package org.muwahhad.organisation.state;

import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.MediaType;
import io.micronaut.http.annotation.Body;
import io.micronaut.http.annotation.Consumes;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Post;
import io.micronaut.http.annotation.Produces;
import io.micronaut.http.annotation.QueryValue;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import io.micronaut.security.annotation.Secured;
import io.micronaut.security.rules.SecurityRule;
import io.micronaut.views.ModelAndView;
import io.swagger.v3.oas.annotations.Hidden;
import java.time.LocalDate;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.muwahhad.access.Actor;
import org.muwahhad.access.Role;
import org.muwahhad.organisation.Dates;
import org.muwahhad.organisation.OrganisationFrame;
import org.muwahhad.shared.Bilingual;
import org.muwahhad.web.Form;
import org.muwahhad.web.Forms;
import org.muwahhad.web.Pages;
import org.muwahhad.web.Tone;

/** Member states and their holidays in the browser. */
@Hidden
@Controller("/organisation/states")
@Produces(Pages.HTML)
@Secured(SecurityRule.IS_AUTHENTICATED)
@ExecuteOn(TaskExecutors.BLOCKING)
class StatePages {
  private static final OrganisationFrame.OrganisationPart PART =
      OrganisationFrame.OrganisationPart.STATES;
  private final OrganisationFrame frame;
  private final Pages pages;
  private final ViewStates viewStates;
  private final AddHolidays addHolidays;
  private final RemoveHoliday removeHoliday;

  StatePages(
      OrganisationFrame frame,
      Pages pages,
      ViewStates viewStates,
      AddHolidays addHolidays,
      RemoveHoliday removeHoliday) {
    this.frame = frame;
    this.pages = pages;
    this.viewStates = viewStates;
    this.addHolidays = addHolidays;
    this.removeHoliday = removeHoliday;
  }

  @Get
  ModelAndView<?> list(
      HttpRequest<?> request, Actor actor, @QueryValue(defaultValue = "") String filter) {
    boolean uncoordinated = filter.equals("NO_COORDINATOR");
    return frame.list(
        request,
        actor,
        PART,
        "state/states",
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
  ModelAndView<?> show(
      HttpRequest<?> request, Actor actor, String code, @QueryValue @Nullable Integer year) {
    return sheet(request, actor, code, year, Form.empty());
  }

  @Post("/{code}/holidays")
  @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
  HttpResponse<?> add(HttpRequest<?> request, Actor actor, String code, @Body String body) {
    Form form = Forms.read(request, body);
    return frame.submit(
        request,
        form,
        () -> {
          LocalDate day = Dates.find(form, "day");
          addHolidays.run(
              actor,
              new HolidayInput(
                  code,
                  day,
                  new Bilingual(form.value("name.ar"), form.value("name.en")),
                  form.value("source")));
          return back(code, day == null ? 0 : day.getYear(), "organisation.holiday-added");
        },
        again -> sheet(request, actor, code, null, again));
  }

  @Post("/{code}/holidays/{day}/remove")
  @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
  HttpResponse<?> remove(
      HttpRequest<?> request, Actor actor, String code, LocalDate day, @Body String body) {
    Forms.read(request, body);
    return pages.after(
        request,
        PART.href() + "/" + code + "?year=" + day.getYear(),
        () -> {
          removeHoliday.run(actor, code, day);
          return back(code, day.getYear(), "organisation.holiday-removed");
        });
  }

  private ModelAndView<?> sheet(
      HttpRequest<?> request, Actor actor, String code, @Nullable Integer year, Form form) {
    ViewStates.StateView view = viewStates.get(actor, code, year);
    return frame.below(
        request,
        PART,
        OrganisationFrame.texts(request).of(view.state().name()),
        "state/state",
        Map.of("view", view, "form", form, "mayEnter", actor.is(Role.CENTRAL_BUYER)));
  }

  private static HttpResponse<?> back(String code, int year, String messageKey) {
    return Pages.redirect(PART.href() + "/" + code + "?year=" + year, Tone.GOOD, messageKey);
  }
}
