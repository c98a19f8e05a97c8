package org.muwahhad.reports;

import java.util.List;
import java.util.stream.Stream;
import org.muwahhad.reports.agreement.AgreementSamples;
import org.muwahhad.reports.allocation.AllocationSamples;
import org.muwahhad.reports.auditextract.AuditExtractSamples;
import org.muwahhad.reports.award.AwardSamples;
import org.muwahhad.reports.balance.BalanceSamples;
import org.muwahhad.reports.bidcopy.BidCopySamples;
import org.muwahhad.reports.bidreceipt.BidReceiptSamples;
import org.muwahhad.reports.demandsummary.DemandSummarySamples;
import org.muwahhad.reports.document.ReportTemplate;
import org.muwahhad.reports.dossier.DossierSamples;
import org.muwahhad.reports.evaluation.EvaluationSamples;
import org.muwahhad.reports.initiatives.InitiativesSamples;
import org.muwahhad.reports.letter.LetterSamples;
import org.muwahhad.reports.minutes.MinutesSamples;
import org.muwahhad.reports.opening.OpeningSamples;
import org.muwahhad.reports.overview.OverviewSamples;
import org.muwahhad.reports.prices.PriceSamples;
import org.muwahhad.reports.purchaseorder.PurchaseOrderSamples;
import org.muwahhad.reports.render.PackedReport;
import org.muwahhad.reports.render.ReportPrinter;
import org.muwahhad.reports.savings.SavingsSamples;
import org.muwahhad.reports.supplierrecord.SupplierRecordSamples;

/**
 * A report to try everything with. Each kind of report has at least a small one, a large one and a
 * nasty one: the longest names, empty parts, mixed scripts, three decimals.
 *
 * @param name of the file when it is printed to be looked at
 */
public record Sample<R extends Record>(String name, ReportTemplate<R> template, R report) {

  /** All samples of all reports. */
  public static Stream<Sample<?>> all() {
    return Stream.of(
            OpeningSamples.all(),
            DemandSummarySamples.all(),
            AllocationSamples.all(),
            SavingsSamples.all(),
            BalanceSamples.all(),
            MinutesSamples.all(),
            LetterSamples.all(),
            BidReceiptSamples.all(),
            PurchaseOrderSamples.all(),
            AgreementSamples.all(),
            SupplierRecordSamples.all(),
            AwardSamples.all(),
            DossierSamples.all(),
            EvaluationSamples.all(),
            PriceSamples.all(),
            BidCopySamples.all(),
            AuditExtractSamples.all(),
            OverviewSamples.all(),
            InitiativesSamples.all())
        .flatMap(List::stream);
  }

  public ReportPrinter<R> printer() {
    return new ReportPrinter<>(template);
  }

  /** The sample as a part of a pack. */
  public PackedReport part() {
    return printer().part(report, List.of());
  }

  @Override
  public String toString() {
    return name;
  }
}
