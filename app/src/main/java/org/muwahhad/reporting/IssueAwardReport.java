package org.muwahhad.reporting;

import jakarta.inject.Singleton;
import jakarta.transaction.Transactional;
import java.io.IOException;
import java.io.OutputStream;
import java.time.Instant;
import org.muwahhad.access.Actor;
import org.muwahhad.access.Grant;
import org.muwahhad.access.Role;
import org.muwahhad.reports.Edition;
import org.muwahhad.reports.award.AwardReport;
import org.muwahhad.reports.award.AwardReportRenderer;
import org.muwahhad.reports.render.RecordJson;
import org.muwahhad.shared.Refusal;
import org.muwahhad.shared.Sha256;
import org.muwahhad.tender.TenderStatus;
import org.muwahhad.tender.TenderViews;

/**
 * Gives a person the award report of a tender in one edition and format ({@link ReportArchive}).
 *
 * <p>Committee members, central buyers and auditors get it once an award is recommended; national
 * coordinators once it is in effect. While lots are back with the examination panel and others are
 * awarded, it covers those that are settled and says which are open. Refused with {@code
 * reporting.not-yet} before.
 */
@Singleton
public class IssueAwardReport {
  private final TenderViews tenders;
  private final AwardReports reports;
  private final ReportArchive archive;
  private final AwardReportRenderer renderer;
  private final AwardFigures figures;

  IssueAwardReport(
      TenderViews tenders,
      AwardFigures figures,
      AwardReports reports,
      ReportArchive archive,
      AwardReportRenderer renderer) {
    this.tenders = tenders;
    this.figures = figures;
    this.reports = reports;
    this.archive = archive;
    this.renderer = renderer;
  }

  /** The report, as it stands on the figures of now. */
  @Transactional
  public ReportFile run(Actor actor, long tenderId, Edition edition, Format format) {
    TenderViews.Tender tender = tenders.getTender(tenderId);
    Grant as = permit(actor, tender);
    // The hash is over the figures alone, so the instant and number of issue are left out of it.
    String digest = Sha256.of(RecordJson.of(reports.get(tenderId, Instant.EPOCH, "")));
    ReportArchive.Request request =
        new ReportArchive.Request(
            Subject.of(Subject.Kind.TENDER, tenderId),
            tender.number(),
            ReportKind.AWARD,
            edition,
            format,
            digest);
    return archive.handOut(
        actor,
        as.role(),
        request,
        (issuedAt, out) ->
            render(reports.get(tenderId, issuedAt, request.documentId()), edition, format, out));
  }

  private Grant permit(Actor actor, TenderViews.Tender tender) {
    boolean inPart =
        tender.status() == TenderStatus.UNDER_EVALUATION && figures.countActive(tender.id()) > 0;
    boolean inEffect = inPart || tender.status().hasReached(TenderStatus.AWARDED);
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
    if (!inPart && !tender.status().hasReached(TenderStatus.RECOMMENDED)) {
      throw new Refusal.RuleBroken("reporting.not-yet", tender.number());
    }
    return as;
  }

  private void render(AwardReport report, Edition edition, Format format, OutputStream out)
      throws IOException {
    switch (format) {
      case PDF -> renderer.pdf(report, edition, out);
      case XLSX -> renderer.xlsx(report, edition, out);
      case DOCX -> throw new Refusal.NotFound("award report as a text document");
    }
  }
}
