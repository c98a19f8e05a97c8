package org.muwahhad.opendata.bundle;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.micronaut.context.annotation.Value;
import jakarta.inject.Singleton;
import jakarta.transaction.Transactional;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.muwahhad.access.Actor;
import org.muwahhad.access.Role;
import org.muwahhad.access.Throttle;
import org.muwahhad.audit.log.LogProofs;
import org.muwahhad.shared.Bilingual;
import org.muwahhad.shared.Refusal;

/**
 * Bundles, for everybody; what opens them, for auditors. Refused with {@code bundle.waiting} while
 * the log has not taken up that the edition was published, and with {@code
 * access.too-many-requests} when one network address asks too often.
 */
@Singleton
public class ViewBundles {
  private final BundleQueries queries;
  private final LogProofs proofs;
  private final EntryDisclosure disclosure;
  private final Throttle throttle;
  private final int mostInAMinute;

  ViewBundles(
      BundleQueries queries,
      LogProofs proofs,
      EntryDisclosure disclosure,
      Throttle throttle,
      @Value("${muwahhad.publications-per-minute:120}") int mostInAMinute) {
    this.queries = queries;
    this.proofs = proofs;
    this.disclosure = disclosure;
    this.throttle = throttle;
    this.mostInAMinute = mostInAMinute;
  }

  /**
   * An edition.
   *
   * @param sha256 of its manifest
   * @param treeSize of the checkpoint that it is proved under; null while it waits for the log
   * @param isWitnessed whether enough states co-signed that checkpoint
   */
  public record EditionView(
      int edition,
      Instant publishedAt,
      String sha256,
      @Nullable Long treeSize,
      boolean isWitnessed) {}

  /** The bundles of a tender, the newest edition first. */
  public record BundlesView(String number, Bilingual title, List<EditionView> editions) {
    public BundlesView {
      editions = List.copyOf(editions);
    }
  }

  /** Counts a request of a network address. */
  void count(String source) {
    throttle.require("publications", source, mostInAMinute);
  }

  /** The editions of a tender. */
  @Transactional
  BundlesView get(String number) {
    BundleQueries.BundledTender tender = tender(number);
    return new BundlesView(
        tender.number(),
        tender.title(),
        queries.list(tender.id()).stream().map(this::view).toList());
  }

  private EditionView view(BundleQueries.Edition edition) {
    Optional<LogProofs.EntriesProved> proved = proofs.under(List.of(publication(edition)), null);
    return new EditionView(
        edition.edition(),
        edition.publishedAt(),
        edition.sha256(),
        proved.map(LogProofs.EntriesProved::size).orElse(null),
        proved.map(LogProofs.EntriesProved::isWitnessed).orElse(false));
  }

  /** The number of the tender of an award report, by that of the document, if it has a bundle. */
  @Transactional
  public Optional<String> findOfReport(String document) {
    return document.matches("[0-9a-f]{20}")
        ? queries.findOfReport(document).map(BundleQueries.BundledTender::number)
        : Optional.empty();
  }

  /** The manifest of an edition, to the byte. */
  @Transactional
  byte[] manifest(String number, int edition) {
    return queries
        .findFile(edition(number, edition).id(), "manifest.json")
        .orElseThrow(() -> new Refusal.NotFound("bundle of " + number))
        .content();
  }

  /**
   * An edition as one file.
   *
   * @param size of the checkpoint that the reader holds; null for the first that covers it
   */
  @Transactional
  byte[] file(String number, int edition, @Nullable Long size) {
    BundleQueries.Edition wanted = edition(number, edition);
    LogProofs.EntriesProved proved = proved(wanted, size);
    Map<String, byte[]> files = new TreeMap<>();
    queries.listFiles(wanted.id()).forEach(f -> files.put(f.name(), f.content()));
    OpenFigures open =
        OpenFigures.of(wanted.unitPrices(), Objects.requireNonNull(files.get("tender.json")));
    files.put("log/checkpoint", proved.checkpoint().getBytes(UTF_8));
    files.put("log/entries.json", disclosure.entries(proved.entries(), open).getBytes(UTF_8));
    return StoredZip.of(files);
  }

  /** What auditors open of an edition, JSON. */
  @Transactional
  public String openings(Actor actor, String number, int edition) {
    actor.require(Role.AUDITOR);
    BundleQueries.Edition wanted = edition(number, edition);
    String openings = queries.findOpenings(wanted.id()).orElseThrow();
    String details =
        BundleText.array(
            proved(wanted, null).entries().stream()
                .filter(e -> ProvedKind.isForAuditors(e.opening().act()))
                .map(e -> BundleText.json(e.detail()))
                .toList());
    return "{\"details\":" + details + "," + openings.substring(1);
  }

  private BundleQueries.BundledTender tender(String number) {
    return queries.findTender(number).orElseThrow(() -> new Refusal.NotFound("tender " + number));
  }

  private BundleQueries.Edition edition(String number, int edition) {
    return queries
        .find(tender(number).id(), edition)
        .orElseThrow(() -> new Refusal.NotFound("bundle " + edition + " of " + number));
  }

  private long publication(BundleQueries.Edition edition) {
    return queries.findEntry(edition.tenderId(), edition.sha256()).orElseThrow();
  }

  private LogProofs.EntriesProved proved(BundleQueries.Edition edition, @Nullable Long size) {
    long publication = publication(edition);
    List<Long> entries =
        new ArrayList<>(queries.listEntries(edition.tenderId(), publication, ProvedKind.acts()));
    entries.add(publication);
    return proofs
        .under(entries, size)
        .orElseThrow(
            () ->
                size == null
                    ? new Refusal.RuleBroken("bundle.waiting")
                    : new Refusal.NotFound("checkpoint " + size));
  }
}
