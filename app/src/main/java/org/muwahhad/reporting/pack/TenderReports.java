package org.muwahhad.reporting.pack;

import jakarta.inject.Singleton;
import java.util.List;
import org.muwahhad.access.Actor;
import org.muwahhad.reporting.ReportKind;
import org.muwahhad.reporting.Subject;
import org.muwahhad.tender.TenderQueries;

/**
 * The reports of a tender that a person may have and that no longer change. For those who may have
 * packs ({@link TenderPackReporter}).
 */
@Singleton
class TenderReports {
  private final TenderQueries tenders;
  private final TryReport tryReport;

  TenderReports(TenderQueries tenders, TryReport tryReport) {
    this.tenders = tenders;
    this.tryReport = tryReport;
  }

  /**
   * Reports of a tender.
   *
   * @param kinds in the order of reading; each can be part of a pack
   */
  record TenderReportList(long tenderId, String number, List<ReportKind> kinds) {}

  TenderReportList list(Actor actor, long tenderId) {
    TenderPackReporter.permit(actor);
    TenderQueries.Tender tender = tenders.getTender(tenderId);
    Subject whole = Subject.of(Subject.SubjectKind.TENDER, tenderId);
    return new TenderReportList(
        tenderId,
        tender.number(),
        PackChoice.all().stream().filter(k -> tryReport.isToBeHad(actor, k, whole)).toList());
  }
}
