package org.muwahhad.organisation.state;

import io.micronaut.http.HttpResponse;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Post;
import io.micronaut.http.annotation.QueryValue;
import io.micronaut.security.annotation.Secured;
import io.micronaut.security.rules.SecurityRule;
import io.swagger.v3.oas.annotations.Hidden;
import java.util.Map;
import org.muwahhad.access.Actor;
import org.muwahhad.access.Role;
import org.muwahhad.organisation.Dates;
import org.muwahhad.organisation.OrganisationFrame;
import org.muwahhad.web.Answers;
import org.muwahhad.web.Form;
import org.muwahhad.web.ListChoice;
import org.muwahhad.web.ListPage;
import org.muwahhad.web.Option;
import org.muwahhad.web.PageAndApi;

/** Exchange rates in the browser. */
@Hidden
@Controller("/organisation/rates")
@PageAndApi
@Secured(SecurityRule.IS_AUTHENTICATED)
record RatePages(
    Answers answers, OrganisationFrame frame, ViewStates viewStates, EnterRate enterRate) {
  private static final OrganisationFrame.OrganisationPart PART =
      OrganisationFrame.OrganisationPart.RATES;

  @Get
  HttpResponse<String> list(
      Actor actor,
      @QueryValue(defaultValue = "") String day,
      @QueryValue(defaultValue = "") String q,
      @QueryValue(defaultValue = "") String filter,
      @QueryValue(defaultValue = "") String sort,
      @QueryValue(value = "page", defaultValue = "1") int number) {
    return page(
        actor, Form.empty().with("day", day), new ListChoice(PART.href(), q, filter, sort, number));
  }

  @Post
  HttpResponse<?> enter(Actor actor) {
    Form form = answers.form(Form::empty);
    return answers
        .act(
            () ->
                enterRate.run(
                    actor,
                    new EnterRate.RateInput(
                        form.value("currency"),
                        Dates.find(form, "validFrom"),
                        form.decimal("unitsPerUsd").orElse(null),
                        form.value("source"))))
        .then(PART.href(), "organisation.rate-entered")
        .orAgain(() -> page(actor, Form.empty(), new ListChoice(PART.href(), "", "", "", 1)))
        .done();
  }

  private HttpResponse<String> page(Actor actor, Form asked, ListChoice choice) {
    ViewStates.Rates rates = viewStates.rates(actor, asked.date("day").orElse(null), choice);
    return frame.list(
        actor,
        PART,
        "state/rates",
        t ->
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
                "mayEnter",
                actor.is(Role.CENTRAL_BUYER)));
  }
}
