package org.muwahhad.reporting;

import jakarta.inject.Singleton;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.muwahhad.access.Actor;
import org.muwahhad.access.Grant;
import org.muwahhad.access.Role;
import org.muwahhad.reports.Edition;
import org.muwahhad.reports.award.AwardReport;
import org.muwahhad.reports.award.AwardReportRenderer;
import org.muwahhad.reports.award.AwardTemplate;
import org.muwahhad.reports.render.Attachment;
import org.muwahhad.reports.render.Part;
import org.muwahhad.reports.render.ReportPrinter;
import org.muwahhad.shared.CanonicalJson;
import org.muwahhad.shared.Refusal;
import org.muwahhad.tender.TenderStatus;
import org.muwahhad.tender.TenderViews;
import org.muwahhad.tender.publication.OcdsReleases;
import org.muwahhad.tender.publication.SeePublications;

/**
 * The award report of a tender, as the record stands. Its pages and workbook are its own; what is
 * public of the tender is inside the PDF as an OCDS release.
 *
 * <p>Committee members, central buyers and auditors get it once an award is recommended; national
 * coordinators once it is in effect. While lots are back with the examination panel and others are
 * awarded, it covers those that are settled and says which are open. Refused with {@code
 * reporting.not-yet} before.
 */
@Singleton
class AwardReporter implements Reporter<AwardReport> {
  private final TenderViews tenders;
  private final AwardFigures figures;
  private final AwardReports reports;
  private final AwardReportRenderer renderer;
  private final SeePublications publications;
  private final OcdsReleases releases;
  private final CanonicalJson json;

  AwardReporter(
      TenderViews tenders,
      AwardFigures figures,
      AwardReports reports,
      AwardReportRenderer renderer,
      SeePublications publications,
      OcdsReleases releases,
      CanonicalJson json) {
    this.tenders = tenders;
    this.figures = figures;
    this.reports = reports;
    this.renderer = renderer;
    this.publications = publications;
    this.releases = releases;
    this.json = json;
  }

  @Override
  public ReportKind kind() {
    return ReportKind.AWARD;
  }

  @Override
  public Gathered<AwardReport> gather(Actor actor, Subject subject) {
    TenderViews.Tender tender = tenders.getTender(subject.id());
    Grant as = permit(actor, tender);
    return new Gathered<>(
        as.role(),
        tender.number(),
        false,
        new AwardTemplate(),
        issue -> reports.get(tender.id(), issue.at(), issue.proof().documentId()),
        new Pages());
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

  private final class Pages implements Printing<AwardReport> {
    @Override
    public void write(
        ReportPrinter<AwardReport> printer,
        AwardReport report,
        Edition edition,
        Format format,
        OutputStream out)
        throws IOException {
      switch (format) {
        case PDF -> renderer.pdf(report, edition, release(report), out);
        case XLSX -> renderer.xlsx(report, edition, out);
        case DOCX -> printer.word(report, edition, out);
      }
    }

    @Override
    public Part part(ReportPrinter<AwardReport> printer, AwardReport report) {
      return renderer.part(report, release(report));
    }

    private List<Attachment> release(AwardReport report) {
      String number = report.tender().number();
      String written = json.write(releases.of(publications.asPublished(number)));
      return List.of(
          new Attachment(
              "ocds-release.json",
              "application/json",
              "OCDS 1.1 " + report.tender().ocid(),
              written.getBytes(StandardCharsets.UTF_8)));
    }
  }
}
