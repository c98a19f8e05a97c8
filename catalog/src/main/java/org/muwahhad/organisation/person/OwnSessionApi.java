package org.muwahhad.organisation.person;

import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpStatus;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Delete;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Status;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import io.micronaut.security.annotation.Secured;
import io.micronaut.security.rules.SecurityRule;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.List;
import org.muwahhad.access.Actor;
import org.muwahhad.access.SignedIn;

/** One's own open sessions, for programs. */
@Tag(name = "sessions")
@Controller("/api/v1/sessions")
@Secured(SecurityRule.IS_AUTHENTICATED)
@ExecuteOn(TaskExecutors.BLOCKING)
class OwnSessionApi {
  private final ViewOwnSessions viewOwnSessions;
  private final EndOwnSession endOwnSession;
  private final EndOtherSessions endOtherSessions;

  OwnSessionApi(
      ViewOwnSessions viewOwnSessions,
      EndOwnSession endOwnSession,
      EndOtherSessions endOtherSessions) {
    this.viewOwnSessions = viewOwnSessions;
    this.endOwnSession = endOwnSession;
    this.endOtherSessions = endOtherSessions;
  }

  /** How many sessions were ended. */
  record EndedSessions(int sessions) {}

  /** All open sessions of the person signed in, the one used last first. */
  @Get
  List<ViewOwnSessions.OwnSession> list(HttpRequest<?> request, Actor actor) {
    return viewOwnSessions.run(actor, token(request));
  }

  /** Ends one of them. */
  @Delete("/{number}")
  @Status(HttpStatus.NO_CONTENT)
  void end(Actor actor, long number) {
    endOwnSession.run(actor, number);
  }

  /** Ends all but the one that asks. */
  @Delete
  EndedSessions endOthers(HttpRequest<?> request, Actor actor) {
    return new EndedSessions(endOtherSessions.run(actor, token(request)));
  }

  private static String token(HttpRequest<?> request) {
    return SignedIn.find(request).map(SignedIn::token).orElse("");
  }
}
