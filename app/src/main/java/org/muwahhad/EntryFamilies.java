package org.muwahhad;

import io.micronaut.context.annotation.Factory;
import jakarta.inject.Singleton;
import java.util.List;
import org.muwahhad.aggregation.AggregationEntry;
import org.muwahhad.audit.AuditEntry;
import org.muwahhad.audit.KnownEntries;
import org.muwahhad.audit.log.WitnessEntry;
import org.muwahhad.award.AwardEntry;
import org.muwahhad.bid.BidEntry;
import org.muwahhad.calendar.CalendarEntry;
import org.muwahhad.catalog.CatalogEntry;
import org.muwahhad.committee.CommitteeEntry;
import org.muwahhad.complaint.ComplaintEntry;
import org.muwahhad.declaration.DeclarationEntry;
import org.muwahhad.demand.DemandEntry;
import org.muwahhad.demo.DemoEntry;
import org.muwahhad.evaluation.EvaluationEntry;
import org.muwahhad.evaluation.cases.CaseEntry;
import org.muwahhad.face.FaceEntry;
import org.muwahhad.followup.FollowUpEntry;
import org.muwahhad.framework.FrameworkEntry;
import org.muwahhad.framework.amendment.AmendmentEntry;
import org.muwahhad.framework.contract.ContractEntry;
import org.muwahhad.framework.fulfilment.FulfilmentEntry;
import org.muwahhad.framework.order.OrderEntry;
import org.muwahhad.framework.performance.PerformanceEntry;
import org.muwahhad.guarantee.GuaranteeEntry;
import org.muwahhad.initiative.InitiativeEntry;
import org.muwahhad.notification.mail.MailEntry;
import org.muwahhad.notification.webhook.WebhookEntry;
import org.muwahhad.opendata.OpenDataEntry;
import org.muwahhad.opendata.bundle.BundleEntry;
import org.muwahhad.organisation.AccessEntry;
import org.muwahhad.organisation.IdentityEntry;
import org.muwahhad.organisation.OrganisationEntry;
import org.muwahhad.organisation.SupplierEntry;
import org.muwahhad.plan.PlanEntry;
import org.muwahhad.reporting.ReportEntry;
import org.muwahhad.tender.PublicationEntry;
import org.muwahhad.tender.TenderEntry;
import org.muwahhad.tender.TenderMove;
import org.muwahhad.tender.dossier.DossierTemplateEntry;
import org.muwahhad.tender.procedure.PrequalificationEntry;
import org.muwahhad.upload.UploadEntry;
import org.muwahhad.upload.analysis.AnalysisEntry;

/**
 * Names the sealed interfaces of all packages that write entries, so that what they wrote can be
 * read.
 */
@Factory
class EntryFamilies {
  @Singleton
  KnownEntries knownEntries() {
    return new KnownEntries(
        List.of(
            AccessEntry.class,
            AggregationEntry.class,
            AmendmentEntry.class,
            AnalysisEntry.class,
            AuditEntry.class,
            AwardEntry.class,
            BidEntry.class,
            BundleEntry.class,
            CalendarEntry.class,
            CaseEntry.class,
            CatalogEntry.class,
            CommitteeEntry.class,
            ComplaintEntry.class,
            ContractEntry.class,
            DeclarationEntry.class,
            DemandEntry.class,
            DemoEntry.class,
            DossierTemplateEntry.class,
            EvaluationEntry.class,
            FaceEntry.class,
            FollowUpEntry.class,
            FrameworkEntry.class,
            GuaranteeEntry.class,
            IdentityEntry.class,
            InitiativeEntry.class,
            WitnessEntry.class,
            MailEntry.class,
            WebhookEntry.class,
            OpenDataEntry.class,
            FulfilmentEntry.class,
            OrderEntry.class,
            OrganisationEntry.class,
            PerformanceEntry.class,
            PlanEntry.class,
            PrequalificationEntry.class,
            PublicationEntry.class,
            ReportEntry.class,
            SupplierEntry.class,
            TenderEntry.class,
            TenderMove.class,
            UploadEntry.class));
  }
}
