package org.muwahhad.demand;

import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.MediaType;
import io.micronaut.http.annotation.Body;
import io.micronaut.http.annotation.Consumes;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Post;
import io.micronaut.http.annotation.Produces;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import io.micronaut.security.annotation.Secured;
import io.micronaut.security.rules.SecurityRule;
import io.micronaut.views.ModelAndView;
import io.swagger.v3.oas.annotations.Hidden;
import java.util.Map;
import org.muwahhad.access.Actor;
import org.muwahhad.web.Forms;
import org.muwahhad.web.Pages;
import org.muwahhad.web.Tone;

/** Demand rounds in the browser. */
@Hidden
@Controller("/rounds")
@Produces(Pages.HTML)
@Secured(SecurityRule.IS_AUTHENTICATED)
@ExecuteOn(TaskExecutors.BLOCKING)
class RoundPages {
  private final Pages pages;
  private final RoundViews views;
  private final OpenRound openRound;

  RoundPages(Pages pages, RoundViews views, OpenRound openRound) {
    this.pages = pages;
    this.views = views;
    this.openRound = openRound;
  }

  @Get
  ModelAndView<?> list(HttpRequest<?> request) {
    return new ModelAndView<>(
        "demand/rounds",
        Map.of("page", pages.of(request).titled("demand.rounds"), "rounds", views.listAll()));
  }

  @Post("/{id}/open")
  @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
  HttpResponse<?> open(HttpRequest<?> request, Actor actor, long id, @Body String body) {
    Forms.read(request, body);
    return pages.after(
        request,
        "/rounds",
        () -> {
          openRound.run(actor, id);
          return Pages.redirect("/rounds", Tone.GOOD, "demand.round-opened");
        });
  }
}
