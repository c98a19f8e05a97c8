package org.muwahhad.reporting.issue;

import jakarta.inject.Singleton;
import jakarta.transaction.Transactional;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.muwahhad.access.Actor;
import org.muwahhad.access.Role;
import org.muwahhad.audit.AuditLog;
import org.muwahhad.reporting.Format;
import org.muwahhad.reporting.ReportEntry.ReportDownloaded;
import org.muwahhad.reporting.ReportEntry.ReportMade;
import org.muwahhad.reporting.ReportKind;
import org.muwahhad.reporting.Subject;
import org.muwahhad.reporting.seal.PlatformSeal;
import org.muwahhad.reports.Edition;
import org.muwahhad.reports.document.FigureGroup;
import org.muwahhad.reports.render.Branding;
import org.muwahhad.reports.render.LayoutVersion;
import org.muwahhad.shared.DatabaseClock;
import org.muwahhad.shared.ObjectStore;
import org.muwahhad.shared.Sha256;

/**
 * Hands issued reports out: the same figures, in the same emblem and colour and by the same version
 * of the templates ({@link LayoutVersion}), give the same file, which is made once, stored, and
 * known by its hash, and signed by the platform where it is a page ({@link PlatformSeal}). Members'
 * signatures come after that; the file handed out has them all. Each download is noted and stands
 * in the audit record of what the report is about.
 */
@Singleton
class ReportArchive {
  private static final int DOCUMENT_ID_LENGTH = 20;
  private static final int LONGEST_NAME = 500;

  /** The constraint that one file is issued of the same figures. */
  private static final String SAME_FIGURES = "uq_issued_report_";

  private final IssuedReports issued;
  private final ObjectStore store;
  private final DatabaseClock clock;
  private final AuditLog audit;
  private final PlatformSeal seal;
  private final ReportFigures figures;

  ReportArchive(
      IssuedReports issued,
      ObjectStore store,
      DatabaseClock clock,
      AuditLog audit,
      PlatformSeal seal,
      ReportFigures figures) {
    this.figures = figures;
    this.seal = seal;
    this.issued = issued;
    this.store = store;
    this.clock = clock;
    this.audit = audit;
  }

  /**
   * A report somebody asks for.
   *
   * @param number of what it is about, for the file's name
   * @param dataSha256 hash of the figures it is made from
   */
  record RequestedReport(
      Subject subject,
      String number,
      ReportKind kind,
      Edition edition,
      Format format,
      String dataSha256) {

    /** The number printed on the report, by which it is verified. */
    String documentId() {
      return dataSha256.substring(0, DOCUMENT_ID_LENGTH);
    }
  }

  /** How the file of a report is made. */
  interface FileMaking {
    /** Writes the file, first issued at an instant, UTC. */
    void write(Instant issuedAt, OutputStream out) throws IOException;

    /** Keeps what it names and does not hold. */
    void keep();

    /** What it tells, group by group. */
    List<FigureGroup> figures();
  }

  /** The file of a report, made if it was not yet, for nobody to take now. */
  @Transactional(Transactional.TxType.MANDATORY)
  public ReportFile keep(Actor actor, Role as, RequestedReport request, FileMaking making) {
    Optional<IssuedReports.IssuedReport> kept = findKept(request);
    IssuedReports.IssuedReport report = kept.orElseGet(() -> make(actor, request, making));
    if (kept.isEmpty()) {
      audit.record(
          actor,
          as,
          new ReportMade(
              request.subject().word(),
              request.subject().id(),
              request.subject().part(),
              request.edition(),
              request.format(),
              report.sha256()));
    }
    return latest(request, report);
  }

  /** The file of a report, made if it was not yet, for the person to take. */
  @Transactional(Transactional.TxType.MANDATORY)
  public ReportFile handOut(Actor actor, Role as, RequestedReport request, FileMaking making) {
    return handOut(actor, as, request, find(actor, request, making));
  }

  /** A file that is kept, for the person to take. */
  @Transactional(Transactional.TxType.MANDATORY)
  public ReportFile handOut(
      Actor actor, Role as, RequestedReport request, IssuedReports.IssuedReport report) {
    issued.addDownload(report.id(), actor.personId());
    audit.record(
        actor,
        as,
        new ReportDownloaded(
            request.kind().word(),
            request.subject().word(),
            request.subject().id(),
            request.subject().part(),
            request.edition(),
            request.format(),
            report.sha256()));
    return latest(request, report);
  }

  private ReportFile latest(RequestedReport request, IssuedReports.IssuedReport report) {
    return issued
        .findLastSigned(report.id())
        .map(s -> ReportFile.kept(request, s.storedAs(), s.sha256(), s.byteCount()))
        .orElseGet(
            () -> ReportFile.kept(request, report.storedAs(), report.sha256(), report.byteCount()));
  }

  /** Whether the file of a report is kept already. */
  boolean isKept(RequestedReport request) {
    return findKept(request).isPresent();
  }

  private IssuedReports.IssuedReport find(Actor actor, RequestedReport request, FileMaking making) {
    return findKept(request).orElseGet(() -> make(actor, request, making));
  }

  private Optional<IssuedReports.IssuedReport> findKept(RequestedReport request) {
    return issued.findSame(
        request.subject().kind().name(),
        request.subject().id(),
        request.subject().part(),
        request.kind().name(),
        request.edition().name(),
        request.format().name(),
        request.dataSha256(),
        Branding.current().sha256(),
        LayoutVersion.current());
  }

  private IssuedReports.IssuedReport make(Actor actor, RequestedReport request, FileMaking making) {
    Subject subject = request.subject();
    Instant issuedAt =
        issued
            .findFirstIssue(
                subject.kind().name(),
                subject.id(),
                subject.part(),
                request.kind().name(),
                request.dataSha256())
            .orElseGet(clock::now);
    try (IssueFolder folder = new IssueFolder()) {
      Path printed = folder.write("printed", out -> making.write(issuedAt, out));
      Path file =
          request.format() == Format.PDF
              ? folder.write("sealed", out -> seal.seal(printed, issuedAt, out))
              : printed;
      IssuedReports.IssuedReport kept = keep(actor, request, issuedAt, Sha256.of(printed), file);
      keepFigures(request, making);
      making.keep();
      return kept;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private IssuedReports.IssuedReport keep(
      Actor actor, RequestedReport request, Instant issuedAt, String printedSha256, Path file)
      throws IOException {
    Subject subject = request.subject();
    String sha256 = Sha256.of(file);
    String key = "reports/" + sha256 + "." + request.format().extension();
    IssuedReports.IssuedReport saved =
        issued.save(
            new IssuedReports.IssuedReport(
                0,
                subject.kind() == Subject.SubjectKind.TENDER ? subject.id() : null,
                subject.kind().name(),
                subject.id(),
                subject.part(),
                request.kind().name(),
                request.edition().name(),
                request.format().name(),
                request.dataSha256(),
                Branding.current().sha256(),
                LayoutVersion.current(),
                sha256,
                printedSha256,
                Files.size(file),
                key,
                actor.personId(),
                issuedAt));
    // Not before: who finds that another was faster leaves no file behind.
    store.put(key, file);
    return saved;
  }

  /** Once for all editions and formats of the same figures. */
  private void keepFigures(RequestedReport request, FileMaking making) {
    Subject subject = request.subject();
    String kind = request.kind().name();
    if (figures.count(
            subject.kind().name(), subject.id(), subject.part(), kind, request.dataSha256())
        > 0) {
      return;
    }
    int position = 1;
    for (FigureGroup group : making.figures()) {
      figures.add(
          subject.kind().name(),
          subject.id(),
          subject.part(),
          kind,
          request.dataSha256(),
          position++,
          shortened(group.section().ar()),
          shortened(group.section().en()),
          shortened(group.part().ar()),
          shortened(group.part().en()),
          group.sha256());
    }
  }

  private static String shortened(String name) {
    return name.length() > LONGEST_NAME ? name.substring(0, LONGEST_NAME - 1) + "…" : name;
  }

  /** Whether something failed because another transaction issued the same report. */
  static boolean isIssuedMeanwhile(Throwable failure) {
    for (Throwable t = failure; t != null; t = t.getCause()) {
      if (t instanceof SQLException && String.valueOf(t.getMessage()).contains(SAME_FIGURES)) {
        return true;
      }
    }
    return false;
  }
}
