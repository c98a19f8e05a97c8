package org.muwahhad.tender.lot;

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
import java.util.TreeMap;
import java.util.function.UnaryOperator;
import org.muwahhad.access.Actor;
import org.muwahhad.aggregation.LinesFile;
import org.muwahhad.aggregation.LotStrategy;
import org.muwahhad.aggregation.ViewSourceLines;
import org.muwahhad.demand.round.RoundQueries;
import org.muwahhad.shared.Refusal;
import org.muwahhad.tender.VisibleTenders;
import org.muwahhad.web.Answers;
import org.muwahhad.web.Page;
import org.muwahhad.web.PageAndApi;
import org.muwahhad.web.PageNumbers;
import org.muwahhad.web.Pages;
import org.muwahhad.web.Texts;

/** The demand lines behind a figure of a plan or of a tender, also as a file. */
@Tag(name = "aggregation")
@Controller
@PageAndApi
@Secured(SecurityRule.IS_AUTHENTICATED)
record LineController(
    Answers answers, ViewSourceLines viewSourceLines, RoundQueries rounds, VisibleTenders tenders) {
  private static final String CSV = "text/csv;charset=utf-8";

  /** The demand lines behind a figure of a plan. */
  @Get(uris = {"/api/v1/rounds/{roundId}/aggregation/lines", "/rounds/{roundId}/aggregation/lines"})
  HttpResponse<ViewSourceLines.LinesPage> ofPlan(
      Actor actor,
      long roundId,
      @QueryValue(defaultValue = "cpv-class") String strategy,
      @QueryValue(defaultValue = "0") int lot,
      @QueryValue(defaultValue = "0") long revision,
      @QueryValue(defaultValue = "") String state,
      @QueryValue(value = "page", defaultValue = "1") int number) {
    ViewSourceLines.Figure figure = new ViewSourceLines.Figure(lot, revision, state);
    int wanted = Math.max(1, number);
    ViewSourceLines.LinesPage found =
        viewSourceLines.ofPlan(actor, roundId, find(strategy), figure, wanted);
    String aggregation = "/rounds/" + roundId + "/aggregation";
    Map<String, String> query = query(figure);
    query.put("strategy", strategy);
    return shown(
        found,
        aggregation + "/lines",
        query,
        wanted,
        page -> page.below(round(roundId).code(), aggregation + "?strategy=" + strategy));
  }

  @Hidden
  @Get("/rounds/{roundId}/aggregation/lines.csv")
  @Produces(CSV)
  HttpResponse<?> fileOfPlan(
      HttpRequest<?> request,
      Actor actor,
      long roundId,
      @QueryValue(defaultValue = "cpv-class") String strategy,
      @QueryValue(defaultValue = "0") int lot,
      @QueryValue(defaultValue = "0") long revision,
      @QueryValue(defaultValue = "") String state) {
    return file(
        request,
        viewSourceLines.ofPlan(
            actor, roundId, find(strategy), new ViewSourceLines.Figure(lot, revision, state), 0),
        round(roundId).code());
  }

  /** The demand lines behind a figure of a tender. */
  @Get(uris = {"/api/v1/tenders/{id}/demand/lines", "/tenders/{id}/demand/lines"})
  HttpResponse<ViewSourceLines.LinesPage> ofTender(
      Actor actor,
      long id,
      @QueryValue(defaultValue = "0") int lot,
      @QueryValue(defaultValue = "0") long revision,
      @QueryValue(defaultValue = "") String state,
      @QueryValue(value = "page", defaultValue = "1") int number) {
    ViewSourceLines.Figure figure = new ViewSourceLines.Figure(lot, revision, state);
    int wanted = Math.max(1, number);
    String demand = "/tenders/" + id + "/demand";
    return shown(
        viewSourceLines.ofTender(actor, id, figure, wanted),
        demand + "/lines",
        query(figure),
        wanted,
        page -> page.below(tenders.get(actor, id).number(), demand));
  }

  @Hidden
  @Get("/tenders/{id}/demand/lines.csv")
  @Produces(CSV)
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

  private static LotStrategy find(String strategy) {
    return LotStrategy.find(strategy)
        .orElseThrow(() -> new Refusal.NotFound("strategy " + strategy));
  }

  private RoundQueries.RoundRow round(long id) {
    return rounds.findRow(id).orElseThrow(() -> new Refusal.NotFound("round " + id));
  }

  private HttpResponse<ViewSourceLines.LinesPage> shown(
      ViewSourceLines.LinesPage found,
      String path,
      Map<String, String> query,
      int number,
      UnaryOperator<Page> below) {
    StringBuilder csv = new StringBuilder(path).append(".csv");
    query.forEach(
        (name, value) ->
            csv.append(csv.indexOf("?") < 0 ? '?' : '&').append(name).append('=').append(value));
    return answers.show(
        "aggregation/lines",
        found,
        page ->
            Map.of(
                "page",
                below.apply(page.titled("aggregation.lines")),
                "found",
                found,
                "numbers",
                new PageNumbers(number, ViewSourceLines.PAGE_SIZE, found.total(), path, query),
                "csv",
                csv.toString()));
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
        .contentType(CSV)
        .header("Content-Disposition", "attachment; filename=\"demand-lines-" + name + ".csv\"");
  }
}
