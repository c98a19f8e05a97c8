package org.muwahhad.reporting.figures;

import jakarta.inject.Singleton;
import java.math.BigDecimal;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.muwahhad.access.Actor;
import org.muwahhad.framework.amendment.AgreementAmendmentQueries;
import org.muwahhad.framework.amendment.AmendmentStanding;
import org.muwahhad.framework.contract.ContractQueries;
import org.muwahhad.reporting.ReportKind;
import org.muwahhad.reporting.Reporter;
import org.muwahhad.reporting.Subject;
import org.muwahhad.reporting.Wording;
import org.muwahhad.reports.Price;
import org.muwahhad.reports.agreement.AgreementReport;
import org.muwahhad.reports.agreement.AmendedAgreementReport;
import org.muwahhad.reports.agreement.AmendedAgreementTemplate;

/**
 * A framework agreement with its signatures and the amendments in force, for all who read the
 * agreement. It is the same to everybody, so that both sides have one text: quantities are those of
 * all entities together.
 */
@Singleton
final class AmendedAgreementReporter implements Reporter<AmendedAgreementReport> {
  private final AgreementReporter agreements;
  private final ContractQueries contracts;
  private final AgreementAmendmentQueries amendments;

  AmendedAgreementReporter(
      AgreementReporter agreements,
      ContractQueries contracts,
      AgreementAmendmentQueries amendments) {
    this.agreements = agreements;
    this.contracts = contracts;
    this.amendments = amendments;
  }

  @Override
  public ReportKind kind() {
    return ReportKind.AMENDED_AGREEMENT;
  }

  @Override
  public GatheredReport<AmendedAgreementReport> gather(Actor actor, Subject subject) {
    GatheredReport<AgreementReport> concluded = agreements.gather(actor, subject);
    return new GatheredReport<>(
        concluded.as(),
        concluded.number(),
        false,
        new AmendedAgreementTemplate(),
        issue -> report(subject.id(), concluded.record().apply(issue)));
  }

  private AmendedAgreementReport report(long agreementId, AgreementReport agreement) {
    return new AmendedAgreementReport(
        agreement,
        contracts.listSignatures(agreementId).stream()
            .map(AmendedAgreementReporter::signer)
            .toList(),
        contracts.find(agreementId).filter(c -> c.needsSignatures() && !c.isSigned()).isPresent(),
        amendments.list(agreementId, "", 0, 0).stream()
            .filter(a -> a.status() == AmendmentStanding.IN_FORCE)
            .sorted(Comparator.comparingInt(AgreementAmendmentQueries.AgreementAmendment::number))
            .map(this::amendment)
            .toList());
  }

  private static AmendedAgreementReport.AgreementSigner signer(
      ContractQueries.SideSignature signature) {
    return new AmendedAgreementReport.AgreementSigner(
        Wording.both("contract.side." + signature.side()),
        Wording.of(signature.person()),
        signature.signedAt(),
        signature.signer());
  }

  private AmendedAgreementReport.AgreedAmendment amendment(
      AgreementAmendmentQueries.AgreementAmendment amendment) {
    long amendmentId = amendment.id();
    Optional<AgreementAmendmentQueries.PriceIndex> index = amendments.findIndex(amendmentId);
    Optional<AgreementAmendmentQueries.VatChange> rate = amendments.findVat(amendmentId);
    Optional<AgreementAmendmentQueries.ItemChange> item = amendments.findItem(amendmentId);
    Optional<AgreementAmendmentQueries.PartyChange> party = amendments.findParty(amendmentId);
    return new AmendedAgreementReport.AgreedAmendment(
        amendment.number(),
        Wording.both("amendment.change." + amendment.kind()),
        amendment.effectiveOn(),
        amendment.endsOn(),
        amendment.reason(),
        amendment.document(),
        amendment.supplierSignedAt(),
        amendment.centralSignedAt(),
        amendment.sha256(),
        index.map(AmendedAgreementReporter::move).orElse(null),
        amendments.listPrices(amendmentId).stream().map(AmendedAgreementReporter::price).toList(),
        rate.map(AmendedAgreementReporter::rate).orElse(null),
        item.map(AmendedAgreementReporter::item).orElse(null),
        party.map(AmendedAgreementReporter::supplier).orElse(null),
        quantities(amendments.listQuantities(amendmentId, "", 0)));
  }

  private static AmendedAgreementReport.IndexMove move(AgreementAmendmentQueries.PriceIndex index) {
    return new AmendedAgreementReport.IndexMove(
        index.baseValue().stripTrailingZeros(),
        index.baseOn(),
        index.currentValue().stripTrailingZeros(),
        index.currentOn(),
        index.indexPercent().stripTrailingZeros(),
        index.risePercent().stripTrailingZeros());
  }

  private static AmendedAgreementReport.PriceChange price(
      AgreementAmendmentQueries.PriceChange change) {
    return new AmendedAgreementReport.PriceChange(
        change.itemCode(),
        Wording.of(change.item()),
        new Price(change.priceBefore(), change.currency()),
        new Price(change.unitPrice(), change.currency()));
  }

  private static AmendedAgreementReport.RateChange rate(
      AgreementAmendmentQueries.VatChange change) {
    return new AmendedAgreementReport.RateChange(
        Wording.of(change.state()), change.percentBefore(), change.percent(), change.source());
  }

  private static AmendedAgreementReport.SuccessorItem item(
      AgreementAmendmentQueries.ItemChange change) {
    return new AmendedAgreementReport.SuccessorItem(
        change.codeBefore(),
        Wording.of(change.itemBefore()),
        change.code(),
        Wording.of(change.item()));
  }

  private static AmendedAgreementReport.SuccessorSupplier supplier(
      AgreementAmendmentQueries.PartyChange change) {
    return new AmendedAgreementReport.SuccessorSupplier(
        Wording.of(change.before()),
        Wording.of(change.successor()),
        Wording.both("amendment.ground." + change.ground()));
  }

  private static List<AmendedAgreementReport.QuantityChange> quantities(
      List<AgreementAmendmentQueries.BalanceChange> changes) {
    return changes.stream()
        .collect(
            Collectors.groupingBy(
                AgreementAmendmentQueries.BalanceChange::lotItemId,
                LinkedHashMap::new,
                Collectors.toList()))
        .values()
        .stream()
        .map(AmendedAgreementReporter::quantity)
        .toList();
  }

  /** What changes of one item, of all entities together. */
  private static AmendedAgreementReport.QuantityChange quantity(
      List<AgreementAmendmentQueries.BalanceChange> ofItem) {
    AgreementAmendmentQueries.BalanceChange first = ofItem.get(0);
    return new AmendedAgreementReport.QuantityChange(
        first.itemCode(),
        Wording.of(first.item()),
        ofItem.stream()
            .map(AgreementAmendmentQueries.BalanceChange::quantity)
            .reduce(BigDecimal.ZERO, BigDecimal::add)
            .stripTrailingZeros(),
        Wording.of(first.unit()));
  }
}
