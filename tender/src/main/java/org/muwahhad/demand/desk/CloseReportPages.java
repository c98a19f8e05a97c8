package org.muwahhad.demand.desk;

import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Produces;
import io.micronaut.http.annotation.QueryValue;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import io.micronaut.security.annotation.Secured;
import io.micronaut.security.rules.SecurityRule;
import io.micronaut.views.ModelAndView;
import io.swagger.v3.oas.annotations.Hidden;
import java.util.Map;
import org.muwahhad.access.Actor;
import org.muwahhad.web.Page;
import org.muwahhad.web.PageNumbers;
import org.muwahhad.web.Pages;
import org.muwahhad.web.Texts;

/** The close report of a round in the browser and as a file. */
@Hidden
@Controller("/rounds/{id}")
@Secured(SecurityRule.IS_AUTHENTICATED)
@ExecuteOn(TaskExecutors.BLOCKING)
class CloseReportPages {
  private final Pages pages;
  private final ViewCloseReport viewCloseReport;

  CloseReportPages(Pages pages, ViewCloseReport viewCloseReport) {
    this.pages = pages;
    this.viewCloseReport = viewCloseReport;
  }

  @Get("/close-report")
  @Produces(Pages.HTML)
  ModelAndView<?> show(
      HttpRequest<?> request, Actor actor, long id, @QueryValue(defaultValue = "1") int page) {
    int number = Math.max(1, page);
    ViewCloseReport.Report report = viewCloseReport.get(actor, id, number);
    Page frame = pages.of(request);
    return new ModelAndView<>(
        "demand/desk/close-report",
        Map.of(
            "page",
            frame
                .titled("demand.close-report")
                .below(frame.t().get("demand.rounds"), "/rounds")
                .below(frame.t().of(report.round().name()), "/rounds/" + id),
            "report",
            report,
            "numbers",
            new PageNumbers(
                number,
                ViewCloseReport.PAGE_SIZE,
                report.total(),
                "/rounds/" + id + "/close-report",
                Map.of())));
  }

  @Get("/close-report.csv")
  @Produces("text/csv;charset=utf-8")
  HttpResponse<?> download(HttpRequest<?> request, Actor actor, long id) {
    ViewCloseReport.Report report = viewCloseReport.getAll(actor, id);
    Texts t = Texts.in(Pages.language(request));
    return HttpResponse.ok(CloseReportFile.write(t, report))
        .header(
            "Content-Disposition",
            "attachment; filename=\"close-report-" + report.round().code() + ".csv\"");
  }
}
