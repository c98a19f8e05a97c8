package org.muwahhad.committee;

import io.micronaut.http.HttpStatus;
import io.micronaut.http.annotation.Body;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Post;
import io.micronaut.http.annotation.Put;
import io.micronaut.http.annotation.Status;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import io.micronaut.security.annotation.Secured;
import io.micronaut.security.rules.SecurityRule;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.muwahhad.access.Actor;

/** Meetings of committees for programs. */
@Tag(name = "meetings")
@Controller("/api/v1/meetings")
@Secured(SecurityRule.IS_AUTHENTICATED)
@ExecuteOn(TaskExecutors.BLOCKING)
class MeetingApi {
  private final ViewMeetings read;
  private final CallMeeting callMeeting;
  private final MoveMeeting moveMeeting;
  private final RecordMeeting recordMeeting;
  private final CloseMeeting closeMeeting;

  MeetingApi(
      ViewMeetings read,
      CallMeeting callMeeting,
      MoveMeeting moveMeeting,
      RecordMeeting recordMeeting,
      CloseMeeting closeMeeting) {
    this.read = read;
    this.callMeeting = callMeeting;
    this.moveMeeting = moveMeeting;
    this.recordMeeting = recordMeeting;
    this.closeMeeting = closeMeeting;
  }

  /** The states that take part, by their codes. */
  record Attendance(List<String> present) {}

  /** Why a meeting is cancelled. */
  record MeetingCancellation(@Nullable String cancelReason) {}

  @Get
  List<MeetingQueries.Meeting> list(Actor actor) {
    return read.list(actor);
  }

  @Get("/{id}")
  ViewMeetings.File get(Actor actor, long id) {
    return read.get(actor, id);
  }

  @Post
  @Status(HttpStatus.CREATED)
  ViewMeetings.File call(Actor actor, @Body CallMeeting.Call call) {
    return read.get(actor, callMeeting.run(actor, call));
  }

  @Put("/{id}/time")
  ViewMeetings.File move(Actor actor, long id, @Body MeetingTime time) {
    moveMeeting.run(actor, id, time);
    return read.get(actor, id);
  }

  @Post("/{id}/cancel")
  ViewMeetings.File cancel(Actor actor, long id, @Body MeetingCancellation cancelling) {
    String reason = cancelling.cancelReason();
    moveMeeting.cancel(actor, id, reason == null ? "" : reason);
    return read.get(actor, id);
  }

  @Put("/{id}/attendance")
  ViewMeetings.File attendance(Actor actor, long id, @Body Attendance attendance) {
    recordMeeting.attendance(actor, id, attendance.present());
    return read.get(actor, id);
  }

  @Post("/{id}/remarks")
  @Status(HttpStatus.CREATED)
  ViewMeetings.File remark(Actor actor, long id, @Body RecordMeeting.Remark remark) {
    recordMeeting.remark(actor, id, remark);
    return read.get(actor, id);
  }

  @Post("/{id}/recusals")
  @Status(HttpStatus.CREATED)
  ViewMeetings.File recuse(Actor actor, long id, @Body RecordMeeting.StateRecusal aside) {
    recordMeeting.recuse(actor, id, aside);
    return read.get(actor, id);
  }

  @Post("/{id}/close")
  ViewMeetings.File close(Actor actor, long id) {
    closeMeeting.run(actor, id);
    return read.get(actor, id);
  }
}
