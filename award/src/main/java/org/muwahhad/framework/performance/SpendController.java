package org.muwahhad.framework.performance;

import io.micronaut.http.HttpResponse;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.QueryValue;
import io.micronaut.security.annotation.Secured;
import io.micronaut.security.rules.SecurityRule;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.Map;
import org.muwahhad.access.Actor;
import org.muwahhad.web.Answers;
import org.muwahhad.web.ListChoice;
import org.muwahhad.web.ListPage;
import org.muwahhad.web.PageAndApi;

/** What states and entities asked, were awarded, ordered, took and paid. */
@Tag(name = "performance")
@Controller
@PageAndApi
@Secured(SecurityRule.IS_AUTHENTICATED)
record SpendController(Answers answers, ViewSpend view) {

  /** All figures, in the reader's currency; the page shows 25 entities at a time. */
  @Get(uris = {"/api/v1/spend", "/spend"})
  HttpResponse<ViewSpend.SpendView> get(
      Actor actor,
      @QueryValue(defaultValue = "") String q,
      @QueryValue(defaultValue = "") String filter,
      @QueryValue(defaultValue = "") String sort,
      @QueryValue(defaultValue = "1") int page) {
    ViewSpend.SpendView spend = view.get(actor);
    ListPage<ViewSpend.EntitySpend> all =
        spend.page(new ListChoice("/spend", q, filter, sort, page));
    return answers.show(
        "performance/spend",
        spend,
        shown ->
            Map.of(
                "page",
                shown
                    .below(shown.t().get("framework.agreements"), "/agreements")
                    .titled("performance.spend"),
                "view",
                spend,
                "all",
                all));
  }
}
