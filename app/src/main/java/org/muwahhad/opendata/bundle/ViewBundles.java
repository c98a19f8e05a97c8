package org.muwahhad.opendata.bundle;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.micronaut.context.annotation.Value;
import jakarta.inject.Singleton;
import jakarta.transaction.Transactional;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.muwahhad.access.Actor;
import org.muwahhad.access.Role;
import org.muwahhad.access.Throttle;
import org.muwahhad.audit.log.LogProofs;
import org.muwahhad.shared.Bilingual;
import org.muwahhad.shared.FreeSpace;
import org.muwahhad.shared.Refusal;

/**
 * Bundles, for everybody; what opens them, for auditors. Refused with {@code bundle.waiting} while
 * the log has not taken up that the edition was published, and with {@code
 * access.too-many-requests} when one network address asks too often.
 */
@Singleton
public class ViewBundles {
  /** The file of what auditors open, which is in no download. */
  static final String OPENINGS = "openings.json";

  private static final String MANIFEST = "manifest.json";
  private static final String TABLES = "tender.json";
  private final BundleQueries queries;
  private final BundleStore store;
  private final FreeSpace space;
  private final LogProofs proofs;
  private final EntryDisclosure disclosure;
  private final Throttle throttle;
  private final int mostInAMinute;

  ViewBundles(
      BundleQueries queries,
      BundleStore store,
      FreeSpace space,
      LogProofs proofs,
      EntryDisclosure disclosure,
      Throttle throttle,
      @Value("${muwahhad.publications-per-minute:120}") int mostInAMinute) {
    this.queries = queries;
    this.store = store;
    this.space = space;
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
    return store.read(edition(number, edition).id(), MANIFEST);
  }

  /**
   * An edition as one file, which is gone from the disk once it is read.
   *
   * @param size of the checkpoint that the reader holds; null for the first that covers it
   */
  @Transactional
  InputStream file(String number, int edition, @Nullable Long size) {
    BundleQueries.Edition wanted = edition(number, edition);
    LogProofs.EntriesProved proved = proved(wanted, size);
    Map<String, MarkedFile> files = new TreeMap<>();
    queries.listFiles(wanted.id()).forEach(f -> files.put(f.name(), stored(wanted.id(), f)));
    String entries = disclosure.entries(proved.entries(), openFigures(wanted));
    files.put("log/checkpoint", MarkedFile.of(proved.checkpoint().getBytes(UTF_8)));
    files.put("log/entries.json", MarkedFile.of(entries.getBytes(UTF_8)));
    return onDisk(out -> StoredZip.write(files, out));
  }

  private OpenFigures openFigures(BundleQueries.Edition edition) {
    try (InputStream tables = store.open(edition.id(), TABLES)) {
      return OpenFigures.of(edition.unitPrices(), tables);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private MarkedFile stored(long bundleId, BundleQueries.BundleFile file) {
    return new MarkedFile(
        file.sha256(),
        file.byteCount(),
        file.crc(),
        out -> {
          try (InputStream in = store.open(bundleId, file.name())) {
            in.transferTo(out);
          }
        });
  }

  /** What may be too large for the memory is sent from the disk, and takes no space of acts. */
  private InputStream onDisk(MarkedFile.FileContent content) {
    space.require();
    try {
      Path file = Files.createTempFile("bundle", ".tmp");
      try (OutputStream out = new BufferedOutputStream(Files.newOutputStream(file))) {
        content.to(out);
      } catch (IOException | RuntimeException e) {
        Files.deleteIfExists(file);
        throw e;
      }
      return Files.newInputStream(file, StandardOpenOption.DELETE_ON_CLOSE);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** What auditors open of an edition, JSON; gone from the disk once it is read. */
  @Transactional
  public InputStream openings(Actor actor, String number, int edition) {
    actor.require(Role.AUDITOR);
    BundleQueries.Edition wanted = edition(number, edition);
    String details =
        BundleText.array(
            proved(wanted, null).entries().stream()
                .filter(e -> ProvedKind.isForAuditors(e.opening().act()))
                .map(e -> BundleText.json(e.detail()))
                .toList());
    return onDisk(
        out -> {
          out.write(("{\"details\":" + details + ",").getBytes(UTF_8));
          try (InputStream openings = store.open(wanted.id(), OPENINGS)) {
            // Its first brace stands there already.
            openings.skipNBytes(1);
            openings.transferTo(out);
          }
        });
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
