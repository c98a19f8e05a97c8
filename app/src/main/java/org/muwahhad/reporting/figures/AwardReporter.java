package org.muwahhad.reporting.figures;

import jakarta.inject.Singleton;
import java.io.IOException;
import java.io.OutputStream;
import java.util.List;
import org.muwahhad.access.Actor;
import org.muwahhad.access.Grant;
import org.muwahhad.access.Role;
import org.muwahhad.award.AwardQueries;
import org.muwahhad.evaluation.EvaluationAccess;
import org.muwahhad.reporting.Format;
import org.muwahhad.reporting.Printing;
import org.muwahhad.reporting.ReportKind;
import org.muwahhad.reporting.Reporter;
import org.muwahhad.reporting.Subject;
import org.muwahhad.reports.Edition;
import org.muwahhad.reports.award.AwardReport;
import org.muwahhad.reports.award.AwardTemplate;
import org.muwahhad.reports.render.Attachment;
import org.muwahhad.reports.render.PackedReport;
import org.muwahhad.reports.render.ReportPrinter;
import org.muwahhad.shared.Refusal;
import org.muwahhad.tender.LearnedConflicts;
import org.muwahhad.tender.TenderQueries;
import org.muwahhad.tender.TenderStatus;

/**
 * The award report of a tender, as the record stands. What is public of the tender, and its awards
 * also while they are pending, is inside the PDF as an OCDS release ({@link AwardRelease}).
 *
 * <p>Committee members, central buyers, auditors and the members of the tender's own examination
 * panel who declared no conflict get it once an award is recommended; national coordinators once it
 * is in effect. While lots are back with the examination panel and others are awarded, it covers
 * those that are settled and says which are open. Refused with {@code reporting.not-yet} before.
 */
@Singleton
class AwardReporter implements Reporter<AwardReport> {
  private final TenderQueries tenders;
  private final LearnedConflicts conflicts;
  private final AwardQueries awards;
  private final EvaluationAccess access;
  private final AwardReports reports;
  private final AwardRelease release;

  AwardReporter(
      TenderQueries tenders,
      LearnedConflicts conflicts,
      AwardQueries awards,
      EvaluationAccess access,
      AwardReports reports,
      AwardRelease release) {
    this.tenders = tenders;
    this.conflicts = conflicts;
    this.awards = awards;
    this.access = access;
    this.reports = reports;
    this.release = release;
  }

  @Override
  public ReportKind kind() {
    return ReportKind.AWARD;
  }

  @Override
  public boolean isSameForAll() {
    return true;
  }

  @Override
  public GatheredReport<AwardReport> gather(Actor actor, Subject subject) {
    TenderQueries.Tender tender = tenders.getTender(subject.id());
    Grant as = permit(actor, tender);
    return new GatheredReport<>(
        as.role(),
        tender.number(),
        false,
        new AwardTemplate(),
        issue -> reports.get(tender.id(), issue),
        new WithRelease(tender));
  }

  private Grant permit(Actor actor, TenderQueries.Tender tender) {
    boolean inPart = tender.status() == TenderStatus.UNDER_EVALUATION && awards.isInEffect(tender);
    boolean inEffect = inPart || tender.status().hasReached(TenderStatus.AWARDED);
    Grant as =
        inEffect
            ? actor.require(
                Role.COMMITTEE_MEMBER,
                Role.CENTRAL_BUYER,
                Role.AUDITOR,
                Role.NATIONAL_COORDINATOR,
                Role.EVALUATOR)
            : actor.require(
                Role.COMMITTEE_MEMBER, Role.CENTRAL_BUYER, Role.AUDITOR, Role.EVALUATOR);
    if (as.role() == Role.COMMITTEE_MEMBER) {
      conflicts.requireNone(actor, tender.id());
    }
    if (as.role() == Role.EVALUATOR) {
      access.requireFree(actor, tender.id());
    }
    if (!inPart && !tender.status().hasReached(TenderStatus.RECOMMENDED)) {
      throw new Refusal.RuleBroken("reporting.not-yet", tender.number());
    }
    return as;
  }

  private final class WithRelease implements Printing<AwardReport> {
    private final TenderQueries.Tender tender;

    private WithRelease(TenderQueries.Tender tender) {
      this.tender = tender;
    }

    @Override
    public void keep() {
      release.keep(tender);
    }

    @Override
    public void write(
        ReportPrinter<AwardReport> printer,
        AwardReport report,
        Edition edition,
        Format format,
        OutputStream out)
        throws IOException {
      if (format == Format.PDF) {
        printer.pdf(report, edition, release(report), out);
      } else {
        Printing.<AwardReport>ofDocument().write(printer, report, edition, format, out);
      }
    }

    @Override
    public PackedReport part(ReportPrinter<AwardReport> printer, AwardReport report) {
      return printer.part(report, release(report));
    }

    private List<Attachment> release(AwardReport report) {
      return List.of(release.of(report.tender().number(), report.tender().ocid()));
    }
  }
}
