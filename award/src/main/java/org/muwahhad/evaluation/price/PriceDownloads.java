package org.muwahhad.evaluation.price;

import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Produces;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import io.micronaut.security.annotation.Secured;
import io.micronaut.security.rules.SecurityRule;
import io.swagger.v3.oas.annotations.Hidden;
import org.muwahhad.access.Actor;
import org.muwahhad.web.Pages;
import org.muwahhad.web.Texts;

/** The steps of all prices of a tender, and the lines of a lot, as files. */
@Hidden
@Controller("/tenders/{id}/prices")
@Secured(SecurityRule.IS_AUTHENTICATED)
@ExecuteOn(TaskExecutors.BLOCKING)
class PriceDownloads {
  private static final String CSV = "text/csv;charset=utf-8";
  private static final String XLSX =
      "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";
  private final ViewPrices viewPrices;
  private final CompareBids compareBids;

  PriceDownloads(ViewPrices viewPrices, CompareBids compareBids) {
    this.viewPrices = viewPrices;
    this.compareBids = compareBids;
  }

  @Get("/steps.csv")
  @Produces(CSV)
  HttpResponse<?> stepsCsv(HttpRequest<?> request, Actor actor, long id) {
    return file(steps(request, actor, id).csv(), "price-steps-" + id + ".csv");
  }

  @Get("/steps.xlsx")
  @Produces(XLSX)
  HttpResponse<?> stepsXlsx(HttpRequest<?> request, Actor actor, long id) {
    return file(steps(request, actor, id).xlsx(), "price-steps-" + id + ".xlsx");
  }

  @Get("/lots/{lotId}/lines.csv")
  @Produces(CSV)
  HttpResponse<?> linesCsv(HttpRequest<?> request, Actor actor, long id, long lotId) {
    return file(lines(request, actor, id, lotId).csv(), "price-lines-" + lotId + ".csv");
  }

  @Get("/lots/{lotId}/lines.xlsx")
  @Produces(XLSX)
  HttpResponse<?> linesXlsx(HttpRequest<?> request, Actor actor, long id, long lotId) {
    return file(lines(request, actor, id, lotId).xlsx(), "price-lines-" + lotId + ".xlsx");
  }

  private PriceTable steps(HttpRequest<?> request, Actor actor, long id) {
    return PriceTable.ofSteps(Texts.in(Pages.language(request)), viewPrices.all(actor, id));
  }

  private PriceTable lines(HttpRequest<?> request, Actor actor, long id, long lotId) {
    return PriceTable.ofLines(Texts.in(Pages.language(request)), compareBids.lot(actor, id, lotId));
  }

  private static HttpResponse<?> file(byte[] bytes, String name) {
    return HttpResponse.ok(bytes)
        .header("Content-Disposition", "attachment; filename=\"" + name + "\"");
  }
}
