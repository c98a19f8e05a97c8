package org.muwahhad.reporting.pack;

import jakarta.inject.Singleton;
import java.util.List;
import org.muwahhad.access.Actor;
import org.muwahhad.reporting.ReportKind;
import org.muwahhad.reporting.Subject;
import org.muwahhad.tender.TenderViews;

/**
 * The reports of a tender that a person may have and that no longer change. For those who may have
 * packs ({@link TenderPackReporter}).
 */
@Singleton
class TenderReports {
  private final TenderViews tenders;
  private final TryReport tryReport;

  TenderReports(TenderViews tenders, TryReport tryReport) {
    this.tenders = tenders;
    this.tryReport = tryReport;
  }

  /**
   * Reports of a tender.
   *
   * @param kinds in the order of reading; each can be part of a pack
   */
  record Listed(long tenderId, String number, List<ReportKind> kinds) {}

  Listed list(Actor actor, long tenderId) {
    TenderPackReporter.permit(actor);
    TenderViews.Tender tender = tenders.getTender(tenderId);
    Subject whole = Subject.of(Subject.Kind.TENDER, tenderId);
    return new Listed(
        tenderId,
        tender.number(),
        PackChoice.all().stream().filter(k -> tryReport.isToBeHad(actor, k, whole)).toList());
  }
}
