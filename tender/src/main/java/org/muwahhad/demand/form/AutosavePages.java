package org.muwahhad.demand.form;

import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.HttpStatus;
import io.micronaut.http.MediaType;
import io.micronaut.http.annotation.Body;
import io.micronaut.http.annotation.Consumes;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Post;
import io.micronaut.http.annotation.Produces;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import io.micronaut.security.annotation.Secured;
import io.micronaut.security.rules.SecurityRule;
import io.swagger.v3.oas.annotations.Hidden;
import java.util.List;
import java.util.stream.Collectors;
import org.muwahhad.access.Actor;
import org.muwahhad.demand.submission.DraftLine;
import org.muwahhad.demand.submission.DraftText;
import org.muwahhad.demand.submission.LineForm;
import org.muwahhad.demand.submission.SubmissionQueries;
import org.muwahhad.shared.DatabaseClock;
import org.muwahhad.shared.Refusal;
import org.muwahhad.web.Form;
import org.muwahhad.web.Forms;
import org.muwahhad.web.Pages;
import org.muwahhad.web.Refusals;
import org.muwahhad.web.Texts;

/** What the script of the form sends while it is filled in, and when the page is left. */
@Hidden
@Controller("/rounds/{id}/submission")
@Secured(SecurityRule.IS_AUTHENTICATED)
@ExecuteOn(TaskExecutors.BLOCKING)
@Produces(MediaType.APPLICATION_JSON)
class AutosavePages {
  /** This many faults are reported in the line beside the buttons; the form tells all of them. */
  private static final int MOST_TOLD = 3;

  private final KeepDraft keepDraft;
  private final MeetEditors meetEditors;
  private final SubmissionQueries queries;
  private final DatabaseClock clock;

  AutosavePages(
      KeepDraft keepDraft,
      MeetEditors meetEditors,
      SubmissionQueries queries,
      DatabaseClock clock) {
    this.keepDraft = keepDraft;
    this.meetEditors = meetEditors;
    this.queries = queries;
    this.clock = clock;
  }

  /**
   * What became of it.
   *
   * @param version of the draft now
   * @param base what its lines say now, for the next comparison
   * @param text what to tell the officer
   * @param others who else has the form open, told in one sentence, or empty
   */
  record AutosaveAnswer(int version, String base, String text, String others) {}

  /** Keeps what was typed; answers 409 when somebody else saved meanwhile. */
  @Post("/autosave")
  @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
  HttpResponse<AutosaveAnswer> autosave(
      HttpRequest<?> request, Actor actor, long id, @Body String body) {
    Form form = Forms.readSheet(request, body);
    SubmissionQueries.SubmissionRow own = OwnSubmission.own(queries, actor, id);
    Texts t = Texts.in(Pages.language(request));
    List<DraftLine> lines = LineForm.typed(form);
    try {
      int version = keepDraft.run(actor, own.id(), OwnSubmission.version(form), lines);
      String time = t.formats().time(clock.now(), actor.zone());
      return HttpResponse.ok(
          new AutosaveAnswer(
              version,
              DraftText.DraftStanding.base(lines),
              t.get("demand.kept-at", time),
              others(actor, own, t, form.value("leaving").equals("true"))));
    } catch (Refusal.Conflict conflict) {
      return answer(HttpStatus.CONFLICT, own, t.get("demand.kept-conflict"));
    } catch (Refusal.InvalidInput refusal) {
      String faults =
          refusal.faults().stream()
              .limit(MOST_TOLD)
              .map(f -> LineForm.say(t, f))
              .collect(Collectors.joining(" "));
      return answer(HttpStatus.UNPROCESSABLE_ENTITY, own, faults);
    } catch (Refusal.RuleBroken refusal) {
      return answer(
          HttpStatus.UNPROCESSABLE_ENTITY, own, Refusals.message(refusal, Pages.language(request)));
    }
  }

  /** A sign of life while nothing is typed. */
  @Post("/presence")
  @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
  AutosaveAnswer presence(HttpRequest<?> request, Actor actor, long id, @Body String body) {
    Form form = Forms.readSheet(request, body);
    SubmissionQueries.SubmissionRow own = OwnSubmission.own(queries, actor, id);
    Texts t = Texts.in(Pages.language(request));
    boolean old = own.formVersion() != OwnSubmission.version(form);
    return new AutosaveAnswer(
        own.formVersion(),
        "",
        old ? t.get("demand.kept-conflict") : "",
        others(actor, own, t, form.value("leaving").equals("true")));
  }

  private String others(
      Actor actor, SubmissionQueries.SubmissionRow own, Texts t, boolean leaving) {
    if (leaving) {
      meetEditors.leave(actor, own.id());
      return "";
    }
    return editorsText(meetEditors.run(actor, own.id()), t, actor);
  }

  private static String editorsText(List<FormEditors.Editor> editors, Texts t, Actor actor) {
    return editors.stream()
        .map(
            e ->
                t.get(
                    "demand.also-editing",
                    t.of(e.name()),
                    t.formats().time(e.since(), actor.zone())))
        .collect(Collectors.joining(" "));
  }

  private static HttpResponse<AutosaveAnswer> answer(
      HttpStatus status, SubmissionQueries.SubmissionRow own, String text) {
    return HttpResponse.<AutosaveAnswer>status(status)
        .body(new AutosaveAnswer(own.formVersion(), "", text, ""));
  }
}
