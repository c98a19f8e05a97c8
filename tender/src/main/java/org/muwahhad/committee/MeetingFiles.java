package org.muwahhad.committee;

import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.MediaType;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Produces;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import io.micronaut.security.annotation.Secured;
import io.micronaut.security.rules.SecurityRule;
import io.swagger.v3.oas.annotations.Hidden;
import org.muwahhad.access.Actor;
import org.muwahhad.shared.DatabaseClock;
import org.muwahhad.web.Pages;
import org.muwahhad.web.Texts;

/** The files of a meeting: its calendar file, and its pack exactly as it was hashed. */
@Hidden
@Controller("/meetings/{id}")
@Secured(SecurityRule.IS_AUTHENTICATED)
@ExecuteOn(TaskExecutors.BLOCKING)
class MeetingFiles {
  private static final String CALENDAR = "text/calendar;charset=utf-8";
  private final ViewMeetings view;
  private final MeetingQueries queries;
  private final InvitationFile invitation;
  private final DatabaseClock clock;

  MeetingFiles(
      ViewMeetings view, MeetingQueries queries, InvitationFile invitation, DatabaseClock clock) {
    this.view = view;
    this.queries = queries;
    this.invitation = invitation;
    this.clock = clock;
  }

  @Get("/invitation.ics")
  @Produces(CALENDAR)
  HttpResponse<String> invitation(HttpRequest<?> request, Actor actor, long id) {
    Texts t = Texts.in(Pages.language(request));
    String file = invitation.write(t, actor.zone(), clock.now(), view.get(actor, id).meeting());
    return HttpResponse.ok(file)
        .contentType(MediaType.of(CALENDAR))
        .header("Content-Disposition", "attachment; filename=\"meeting-" + id + ".ics\"")
        .header("Cache-Control", "private, no-store");
  }

  @Get("/pack.json")
  @Produces(MediaType.APPLICATION_JSON)
  HttpResponse<String> pack(Actor actor, long id) {
    view.get(actor, id);
    return HttpResponse.ok(queries.getPack(id))
        .contentType(MediaType.APPLICATION_JSON_TYPE)
        .header("Cache-Control", "private, no-store");
  }
}
