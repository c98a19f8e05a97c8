package org.muwahhad.reporting.signature;

import jakarta.inject.Singleton;
import jakarta.transaction.Transactional;
import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;
import org.muwahhad.access.Actor;
import org.muwahhad.award.AwardQueries;
import org.muwahhad.reporting.ReportKind;
import org.muwahhad.reporting.Subject;
import org.muwahhad.reporting.issue.IssueReport;
import org.muwahhad.shared.Bilingual;
import org.muwahhad.shared.Money;
import org.muwahhad.tender.TenderQueries;

/** What a member is to know of an edition before signing it, for those who may have the report. */
@Singleton
public class ViewSignatureTerms {
  private final TenderQueries tenders;
  private final AwardQueries awards;
  private final IssueReport issueReport;

  ViewSignatureTerms(TenderQueries tenders, AwardQueries awards, IssueReport issueReport) {
    this.tenders = tenders;
    this.awards = awards;
    this.issueReport = issueReport;
  }

  /**
   * What is signed.
   *
   * @param number of the tender; null when the report is about something else
   * @param title of the tender; null when the report is about something else
   * @param sum of the awards in the report, without VAT, in the currency of the tender; null of
   *     another report, and when the awards are others now
   * @param hasChanged whether the report on the award would have other figures now
   */
  public record SignatureTermsView(
      @Nullable String number,
      @Nullable Bilingual title,
      @Nullable Money sum,
      boolean hasChanged) {}

  @Transactional
  public SignatureTermsView get(Actor actor, ReportSignatures.SignableReport report) {
    if (report.subject() != Subject.SubjectKind.TENDER) {
      return new SignatureTermsView(null, null, null, false);
    }
    TenderQueries.Tender tender = tenders.getTender(report.subjectId());
    boolean ofAward = report.report() == ReportKind.AWARD;
    boolean hasChanged =
        ofAward
            && !issueReport.isCurrent(actor, report.report(), report.about(), report.dataSha256());
    return new SignatureTermsView(
        tender.number(), tender.title(), ofAward && !hasChanged ? sum(tender) : null, hasChanged);
  }

  private Money sum(TenderQueries.Tender tender) {
    return awards.listLive(tender.id()).stream()
        .map(AwardQueries.Award::converted)
        .reduce(Money.rounded(BigDecimal.ZERO, tender.currency()), Money::plus);
  }
}
