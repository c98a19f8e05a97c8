package org.muwahhad.overview;

import io.micronaut.http.HttpRequest;
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
import org.muwahhad.web.Page;
import org.muwahhad.web.Pages;

/** The overview in the browser, and the lists behind its figures. */
@Hidden
@Controller("/overview")
@Produces(Pages.HTML)
@Secured(SecurityRule.IS_AUTHENTICATED)
@ExecuteOn(TaskExecutors.BLOCKING)
class OverviewPages {
  private final Pages pages;
  private final ViewOverview viewOverview;

  OverviewPages(Pages pages, ViewOverview viewOverview) {
    this.pages = pages;
    this.viewOverview = viewOverview;
  }

  @Get
  ModelAndView<?> show(HttpRequest<?> request, Actor actor) {
    OverviewView view = viewOverview.get(actor);
    Page page = pages.of(request).titled("overview.title");
    return new ModelAndView<>(
        "overview/overview",
        Map.of("page", page, "view", view, "charts", new OverviewCharts(page.t(), view)));
  }

  @Get("/unfinished")
  ModelAndView<?> unfinished(HttpRequest<?> request, Actor actor) {
    return list(request, actor, "overview/unfinished", "overview.unfinished");
  }

  @Get("/waiting")
  ModelAndView<?> waiting(HttpRequest<?> request, Actor actor) {
    return list(request, actor, "overview/waiting", "overview.waiting");
  }

  @Get("/savings")
  ModelAndView<?> savings(HttpRequest<?> request, Actor actor) {
    return list(request, actor, "overview/savings", "overview.savings");
  }

  @Get("/demand")
  ModelAndView<?> demand(HttpRequest<?> request, Actor actor) {
    return list(request, actor, "overview/demand", "overview.demand");
  }

  @Get("/participation")
  ModelAndView<?> participation(HttpRequest<?> request, Actor actor) {
    return list(request, actor, "overview/participation", "overview.participation");
  }

  @Get("/agreements")
  ModelAndView<?> agreements(HttpRequest<?> request, Actor actor) {
    return list(request, actor, "overview/agreements", "overview.agreements");
  }

  @Get("/late-orders")
  ModelAndView<?> lateOrders(HttpRequest<?> request, Actor actor) {
    return list(request, actor, "overview/late-orders", "overview.late-orders");
  }

  /** One of the lists on a page of its own. */
  private ModelAndView<?> list(HttpRequest<?> request, Actor actor, String template, String title) {
    OverviewView view = viewOverview.get(actor);
    Page page = pages.of(request).titled(title);
    return new ModelAndView<>(
        template,
        Map.of("page", page.below(page.t().get("overview.title"), "/overview"), "view", view));
  }
}
