package org.muwahhad.demand.desk;

import io.micronaut.http.HttpRequest;
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
import java.util.List;
import java.util.Map;
import org.muwahhad.access.Actor;
import org.muwahhad.demand.round.RoundBreadcrumbs;
import org.muwahhad.demand.submission.SubmissionQueries;
import org.muwahhad.web.Form;
import org.muwahhad.web.Option;
import org.muwahhad.web.Page;
import org.muwahhad.web.Pages;

/** The versions of a submission beside each other, and what stands behind a line. */
@Hidden
@Controller("/submissions/{id}")
@Secured(SecurityRule.IS_AUTHENTICATED)
@ExecuteOn(TaskExecutors.BLOCKING)
@Produces(Pages.HTML)
class VersionPages {
  private final Pages pages;
  private final ViewVersions viewVersions;
  private final ViewLineHistory viewLineHistory;

  VersionPages(Pages pages, ViewVersions viewVersions, ViewLineHistory viewLineHistory) {
    this.pages = pages;
    this.viewVersions = viewVersions;
    this.viewLineHistory = viewLineHistory;
  }

  /** Any two versions; the newest two when none are named. */
  @Get("/compare")
  ModelAndView<?> compare(
      HttpRequest<?> request,
      Actor actor,
      long id,
      @QueryValue(defaultValue = "0") int from,
      @QueryValue(defaultValue = "0") int to) {
    ViewVersions.Comparison comparison = viewVersions.compare(actor, id, from, to);
    Page page = pages.of(request);
    List<Option> versions =
        comparison.receipts().stream()
            .map(
                r ->
                    new Option(
                        Integer.toString(r.number()),
                        page.t().get("demand.version-option", r.number(), r.receiptNumber())))
            .toList();
    return new ModelAndView<>(
        "demand/desk/versions",
        Map.of(
            "page",
            below(page, comparison.submission()).titled("demand.compare-title"),
            "comparison",
            comparison,
            "versions",
            versions,
            "form",
            Form.empty()
                .with("from", comparison.from().number())
                .with("to", comparison.to().number())));
  }

  @Get("/lines/{number}")
  ModelAndView<?> line(HttpRequest<?> request, Actor actor, long id, int number) {
    ViewLineHistory.LineHistoryView history = viewLineHistory.get(actor, id, number);
    Page page = pages.of(request);
    return new ModelAndView<>(
        "demand/desk/line-history",
        Map.of(
            "page",
            below(page, history.submission()).titledAs(page.t().of(history.line().name())),
            "history",
            history));
  }

  private static Page below(Page page, SubmissionQueries.SubmissionRow row) {
    return RoundBreadcrumbs.of(page, row.roundName(), row.roundId())
        .below(page.t().of(row.entityName()), "/submissions/" + row.id());
  }
}
