package org.muwahhad.opendata;

import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.MediaType;
import io.micronaut.http.MutableHttpResponse;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Produces;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import io.micronaut.security.annotation.Secured;
import io.micronaut.security.rules.SecurityRule;
import io.swagger.v3.oas.annotations.tags.Tag;
import org.muwahhad.access.Throttle;
import org.muwahhad.shared.FreeSpace;
import org.muwahhad.shared.Refusal;
import org.muwahhad.web.ReadByEverybody;

/** All processes of a year as files: releases and compiled releases as JSON Lines, and tables. */
@Tag(name = "open-data")
@Controller("/open-data/files")
@Secured(SecurityRule.IS_ANONYMOUS)
@ReadByEverybody
@ExecuteOn(TaskExecutors.BLOCKING)
class OpenDataFiles {
  private static final MediaType LINES = MediaType.of("application/jsonl;charset=utf-8");
  private static final MediaType ZIP = MediaType.of("application/zip");
  private static final MediaType XLSX =
      MediaType.of("application/vnd.openxmlformats-officedocument.spreadsheetml.sheet");
  private final ViewOpenData view;
  private final YearFiles tables;
  private final FreeSpace space;

  OpenDataFiles(ViewOpenData view, YearFiles tables, FreeSpace space) {
    this.view = view;
    this.tables = tables;
    this.space = space;
  }

  /**
   * A file of a year.
   *
   * @param year Gregorian, in Riyadh, of the first release of each process
   * @param name {@code releases.jsonl}, {@code compiled.jsonl}, {@code tables.zip} (CSV) or {@code
   *     tables.xlsx}
   */
  @Get("/{year}/{name}")
  @Produces(MediaType.ALL)
  HttpResponse<?> file(HttpRequest<?> request, int year, String name) {
    view.count(Throttle.source(request));
    PublishedProcessQueries.PublishedYear of = view.year(year);
    String mark = year + "-" + of.releases() + "-" + of.processes();
    return CachedData.slow(request, name + "-" + mark, () -> file(year, name));
  }

  private MutableHttpResponse<?> file(int year, String name) {
    // Each reader has a file of their own on the disk until it is sent; acts come first.
    space.require();
    String saved = "open-data-" + year + "-" + name;
    return switch (name) {
      case "releases.jsonl" -> CachedData.lines(saved, LINES, to -> view.releaseLines(year, to));
      case "compiled.jsonl" -> CachedData.lines(saved, LINES, to -> view.compiledLines(year, to));
      case "tables.zip" -> CachedData.file(saved, ZIP, to -> tables.csv(year, to));
      case "tables.xlsx" -> CachedData.file(saved, XLSX, to -> tables.xlsx(year, to));
      default -> throw new Refusal.NotFound("file " + name + " of " + year);
    };
  }
}
