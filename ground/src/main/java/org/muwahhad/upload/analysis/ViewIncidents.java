package org.muwahhad.upload.analysis;

import jakarta.inject.Singleton;
import jakarta.transaction.Transactional;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.muwahhad.access.Actor;
import org.muwahhad.access.Role;
import org.muwahhad.shared.Refusal;
import org.muwahhad.upload.MalwareScanner;
import org.muwahhad.web.ListChoice;
import org.muwahhad.web.ListPage;

/** Incidents, for administrators and auditors, and whom they are sent to. */
@Singleton
public class ViewIncidents {
  private final IncidentQueries queries;
  private final MalwarePlatforms platforms;
  private final IndicatorFeed feed;
  private final StixBundle stix;
  private final Optional<MalwareScanner> scanner;

  ViewIncidents(
      IncidentQueries queries,
      MalwarePlatforms platforms,
      IndicatorFeed feed,
      StixBundle stix,
      Optional<MalwareScanner> scanner) {
    this.queries = queries;
    this.platforms = platforms;
    this.feed = feed;
    this.stix = stix;
    this.scanner = scanner;
  }

  /**
   * An incident. Instants are UTC.
   *
   * @param fileName as it was first sent; empty for documents of bids
   * @param signature the scanner's name for what it found
   * @param malware the platform's name for it
   * @param indicators what else to look for
   */
  public record IncidentView(
      long id,
      String sha256,
      String fileName,
      long byteCount,
      AnalysisSource source,
      @Nullable String signature,
      @Nullable String note,
      Instant foundAt,
      AnalysisStatus status,
      @Nullable String platform,
      @Nullable Instant submittedAt,
      @Nullable String lastError,
      @Nullable FileVerdict verdict,
      @Nullable String malware,
      @Nullable Integer score,
      @Nullable Instant judgedAt,
      @Nullable Instant releasedAt,
      @Nullable String releaseReason,
      boolean releasable,
      boolean reported,
      List<IndicatorView> indicators) {}

  /** Something to look for. */
  public record IndicatorView(String kind, String content) {}

  /**
   * Who is asked about files.
   *
   * @param platform the connected one; null when there is none
   * @param url where it is
   * @param scanner the scanner that is asked in its place; null when there is none
   * @param unjudged files that wait
   * @param putOff files about which the platform could not be asked
   */
  public record PlatformView(
      @Nullable String platform,
      @Nullable String url,
      @Nullable Instant setAt,
      @Nullable String scanner,
      long unjudged,
      long putOff,
      List<ReaderView> readers) {}

  /** A reader of the feed. Instants are UTC. */
  public record ReaderView(long id, String name, Instant addedAt, @Nullable Instant endedAt) {}

  /** A page of incidents; empty past the end. */
  @Transactional
  public ListPage<IncidentView> list(Actor actor, ListChoice choice) {
    actor.require(Role.ADMINISTRATOR, Role.AUDITOR);
    return new ListPage<>(
        queries
            .list(choice.like(), choice.filter(), choice.sort(), ListChoice.SIZE, choice.offset())
            .stream()
            .map(i -> view(actor, i, false))
            .toList(),
        queries.count(choice.like(), choice.filter()),
        choice);
  }

  /** One of them with its indicators. */
  @Transactional
  public IncidentView get(Actor actor, long id) {
    actor.require(Role.ADMINISTRATOR, Role.AUDITOR);
    return view(actor, queries.get(id), true);
  }

  /** The report of the platform, as it came. */
  @Transactional
  public String report(Actor actor, long id) {
    actor.require(Role.ADMINISTRATOR, Role.AUDITOR);
    return queries.findReport(id).orElseThrow(() -> new Refusal.NotFound("report " + id));
  }

  /** Who is asked, and who reads of it. */
  @Transactional
  public PlatformView platform(Actor actor) {
    actor.require(Role.ADMINISTRATOR, Role.AUDITOR);
    Optional<MalwarePlatforms.ConnectedPlatform> connected = platforms.findInUse();
    return new PlatformView(
        connected.map(MalwarePlatforms.ConnectedPlatform::name).orElse(null),
        connected.map(MalwarePlatforms.ConnectedPlatform::url).orElse(null),
        connected.map(MalwarePlatforms.ConnectedPlatform::setAt).orElse(null),
        scanner.map(MalwareScanner::address).orElse(null),
        queries.countUnjudged(),
        queries.countPutOff(),
        platforms.listReaders().stream()
            .map(r -> new ReaderView(r.id(), r.name(), r.addedAt(), r.endedAt()))
            .toList());
  }

  /**
   * All that others should look for, as one bundle of STIX 2.1; of one incident when it is named.
   */
  @Transactional
  public Map<String, Object> bundle(Actor actor, @Nullable Long id) {
    actor.require(Role.ADMINISTRATOR, Role.AUDITOR);
    List<StixBundle.StixObject> objects = id == null ? feed.all() : stix.objects(queries.get(id));
    Map<String, StixBundle.StixObject> once = new LinkedHashMap<>();
    objects.forEach(o -> once.putIfAbsent(o.id(), o));
    return stix.of(List.copyOf(once.values()));
  }

  private IncidentView view(Actor actor, IncidentQueries.Incident row, boolean whole) {
    return new IncidentView(
        row.id(),
        row.sha256(),
        row.fileName(),
        row.byteCount(),
        row.source(),
        row.signature(),
        row.note(),
        row.foundAt(),
        row.status(),
        row.platform(),
        row.submittedAt(),
        row.lastError(),
        row.verdict(),
        row.malware(),
        row.score(),
        row.judgedAt(),
        row.releasedAt(),
        row.releaseReason(),
        actor.is(Role.ADMINISTRATOR)
            && row.verdict() == FileVerdict.CLEAN
            && row.source() == AnalysisSource.SCANNER
            && row.releasedAt() == null,
        row.status() == AnalysisStatus.JUDGED,
        whole
            ? queries.listIndicators(row.id()).stream()
                .map(i -> new IndicatorView(i.kind(), i.content()))
                .toList()
            : List.of());
  }
}
