package org.muwahhad.demand.desk;

import io.micronaut.http.HttpResponse;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.QueryValue;
import io.micronaut.security.annotation.Secured;
import io.micronaut.security.rules.SecurityRule;
import io.swagger.v3.oas.annotations.Hidden;
import java.util.Map;
import org.muwahhad.access.Actor;
import org.muwahhad.demand.round.RoundBreadcrumbs;
import org.muwahhad.demand.submission.SubmissionQueries;
import org.muwahhad.web.Answers;
import org.muwahhad.web.Form;
import org.muwahhad.web.Option;
import org.muwahhad.web.Page;
import org.muwahhad.web.PageAndApi;

/** The versions of a submission beside each other, and what stands behind a line. */
@Hidden
@Controller("/submissions/{id}")
@PageAndApi
@Secured(SecurityRule.IS_AUTHENTICATED)
record VersionPages(Answers answers, ViewVersions viewVersions, ViewLineHistory viewLineHistory) {

  /** Any two versions; the newest two when none are named. */
  @Get("/compare")
  HttpResponse<String> compare(
      Actor actor,
      long id,
      @QueryValue(defaultValue = "0") int from,
      @QueryValue(defaultValue = "0") int to) {
    ViewVersions.Comparison comparison = viewVersions.compare(actor, id, from, to);
    return answers.page(
        "demand/desk/versions",
        page ->
            Map.of(
                "page",
                below(page, comparison.submission()).titled("demand.compare-title"),
                "comparison",
                comparison,
                "versions",
                comparison.receipts().stream()
                    .map(
                        r ->
                            new Option(
                                Integer.toString(r.number()),
                                page.t()
                                    .get("demand.version-option", r.number(), r.receiptNumber())))
                    .toList(),
                "form",
                Form.empty()
                    .with("from", comparison.from().number())
                    .with("to", comparison.to().number())));
  }

  @Get("/lines/{number}")
  HttpResponse<String> line(Actor actor, long id, int number) {
    ViewLineHistory.LineHistoryView history = viewLineHistory.get(actor, id, number);
    return answers.page(
        "demand/desk/line-history",
        page ->
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
