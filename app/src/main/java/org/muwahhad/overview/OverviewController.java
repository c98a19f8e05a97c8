package org.muwahhad.overview;

import io.micronaut.http.HttpResponse;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.QueryValue;
import io.micronaut.security.annotation.Secured;
import io.micronaut.security.rules.SecurityRule;
import io.swagger.v3.oas.annotations.Hidden;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.List;
import java.util.Map;
import org.muwahhad.access.Actor;
import org.muwahhad.web.Answers;
import org.muwahhad.web.ListChoice;
import org.muwahhad.web.ListPage;
import org.muwahhad.web.PageAndApi;

/** The overview, and the lists behind its figures. */
@Tag(name = "overview")
@Controller
@PageAndApi
@Secured(SecurityRule.IS_AUTHENTICATED)
record OverviewController(Answers answers, ViewOverview viewOverview) {

  /** All figures of the overview with the lists behind them, in the reader's currency. */
  @Get(uris = {"/api/v1/overview", "/overview"})
  HttpResponse<OverviewView> get(Actor actor) {
    OverviewView view = viewOverview.get(actor);
    return answers.show(
        "overview/overview",
        view,
        page ->
            Map.of(
                "page",
                page.titled("overview.title"),
                "view",
                view,
                "charts",
                new OverviewCharts(page.t(), view)));
  }

  @Hidden
  @Get("/overview/unfinished")
  HttpResponse<OverviewView> unfinished(Actor actor) {
    return list(actor, "overview/unfinished", "overview.unfinished");
  }

  @Hidden
  @Get("/overview/waiting")
  HttpResponse<List<OverviewView.PendingAction>> waiting(
      Actor actor,
      @QueryValue(defaultValue = "") String q,
      @QueryValue(defaultValue = "") String filter,
      @QueryValue(defaultValue = "") String sort,
      @QueryValue(defaultValue = "1") int page) {
    OverviewView view = viewOverview.get(actor);
    ListPage<OverviewView.PendingAction> all =
        view.waiting(new ListChoice("/overview/waiting", q, filter, sort, page));
    return answers.showList(
        "overview/waiting",
        all,
        frame ->
            Map.of(
                "page",
                frame
                    .below(frame.t().get("overview.title"), "/overview")
                    .titled("overview.waiting"),
                "view",
                view,
                "all",
                all));
  }

  @Hidden
  @Get("/overview/savings")
  HttpResponse<OverviewView> savings(Actor actor) {
    return list(actor, "overview/savings", "overview.savings");
  }

  @Hidden
  @Get("/overview/demand")
  HttpResponse<OverviewView> demand(Actor actor) {
    return list(actor, "overview/demand", "overview.demand");
  }

  @Hidden
  @Get("/overview/participation")
  HttpResponse<OverviewView> participation(Actor actor) {
    return list(actor, "overview/participation", "overview.participation");
  }

  @Hidden
  @Get("/overview/agreements")
  HttpResponse<OverviewView> agreements(Actor actor) {
    return list(actor, "overview/agreements", "overview.agreements");
  }

  @Hidden
  @Get("/overview/late-orders")
  HttpResponse<OverviewView> lateOrders(Actor actor) {
    return list(actor, "overview/late-orders", "overview.late-orders");
  }

  /** One of the lists on a page of its own. */
  private HttpResponse<OverviewView> list(Actor actor, String template, String title) {
    return answers.show(
        template,
        "view",
        viewOverview.get(actor),
        page -> page.below(page.t().get("overview.title"), "/overview").titled(title));
  }
}
