package org.muwahhad.organisation.person;

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
import org.muwahhad.access.SignedIn;
import org.muwahhad.web.Forms;
import org.muwahhad.web.Pages;
import org.muwahhad.web.Tone;

/** Where people see and end their own sessions. */
@Hidden
@Controller("/sessions")
@Produces(Pages.HTML)
@Secured(SecurityRule.IS_AUTHENTICATED)
@ExecuteOn(TaskExecutors.BLOCKING)
class SessionPages {
  private static final String HERE = "/sessions";
  private final Pages pages;
  private final ViewOwnSessions viewOwnSessions;
  private final EndOwnSession endOwnSession;
  private final EndOtherSessions endOtherSessions;

  SessionPages(
      Pages pages,
      ViewOwnSessions viewOwnSessions,
      EndOwnSession endOwnSession,
      EndOtherSessions endOtherSessions) {
    this.pages = pages;
    this.viewOwnSessions = viewOwnSessions;
    this.endOwnSession = endOwnSession;
    this.endOtherSessions = endOtherSessions;
  }

  @Get
  ModelAndView<?> show(HttpRequest<?> request, Actor actor) {
    return new ModelAndView<>(
        "organisation/person/sessions",
        Map.of(
            "page",
            pages.of(request).titled("organisation.own-sessions"),
            "sessions",
            viewOwnSessions.run(actor, token(request))));
  }

  @Post("/{number}/end")
  @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
  HttpResponse<?> end(HttpRequest<?> request, Actor actor, long number, @Body String body) {
    Forms.read(request, body);
    return pages.after(
        request,
        HERE,
        () -> {
          endOwnSession.run(actor, number);
          return Pages.redirect(HERE, Tone.GOOD, "organisation.session-ended");
        });
  }

  @Post("/end")
  @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
  HttpResponse<?> endOthers(HttpRequest<?> request, Actor actor, @Body String body) {
    Forms.read(request, body);
    return pages.after(
        request,
        HERE,
        () -> {
          int ended = endOtherSessions.run(actor, token(request));
          return Pages.redirect(HERE, Tone.GOOD, "organisation.sessions-ended", ended);
        });
  }

  private static String token(HttpRequest<?> request) {
    return SignedIn.find(request).map(SignedIn::token).orElse("");
  }
}
