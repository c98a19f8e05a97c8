package org.muwahhad.opendata;

import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.MediaType;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Produces;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import io.micronaut.security.annotation.Secured;
import io.micronaut.security.rules.SecurityRule;
import io.swagger.v3.oas.annotations.Hidden;
import java.util.List;
import org.muwahhad.access.Throttle;
import org.muwahhad.shared.Refusal;
import org.muwahhad.web.PublicAddress;
import org.muwahhad.web.ReadByEverybody;
import org.muwahhad.web.XmlText;

/** Maps of the public pages, for search engines: an index, and pages of 5,000 processes. */
@Hidden
@Controller
@Secured(SecurityRule.IS_ANONYMOUS)
@ReadByEverybody
@ExecuteOn(TaskExecutors.BLOCKING)
class SiteMap {
  private static final int SIZE = 5000;
  private static final String NAMESPACE = "http://www.sitemaps.org/schemas/sitemap/0.9";
  private static final List<String> PAGES =
      List.of(
          "/publications",
          "/open-data",
          "/open-data/statistics",
          "/joint-plans",
          "/review-decisions",
          "/debarments",
          "/log",
          "/verify",
          "/questions",
          "/contact",
          "/accessibility");
  private final ViewOpenData view;
  private final PublicAddress address;

  SiteMap(ViewOpenData view, PublicAddress address) {
    this.view = view;
    this.address = address;
  }

  @Get("/robots.txt")
  @Produces(MediaType.TEXT_PLAIN)
  HttpResponse<String> robots() {
    return HttpResponse.ok(
            "User-agent: *\nCrawl-delay: 1\nDisallow: /sign-in\nSitemap: "
                + address.of("/sitemap.xml")
                + "\n")
        .contentType(MediaType.TEXT_PLAIN_TYPE)
        .header("Cache-Control", "public, max-age=3600");
  }

  @Get("/sitemap.xml")
  @Produces(MediaType.APPLICATION_XML)
  HttpResponse<String> index(HttpRequest<?> request) {
    view.count(Throttle.source(request));
    XmlText index = new XmlText("sitemapindex", NAMESPACE);
    for (int page = 0; page <= pages(); page++) {
      index
          .open("sitemap")
          .element("loc", address.of("/sitemap/" + page + ".xml"))
          .close("sitemap");
    }
    return answer(index);
  }

  /**
   * One map.
   *
   * @param page 0 for the pages that are always there, from 1 for processes and notices of tenders
   */
  @Get("/sitemap/{page}.xml")
  @Produces(MediaType.APPLICATION_XML)
  HttpResponse<String> map(HttpRequest<?> request, int page) {
    view.count(Throttle.source(request));
    if (page < 0 || page > pages()) {
      throw new Refusal.NotFound("map " + page);
    }
    XmlText map = new XmlText("urlset", NAMESPACE);
    if (page == 0) {
      PAGES.forEach(p -> map.open("url").element("loc", address.of(p)).close("url"));
    } else {
      for (PublishedProcessQueries.PublishedProcess process : view.page(page, SIZE)) {
        process.tenderNumber().ifPresent(n -> add(map, "/publications/" + n, process));
        add(map, "/open-data/processes/" + process.ocid(), process);
      }
    }
    return answer(map);
  }

  private void add(XmlText map, String path, PublishedProcessQueries.PublishedProcess process) {
    map.open("url")
        .element("loc", address.of(path))
        .element("lastmod", process.releasedAt().toString())
        .close("url");
  }

  private int pages() {
    return (int) ((view.processes() + SIZE - 1) / SIZE);
  }

  private static HttpResponse<String> answer(XmlText map) {
    return HttpResponse.ok(map.end())
        .contentType(MediaType.APPLICATION_XML_TYPE)
        .header("Cache-Control", "public, max-age=3600");
  }
}
