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
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import io.micronaut.security.annotation.Secured;
import io.micronaut.security.rules.SecurityRule;
import io.micronaut.views.ModelAndView;
import io.swagger.v3.oas.annotations.Hidden;
import java.util.Map;
import java.util.function.Consumer;
import org.muwahhad.access.Actor;
import org.muwahhad.web.Form;
import org.muwahhad.web.Forms;
import org.muwahhad.web.Page;
import org.muwahhad.web.Pages;
import org.muwahhad.web.Tone;

/** A meeting in the browser: its papers, what is recorded while it lasts, its minutes. */
@Hidden
@Controller("/meetings/{id}")
@Produces(Pages.HTML)
@Secured(SecurityRule.IS_AUTHENTICATED)
@ExecuteOn(TaskExecutors.BLOCKING)
class MeetingPages {
  private final Pages pages;
  private final ViewMeetings read;
  private final RecordMeeting recordMeeting;
  private final CloseMeeting closeMeeting;
  private final MeetingPapers papers;

  MeetingPages(
      Pages pages,
      ViewMeetings read,
      RecordMeeting recordMeeting,
      CloseMeeting closeMeeting,
      MeetingPapers papers) {
    this.pages = pages;
    this.read = read;
    this.recordMeeting = recordMeeting;
    this.closeMeeting = closeMeeting;
    this.papers = papers;
  }

  @Get
  ModelAndView<?> show(HttpRequest<?> request, Actor actor, long id) {
    return page(request, actor, id, Form.empty());
  }

  @Get("/minutes")
  ModelAndView<?> minutes(HttpRequest<?> request, Actor actor, long id) {
    ViewMeetings.File file = read.get(actor, id);
    Page page = below(pages.of(request));
    String committee = page.t().of(file.meeting().committeeName());
    return new ModelAndView<>(
        "committee/minutes",
        Map.of(
            "page",
            page.titled("committee.minutes-title")
                .below(page.t().get("committee.meeting-of", committee), address(id)),
            "file",
            file));
  }

  @Post("/attendance")
  @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
  HttpResponse<?> attendance(HttpRequest<?> request, Actor actor, long id, @Body String body) {
    return act(
        request,
        actor,
        id,
        body,
        "committee.attendance-recorded",
        form -> recordMeeting.attendance(actor, id, form.values("present")));
  }

  @Post("/remarks")
  @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
  HttpResponse<?> remark(HttpRequest<?> request, Actor actor, long id, @Body String body) {
    return act(
        request,
        actor,
        id,
        body,
        "committee.remark-recorded",
        form ->
            recordMeeting.remark(
                actor, id, new RecordMeeting.Remark(number(form, "about"), form.value("remark"))));
  }

  @Post("/recusals")
  @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
  HttpResponse<?> recuse(HttpRequest<?> request, Actor actor, long id, @Body String body) {
    return act(
        request,
        actor,
        id,
        body,
        "committee.recusal-recorded",
        form -> {
          Long decision = number(form, "decisionId");
          recordMeeting.recuse(
              actor,
              id,
              new RecordMeeting.StateRecusal(
                  decision == null ? 0 : decision,
                  form.text("stateCode").orElse(null),
                  form.value("reason")));
        });
  }

  @Post("/close")
  @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
  HttpResponse<?> close(HttpRequest<?> request, Actor actor, long id, @Body String body) {
    return act(
        request,
        actor,
        id,
        body,
        "committee.meeting-closed-now",
        form -> closeMeeting.run(actor, id));
  }

  private HttpResponse<?> act(
      HttpRequest<?> request, Actor actor, long id, String body, String done, Consumer<Form> act) {
    Form form = Forms.read(request, body);
    return pages.after(
        request,
        address(id),
        form,
        () -> {
          act.accept(form);
          return Pages.redirect(address(id), Tone.GOOD, done);
        },
        marked -> page(request, actor, id, marked));
  }

  private ModelAndView<?> page(HttpRequest<?> request, Actor actor, long id, Form form) {
    ViewMeetings.File file = read.get(actor, id);
    Page page = below(pages.of(request));
    String committee = page.t().of(file.meeting().committeeName());
    return new ModelAndView<>(
        "committee/meeting",
        Map.of(
            "page",
            page.titled("committee.meeting-of", committee),
            "file",
            file,
            "papers",
            papers.list(actor, file),
            "form",
            form));
  }

  static Page below(Page page) {
    return page.below(page.t().get("committee.decisions"), "/decisions")
        .below(page.t().get("committee.meetings"), "/meetings");
  }

  private static @org.jspecify.annotations.Nullable Long number(Form form, String field) {
    return form.text(field).filter(s -> s.matches("[0-9]{1,18}")).map(Long::valueOf).orElse(null);
  }

  private static String address(long id) {
    return "/meetings/" + id;
  }
}
