package org.muwahhad.reporting.figures;

import jakarta.inject.Singleton;
import java.math.BigDecimal;
import java.util.List;
import org.muwahhad.access.Actor;
import org.muwahhad.access.Role;
import org.muwahhad.framework.AgreementAccess;
import org.muwahhad.framework.AgreementQueries;
import org.muwahhad.framework.AgreementReach;
import org.muwahhad.reporting.Issue;
import org.muwahhad.reporting.ReportKind;
import org.muwahhad.reporting.Reporter;
import org.muwahhad.reporting.Subject;
import org.muwahhad.reporting.Wording;
import org.muwahhad.reports.Bilingual;
import org.muwahhad.reports.Money;
import org.muwahhad.reports.Price;
import org.muwahhad.reports.agreement.AgreementReport;
import org.muwahhad.reports.agreement.AgreementTemplate;
import org.muwahhad.shared.Refusal;
import org.muwahhad.tender.PriceIndexQueries;
import org.muwahhad.tender.TenderQueries;
import org.muwahhad.tender.TenderRule;

/**
 * A framework agreement as both sides sign it, for all who read it ({@link AgreementAccess}). It
 * says what was concluded, the same to everybody: how much each state was awarded, as the dossier
 * says what is delivered there, and not how much each entity may order.
 */
@Singleton
final class AgreementReporter implements Reporter<AgreementReport> {
  private static final String SUPPLY = TenderRule.AGREEMENT_SUPPLY.code();

  /** Rules of the tender that hold after its award. */
  private static final List<String> TERMS =
      List.of("agreement.", "delay.", "performance-guarantee.", "accession.", "mini-competition.");

  private final AgreementReportQueries queries;
  private final AgreementQueries agreements;
  private final AgreementAccess access;
  private final TenderQueries tenders;
  private final PriceIndexQueries indices;

  AgreementReporter(
      AgreementReportQueries queries,
      AgreementQueries agreements,
      AgreementAccess access,
      TenderQueries tenders,
      PriceIndexQueries indices) {
    this.queries = queries;
    this.agreements = agreements;
    this.access = access;
    this.tenders = tenders;
    this.indices = indices;
  }

  @Override
  public ReportKind kind() {
    return ReportKind.AGREEMENT;
  }

  @Override
  public GatheredReport<AgreementReport> gather(Actor actor, Subject subject) {
    AgreementReach reach = access.reach(actor);
    if (!subject.part().isEmpty()
        || agreements
            .find(subject.id(), reach.state(), reach.entityId(), reach.supplierId())
            .isEmpty()) {
      throw new Refusal.NotFound("agreement " + subject.written());
    }
    AgreementReportQueries.ConcludedAgreement concluded =
        queries
            .findAgreement(subject.id())
            .orElseThrow(() -> new Refusal.NotFound("agreement " + subject.written()));
    Role as =
        actor
            .require(
                Role.CENTRAL_BUYER,
                Role.AUDITOR,
                Role.COMMITTEE_MEMBER,
                Role.NATIONAL_COORDINATOR,
                Role.PROCUREMENT_OFFICER,
                Role.BIDDER)
            .role();
    return new GatheredReport<>(
        as, concluded.number(), false, new AgreementTemplate(), issue -> report(concluded, issue));
  }

  private AgreementReport report(AgreementReportQueries.ConcludedAgreement concluded, Issue issue) {
    List<TenderQueries.Rule> rules = tenders.listRules(concluded.tenderId());
    return new AgreementReport(
        concluded.number(),
        Wording.both("reporting.procuring-body"),
        issue.at(),
        supplier(concluded),
        concluded.tenderNumber(),
        Wording.of(concluded.title()),
        Wording.both("reporting.opening.lot", concluded.lotNumber(), concluded.lot()),
        concluded.startsOn(),
        concluded.endsOn(),
        new Money(concluded.amount(), concluded.currency()),
        queries.listItems(concluded.id()).stream().map(AgreementReporter::item).toList(),
        queries.listEntities(concluded.id()).stream().map(AgreementReporter::entity).toList(),
        queries.listQuantities(concluded.id()).stream().map(AgreementReporter::quantity).toList(),
        rules.stream()
            .filter(r -> TERMS.stream().anyMatch(r.code()::startsWith))
            .map(AgreementReporter::term)
            .toList(),
        DossierReporter.index(indices.find(concluded.tenderId()).orElse(null)),
        Wording.both(
            isInCascade(rules) ? "reporting.agreement.cascade" : "reporting.agreement.share"),
        queries.listFiles(concluded.tenderId()).stream().map(AgreementReporter::file).toList(),
        issue.proof());
  }

  private static boolean isInCascade(List<TenderQueries.Rule> rules) {
    return rules.stream()
        .anyMatch(r -> r.code().equals(SUPPLY) && r.value().compareTo(BigDecimal.ONE) >= 0);
  }

  private static Bilingual supplier(AgreementReportQueries.ConcludedAgreement concluded) {
    Bilingual name = Wording.of(concluded.supplier());
    String number = " – " + concluded.registrationNumber();
    return new Bilingual(name.ar() + number, name.en() + number);
  }

  private static AgreementReport.AgreedItem item(AgreementReportQueries.AgreedItemRow row) {
    return new AgreementReport.AgreedItem(
        row.itemCode(),
        Wording.of(row.item()),
        Wording.of(row.unit()),
        row.quantity(),
        new Price(row.unitPrice(), row.currency()));
  }

  private static AgreementReport.EntitledEntity entity(
      AgreementReportQueries.EntitledEntityRow row) {
    return new AgreementReport.EntitledEntity(
        row.code(), Wording.of(row.name()), Wording.of(row.state()));
  }

  private static AgreementReport.StateQuantity quantity(
      AgreementReportQueries.StateQuantityRow row) {
    return new AgreementReport.StateQuantity(
        Wording.of(row.state()),
        row.itemCode(),
        Wording.of(row.item()),
        row.quantity(),
        Wording.of(row.unit()));
  }

  private static AgreementReport.AgreedTerm term(TenderQueries.Rule rule) {
    return new AgreementReport.AgreedTerm(
        rule.code(),
        Wording.of(rule.heading()),
        rule.value().stripTrailingZeros(),
        rule.unit().equals("COUNT")
            ? Bilingual.empty()
            : Wording.both("tender.rule-unit." + rule.unit()),
        rule.isYesOrNo(),
        Wording.of(rule.source()));
  }

  private static AgreementReport.DossierFile file(AgreementReportQueries.DossierFileRow row) {
    return new AgreementReport.DossierFile(Wording.of(row.title()), row.fileName(), row.sha256());
  }
}
