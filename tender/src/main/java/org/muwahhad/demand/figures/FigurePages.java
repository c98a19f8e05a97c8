package org.muwahhad.demand.figures;

import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Produces;
import io.micronaut.http.annotation.QueryValue;
import io.micronaut.security.annotation.Secured;
import io.micronaut.security.rules.SecurityRule;
import io.swagger.v3.oas.annotations.Hidden;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.muwahhad.access.Actor;
import org.muwahhad.web.Answers;
import org.muwahhad.web.Chart;
import org.muwahhad.web.PageAndApi;
import org.muwahhad.web.PageNumbers;
import org.muwahhad.web.Pages;
import org.muwahhad.web.Tab;
import org.muwahhad.web.Texts;
import org.muwahhad.web.workbook.TableUpload;

/** Demand over the rounds and years, as a chart, a table and files. */
@Hidden
@Controller("/demand-figures")
@PageAndApi
@Secured(SecurityRule.IS_AUTHENTICATED)
record FigurePages(Answers answers, ViewDemandFigures viewDemandFigures) {
  private static final String PATH = "/demand-figures";
  private static final String CSV = "text/csv;charset=utf-8";
  private static final int MOST_BARS = 12;
  private static final int SUMS_ON_A_PAGE = 100;

  @Get
  HttpResponse<String> show(
      Actor actor,
      @QueryValue(defaultValue = "round") String by,
      @QueryValue(defaultValue = "") String category,
      @QueryValue(defaultValue = "") String item,
      @QueryValue(value = "page", defaultValue = "1") int number) {
    ViewDemandFigures.FigureFilter question =
        new ViewDemandFigures.FigureFilter(ViewDemandFigures.FigureGrouping.of(by), category, item);
    ViewDemandFigures.DemandFiguresView figures = viewDemandFigures.get(actor, question);
    return answers.page(
        "demand/figures/figures",
        page ->
            Map.of(
                "page",
                page.titled("demand.figures").below(page.t().get("demand.rounds"), "/rounds"),
                "question",
                question,
                "figures",
                figures,
                "numbers",
                numbers(question, number, figures.figures().size()),
                "chart",
                chart(page.t(), question, figures),
                "tabs",
                tabs(page.t(), question),
                "asked",
                parameters(question, question.by())));
  }

  /** Rounds and categories are on one page; items can be as many as the catalog has. */
  private static PageNumbers numbers(
      ViewDemandFigures.FigureFilter question, int wanted, int sums) {
    return PageNumbers.of(wanted, SUMS_ON_A_PAGE, sums, PATH)
        .with(
            Map.of(
                "by",
                question.by().word(),
                "category",
                question.category(),
                "item",
                question.item()));
  }

  @Get("/figures.csv")
  @Produces(CSV)
  HttpResponse<?> csv(
      HttpRequest<?> request,
      Actor actor,
      @QueryValue(defaultValue = "round") String by,
      @QueryValue(defaultValue = "") String category,
      @QueryValue(defaultValue = "") String item) {
    ViewDemandFigures.FigureGrouping grouped = ViewDemandFigures.FigureGrouping.of(by);
    ViewDemandFigures.DemandFiguresView figures =
        viewDemandFigures.get(actor, new ViewDemandFigures.FigureFilter(grouped, category, item));
    return file(
        FigureFile.csv(Texts.in(Pages.language(request)), grouped, figures), grouped, CSV, "csv");
  }

  @Get("/figures.xlsx")
  @Produces(TableUpload.XLSX)
  HttpResponse<?> xlsx(
      HttpRequest<?> request,
      Actor actor,
      @QueryValue(defaultValue = "round") String by,
      @QueryValue(defaultValue = "") String category,
      @QueryValue(defaultValue = "") String item) {
    ViewDemandFigures.FigureGrouping grouped = ViewDemandFigures.FigureGrouping.of(by);
    ViewDemandFigures.DemandFiguresView figures =
        viewDemandFigures.get(actor, new ViewDemandFigures.FigureFilter(grouped, category, item));
    return file(
        FigureFile.xlsx(Texts.in(Pages.language(request)), grouped, figures),
        grouped,
        TableUpload.XLSX,
        "xlsx");
  }

  private static HttpResponse<?> file(
      byte[] bytes, ViewDemandFigures.FigureGrouping by, String type, String ending) {
    return HttpResponse.ok(bytes)
        .contentType(type)
        .header(
            "Content-Disposition",
            "attachment; filename=\"demand-by-" + by.word() + "." + ending + "\"");
  }

  private static List<Tab> tabs(Texts t, ViewDemandFigures.FigureFilter question) {
    return Arrays.stream(ViewDemandFigures.FigureGrouping.values())
        .map(
            by ->
                new Tab(
                    t.get("demand.figures-by." + by),
                    PATH + "?" + parameters(question, by),
                    by == question.by()))
        .toList();
  }

  private static String parameters(
      ViewDemandFigures.FigureFilter question, ViewDemandFigures.FigureGrouping by) {
    return "by="
        + by.word()
        + parameter("category", question.category())
        + parameter("item", question.item());
  }

  private static String parameter(String name, String value) {
    return value.isEmpty()
        ? ""
        : "&" + name + "=" + URLEncoder.encode(value, StandardCharsets.UTF_8);
  }

  /** The rounds and years last, else the largest sums: as many as fit. */
  private static Chart chart(
      Texts t,
      ViewDemandFigures.FigureFilter question,
      ViewDemandFigures.DemandFiguresView figures) {
    List<ViewDemandFigures.Figure> all = figures.figures();
    boolean inTime =
        question.by() == ViewDemandFigures.FigureGrouping.ROUND
            || question.by() == ViewDemandFigures.FigureGrouping.YEAR;
    int count = Math.min(MOST_BARS, all.size());
    List<ViewDemandFigures.Figure> shown =
        inTime ? all.subList(all.size() - count, all.size()) : all.subList(0, count);
    return new Chart(
        "demand-figures",
        t.get("demand.figures-chart", t.formats().currency(figures.currency())),
        t.get("demand.figures-summary", all.size(), t.money(figures.total())),
        t.get("demand.figures-by." + question.by()),
        List.of(t.get("demand.total")),
        shown.stream()
            .map(f -> new Chart.Bar(t.of(f.name()), f.total().amount(), t.money(f.total())))
            .toList());
  }
}
