package org.muwahhad.opendata;

import io.micronaut.context.annotation.Value;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.io.Writer;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.muwahhad.access.Throttle;
import org.muwahhad.shared.Refusal;

/**
 * Releases, records and lists of open data, for everybody. What may be long is written piece by
 * piece.
 *
 * <p>Refused with {@code access.too-many-requests} when one network address asks too often.
 */
@Singleton
class ViewOpenData {
  /** As many in one answer that is a list. */
  static final int AT_ONCE = 100;

  /** A piece of what is streamed: so few that a few of the largest processes fit into memory. */
  private static final int PIECE = 20;

  private final PublishedProcessQueries queries;
  private final PackageHead head;
  private final Throttle throttle;
  private final int mostInAMinute;

  ViewOpenData(
      PublishedProcessQueries queries,
      PackageHead head,
      Throttle throttle,
      @Value("${muwahhad.publications-per-minute:120}") int mostInAMinute) {
    this.queries = queries;
    this.head = head;
    this.throttle = throttle;
    this.mostInAMinute = mostInAMinute;
  }

  /** Counts a request of a network address. */
  void count(String source) {
    throttle.require("publications", source, mostInAMinute);
  }

  PublishedProcessQueries.PublishedProcess process(String ocid) {
    return queries.find(ocid).orElseThrow(() -> new Refusal.NotFound("process " + ocid));
  }

  /** What a person wants to know of a process first. */
  ProcessSummary summary(PublishedProcessQueries.PublishedProcess process) {
    return ProcessSummary.of(
        ReleaseJson.read(queries.findCompiled(process.ocid()).orElseThrow().compiled()));
  }

  /** A release in its package, to the byte as it was published. */
  PublishedProcessQueries.WholeRelease release(String ocid, int number) {
    return queries
        .findRelease(ocid, number)
        .orElseThrow(() -> new Refusal.NotFound("release " + number + " of " + ocid));
  }

  /** The compiled release in a package. */
  void compiled(PublishedProcessQueries.PublishedProcess process, Writer to) throws IOException {
    to.write(head.releases(path(process, "compiled"), process.releasedAt()));
    to.write(queries.findCompiled(process.ocid()).orElseThrow().compiled());
    to.write("]}");
  }

  /** All releases in one package. */
  void releases(PublishedProcessQueries.PublishedProcess process, Writer to) throws IOException {
    to.write(head.releases(path(process, "releases"), process.releasedAt()));
    writeReleases(process, to);
    to.write("]}");
  }

  /** The record: all releases, what they come to, and the values that every field had. */
  void record(PublishedProcessQueries.PublishedProcess process, Writer to) throws IOException {
    to.write(head.records(path(process, "record"), process.releasedAt()));
    to.write("{\"ocid\":\"" + process.ocid() + "\",\"releases\":[");
    List<Map<String, Object>> read = writeReleases(process, to);
    to.write("],\"compiledRelease\":");
    to.write(queries.findCompiled(process.ocid()).orElseThrow().compiled());
    to.write(",\"versionedRelease\":");
    to.write(ReleaseJson.write(MergedReleases.versions(read)));
    to.write("}]}");
  }

  private List<Map<String, Object>> writeReleases(
      PublishedProcessQueries.PublishedProcess process, Writer to) throws IOException {
    List<Map<String, Object>> read = new ArrayList<>();
    int after = 0;
    List<PublishedProcessQueries.WholeRelease> piece = queries.listWhole(process.id(), 0, PIECE);
    while (!piece.isEmpty()) {
      for (PublishedProcessQueries.WholeRelease release : piece) {
        if (after > 0) {
          to.write(',');
        }
        to.write(release.content());
        read.add(ReleaseJson.read(release.content()));
        after = release.number();
      }
      piece = queries.listWhole(process.id(), after, PIECE);
    }
    return read;
  }

  private static String path(PublishedProcessQueries.PublishedProcess process, String what) {
    return "/api/v1/open-data/processes/" + process.ocid() + "/" + what;
  }

  /** The compiled releases of the processes of a year, one a line. */
  void compiledLines(int year, Writer to) throws IOException {
    long after = 0;
    List<PublishedProcessQueries.CompiledProcess> piece = queries.listCompiled(year, after, PIECE);
    while (!piece.isEmpty()) {
      for (PublishedProcessQueries.CompiledProcess process : piece) {
        to.write(process.compiled());
        to.write('\n');
        after = process.id();
      }
      piece = queries.listCompiled(year, after, PIECE);
    }
  }

  /** The releases of the processes of a year, one a line, in the order of their publication. */
  void releaseLines(int year, Writer to) throws IOException {
    long after = 0;
    List<PublishedProcessQueries.WholeRelease> piece = queries.listWholeOfYear(year, after, PIECE);
    while (!piece.isEmpty()) {
      for (PublishedProcessQueries.WholeRelease release : piece) {
        to.write(release.content());
        to.write('\n');
        after = release.place();
      }
      piece = queries.listWholeOfYear(year, after, PIECE);
    }
  }

  /** A year with processes. */
  PublishedProcessQueries.PublishedYear year(int year) {
    return queries.listYears().stream()
        .filter(y -> y.year() == year)
        .findFirst()
        .orElseThrow(() -> new Refusal.NotFound("open data of " + year));
  }

  List<PublishedProcessQueries.PublishedYear> years() {
    return queries.listYears();
  }

  List<PublishedProcessQueries.PublishedProcess> processes(int year, long after) {
    return queries.list(year, after, AT_ONCE);
  }

  /** Releases after a place, the oldest first; of one process, or of all for an empty text. */
  List<PublishedProcessQueries.PublishedRelease> after(String ocid, long place) {
    return ocid.isEmpty()
        ? queries.listAfter(place, AT_ONCE)
        : queries.listOfAfter(ocid, place, AT_ONCE);
  }

  /** Releases before a place, the newest first, likewise; 0 for the newest of all. */
  List<PublishedProcessQueries.PublishedRelease> before(String ocid, long place) {
    long before = place == 0 ? Long.MAX_VALUE : place;
    return ocid.isEmpty()
        ? queries.listBefore(before, AT_ONCE)
        : queries.listOfBefore(ocid, before, AT_ONCE);
  }

  /** The newest releases of a process; those before a number, 0 for all. */
  List<PublishedProcessQueries.PublishedRelease> history(String ocid, int before) {
    return queries.listOf(ocid, before == 0 ? Integer.MAX_VALUE : before, AT_ONCE);
  }

  long processes() {
    return queries.count();
  }

  /** A page of all processes for a map of the site, from 1. */
  List<PublishedProcessQueries.PublishedProcess> page(int page, int size) {
    return queries.listPage((long) (page - 1) * size, size);
  }
}
