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
import java.math.BigDecimal;
import java.time.LocalDateTime;
import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.muwahhad.access.Actor;
import org.muwahhad.organisation.RestDays;
import org.muwahhad.shared.Refusal;
import org.muwahhad.web.Answers;
import org.muwahhad.web.Form;
import org.muwahhad.web.Page;
import org.muwahhad.web.PageAndApi;
import org.muwahhad.web.Pages;
import org.muwahhad.web.Tone;

/** The chair calls a meeting, moves it or cancels it. */
@Tag(name = "meetings")
@Controller
@PageAndApi
@Secured(SecurityRule.IS_AUTHENTICATED)
record CallController(
    Answers answers,
    ViewMeetings view,
    CallMeeting callMeeting,
    MoveMeeting moveMeeting,
    RestDays restDays) {
  private static final String PATH = "/meetings";
  private static final String STARTS_AT = "startsAt";

  /** Why a meeting is cancelled. */
  record MeetingCancellation(@Nullable String cancelReason) {}

  @Hidden
  @Get("/meetings/new")
  HttpResponse<ViewMeetings.Callable> form(
      Actor actor, @QueryValue(defaultValue = "") String committee) {
    Form form =
        answers.form(
            () -> Form.empty().with("minutes", 60).with("mode", MeetingMode.ONLINE.name()));
    ViewMeetings.Callable callable = callable(actor, committee);
    return answers.show(
        "committee/call",
        callable,
        page ->
            Map.of(
                "page",
                MeetingController.below(page).titled("committee.call-meeting"),
                "callable",
                callable,
                "form",
                form,
                "rests",
                restDays.of(form, STARTS_AT)));
  }

  @Post("/api/v1/meetings")
  @Status(HttpStatus.CREATED)
  HttpResponse<ViewMeetings.MeetingView> call(Actor actor, @Body CallMeeting.Call call) {
    return answers
        .act(
            () ->
                callMeeting.run(
                    actor,
                    new CallMeeting.Call(
                        call.committee(),
                        settled(call.time()),
                        call.decisionIds(),
                        call.withoutQuestions())))
        .then(id -> Pages.redirect(address(id), Tone.GOOD, "committee.meeting-called-now"))
        .orBack(PATH)
        .orAgain(() -> form(actor, answers.form(Form::empty).value("committee")))
        .answering(id -> view.get(actor, id));
  }

  /** The form has the time beside the committee and its agenda. */
  @Hidden
  @Post("/meetings")
  HttpResponse<ViewMeetings.MeetingView> callByForm(Actor actor) {
    Form form = answers.form(Form::empty);
    return call(
        actor,
        new CallMeeting.Call(
            callable(actor, form.value("committee")).committee(),
            time(form),
            form.values("decisionIds").stream()
                .filter(s -> s.matches("[0-9]{1,18}"))
                .map(Long::valueOf)
                .toList(),
            form.chosen("withoutQuestions", "true")));
  }

  @Hidden
  @Get("/meetings/{id}/time")
  HttpResponse<MeetingQueries.Meeting> moveForm(Actor actor, long id) {
    MeetingQueries.Meeting meeting = view.get(actor, id).meeting();
    if (!meeting.chair()) {
      throw new Refusal.NotPermitted("committee.not-chair-of-meeting");
    }
    Form form =
        answers.form(
            () ->
                Form.empty()
                    .with(STARTS_AT, LocalDateTime.ofInstant(meeting.startsAt(), Page.RIYADH))
                    .with("minutes", meeting.minutesPlanned())
                    .with("mode", meeting.mode().name())
                    .with("place", meeting.place()));
    return answers.show(
        "committee/move",
        meeting,
        page ->
            Map.of(
                "page",
                MeetingController.below(page)
                    .titled("committee.move-meeting")
                    .below(
                        page.t().get("committee.meeting-of", meeting.committeeName()), address(id)),
                "meeting",
                meeting,
                "form",
                form,
                "rests",
                restDays.of(form, STARTS_AT)));
  }

  @Put("/api/v1/meetings/{id}/time")
  HttpResponse<ViewMeetings.MeetingView> move(Actor actor, long id, @Body MeetingTime time) {
    return answers
        .act(() -> moveMeeting.run(actor, id, settled(time)))
        .then(address(id), "committee.meeting-moved-now")
        .orBack(address(id))
        .orAgain(() -> moveForm(actor, id))
        .answering(done -> view.get(actor, id));
  }

  @Hidden
  @Post("/meetings/{id}/time")
  HttpResponse<ViewMeetings.MeetingView> moveByForm(Actor actor, long id) {
    return move(actor, id, time(answers.form(Form::empty)));
  }

  @Post(uris = {"/api/v1/meetings/{id}/cancel", "/meetings/{id}/cancel"})
  HttpResponse<ViewMeetings.MeetingView> cancel(
      Actor actor, long id, @Body MeetingCancellation cancelling) {
    String reason = cancelling.cancelReason();
    return answers
        .act(() -> moveMeeting.cancel(actor, id, reason == null ? "" : reason))
        .then(address(id), "committee.meeting-cancelled-now")
        .orBack(address(id))
        .orAgain(() -> moveForm(actor, id))
        .answering(done -> view.get(actor, id));
  }

  private ViewMeetings.Callable callable(Actor actor, String committee) {
    return view.callable(actor).stream()
        .filter(c -> committee.isEmpty() || c.committee().name().equals(committee))
        .findFirst()
        .orElseThrow(() -> new Refusal.NotPermitted("committee.not-chair-of-meeting"));
  }

  /** The number when it is whole and not too large: cut off, a wrong one could become right. */
  private static Optional<Integer> whole(BigDecimal number) {
    try {
      return Optional.of(number.intValueExact());
    } catch (ArithmeticException e) {
      return Optional.empty();
    }
  }

  /** The time once the chair was warned of a rest day, or moved it. */
  private MeetingTime settled(MeetingTime time) {
    return new MeetingTime(
        restDays.settled(answers.form(Form::empty), STARTS_AT, time.startsAt()),
        time.minutes(),
        time.mode(),
        time.place());
  }

  private static MeetingTime time(Form form) {
    return new MeetingTime(
        form.dateTime(STARTS_AT).map(d -> d.atZone(Page.RIYADH).toInstant()).orElse(null),
        form.decimal("minutes").flatMap(CallController::whole).orElse(null),
        Arrays.stream(MeetingMode.values())
            .filter(m -> m.name().equals(form.value("mode")))
            .findFirst()
            .orElse(null),
        form.value("place"));
  }

  private static String address(long id) {
    return PATH + "/" + id;
  }
}
