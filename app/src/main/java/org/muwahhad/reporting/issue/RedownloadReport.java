package org.muwahhad.reporting.issue;

import jakarta.inject.Singleton;
import jakarta.transaction.Transactional;
import org.muwahhad.access.Actor;
import org.muwahhad.access.Role;
import org.muwahhad.reporting.Format;
import org.muwahhad.reporting.ReportKind;
import org.muwahhad.reporting.Subject;
import org.muwahhad.reports.Edition;
import org.muwahhad.shared.Refusal;
import org.muwahhad.tender.TenderQueries;

/**
 * A committee member, central buyer or auditor takes an award report once more as they had it, also
 * when another followed or its award was taken back since; with the signatures that came on it. It
 * is noted like every download.
 *
 * <p>Refused as not found for what the person has not taken before, and for other reports: those
 * are given out to people who may have them now.
 */
@Singleton
class RedownloadReport {
  private final IssuedReports issued;
  private final ReportArchive archive;
  private final TenderQueries tenders;

  RedownloadReport(IssuedReports issued, ReportArchive archive, TenderQueries tenders) {
    this.issued = issued;
    this.archive = archive;
    this.tenders = tenders;
  }

  @Transactional
  public ReportFile run(Actor actor, long reportId) {
    Role as = actor.require(Role.COMMITTEE_MEMBER, Role.CENTRAL_BUYER, Role.AUDITOR).role();
    IssuedReports.IssuedReport report =
        issued
            .findTaken(reportId, actor.personId())
            .filter(r -> r.report().equals(ReportKind.AWARD.name()))
            .orElseThrow(() -> new Refusal.NotFound("issued report " + reportId));
    ReportArchive.RequestedReport request =
        new ReportArchive.RequestedReport(
            new Subject(
                Subject.SubjectKind.valueOf(report.subject()), report.subjectId(), report.part()),
            tenders.getTender(report.subjectId()).number(),
            ReportKind.AWARD,
            Edition.valueOf(report.edition()),
            Format.valueOf(report.format()),
            report.dataSha256());
    return archive.handOut(actor, as, request, report);
  }
}
