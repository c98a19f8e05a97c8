package org.muwahhad.reporting;

import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Produces;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import io.micronaut.security.annotation.Secured;
import io.micronaut.security.rules.SecurityRule;
import io.micronaut.views.ModelAndView;
import io.swagger.v3.oas.annotations.Hidden;
import java.util.Map;
import org.muwahhad.access.Actor;
import org.muwahhad.access.Role;
import org.muwahhad.reports.Edition;
import org.muwahhad.web.Pages;

/** The desk of those who read and sign reports. */
@Hidden
@Controller("/reports")
@Secured(SecurityRule.IS_AUTHENTICATED)
@ExecuteOn(TaskExecutors.BLOCKING)
class ReportPages {
  private final Pages pages;
  private final ReportViews views;
  private final ReportFiles files;

  ReportPages(Pages pages, ReportViews views, ReportFiles files) {
    this.pages = pages;
    this.views = views;
    this.files = files;
  }

  @Get
  @Produces(Pages.HTML)
  ModelAndView<?> list(HttpRequest<?> request, Actor actor) {
    return new ModelAndView<>(
        "reporting/reports",
        Map.of(
            "page",
            pages.of(request).titled("reporting.title"),
            "rows",
            views.listFor(actor.personId(), seesOnlyAwarded(actor))));
  }

  /** One click: the file itself. */
  @Get("/award/{tenderId}/{edition}/{format}")
  @Produces({
    "application/pdf",
    "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
  })
  HttpResponse<?> download(Actor actor, long tenderId, Edition edition, Format format) {
    return files.award(actor, tenderId, edition, format);
  }

  static boolean seesOnlyAwarded(Actor actor) {
    return actor
            .require(
                Role.COMMITTEE_MEMBER,
                Role.CENTRAL_BUYER,
                Role.AUDITOR,
                Role.EVALUATOR,
                Role.NATIONAL_COORDINATOR)
            .role()
        == Role.NATIONAL_COORDINATOR;
  }
}
