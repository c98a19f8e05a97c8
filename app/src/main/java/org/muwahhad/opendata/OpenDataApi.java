package org.muwahhad.opendata;

import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.MediaType;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Produces;
import io.micronaut.http.annotation.QueryValue;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import io.micronaut.security.annotation.Secured;
import io.micronaut.security.rules.SecurityRule;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.muwahhad.access.Throttle;
import org.muwahhad.shared.Refusal;
import org.muwahhad.web.PublicAddress;
import org.muwahhad.web.ReadByEverybody;

/** Open data for programs, without signing in: packages of OCDS 1.1, process by process. */
@Tag(name = "open-data")
@Controller("/api/v1/open-data")
@Secured(SecurityRule.IS_ANONYMOUS)
@ReadByEverybody
@ExecuteOn(TaskExecutors.BLOCKING)
class OpenDataApi {
  private static final Map<String, String> EXTENSION =
      Map.of(
          "extension.json", "application/json",
          "release-schema.json", "application/json",
          "reviewOutcome.csv", "text/csv;charset=utf-8");
  private final ViewOpenData view;
  private final PublicAddress address;

  OpenDataApi(ViewOpenData view, PublicAddress address) {
    this.view = view;
    this.address = address;
  }

  /**
   * Processes in the order in which they were first published, a hundred at a time.
   *
   * @param next address of those that follow; null at the end
   */
  record ProcessList(List<ProcessEntry> processes, @Nullable String next) {
    ProcessList {
      processes = List.copyOf(processes);
    }
  }

  /** A process, and where its record is. */
  record ProcessEntry(
      String ocid, String kind, int year, int releases, String releasedAt, String record) {}

  /**
   * All processes.
   *
   * @param year of their first release, in Riyadh; 0 for all years
   * @param after key of the last one that is known, as the address of the next ones has it
   */
  @Get("/processes")
  HttpResponse<ProcessList> processes(
      HttpRequest<?> request,
      @QueryValue(defaultValue = "0") int year,
      @QueryValue(defaultValue = "0") long after) {
    view.count(Throttle.source(request));
    List<PublishedProcessQueries.PublishedProcess> some = view.processes(year, after);
    String next =
        some.size() < ViewOpenData.AT_ONCE
            ? null
            : address.of(
                "/api/v1/open-data/processes?year="
                    + year
                    + "&after="
                    + some.get(some.size() - 1).id());
    return HttpResponse.ok(new ProcessList(some.stream().map(this::entry).toList(), next))
        .header("Cache-Control", "public, max-age=60");
  }

  private ProcessEntry entry(PublishedProcessQueries.PublishedProcess process) {
    return new ProcessEntry(
        process.ocid(),
        process.kind(),
        process.year(),
        process.releases(),
        process.releasedAt().toString(),
        address.of("/api/v1/open-data/processes/" + process.ocid() + "/record"));
  }

  /** The record of a process: its releases, the compiled and the versioned release. */
  @Get("/processes/{ocid}/record")
  HttpResponse<?> record(HttpRequest<?> request, String ocid) {
    PublishedProcessQueries.PublishedProcess process = process(request, ocid);
    return CachedData.current(
        request, mark(process), () -> CachedData.json(to -> view.record(process, to)));
  }

  /** What all releases of a process come to, as a package of one compiled release. */
  @Get("/processes/{ocid}/compiled")
  HttpResponse<?> compiled(HttpRequest<?> request, String ocid) {
    PublishedProcessQueries.PublishedProcess process = process(request, ocid);
    return CachedData.current(
        request, mark(process), () -> CachedData.json(to -> view.compiled(process, to)));
  }

  /** All releases of a process in one package. */
  @Get("/processes/{ocid}/releases")
  HttpResponse<?> releases(HttpRequest<?> request, String ocid) {
    PublishedProcessQueries.PublishedProcess process = process(request, ocid);
    return CachedData.current(
        request, mark(process), () -> CachedData.json(to -> view.releases(process, to)));
  }

  /**
   * One release in its package, to the byte as it was published: its digest is that of the feed.
   */
  @Get("/processes/{ocid}/releases/{number}")
  HttpResponse<?> release(HttpRequest<?> request, String ocid, int number) {
    view.count(Throttle.source(request));
    PublishedProcessQueries.WholeRelease release = view.release(ocid, number);
    return CachedData.fixed(
        request,
        "release-" + release.place(),
        () -> CachedData.json(to -> to.write(release.inPackage())));
  }

  /** Our extension of the standard, as its packages name it. */
  @Get("/extensions/joint-purchase/{file}")
  @Produces(MediaType.ALL)
  HttpResponse<?> extension(HttpRequest<?> request, String file) {
    String type = EXTENSION.get(file);
    if (type == null) {
      throw new Refusal.NotFound("file " + file + " of the extension");
    }
    return HttpResponse.ok(resource(file))
        .contentType(MediaType.of(type))
        .header("Cache-Control", "public, max-age=3600");
  }

  private String resource(String file) {
    try (InputStream in =
        Objects.requireNonNull(
            OpenDataApi.class.getResourceAsStream("/opendata/joint-purchase/" + file), file)) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8)
          .replace("https://example.org", address.of(""));
    } catch (IOException e) {
      throw new java.io.UncheckedIOException(e);
    }
  }

  private PublishedProcessQueries.PublishedProcess process(HttpRequest<?> request, String ocid) {
    view.count(Throttle.source(request));
    return view.process(ocid);
  }

  private static String mark(PublishedProcessQueries.PublishedProcess process) {
    return process.id() + "-" + process.releases();
  }
}
