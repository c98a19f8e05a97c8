package org.muwahhad.tender.lot;

import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
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
import java.util.Map;
import java.util.TreeMap;
import org.muwahhad.access.Actor;
import org.muwahhad.aggregation.LinesFile;
import org.muwahhad.aggregation.LotStrategy;
import org.muwahhad.aggregation.ViewSourceLines;
import org.muwahhad.demand.round.RoundQueries;
import org.muwahhad.shared.Refusal;
import org.muwahhad.tender.VisibleTenders;
import org.muwahhad.web.Page;
import org.muwahhad.web.PageNumbers;
import org.muwahhad.web.Pages;
import org.muwahhad.web.Texts;

/** The demand lines behind a figure of a plan or of a tender, in the browser and as a file. */
@Hidden
@Controller
@Secured(SecurityRule.IS_AUTHENTICATED)
@ExecuteOn(TaskExecutors.BLOCKING)
class LinePages {
  private final Pages pages;
  private final ViewSourceLines viewSourceLines;
  private final RoundQueries rounds;
  private final VisibleTenders tenders;

  LinePages(
      Pages pages, ViewSourceLines viewSourceLines, RoundQueries rounds, VisibleTenders tenders) {
    this.pages = pages;
    this.viewSourceLines = viewSourceLines;
    this.rounds = rounds;
    this.tenders = tenders;
  }

  @Get("/rounds/{id}/aggregation/lines")
  @Produces(Pages.HTML)
  ModelAndView<?> ofPlan(
      HttpRequest<?> request,
      Actor actor,
      long id,
      @QueryValue(defaultValue = "cpv-class") String strategy,
      @QueryValue(defaultValue = "0") int lot,
      @QueryValue(defaultValue = "0") long revision,
      @QueryValue(defaultValue = "") String state,
      @QueryValue(defaultValue = "1") int page) {
    ViewSourceLines.Figure figure = new ViewSourceLines.Figure(lot, revision, state);
    int number = Math.max(1, page);
    ViewSourceLines.LinesPage found =
        viewSourceLines.ofPlan(actor, id, find(strategy), figure, number);
    Page frame =
        pages
            .of(request)
            .titled("aggregation.lines")
            .below(round(id).code(), "/rounds/" + id + "/aggregation?strategy=" + strategy);
    Map<String, String> query = query(figure);
    query.put("strategy", strategy);
    return shown(frame, found, "/rounds/" + id + "/aggregation/lines", query, number);
  }

  @Get("/rounds/{id}/aggregation/lines.csv")
  @Produces("text/csv;charset=utf-8")
  HttpResponse<?> fileOfPlan(
      HttpRequest<?> request,
      Actor actor,
      long id,
      @QueryValue(defaultValue = "cpv-class") String strategy,
      @QueryValue(defaultValue = "0") int lot,
      @QueryValue(defaultValue = "0") long revision,
      @QueryValue(defaultValue = "") String state) {
    return file(
        request,
        viewSourceLines.ofPlan(
            actor, id, find(strategy), new ViewSourceLines.Figure(lot, revision, state), 0),
        round(id).code());
  }

  @Get("/tenders/{id}/demand/lines")
  @Produces(Pages.HTML)
  ModelAndView<?> ofTender(
      HttpRequest<?> request,
      Actor actor,
      long id,
      @QueryValue(defaultValue = "0") int lot,
      @QueryValue(defaultValue = "0") long revision,
      @QueryValue(defaultValue = "") String state,
      @QueryValue(defaultValue = "1") int page) {
    ViewSourceLines.Figure figure = new ViewSourceLines.Figure(lot, revision, state);
    int number = Math.max(1, page);
    ViewSourceLines.LinesPage found = viewSourceLines.ofTender(actor, id, figure, number);
    String here = "/tenders/" + id + "/demand";
    Page frame =
        pages.of(request).titled("aggregation.lines").below(tenders.get(actor, id).number(), here);
    return shown(frame, found, here + "/lines", query(figure), number);
  }

  @Get("/tenders/{id}/demand/lines.csv")
  @Produces("text/csv;charset=utf-8")
  HttpResponse<?> fileOfTender(
      HttpRequest<?> request,
      Actor actor,
      long id,
      @QueryValue(defaultValue = "0") int lot,
      @QueryValue(defaultValue = "0") long revision,
      @QueryValue(defaultValue = "") String state) {
    ViewSourceLines.LinesPage found =
        viewSourceLines.ofTender(actor, id, new ViewSourceLines.Figure(lot, revision, state), 0);
    return file(request, found, tenders.get(actor, id).number());
  }

  static LotStrategy find(String strategy) {
    return LotStrategy.find(strategy)
        .orElseThrow(() -> new Refusal.NotFound("strategy " + strategy));
  }

  private RoundQueries.RoundRow round(long id) {
    return rounds.findRow(id).orElseThrow(() -> new Refusal.NotFound("round " + id));
  }

  private static ModelAndView<?> shown(
      Page frame,
      ViewSourceLines.LinesPage found,
      String path,
      Map<String, String> query,
      int number) {
    PageNumbers numbers =
        new PageNumbers(number, ViewSourceLines.PAGE_SIZE, found.total(), path, query);
    StringBuilder csv = new StringBuilder(path).append(".csv");
    query.forEach(
        (name, value) ->
            csv.append(csv.indexOf("?") < 0 ? '?' : '&').append(name).append('=').append(value));
    return new ModelAndView<>(
        "aggregation/lines",
        Map.of("page", frame, "found", found, "numbers", numbers, "csv", csv.toString()));
  }

  /** Only letters and digits of the state reach an address. */
  private static Map<String, String> query(ViewSourceLines.Figure figure) {
    Map<String, String> query = new TreeMap<>();
    query.put("lot", Integer.toString(figure.lot()));
    query.put("revision", Long.toString(figure.revision()));
    query.put("state", figure.state().replaceAll("[^A-Za-z]", ""));
    return query;
  }

  private static HttpResponse<?> file(
      HttpRequest<?> request, ViewSourceLines.LinesPage found, String name) {
    Texts t = Texts.in(Pages.language(request));
    return HttpResponse.ok(LinesFile.write(t, found.lines()))
        .header("Content-Disposition", "attachment; filename=\"demand-lines-" + name + ".csv\"");
  }
}
