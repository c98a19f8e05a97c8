package org.muwahhad.demand.figures;

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
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.muwahhad.access.Actor;
import org.muwahhad.web.Chart;
import org.muwahhad.web.Page;
import org.muwahhad.web.PageNumbers;
import org.muwahhad.web.Pages;
import org.muwahhad.web.Tab;
import org.muwahhad.web.Texts;

/** Demand over the rounds and years, as a chart, a table and files. */
@Hidden
@Controller("/demand-figures")
@Secured(SecurityRule.IS_AUTHENTICATED)
@ExecuteOn(TaskExecutors.BLOCKING)
class FigurePages {
  private static final String PATH = "/demand-figures";
  private static final int MOST_BARS = 12;
  private static final int SUMS_ON_A_PAGE = 100;
  private final Pages pages;
  private final ViewDemandFigures viewDemandFigures;

  FigurePages(Pages pages, ViewDemandFigures viewDemandFigures) {
    this.pages = pages;
    this.viewDemandFigures = viewDemandFigures;
  }

  @Get
  @Produces(Pages.HTML)
  ModelAndView<?> show(
      HttpRequest<?> request,
      Actor actor,
      @QueryValue(defaultValue = "round") String by,
      @QueryValue(defaultValue = "") String category,
      @QueryValue(defaultValue = "") String item,
      @QueryValue(value = "page", defaultValue = "1") int number) {
    ViewDemandFigures.FigureFilter question =
        new ViewDemandFigures.FigureFilter(ViewDemandFigures.FigureGrouping.of(by), category, item);
    ViewDemandFigures.DemandFiguresView figures = viewDemandFigures.get(actor, question);
    Page page = pages.of(request).titled("demand.figures");
    return new ModelAndView<>(
        "demand/figures/figures",
        Map.of(
            "page",
            page.below(page.t().get("demand.rounds"), "/rounds"),
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
  @Produces("text/csv;charset=utf-8")
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
        FigureFile.csv(Texts.in(Pages.language(request)), grouped, figures), grouped, "csv");
  }

  @Get("/figures.xlsx")
  @Produces("application/vnd.openxmlformats-officedocument.spreadsheetml.sheet")
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
        FigureFile.xlsx(Texts.in(Pages.language(request)), grouped, figures), grouped, "xlsx");
  }

  private static HttpResponse<?> file(
      byte[] bytes, ViewDemandFigures.FigureGrouping by, String ending) {
    return HttpResponse.ok(bytes)
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
