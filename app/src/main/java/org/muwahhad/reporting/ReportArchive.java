package org.muwahhad.reporting;

import jakarta.inject.Singleton;
import jakarta.transaction.Transactional;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.util.Locale;
import java.util.Map;
import org.muwahhad.access.Actor;
import org.muwahhad.access.Role;
import org.muwahhad.audit.AuditLog;
import org.muwahhad.reports.Edition;
import org.muwahhad.shared.DatabaseClock;
import org.muwahhad.shared.ObjectStore;
import org.muwahhad.shared.Sha256;
import org.muwahhad.tender.TenderViews;

/**
 * Hands issued reports out: the same figures give the same file, which is made once, stored, and
 * known by its hash. Each download is noted and stands in the audit record of the tender.
 */
@Singleton
class ReportArchive {
  private static final int DOCUMENT_ID_LENGTH = 20;
  private final IssuedReports issued;
  private final ObjectStore store;
  private final DatabaseClock clock;
  private final AuditLog audit;

  ReportArchive(IssuedReports issued, ObjectStore store, DatabaseClock clock, AuditLog audit) {
    this.issued = issued;
    this.store = store;
    this.clock = clock;
    this.audit = audit;
  }

  /**
   * A report somebody asks for.
   *
   * @param dataSha256 hash of the figures it is made from
   */
  record Request(
      TenderViews.Tender tender,
      ReportKind kind,
      Edition edition,
      Format format,
      String dataSha256) {

    /** The number printed on the report, by which it is verified. */
    String documentId() {
      return dataSha256.substring(0, DOCUMENT_ID_LENGTH);
    }
  }

  /** Writes the file of a report that is first issued at an instant, UTC. */
  @FunctionalInterface
  interface Making {
    void write(Instant issuedAt, OutputStream out) throws IOException;
  }

  /**
   * A file handed out.
   *
   * @param storedAs key in the object store
   * @param sha256 hash of the file
   */
  record File(String name, String mediaType, String storedAs, String sha256, long byteCount) {}

  /** The file of a report, made if it was not yet. */
  @Transactional(Transactional.TxType.MANDATORY)
  public File handOut(Actor actor, Role as, Request request, Making making) {
    IssuedReports.Issued report = find(actor, request, making);
    issued.addDownload(report.id(), actor.personId());
    audit.record(
        actor,
        as,
        "tender:" + request.tender().id(),
        "reporting." + request.kind().word() + "-report-downloaded",
        "tender",
        request.tender().id(),
        Map.of(
            "edition", request.edition().name(),
            "format", request.format().name(),
            "sha256", report.sha256()));
    return new File(
        "%s-report-%s-%s.%s"
            .formatted(
                request.kind().word(),
                request.tender().number(),
                request.edition().name().toLowerCase(Locale.ROOT),
                request.format().extension()),
        request.format().mediaType(),
        report.storedAs(),
        report.sha256(),
        report.byteCount());
  }

  private IssuedReports.Issued find(Actor actor, Request request, Making making) {
    return issued
        .findSame(
            request.tender().id(),
            request.kind().name(),
            request.edition().name(),
            request.format().name(),
            request.dataSha256())
        .orElseGet(() -> make(actor, request, making));
  }

  private IssuedReports.Issued make(Actor actor, Request request, Making making) {
    long tenderId = request.tender().id();
    Instant issuedAt =
        issued
            .findFirstIssue(tenderId, request.kind().name(), request.dataSha256())
            .orElseGet(clock::now);
    ByteArrayOutputStream out = new ByteArrayOutputStream(1 << 18);
    try {
      making.write(issuedAt, out);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    byte[] file = out.toByteArray();
    String sha256 = Sha256.of(file);
    String key = "reports/" + sha256 + "." + request.format().extension();
    store.put(key, file);
    return issued.save(
        new IssuedReports.Issued(
            0,
            tenderId,
            request.kind().name(),
            request.edition().name(),
            request.format().name(),
            request.dataSha256(),
            sha256,
            file.length,
            key,
            actor.personId(),
            issuedAt));
  }
}
