package org.muwahhad.reporting;

import jakarta.inject.Singleton;
import jakarta.transaction.Transactional;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.util.Locale;
import java.util.Map;
import org.muwahhad.access.Actor;
import org.muwahhad.access.Grant;
import org.muwahhad.access.Role;
import org.muwahhad.audit.AuditLog;
import org.muwahhad.reports.Edition;
import org.muwahhad.reports.award.AwardReport;
import org.muwahhad.reports.award.AwardReportRenderer;
import org.muwahhad.reports.render.RecordJson;
import org.muwahhad.shared.DatabaseClock;
import org.muwahhad.shared.ObjectStore;
import org.muwahhad.shared.Refusal;
import org.muwahhad.shared.Sha256;
import org.muwahhad.tender.TenderStatus;
import org.muwahhad.tender.TenderViews;

/**
 * Gives a person the award report of a tender in one edition and format, and notes the download.
 * The same figures give the same file: it is made once, stored, and known by its hash.
 *
 * <p>Committee members, central buyers and auditors get it once an award is recommended; national
 * coordinators once it is in effect. Refused with {@code reporting.not-yet} before.
 */
@Singleton
public class IssueAwardReport {
  private static final int DOCUMENT_ID_LENGTH = 20;
  private final TenderViews tenders;
  private final AwardReports reports;
  private final IssuedReports issued;
  private final AwardReportRenderer renderer;
  private final ObjectStore store;
  private final DatabaseClock clock;
  private final AuditLog audit;

  IssueAwardReport(
      TenderViews tenders,
      AwardReports reports,
      IssuedReports issued,
      AwardReportRenderer renderer,
      ObjectStore store,
      DatabaseClock clock,
      AuditLog audit) {
    this.tenders = tenders;
    this.reports = reports;
    this.issued = issued;
    this.renderer = renderer;
    this.store = store;
    this.clock = clock;
    this.audit = audit;
  }

  /**
   * A file handed out.
   *
   * @param storedAs key in the object store
   * @param sha256 hash of the file
   */
  public record File(
      String name, String mediaType, String storedAs, String sha256, long byteCount) {}

  @Transactional
  public File run(Actor actor, long tenderId, Edition edition, Format format) {
    TenderViews.Tender tender = tenders.getTender(tenderId);
    Grant as = permit(actor, tender);
    IssuedReports.Issued report = report(actor, tender, edition, format);
    issued.addDownload(report.id(), actor.personId());
    audit.record(
        actor,
        as.role(),
        "tender:" + tenderId,
        "reporting.award-report-downloaded",
        "tender",
        tenderId,
        Map.of(
            "edition", edition.name(),
            "format", format.name(),
            "sha256", report.sha256()));
    return new File(
        "award-report-%s-%s.%s"
            .formatted(
                tender.number(), edition.name().toLowerCase(Locale.ROOT), format.extension()),
        format.mediaType(),
        report.storedAs(),
        report.sha256(),
        report.byteCount());
  }

  private static Grant permit(Actor actor, TenderViews.Tender tender) {
    boolean inEffect = tender.status().hasReached(TenderStatus.AWARDED);
    Grant as =
        inEffect
            ? actor.require(
                Role.COMMITTEE_MEMBER,
                Role.CENTRAL_BUYER,
                Role.AUDITOR,
                Role.EVALUATOR,
                Role.NATIONAL_COORDINATOR)
            : actor.require(
                Role.COMMITTEE_MEMBER, Role.CENTRAL_BUYER, Role.AUDITOR, Role.EVALUATOR);
    if (!tender.status().hasReached(TenderStatus.RECOMMENDED)) {
      throw new Refusal.RuleBroken("reporting.not-yet", tender.number());
    }
    return as;
  }

  private IssuedReports.Issued report(
      Actor actor, TenderViews.Tender tender, Edition edition, Format format) {
    // The hash is over the figures alone, so the instant and number of issue are left out of it.
    String data = Sha256.of(RecordJson.of(reports.get(tender.id(), Instant.EPOCH, "")));
    return issued
        .findSame(tender.id(), edition.name(), format.name(), data)
        .orElseGet(() -> make(actor, tender, edition, format, data));
  }

  private IssuedReports.Issued make(
      Actor actor, TenderViews.Tender tender, Edition edition, Format format, String data) {
    Instant issuedAt = issued.findFirstIssue(tender.id(), data).orElseGet(clock::now);
    AwardReport report = reports.get(tender.id(), issuedAt, data.substring(0, DOCUMENT_ID_LENGTH));
    byte[] file = render(report, edition, format);
    String sha256 = Sha256.of(file);
    String key = "reports/" + sha256 + "." + format.extension();
    store.put(key, file);
    return issued.save(
        new IssuedReports.Issued(
            0,
            tender.id(),
            "AWARD",
            edition.name(),
            format.name(),
            data,
            sha256,
            file.length,
            key,
            actor.personId(),
            issuedAt));
  }

  private byte[] render(AwardReport report, Edition edition, Format format) {
    ByteArrayOutputStream out = new ByteArrayOutputStream(1 << 18);
    try {
      switch (format) {
        case PDF -> renderer.pdf(report, edition, out);
        case XLSX -> renderer.xlsx(report, edition, out);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return out.toByteArray();
  }
}
