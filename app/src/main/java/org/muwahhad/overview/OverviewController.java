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
import org.muwahhad.framework.performance.SpendFigures;
import org.muwahhad.framework.performance.ViewSpend;
import org.muwahhad.home.PendingAction;
import org.muwahhad.web.Answers;
import org.muwahhad.web.ListChoice;
import org.muwahhad.web.ListPage;
import org.muwahhad.web.PageAndApi;

/** The overview, and the lists behind its figures. */
@Tag(name = "overview")
@Controller
@PageAndApi
@Secured(SecurityRule.IS_AUTHENTICATED)
record OverviewController(Answers answers, ViewOverview viewOverview, ViewSpend viewSpend) {

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
                new OverviewCharts(page.t(), view),
                "spend",
                spend(actor, view)));
  }

  /** What the orders came to, of the state of the overview or of all. */
  private SpendFigures spend(Actor actor, OverviewView view) {
    OverviewView.NamedState state = view.state();
    return viewSpend.total(actor, state == null ? "" : state.code(), view.currency());
  }

  @Hidden
  @Get("/overview/unfinished")
  HttpResponse<List<OverviewView.OngoingProcess>> unfinished(
      Actor actor,
      @QueryValue(defaultValue = "") String q,
      @QueryValue(defaultValue = "") String filter,
      @QueryValue(defaultValue = "") String sort,
      @QueryValue(defaultValue = "1") int page) {
    OverviewView view = viewOverview.get(actor);
    return list(
        "overview/unfinished",
        "overview.unfinished",
        view,
        view.unfinished(new ListChoice("/overview/unfinished", q, filter, sort, page)));
  }

  @Hidden
  @Get("/overview/waiting")
  HttpResponse<List<PendingAction>> waiting(
      Actor actor,
      @QueryValue(defaultValue = "") String q,
      @QueryValue(defaultValue = "") String filter,
      @QueryValue(defaultValue = "") String sort,
      @QueryValue(defaultValue = "1") int page) {
    OverviewView view = viewOverview.get(actor);
    return list(
        "overview/waiting",
        "overview.waiting",
        view,
        view.waiting(new ListChoice("/overview/waiting", q, filter, sort, page)));
  }

  /** Savings by tender; of a state or CPV division alone, where its code is given. */
  @Hidden
  @Get("/overview/savings")
  HttpResponse<OverviewView> savings(
      Actor actor,
      @QueryValue(defaultValue = "") String state,
      @QueryValue(defaultValue = "") String category) {
    return figures(
        actor,
        "overview/savings",
        "overview.savings",
        new OverviewScope.Narrowing(state, category));
  }

  /** Demand by round; of a state or CPV division alone, where its code is given. */
  @Hidden
  @Get("/overview/demand")
  HttpResponse<OverviewView> demand(
      Actor actor,
      @QueryValue(defaultValue = "") String state,
      @QueryValue(defaultValue = "") String category) {
    return figures(
        actor, "overview/demand", "overview.demand", new OverviewScope.Narrowing(state, category));
  }

  @Hidden
  @Get("/overview/participation")
  HttpResponse<OverviewView> participation(Actor actor) {
    return figures(
        actor, "overview/participation", "overview.participation", OverviewScope.Narrowing.NONE);
  }

  /** A page of 25 of the entities of a state that rounds asked, one for each round. */
  @Get(uris = {"/api/v1/overview/participation/{state}", "/overview/participation/{state}"})
  HttpResponse<List<OverviewView.AskedEntity>> asked(
      Actor actor,
      String state,
      @QueryValue(defaultValue = "") String q,
      @QueryValue(defaultValue = "") String filter,
      @QueryValue(defaultValue = "") String sort,
      @QueryValue(defaultValue = "1") int page) {
    ViewOverview.AskedEntities asked =
        viewOverview.asked(
            actor,
            state,
            new ListChoice("/overview/participation/" + state, q, filter, sort, page));
    return answers.showList(
        "overview/asked",
        asked.all(),
        frame ->
            Map.of(
                "page",
                frame
                    .below(frame.t().get("overview.title"), "/overview")
                    .below(frame.t().get("overview.participation"), "/overview/participation")
                    .titledAs(frame.t().of(asked.state().name())),
                "all",
                asked.all(),
                "rounds",
                ViewOverview.readsRounds(actor)));
  }

  @Hidden
  @Get("/overview/agreements")
  HttpResponse<OverviewView> agreements(Actor actor) {
    return figures(
        actor, "overview/agreements", "overview.agreements", OverviewScope.Narrowing.NONE);
  }

  @Hidden
  @Get("/overview/late-orders")
  HttpResponse<List<OverviewView.LateOrder>> lateOrders(
      Actor actor,
      @QueryValue(defaultValue = "") String q,
      @QueryValue(defaultValue = "") String filter,
      @QueryValue(defaultValue = "") String sort,
      @QueryValue(defaultValue = "1") int page) {
    OverviewView view = viewOverview.get(actor);
    return list(
        "overview/late-orders",
        "overview.late-orders",
        view,
        view.lateOrders(new ListChoice("/overview/late-orders", q, filter, sort, page)));
  }

  /** A page of one of the lists. */
  private <T> HttpResponse<List<T>> list(
      String template, String title, OverviewView view, ListPage<T> all) {
    return answers.showList(
        template,
        all,
        page ->
            Map.of(
                "page",
                page.below(page.t().get("overview.title"), "/overview").titled(title),
                "view",
                view,
                "all",
                all));
  }

  /** Figures on a page of their own. */
  private HttpResponse<OverviewView> figures(
      Actor actor, String template, String title, OverviewScope.Narrowing narrowing) {
    OverviewView view = viewOverview.get(actor, narrowing);
    return answers.show(
        template,
        view,
        page ->
            Map.of(
                "page",
                page.below(page.t().get("overview.title"), "/overview").titled(title),
                "view",
                view,
                "narrowed",
                narrowing.kind(),
                "rounds",
                ViewOverview.readsRounds(actor)));
  }
}
