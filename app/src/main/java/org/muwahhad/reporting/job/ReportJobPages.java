package org.muwahhad.reporting.job;

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
import java.util.List;
import java.util.Map;
import org.muwahhad.access.Actor;
import org.muwahhad.reporting.Format;
import org.muwahhad.reporting.ReportKind;
import org.muwahhad.reporting.ReportPreferences;
import org.muwahhad.reporting.Subject;
import org.muwahhad.reports.Edition;
import org.muwahhad.shared.Refusal;
import org.muwahhad.web.Form;
import org.muwahhad.web.Forms;
import org.muwahhad.web.Pages;
import org.muwahhad.web.Tone;

/** Reports that are made beside the requests: ask, see how far they are, take back. */
@Hidden
@Controller("/report-jobs")
@Secured(SecurityRule.IS_AUTHENTICATED)
@ExecuteOn(TaskExecutors.BLOCKING)
class ReportJobPages {
  private static final String LIST = "/report-jobs";
  private static final int SECONDS_BETWEEN_LOOKS = 3;
  private final Pages pages;
  private final ReportJobs jobs;
  private final AskForReport askForReport;
  private final CancelReport cancelReport;
  private final ReportPreferences preferences;

  ReportJobPages(
      Pages pages,
      ReportJobs jobs,
      AskForReport askForReport,
      CancelReport cancelReport,
      ReportPreferences preferences) {
    this.preferences = preferences;
    this.pages = pages;
    this.jobs = jobs;
    this.askForReport = askForReport;
    this.cancelReport = cancelReport;
  }

  /** While something is being made the page comes again by itself, without a script too. */
  @Get
  @Produces(Pages.HTML)
  HttpResponse<?> list(HttpRequest<?> request, Actor actor) {
    List<ReportJobs.Job> asked = jobs.listOf(actor.personId());
    boolean pending = asked.stream().anyMatch(j -> !j.status().hasEnded());
    ModelAndView<?> page =
        new ModelAndView<>(
            "reporting/job/jobs",
            Map.of(
                "page",
                pages.of(request).titled("reporting.jobs.title"),
                "jobs",
                asked,
                "seconds",
                pending ? SECONDS_BETWEEN_LOOKS : 0));
    return HttpResponse.ok(page);
  }

  /** Asks, in the edition and format last chosen where the form names none. */
  @Post
  @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
  HttpResponse<?> ask(HttpRequest<?> request, Actor actor, @Body String body) {
    Form form = Forms.read(request, body);
    ReportKind kind = ReportKind.of(form.value("kind"));
    String back = "/reports/" + kind.word() + "/" + form.value("subject");
    ReportPreferences.Preference chosen = preferences.of(actor.personId(), Pages.language(request));
    return pages.after(
        request,
        back,
        () -> {
          askForReport.run(
              actor,
              kind,
              Subject.read(kind.about(), form.value("subject")),
              form.text("edition").map(e -> read(Edition.class, e)).orElse(chosen.edition()),
              form.text("format").map(f -> read(Format.class, f)).orElse(chosen.format()));
          return Pages.redirect(LIST, Tone.GOOD, "reporting.jobs.asked");
        });
  }

  private static <E extends Enum<E>> E read(Class<E> type, String value) {
    try {
      return Enum.valueOf(type, value);
    } catch (IllegalArgumentException e) {
      throw new Refusal.NotFound(type.getSimpleName() + " " + value);
    }
  }

  @Post("/{id}/cancel")
  @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
  HttpResponse<?> cancel(HttpRequest<?> request, Actor actor, long id, @Body String body) {
    Forms.read(request, body);
    return pages.after(
        request,
        LIST,
        () -> {
          cancelReport.run(actor, id);
          return Pages.redirect(LIST, Tone.GOOD, "reporting.jobs.cancelled");
        });
  }
}
