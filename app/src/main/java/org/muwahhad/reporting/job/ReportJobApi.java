package org.muwahhad.reporting.job;

import io.micronaut.http.HttpResponse;
import io.micronaut.http.annotation.Body;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Delete;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Post;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import io.micronaut.security.annotation.Secured;
import io.micronaut.security.rules.SecurityRule;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.net.URI;
import java.util.List;
import org.muwahhad.access.Actor;
import org.muwahhad.reporting.Format;
import org.muwahhad.reporting.ReportKind;
import org.muwahhad.reporting.Subject;
import org.muwahhad.reports.Edition;
import org.muwahhad.shared.Refusal;

/** Reports that are made beside the requests, for programs. */
@Tag(name = "reports")
@Controller("/api/v1/report-jobs")
@Secured(SecurityRule.IS_AUTHENTICATED)
@ExecuteOn(TaskExecutors.BLOCKING)
class ReportJobApi {
  private final ReportJobs jobs;
  private final AskForReport askForReport;
  private final CancelReport cancelReport;

  ReportJobApi(ReportJobs jobs, AskForReport askForReport, CancelReport cancelReport) {
    this.jobs = jobs;
    this.askForReport = askForReport;
    this.cancelReport = cancelReport;
  }

  /**
   * A report to be made.
   *
   * @param kind such as {@code prices}
   * @param subject the key of the tender, round, agreement or meeting, and after a hyphen the part
   */
  record ReportRequest(String kind, String subject, Edition edition, Format format) {}

  /** The last twenty that this person asked for. */
  @Get
  List<ReportJobs.Job> list(Actor actor) {
    return jobs.listOf(actor.personId());
  }

  @Get("/{id}")
  ReportJobs.Job get(Actor actor, long id) {
    return jobs.find(id, actor.personId())
        .orElseThrow(() -> new Refusal.NotFound("report asked for " + id));
  }

  /** Asks for a report; asking twice for the same is asking once. */
  @Post
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

  /** Takes back what was asked for. */
  @Delete("/{id}")
  HttpResponse<?> cancel(Actor actor, long id) {
    cancelReport.run(actor, id);
    return HttpResponse.noContent();
  }
}
