package org.muwahhad.reports;

import java.util.List;
import org.muwahhad.reports.agreement.AgreementTemplate;
import org.muwahhad.reports.agreement.AmendedAgreementTemplate;
import org.muwahhad.reports.allocation.AllocationTemplate;
import org.muwahhad.reports.auditextract.AuditExtractTemplate;
import org.muwahhad.reports.award.AwardTemplate;
import org.muwahhad.reports.balance.BalanceTemplate;
import org.muwahhad.reports.bidcopy.BidCopyTemplate;
import org.muwahhad.reports.bidreceipt.BidReceiptTemplate;
import org.muwahhad.reports.demandsummary.DemandSummaryTemplate;
import org.muwahhad.reports.document.ReportTemplate;
import org.muwahhad.reports.dossier.DossierTemplate;
import org.muwahhad.reports.evaluation.EvaluationTemplate;
import org.muwahhad.reports.initiatives.InitiativesTemplate;
import org.muwahhad.reports.letter.LetterTemplate;
import org.muwahhad.reports.minutes.MinutesTemplate;
import org.muwahhad.reports.opening.OpeningTemplate;
import org.muwahhad.reports.overview.OverviewTemplate;
import org.muwahhad.reports.pack.PackTemplate;
import org.muwahhad.reports.prices.PriceTemplate;
import org.muwahhad.reports.purchaseorder.PurchaseOrderTemplate;
import org.muwahhad.reports.savings.SavingsTemplate;
import org.muwahhad.reports.supplierrecord.SupplierRecordTemplate;

/** The reports that are written as documents; the build compiles a page for each. */
public final class ReportTemplates {

  public static final List<ReportTemplate<?>> ALL =
      List.of(
          new OpeningTemplate(),
          new DemandSummaryTemplate(),
          new AllocationTemplate(),
          new SavingsTemplate(),
          new BalanceTemplate(),
          new AwardTemplate(),
          new LetterTemplate(),
          new BidReceiptTemplate(),
          new PurchaseOrderTemplate(),
          new AgreementTemplate(),
          new AmendedAgreementTemplate(),
          new SupplierRecordTemplate(),
          new MinutesTemplate(),
          new PackTemplate(),
          new DossierTemplate(),
          new EvaluationTemplate(),
          new PriceTemplate(),
          new BidCopyTemplate(),
          new AuditExtractTemplate(),
          new OverviewTemplate(),
          new InitiativesTemplate());

  private ReportTemplates() {}
}
