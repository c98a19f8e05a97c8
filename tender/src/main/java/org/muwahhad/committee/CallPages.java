package org.muwahhad.committee;

import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.MediaType;
import io.micronaut.http.annotation.Body;
import io.micronaut.http.annotation.Consumes;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Post;
import io.micronaut.http.annotation.Produces;
import io.micronaut.http.annotation.QueryValue;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import io.micronaut.security.annotation.Secured;
import io.micronaut.security.rules.SecurityRule;
import io.micronaut.views.ModelAndView;
import io.swagger.v3.oas.annotations.Hidden;
import java.math.BigDecimal;
import java.time.LocalDateTime;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.muwahhad.access.Actor;
import org.muwahhad.shared.Refusal;
import org.muwahhad.web.Form;
import org.muwahhad.web.Forms;
import org.muwahhad.web.Page;
import org.muwahhad.web.Pages;
import org.muwahhad.web.Tone;

/** The forms of the chair who calls a meeting, moves it or cancels it. */
@Hidden
@Controller("/meetings")
@Produces(Pages.HTML)
@Secured(SecurityRule.IS_AUTHENTICATED)
@ExecuteOn(TaskExecutors.BLOCKING)
class CallPages {
  private static final String PATH = "/meetings";
  private final Pages pages;
  private final ViewMeetings view;
  private final CallMeeting callMeeting;
  private final MoveMeeting moveMeeting;

  CallPages(Pages pages, ViewMeetings view, CallMeeting callMeeting, MoveMeeting moveMeeting) {
    this.pages = pages;
    this.view = view;
    this.callMeeting = callMeeting;
    this.moveMeeting = moveMeeting;
  }

  @Get("/new")
  ModelAndView<?> form(
      HttpRequest<?> request, Actor actor, @QueryValue(defaultValue = "") String committee) {
    Form form = Form.empty().with("minutes", 60).with("mode", MeetingMode.ONLINE.name());
    return callForm(request, actor, committee, form);
  }

  @Post
  @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
  HttpResponse<?> call(HttpRequest<?> request, Actor actor, @Body String body) {
    Form form = Forms.read(request, body);
    ViewMeetings.Callable callable = callable(actor, form.value("committee"));
    List<Long> agenda =
        form.values("decisionIds").stream()
            .filter(s -> s.matches("[0-9]{1,18}"))
            .map(Long::valueOf)
            .toList();
    return pages.after(
        request,
        PATH,
        form,
        () -> {
          long id =
              callMeeting.run(
                  actor, new CallMeeting.Call(callable.committee(), time(form), agenda));
          return Pages.redirect(PATH + "/" + id, Tone.GOOD, "committee.meeting-called-now");
        },
        marked -> callForm(request, actor, form.value("committee"), marked));
  }

  @Get("/{id}/time")
  ModelAndView<?> moveForm(HttpRequest<?> request, Actor actor, long id) {
    MeetingQueries.Meeting meeting = view.get(actor, id).meeting();
    Form form =
        Form.empty()
            .with("startsAt", LocalDateTime.ofInstant(meeting.startsAt(), Page.RIYADH))
            .with("minutes", meeting.minutesPlanned())
            .with("mode", meeting.mode().name())
            .with("place", meeting.place());
    return moveForm(request, actor, id, form);
  }

  @Post("/{id}/time")
  @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
  HttpResponse<?> move(HttpRequest<?> request, Actor actor, long id, @Body String body) {
    Form form = Forms.read(request, body);
    return pages.after(
        request,
        PATH + "/" + id,
        form,
        () -> {
          moveMeeting.run(actor, id, time(form));
          return Pages.redirect(PATH + "/" + id, Tone.GOOD, "committee.meeting-moved-now");
        },
        marked -> moveForm(request, actor, id, marked));
  }

  @Post("/{id}/cancel")
  @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
  HttpResponse<?> cancel(HttpRequest<?> request, Actor actor, long id, @Body String body) {
    Form form = Forms.read(request, body);
    return pages.after(
        request,
        PATH + "/" + id,
        form,
        () -> {
          moveMeeting.cancel(actor, id, form.value("cancelReason"));
          return Pages.redirect(PATH + "/" + id, Tone.GOOD, "committee.meeting-cancelled-now");
        },
        marked -> moveForm(request, actor, id, marked));
  }

  private ViewMeetings.Callable callable(Actor actor, String committee) {
    List<ViewMeetings.Callable> chaired = view.callable(actor);
    return chaired.stream()
        .filter(c -> committee.isEmpty() || c.committee().name().equals(committee))
        .findFirst()
        .orElseThrow(() -> new Refusal.NotPermitted("committee.not-chair-of-meeting"));
  }

  private ModelAndView<?> callForm(
      HttpRequest<?> request, Actor actor, String committee, Form form) {
    return new ModelAndView<>(
        "committee/call",
        Map.of(
            "page",
            MeetingController.below(pages.of(request)).titled("committee.call-meeting"),
            "callable",
            callable(actor, committee),
            "form",
            form));
  }

  private ModelAndView<?> moveForm(HttpRequest<?> request, Actor actor, long id, Form form) {
    MeetingQueries.Meeting meeting = view.get(actor, id).meeting();
    if (!meeting.chair()) {
      throw new Refusal.NotPermitted("committee.not-chair-of-meeting");
    }
    Page page = MeetingController.below(pages.of(request));
    return new ModelAndView<>(
        "committee/move",
        Map.of(
            "page",
            page.titled("committee.move-meeting")
                .below(
                    page.t().get("committee.meeting-of", meeting.committeeName()), PATH + "/" + id),
            "meeting",
            meeting,
            "form",
            form));
  }

  /** The number when it is whole and not too large: cut off, a wrong one could become right. */
  private static Optional<Integer> whole(BigDecimal number) {
    try {
      return Optional.of(number.intValueExact());
    } catch (ArithmeticException e) {
      return Optional.empty();
    }
  }

  private static MeetingTime time(Form form) {
    return new MeetingTime(
        form.dateTime("startsAt").map(d -> d.atZone(Page.RIYADH).toInstant()).orElse(null),
        form.decimal("minutes").flatMap(CallPages::whole).orElse(null),
        Arrays.stream(MeetingMode.values())
            .filter(m -> m.name().equals(form.value("mode")))
            .findFirst()
            .orElse(null),
        form.value("place"));
  }
}
