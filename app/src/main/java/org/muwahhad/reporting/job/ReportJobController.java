package org.muwahhad.reporting.job;

import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.HttpStatus;
import io.micronaut.http.annotation.Body;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Delete;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Post;
import io.micronaut.http.annotation.Status;
import io.micronaut.security.annotation.Secured;
import io.micronaut.security.rules.SecurityRule;
import io.swagger.v3.oas.annotations.Hidden;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.net.URI;
import java.util.List;
import java.util.Map;
import org.muwahhad.access.Actor;
import org.muwahhad.reporting.Format;
import org.muwahhad.reporting.ReportKind;
import org.muwahhad.reporting.ReportPreferences;
import org.muwahhad.reporting.Subject;
import org.muwahhad.reports.Edition;
import org.muwahhad.shared.Refusal;
import org.muwahhad.web.Answers;
import org.muwahhad.web.Form;
import org.muwahhad.web.PageAndApi;
import org.muwahhad.web.Pages;

/** Reports that are made beside the requests: ask, see how far they are, take back. */
@Tag(name = "reports")
@Controller
@PageAndApi
@Secured(SecurityRule.IS_AUTHENTICATED)
record ReportJobController(
    Answers answers,
    ReportJobs jobs,
    AskForReport askForReport,
    CancelReport cancelReport,
    ReportPreferences preferences) {
  private static final String LIST = "/report-jobs";
  private static final int SECONDS_BETWEEN_LOOKS = 3;

  /**
   * A report to be made.
   *
   * @param kind such as {@code prices}
   * @param subject the key of the tender, round, agreement or meeting, and after a hyphen the part
   */
  record ReportRequest(String kind, String subject, Edition edition, Format format) {}

  /**
   * The last twenty that this person asked for. While something is being made the page comes again
   * by itself, without a script too.
   */
  @Get(uris = {"/api/v1/report-jobs", "/report-jobs"})
  HttpResponse<List<ReportJobs.Job>> list(Actor actor) {
    List<ReportJobs.Job> asked = jobs.listOf(actor.personId());
    boolean pending = asked.stream().anyMatch(j -> !j.status().hasEnded());
    return answers.show(
        "reporting/job/jobs",
        asked,
        page ->
            Map.of(
                "page",
                page.titled("reporting.jobs.title"),
                "jobs",
                asked,
                "seconds",
                pending ? SECONDS_BETWEEN_LOOKS : 0));
  }

  @Get("/api/v1/report-jobs/{id}")
  ReportJobs.Job get(Actor actor, long id) {
    return jobs.find(id, actor.personId())
        .orElseThrow(() -> new Refusal.NotFound("report asked for " + id));
  }

  /** Asks for a report; asking twice for the same is asking once. */
  @Post("/api/v1/report-jobs")
  HttpResponse<ReportJobs.Job> ask(Actor actor, @Body ReportRequest asked) {
    ReportKind kind = ReportKind.of(asked.kind());
    long id =
        askForReport.run(
            actor,
            kind,
            Subject.read(kind.about(), asked.subject()),
            asked.edition(),
            asked.format());
    return HttpResponse.accepted(URI.create("/api/v1/report-jobs/" + id)).body(get(actor, id));
  }

  /** Asks, in the edition and format last chosen where the form names none. */
  @Hidden
  @Post("/report-jobs")
  HttpResponse<Void> askByForm(HttpRequest<?> request, Actor actor) {
    Form form = answers.form(Form::empty);
    ReportKind kind = ReportKind.of(form.value("kind"));
    ReportPreferences.Preference chosen = preferences.of(actor.personId(), Pages.language(request));
    return answers
        .act(
            () ->
                askForReport.run(
                    actor,
                    kind,
                    Subject.read(kind.about(), form.value("subject")),
                    form.text("edition").map(e -> read(Edition.class, e)).orElse(chosen.edition()),
                    form.text("format").map(f -> read(Format.class, f)).orElse(chosen.format())))
        .then(LIST, "reporting.jobs.asked")
        .orBack("/reports/" + kind.word() + "/" + form.value("subject"))
        .done();
  }

  private static <E extends Enum<E>> E read(Class<E> type, String value) {
    try {
      return Enum.valueOf(type, value);
    } catch (IllegalArgumentException e) {
      throw new Refusal.NotFound(type.getSimpleName() + " " + value);
    }
  }

  /** Takes back what was asked for. */
  @Delete("/api/v1/report-jobs/{id}")
  @Status(HttpStatus.NO_CONTENT)
  HttpResponse<Void> cancel(Actor actor, long id) {
    return answers
        .act(() -> cancelReport.run(actor, id))
        .then(LIST, "reporting.jobs.cancelled")
        .orBack(LIST)
        .done();
  }

  @Hidden
  @Post("/report-jobs/{id}/cancel")
  HttpResponse<Void> cancelByForm(Actor actor, long id) {
    return cancel(actor, id);
  }
}
