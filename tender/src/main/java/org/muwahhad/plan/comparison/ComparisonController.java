package org.muwahhad.plan.comparison;

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
import org.muwahhad.shared.Refusal;
import org.muwahhad.web.Answers;
import org.muwahhad.web.PageAndApi;
import org.muwahhad.web.PageNumbers;
import org.muwahhad.web.Pages;
import org.muwahhad.web.Tab;
import org.muwahhad.web.Texts;
import org.muwahhad.web.workbook.TableUpload;

/** What was planned, asked, ordered and taken, with the entries behind each figure. */
@Tag(name = "plans")
@Controller
@PageAndApi
@Secured(SecurityRule.IS_AUTHENTICATED)
record ComparisonController(Answers answers, ViewComparison view) {

  /**
   * The comparison of a year.
   *
   * @param year 0 for this one
   */
  @Get(uris = {"/api/v1/plan-comparison", "/plan-comparison"})
  HttpResponse<ViewComparison.ComparisonView> get(
      Actor actor, @QueryValue(defaultValue = "0") int year) {
    ViewComparison.ComparisonView comparison = view.get(actor, year);
    return answers.show(
        "plan/comparison/comparison",
        comparison,
        page ->
            Map.of(
                "page",
                page.below(page.t().get("plan.plans"), "/plans?year=" + comparison.year())
                    .titled("plan.comparison-of", String.valueOf(comparison.year())),
                "view",
                comparison,
                "tabs",
                comparison.years().stream()
                    .map(
                        y ->
                            new Tab(
                                String.valueOf(y),
                                "/plan-comparison?year=" + y,
                                y == comparison.year()))
                    .toList()));
  }

  /** The entries of one figure, 50 at a time. */
  @Get(uris = {"/api/v1/plan-comparison/entries", "/plan-comparison/entries"})
  HttpResponse<ViewComparison.FigureEntries> entries(
      Actor actor,
      @QueryValue(defaultValue = "") String figure,
      @QueryValue(defaultValue = "0") int year,
      @QueryValue(defaultValue = "") String state,
      @QueryValue(defaultValue = "") String category,
      @QueryValue(defaultValue = "1") int page) {
    PlanFigure wanted =
        PlanFigure.find(figure)
            .orElseThrow(() -> new Refusal.InvalidInput("figure", "shared.not-a-choice"));
    ViewComparison.FigureEntries listing =
        view.entries(actor, new ViewComparison.FigureChoice(wanted, year, state, category), page);
    return answers.show(
        "plan/comparison/entries",
        listing,
        shown ->
            Map.of(
                "page",
                shown
                    .below(
                        shown.t().get("plan.comparison-of", String.valueOf(year)),
                        "/plan-comparison?year=" + year)
                    .titled("plan.figure." + wanted),
                "listing",
                listing,
                "numbers",
                new PageNumbers(
                    page,
                    ViewComparison.PAGE_SIZE,
                    listing.total(),
                    "/plan-comparison/entries",
                    Map.of(
                        "figure",
                        wanted.word(),
                        "year",
                        String.valueOf(year),
                        "state",
                        state,
                        "category",
                        category))));
  }

  @Hidden
  @Get("/plan-comparison/comparison.xlsx")
  @Produces(TableUpload.XLSX)
  HttpResponse<byte[]> workbook(
      HttpRequest<?> request, Actor actor, @QueryValue(defaultValue = "0") int year) {
    ViewComparison.ComparisonView comparison = view.get(actor, year);
    return TableUpload.download(
        PlanComparisonFile.xlsx(Texts.in(Pages.language(request)), comparison),
        "plan-comparison-" + comparison.year());
  }
}
