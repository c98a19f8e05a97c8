package org.muwahhad.demand.desk;

import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Produces;
import io.micronaut.http.annotation.QueryValue;
import io.micronaut.security.annotation.Secured;
import io.micronaut.security.rules.SecurityRule;
import io.swagger.v3.oas.annotations.Hidden;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.Map;
import org.muwahhad.access.Actor;
import org.muwahhad.web.Answers;
import org.muwahhad.web.PageAndApi;
import org.muwahhad.web.PageNumbers;
import org.muwahhad.web.Pages;
import org.muwahhad.web.Texts;

/** The close report of a round, also as a file. */
@Tag(name = "rounds")
@Controller
@PageAndApi
@Secured(SecurityRule.IS_AUTHENTICATED)
record CloseReportController(Answers answers, ViewCloseReport viewCloseReport) {
  private static final String CSV = "text/csv;charset=utf-8";

  /** A page of what did not become demand, and why. */
  @Get(uris = {"/api/v1/rounds/{id}/close-report", "/rounds/{id}/close-report"})
  HttpResponse<ViewCloseReport.CloseReportView> closeReport(
      Actor actor, long id, @QueryValue(value = "page", defaultValue = "1") int number) {
    ViewCloseReport.CloseReportView report = viewCloseReport.get(actor, id, Math.max(1, number));
    return answers.show(
        "demand/desk/close-report",
        report,
        page ->
            Map.of(
                "page",
                page.titled("demand.close-report")
                    .below(page.t().get("demand.rounds"), "/rounds")
                    .below(page.t().of(report.round().name()), "/rounds/" + id),
                "report",
                report,
                "numbers",
                new PageNumbers(
                    Math.max(1, number),
                    ViewCloseReport.PAGE_SIZE,
                    report.total(),
                    "/rounds/" + id + "/close-report",
                    Map.of())));
  }

  @Hidden
  @Get("/rounds/{id}/close-report.csv")
  @Produces(CSV)
  HttpResponse<?> download(HttpRequest<?> request, Actor actor, long id) {
    ViewCloseReport.CloseReportView report = viewCloseReport.getAll(actor, id);
    Texts t = Texts.in(Pages.language(request));
    return HttpResponse.ok(CloseReportFile.write(t, report))
        .contentType(CSV)
        .header(
            "Content-Disposition",
            "attachment; filename=\"close-report-" + report.round().code() + ".csv\"");
  }
}
