package org.muwahhad.reporting.desk;

import io.micronaut.http.HttpResponse;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Produces;
import io.micronaut.http.annotation.QueryValue;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import io.micronaut.security.annotation.Secured;
import io.micronaut.security.rules.SecurityRule;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.List;
import org.muwahhad.access.Actor;
import org.muwahhad.reporting.Format;
import org.muwahhad.reporting.ReportKind;
import org.muwahhad.reporting.issue.ReportFiles;
import org.muwahhad.reports.Edition;
import org.muwahhad.web.ListChoice;
import org.muwahhad.web.ListPage;

/** Reports for programs. */
@Tag(name = "reports")
@Controller("/api/v1")
@Secured(SecurityRule.IS_AUTHENTICATED)
@ExecuteOn(TaskExecutors.BLOCKING)
class ReportApi {
  private final AwardReportQueries queries;
  private final ReportFiles files;

  ReportApi(AwardReportQueries queries, ReportFiles files) {
    this.queries = queries;
    this.files = files;
  }

  /** A page of 25 tenders, empty past the end; the header {@code Total-Count} tells how many. */
  @Get("/reports")
  HttpResponse<List<AwardReportQueries.AwardReportRow>> list(
      Actor actor,
      @QueryValue(defaultValue = "") String q,
      @QueryValue(defaultValue = "") String filter,
      @QueryValue(defaultValue = "") String sort,
      @QueryValue(defaultValue = "1") int page) {
    ListPage<AwardReportQueries.AwardReportRow> all =
        queries.list(actor, new ListChoice("/reports", q, filter, sort, page));
    return HttpResponse.ok(all.entries()).header("Total-Count", String.valueOf(all.total()));
  }

  @Get("/tenders/{tenderId}/reports/award/{edition}/{format}")
  @Produces({
    "application/pdf",
    "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
    "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
  })
  HttpResponse<?> download(Actor actor, long tenderId, Edition edition, Format format) {
    return files.any(actor, ReportKind.AWARD, String.valueOf(tenderId), edition, format);
  }

  /**
   * A report in an edition and format. What can still change comes as a draft that names its
   * reader.
   *
   * @param kind such as {@code dossier}, {@code evaluation} or {@code allocation}
   * @param subject the key of the tender, round, agreement or meeting, and after a hyphen the part
   *     of it, such as the code of a state
   */
  @Get("/reports/{kind}/{subject}/{edition}/{format}")
  @Produces({
    "application/pdf",
    "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
    "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
  })
  HttpResponse<?> report(Actor actor, String kind, String subject, Edition edition, Format format) {
    return files.any(actor, ReportKind.of(kind), subject, edition, format);
  }
}
