package org.muwahhad.committee;

import io.micronaut.http.HttpStatus;
import io.micronaut.http.annotation.Body;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Post;
import io.micronaut.http.annotation.Put;
import io.micronaut.http.annotation.Status;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import io.micronaut.security.annotation.Secured;
import io.micronaut.security.rules.SecurityRule;
import io.swagger.v3.oas.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;
import org.muwahhad.access.Actor;

/** The chair calls a meeting, moves it or cancels it, by a program. */
@Tag(name = "meetings")
@Controller("/api/v1/meetings")
@Secured(SecurityRule.IS_AUTHENTICATED)
@ExecuteOn(TaskExecutors.BLOCKING)
class CallApi {
  private final ViewMeetings view;
  private final CallMeeting callMeeting;
  private final MoveMeeting moveMeeting;

  CallApi(ViewMeetings view, CallMeeting callMeeting, MoveMeeting moveMeeting) {
    this.view = view;
    this.callMeeting = callMeeting;
    this.moveMeeting = moveMeeting;
  }

  /** Why a meeting is cancelled. */
  record MeetingCancellation(@Nullable String cancelReason) {}

  @Post
  @Status(HttpStatus.CREATED)
  ViewMeetings.File call(Actor actor, @Body CallMeeting.Call call) {
    return view.get(actor, callMeeting.run(actor, call));
  }

  @Put("/{id}/time")
  ViewMeetings.File move(Actor actor, long id, @Body MeetingTime time) {
    moveMeeting.run(actor, id, time);
    return view.get(actor, id);
  }

  @Post("/{id}/cancel")
  ViewMeetings.File cancel(Actor actor, long id, @Body MeetingCancellation cancelling) {
    String reason = cancelling.cancelReason();
    moveMeeting.cancel(actor, id, reason == null ? "" : reason);
    return view.get(actor, id);
  }
}
