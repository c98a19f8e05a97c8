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
import java.util.Map;
import org.muwahhad.access.Actor;
import org.muwahhad.access.Role;
import org.muwahhad.organisation.Dates;
import org.muwahhad.organisation.OrganisationFrame;
import org.muwahhad.web.Form;
import org.muwahhad.web.Forms;
import org.muwahhad.web.ListChoice;
import org.muwahhad.web.ListPage;
import org.muwahhad.web.Option;
import org.muwahhad.web.Pages;
import org.muwahhad.web.Texts;
import org.muwahhad.web.Tone;

/** Exchange rates in the browser. */
@Hidden
@Controller("/organisation/rates")
@Produces(Pages.HTML)
@Secured(SecurityRule.IS_AUTHENTICATED)
@ExecuteOn(TaskExecutors.BLOCKING)
class RatePages {
  private static final OrganisationFrame.OrganisationPart PART =
      OrganisationFrame.OrganisationPart.RATES;
  private final OrganisationFrame frame;
  private final ViewStates viewStates;
  private final EnterRate enterRate;

  RatePages(OrganisationFrame frame, ViewStates viewStates, EnterRate enterRate) {
    this.frame = frame;
    this.viewStates = viewStates;
    this.enterRate = enterRate;
  }

  @Get
  ModelAndView<?> list(
      HttpRequest<?> request,
      Actor actor,
      @QueryValue(defaultValue = "") String day,
      @QueryValue(defaultValue = "") String q,
      @QueryValue(defaultValue = "") String filter,
      @QueryValue(defaultValue = "") String sort,
      @QueryValue(value = "page", defaultValue = "1") int number) {
    return page(
        request,
        actor,
        Form.empty().with("day", day),
        new ListChoice(PART.href(), q, filter, sort, number),
        Form.empty());
  }

  @Post
  @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
  HttpResponse<?> enter(HttpRequest<?> request, Actor actor, @Body String body) {
    Form form = Forms.read(request, body);
    return frame.submit(
        request,
        form,
        () -> {
          enterRate.run(
              actor,
              new EnterRate.RateInput(
                  form.value("currency"),
                  Dates.find(form, "validFrom"),
                  form.decimal("unitsPerUsd").orElse(null),
                  form.value("source")));
          return Pages.redirect(PART.href(), Tone.GOOD, "organisation.rate-entered");
        },
        again ->
            page(request, actor, Form.empty(), new ListChoice(PART.href(), "", "", "", 1), again));
  }

  private ModelAndView<?> page(
      HttpRequest<?> request, Actor actor, Form asked, ListChoice choice, Form form) {
    Texts t = OrganisationFrame.texts(request);
    ViewStates.Rates rates = viewStates.rates(actor, asked.date("day").orElse(null), choice);
    return frame.list(
        request,
        actor,
        PART,
        "state/rates",
        Map.of(
            "rates",
            rates,
            "entered",
            new ListPage<>(rates.entered(), viewStates.countEntered(actor, choice), choice),
            "currencies",
            viewStates.currencies(actor).stream()
                .map(c -> new Option(c.code(), c.code() + " – " + t.of(c.name())))
                .toList(),
            "asked",
            asked,
            "form",
            form,
            "mayEnter",
            actor.is(Role.CENTRAL_BUYER)));
  }
}
