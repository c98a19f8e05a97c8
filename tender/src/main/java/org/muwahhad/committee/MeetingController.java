package org.muwahhad.committee;

import io.micronaut.http.HttpResponse;
import io.micronaut.http.HttpStatus;
import io.micronaut.http.annotation.Body;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Post;
import io.micronaut.http.annotation.Put;
import io.micronaut.http.annotation.QueryValue;
import io.micronaut.http.annotation.Status;
import io.micronaut.security.annotation.Secured;
import io.micronaut.security.rules.SecurityRule;
import io.swagger.v3.oas.annotations.Hidden;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.muwahhad.access.Actor;
import org.muwahhad.access.Role;
import org.muwahhad.web.Answers;
import org.muwahhad.web.Form;
import org.muwahhad.web.ListChoice;
import org.muwahhad.web.ListPage;
import org.muwahhad.web.Page;
import org.muwahhad.web.PageAndApi;

/** Meetings: their papers, what is recorded while one lasts, its minutes. */
@Tag(name = "meetings")
@Controller
@PageAndApi
@Secured(SecurityRule.IS_AUTHENTICATED)
record MeetingController(
    Answers answers,
    ViewMeetings view,
    MeetingPapers papers,
    RecordMeeting recordMeeting,
    CloseMeeting closeMeeting) {

  /** The states that take part, by their codes. */
  record Attendance(List<String> present) {}

  /** A page of 25 meetings; empty past the end. */
  @Get(uris = {"/api/v1/meetings", "/meetings"})
  HttpResponse<List<MeetingQueries.Meeting>> list(
      Actor actor,
      @QueryValue(defaultValue = "") String q,
      @QueryValue(defaultValue = "") String filter,
      @QueryValue(defaultValue = "") String sort,
      @QueryValue(defaultValue = "1") int page) {
    ListPage<MeetingQueries.Meeting> all =
        view.list(actor, new ListChoice("/meetings", q, filter, sort, page));
    return answers.showList(
        "committee/meetings",
        all,
        frame ->
            Map.of(
                "page",
                frame
                    .titled("committee.meetings")
                    .below(frame.t().get("committee.decisions"), "/decisions"),
                "all",
                all,
                "callable",
                actor.is(Role.COMMITTEE_MEMBER) ? view.callable(actor) : List.of()));
  }

  @Get(uris = {"/api/v1/meetings/{id}", "/meetings/{id}"})
  HttpResponse<ViewMeetings.MeetingView> get(Actor actor, long id) {
    ViewMeetings.MeetingView file = view.get(actor, id);
    return answers.show(
        "committee/meeting",
        file,
        page ->
            Map.of(
                "page",
                below(page)
                    .titled("committee.meeting-of", page.t().of(file.meeting().committeeName())),
                "file",
                file,
                "papers",
                papers.list(actor, file)));
  }

  @Hidden
  @Get("/meetings/{id}/minutes")
  HttpResponse<ViewMeetings.MeetingView> minutes(Actor actor, long id) {
    ViewMeetings.MeetingView file = view.get(actor, id);
    return answers.show(
        "committee/minutes",
        "file",
        file,
        page ->
            below(page)
                .titled("committee.minutes-title")
                .below(
                    page.t()
                        .get("committee.meeting-of", page.t().of(file.meeting().committeeName())),
                    address(id)));
  }

  @Put("/api/v1/meetings/{id}/attendance")
  HttpResponse<ViewMeetings.MeetingView> attendance(
      Actor actor, long id, @Body Attendance attendance) {
    return act(
        actor,
        id,
        "committee.attendance-recorded",
        () -> recordMeeting.attendance(actor, id, attendance.present()));
  }

  @Hidden
  @Post("/meetings/{id}/attendance")
  HttpResponse<ViewMeetings.MeetingView> attendanceByForm(
      Actor actor, long id, @Body Attendance attendance) {
    return attendance(actor, id, attendance);
  }

  @Post("/api/v1/meetings/{id}/remarks")
  @Status(HttpStatus.CREATED)
  HttpResponse<ViewMeetings.MeetingView> remark(
      Actor actor, long id, @Body RecordMeeting.Remark remark) {
    return act(
        actor, id, "committee.remark-recorded", () -> recordMeeting.remark(actor, id, remark));
  }

  /** The page has two forms with a question in each. */
  @Hidden
  @Post("/meetings/{id}/remarks")
  HttpResponse<ViewMeetings.MeetingView> remarkByForm(Actor actor, long id) {
    Form form = answers.form(Form::empty);
    return remark(
        actor, id, new RecordMeeting.Remark(key(form.value("about")), form.value("remark")));
  }

  @Post("/api/v1/meetings/{id}/recusals")
  @Status(HttpStatus.CREATED)
  HttpResponse<ViewMeetings.MeetingView> recuse(
      Actor actor, long id, @Body RecordMeeting.StateRecusal recusal) {
    return act(
        actor, id, "committee.recusal-recorded", () -> recordMeeting.recuse(actor, id, recusal));
  }

  /** No choice of a state means that of the member. */
  @Hidden
  @Post("/meetings/{id}/recusals")
  HttpResponse<ViewMeetings.MeetingView> recuseByForm(Actor actor, long id) {
    Form form = answers.form(Form::empty);
    Long decision = key(form.value("decisionId"));
    return recuse(
        actor,
        id,
        new RecordMeeting.StateRecusal(
            decision == null ? 0 : decision,
            form.text("stateCode").orElse(null),
            form.value("reason")));
  }

  @Post(uris = {"/api/v1/meetings/{id}/close", "/meetings/{id}/close"})
  HttpResponse<ViewMeetings.MeetingView> close(Actor actor, long id) {
    return act(actor, id, "committee.meeting-closed-now", () -> closeMeeting.run(actor, id));
  }

  private HttpResponse<ViewMeetings.MeetingView> act(
      Actor actor, long id, String done, Runnable act) {
    return answers
        .act(act)
        .then(address(id), done)
        .orBack(address(id))
        .showing(() -> get(actor, id));
  }

  private static @Nullable Long key(String sent) {
    return sent.matches("[0-9]{1,18}") ? Long.valueOf(sent) : null;
  }

  static Page below(Page page) {
    return page.below(page.t().get("committee.decisions"), "/decisions")
        .below(page.t().get("committee.meetings"), "/meetings");
  }

  private static String address(long id) {
    return "/meetings/" + id;
  }
}
