package org.muwahhad.opendata;

import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.MediaType;
import io.micronaut.http.MutableHttpResponse;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Produces;
import io.micronaut.http.server.types.files.StreamedFile;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import io.micronaut.security.annotation.Secured;
import io.micronaut.security.rules.SecurityRule;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
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
  private final KeptYearFiles kept;
  private final FreeSpace space;

  OpenDataFiles(ViewOpenData view, YearFiles tables, KeptYearFiles kept, FreeSpace space) {
    this.view = view;
    this.tables = tables;
    this.kept = kept;
    this.space = space;
  }

  /** How a file of a year is made. */
  private record YearFile(MediaType type, CachedData.ContentSource<OutputStream> content) {}

  /**
   * A file of a year, which may be a few minutes old.
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
    YearFile file = find(year, name);
    String key = year + "-" + name;
    String mark = kept.mark(key, year + "-" + of.releases() + "-" + of.processes());
    return CachedData.slow(request, name + "-" + mark, () -> answer(key, mark, file));
  }

  private YearFile find(int year, String name) {
    return switch (name) {
      case "releases.jsonl" -> new YearFile(LINES, lines(to -> view.releaseLines(year, to)));
      case "compiled.jsonl" -> new YearFile(LINES, lines(to -> view.compiledLines(year, to)));
      case "tables.zip" -> new YearFile(ZIP, to -> tables.csv(year, to));
      case "tables.xlsx" -> new YearFile(XLSX, to -> tables.xlsx(year, to));
      default -> throw new Refusal.NotFound("file " + name + " of " + year);
    };
  }

  /** A text file of any length in UTF-8. */
  private static CachedData.ContentSource<OutputStream> lines(
      CachedData.ContentSource<Writer> content) {
    return to -> {
      Writer text = new OutputStreamWriter(to, StandardCharsets.UTF_8);
      content.to(text);
      text.flush();
    };
  }

  private MutableHttpResponse<?> answer(String key, String mark, YearFile file) {
    try {
      InputStream content =
          kept.open(
              key,
              mark,
              to -> {
                // What everybody reads takes no space that acts need.
                space.require();
                file.content().to(to);
              });
      return HttpResponse.ok(new StreamedFile(content, file.type()).attach("open-data-" + key));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
