package org.muwahhad.framework.performance;

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
import java.util.List;
import java.util.Map;
import org.muwahhad.access.Actor;
import org.muwahhad.shared.Refusal;
import org.muwahhad.web.Answers;
import org.muwahhad.web.ListChoice;
import org.muwahhad.web.ListPage;
import org.muwahhad.web.Page;
import org.muwahhad.web.PageAndApi;
import org.muwahhad.web.Pages;
import org.muwahhad.web.Texts;

/** The record of suppliers, and the orders behind its figures. */
@Tag(name = "performance")
@Controller
@PageAndApi
@Secured(SecurityRule.IS_AUTHENTICATED)
record PerformanceController(Answers answers, ViewPerformance view, PerformanceReach reaches) {
  private static final String ADDRESS = "/performance";

  /** A page of 25 suppliers with their figures; empty past the end. */
  @Get(uris = {"/api/v1/performance", "/performance"})
  HttpResponse<List<ViewPerformance.GroupFigures>> list(
      Actor actor,
      @QueryValue(defaultValue = "") String q,
      @QueryValue(defaultValue = "") String sort,
      @QueryValue(defaultValue = "1") int page) {
    return groups(actor, PerformanceGroup.SUPPLIER, new ListChoice(ADDRESS, q, "", sort, page));
  }

  /**
   * The same by agreement, or by state.
   *
   * @param by {@code agreements} or {@code states}
   */
  @Get(uris = {"/api/v1/performance-by/{by}", "/performance-by/{by}"})
  HttpResponse<List<ViewPerformance.GroupFigures>> listBy(
      Actor actor,
      String by,
      @QueryValue(defaultValue = "") String q,
      @QueryValue(defaultValue = "") String sort,
      @QueryValue(defaultValue = "1") int page) {
    return groups(actor, group(by), new ListChoice(ADDRESS + "-by/" + by, q, "", sort, page));
  }

  private HttpResponse<List<ViewPerformance.GroupFigures>> groups(
      Actor actor, PerformanceGroup by, ListChoice choice) {
    ListPage<ViewPerformance.GroupFigures> all = view.list(actor, by, choice);
    return answers.showList(
        "performance/performance",
        all,
        page ->
            Map.of(
                "page",
                (by == PerformanceGroup.SUPPLIER ? page : below(page))
                    .titled("performance.title." + by),
                "all",
                all,
                "by",
                by,
                "left",
                view.listLeft(actor),
                "officer",
                reaches.entityOf(actor) != 0));
  }

  /** The figures of all groups as a workbook. */
  @Hidden
  @Get("/performance-by/{by}/figures.xlsx")
  @Produces("application/vnd.openxmlformats-officedocument.spreadsheetml.sheet")
  HttpResponse<?> xlsx(HttpRequest<?> request, Actor actor, String by) {
    PerformanceGroup group = group(by);
    Texts t = Texts.in(Pages.language(request));
    return HttpResponse.ok(PerformanceFile.xlsx(t, group, view.list(actor, group)))
        .header(
            "Content-Disposition",
            "attachment; filename=\"performance-" + group.path() + ".xlsx\"");
  }

  /** The record of one supplier. */
  @Get(uris = {"/api/v1/performance/suppliers/{id}", "/performance/suppliers/{id}"})
  HttpResponse<ViewPerformance.SupplierRecordView> get(Actor actor, long id) {
    ViewPerformance.SupplierRecordView supplierRecord = view.get(actor, id);
    return answers.show(
        "performance/supplier",
        supplierRecord,
        page ->
            Map.of(
                "page",
                below(page).titled("performance.record-of", supplierRecord.supplier().name()),
                "view",
                supplierRecord,
                "left",
                view.listLeft(actor),
                "officer",
                reaches.entityOf(actor) != 0));
  }

  /**
   * A page of 25 of the orders behind the figures of a supplier, agreement or state.
   *
   * @param by {@code suppliers}, {@code agreements} or {@code states}
   * @param code key of the supplier or agreement, or code of the state
   * @param filter a fact; empty for all orders
   */
  @Get(uris = {"/api/v1/performance-by/{by}/{code}/orders", "/performance-by/{by}/{code}/orders"})
  HttpResponse<List<PerformanceQueries.OrderFact>> orders(
      Actor actor,
      String by,
      String code,
      @QueryValue(defaultValue = "") String q,
      @QueryValue(defaultValue = "") String filter,
      @QueryValue(defaultValue = "") String sort,
      @QueryValue(defaultValue = "1") int page) {
    PerformanceGroup group = group(by);
    ViewPerformance.GroupFigures of = view.group(actor, group, code);
    ListPage<PerformanceQueries.OrderFact> all =
        view.listFacts(
            actor,
            group,
            of.code(),
            new ListChoice(
                ADDRESS + "-by/" + group.path() + "/" + of.code() + "/orders",
                q,
                filter,
                sort,
                page));
    return answers.showList(
        "performance/orders",
        all,
        shown ->
            Map.of(
                "page",
                below(shown).titled("performance.orders-of", of.name()),
                "all",
                all,
                "of",
                of,
                "own",
                reaches.entityOf(actor)));
  }

  private static PerformanceGroup group(String by) {
    return PerformanceGroup.find(by)
        .orElseThrow(() -> new Refusal.NotFound("performance by " + by));
  }

  private static Page below(Page page) {
    return page.below(page.t().get("performance.title"), ADDRESS);
  }
}
