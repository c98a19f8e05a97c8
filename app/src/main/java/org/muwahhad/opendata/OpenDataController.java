package org.muwahhad.opendata;

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
import org.muwahhad.web.Answers;
import org.muwahhad.web.PageAndApi;
import org.muwahhad.web.ReadByEverybody;

/** Open data for people: what there is and how it may be used, a process, and the statistics. */
@Tag(name = "open-data")
@Controller
@PageAndApi
@Secured(SecurityRule.IS_ANONYMOUS)
@ReadByEverybody
record OpenDataController(
    Answers answers, ViewOpenData view, ViewStatistics viewStatistics, PackageHead head) {

  /**
   * What there is.
   *
   * @param licence address of the licence
   * @param years with open data, the latest first
   */
  record OpenDataView(String licence, List<PublishedProcessQueries.PublishedYear> years) {
    OpenDataView {
      years = List.copyOf(years);
    }
  }

  /** The years, the licence, and how the data may be used. */
  @Get(uris = {"/api/v1/open-data", "/open-data"})
  HttpResponse<OpenDataView> index() {
    OpenDataView all = new OpenDataView(head.licence(), view.years());
    return answers.show(
        "opendata/index",
        all,
        page ->
            Map.of(
                "page",
                page.titled("opendata.title"),
                "years",
                all.years(),
                "licence",
                all.licence()));
  }

  /** A process with its releases, the newest first. */
  @Hidden
  @Get("/open-data/processes/{ocid}")
  HttpResponse<PublishedProcessQueries.PublishedProcess> process(
      String ocid, @QueryValue(defaultValue = "0") int before) {
    PublishedProcessQueries.PublishedProcess process = view.process(ocid);
    List<PublishedProcessQueries.PublishedRelease> releases = view.history(ocid, before);
    return answers.show(
        "opendata/process",
        process,
        page ->
            Map.of(
                "page",
                page.below(page.t().get("opendata.title"), "/open-data")
                    .titledAs(releases.isEmpty() ? ocid : page.t().of(releases.get(0).title())),
                "process",
                process,
                "summary",
                view.summary(process),
                "releases",
                releases));
  }

  /**
   * The figures of a year.
   *
   * @param year 0 for the latest
   */
  @Get(uris = {"/api/v1/open-data/statistics", "/open-data/statistics"})
  HttpResponse<OpenStatisticsView> statistics(@QueryValue(defaultValue = "0") int year) {
    OpenStatisticsView figures = viewStatistics.get(year);
    return answers.show(
        "opendata/statistics",
        figures,
        page ->
            Map.of(
                "page",
                page.below(page.t().get("opendata.title"), "/open-data")
                    .titled("opendata.statistics-of", Integer.toString(figures.year())),
                "figures",
                figures,
                "charts",
                new StatisticsCharts(page.t(), figures)));
  }
}
