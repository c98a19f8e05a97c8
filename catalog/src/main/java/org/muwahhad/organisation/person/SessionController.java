package org.muwahhad.organisation.person;

import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.HttpStatus;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Delete;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Post;
import io.micronaut.http.annotation.Status;
import io.micronaut.security.annotation.Secured;
import io.micronaut.security.rules.SecurityRule;
import io.swagger.v3.oas.annotations.Hidden;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.List;
import org.muwahhad.access.Actor;
import org.muwahhad.access.SignedIn;
import org.muwahhad.web.Answers;
import org.muwahhad.web.PageAndApi;
import org.muwahhad.web.Pages;
import org.muwahhad.web.Tone;

/** Where people and their programs see and end their own sessions. */
@Tag(name = "sessions")
@Controller
@PageAndApi
@Secured(SecurityRule.IS_AUTHENTICATED)
record SessionController(
    Answers answers,
    ViewOwnSessions viewOwnSessions,
    EndOwnSession endOwnSession,
    EndOtherSessions endOtherSessions) {
  private static final String HERE = "/sessions";

  /** How many sessions were ended. */
  record EndedSessions(int sessions) {}

  /** All open sessions of the person signed in, the one used last first. */
  @Get(uris = {"/api/v1/sessions", "/sessions"})
  HttpResponse<List<ViewOwnSessions.OwnSession>> list(HttpRequest<?> request, Actor actor) {
    return answers.show(
        "organisation/person/sessions",
        "sessions",
        viewOwnSessions.run(actor, token(request)),
        page -> page.titled("organisation.own-sessions"));
  }

  /** Ends one of them. */
  @Delete("/api/v1/sessions/{number}")
  @Status(HttpStatus.NO_CONTENT)
  HttpResponse<Void> end(Actor actor, long number) {
    return answers
        .act(() -> endOwnSession.run(actor, number))
        .then(HERE, "organisation.session-ended")
        .orBack(HERE)
        .done();
  }

  @Hidden
  @Post("/sessions/{number}/end")
  HttpResponse<Void> endByForm(Actor actor, long number) {
    return end(actor, number);
  }

  /** Ends all but the one that asks. */
  @Delete("/api/v1/sessions")
  HttpResponse<EndedSessions> endOthers(HttpRequest<?> request, Actor actor) {
    return answers
        .act(() -> endOtherSessions.run(actor, token(request)))
        .then(ended -> Pages.redirect(HERE, Tone.GOOD, "organisation.sessions-ended", ended))
        .orBack(HERE)
        .answering(EndedSessions::new);
  }

  @Hidden
  @Post("/sessions/end")
  HttpResponse<EndedSessions> endOthersByForm(HttpRequest<?> request, Actor actor) {
    return endOthers(request, actor);
  }

  private static String token(HttpRequest<?> request) {
    return SignedIn.find(request).map(SignedIn::token).orElse("");
  }
}
