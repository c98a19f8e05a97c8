package org.muwahhad.reports.agreement;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.muwahhad.reports.document.Block;
import org.muwahhad.reports.document.DocumentHead;
import org.muwahhad.reports.document.DocumentRow;
import org.muwahhad.reports.document.DocumentWriter;
import org.muwahhad.reports.document.Labels;
import org.muwahhad.reports.document.ReportDocument;
import org.muwahhad.reports.document.ReportTemplate;
import org.muwahhad.reports.document.Table;
import org.muwahhad.reports.document.TableCell;

/**
 * Lays a framework agreement out with its amendments: all that {@link AgreementTemplate} says but
 * the places to sign, who signed it and when, and what each amendment in force changes.
 */
public final class AmendedAgreementTemplate implements ReportTemplate<AmendedAgreementReport> {
  private static final Table SIGNERS =
      Table.named("signers")
          .words("side", 110)
          .words("signer", 130)
          .words("signed.at", 120)
          .words("certificate", 163)
          .inSmallType();
  private static final Table PRICES =
      Table.named("changedprices")
          .words("item.code", 84)
          .words("item", 219)
          .figures("price.before", 110)
          .figures("price.after", 110)
          .inSmallType();
  private static final Table QUANTITIES =
      Table.named("changedquantities")
          .words("item.code", 84)
          .words("item", 257)
          .words("unit", 72)
          .figures("quantity.change", 110)
          .inSmallType();

  @Override
  public String name() {
    return "amendedagreement";
  }

  @Override
  public List<Table> tables() {
    List<Table> all = new ArrayList<>(AgreementTemplate.TABLES);
    all.addAll(List.of(SIGNERS, PRICES, QUANTITIES));
    return List.copyOf(all);
  }

  @Override
  public ReportDocument write(AmendedAgreementReport report, Labels labels) {
    AgreementReport agreement = report.agreement();
    DocumentHead head =
        DocumentHead.issued(
            agreement.issuer(),
            labels.of("report.amended"),
            agreement.lot(),
            agreement.number(),
            agreement.at(),
            agreement.proof());
    DocumentWriter writer = new DocumentWriter(head, labels);
    AgreementTemplate.terms(agreement, writer);
    writer.section("SIGNATURES");
    if (report.awaitsSignatures()) {
      writer.paragraph("signers.awaited");
    } else if (report.signers().isEmpty()) {
      writer.paragraph("signers.none");
    }
    writer.table(SIGNERS, report.signers(), AmendedAgreementTemplate::signer);
    writer.section("AMENDMENTS");
    if (report.amendments().isEmpty()) {
      writer.paragraph("amendments.none");
    }
    report.amendments().forEach(a -> amendment(a, writer, labels));
    return writer.document();
  }

  private static DocumentRow signer(AmendedAgreementReport.AgreementSigner signer) {
    return DocumentRow.of(
        TableCell.words(signer.side()),
        TableCell.words(signer.person()),
        TableCell.time(signer.at()),
        TableCell.written(signer.certificate()));
  }

  private static void amendment(
      AmendedAgreementReport.AgreedAmendment amendment, DocumentWriter writer, Labels labels) {
    writer
        .heading(labels.of("amendment", String.valueOf(amendment.number()), amendment.change()))
        .facts(facts(amendment, writer))
        .table(PRICES, amendment.prices(), AmendedAgreementTemplate::price)
        .table(QUANTITIES, amendment.quantities(), AmendedAgreementTemplate::quantity);
  }

  private static List<Block.NamedValue> facts(
      AmendedAgreementReport.AgreedAmendment amendment, DocumentWriter writer) {
    List<Block.NamedValue> facts = new ArrayList<>();
    facts.add(writer.fact("effective", TableCell.day(amendment.effectiveOn())));
    var endsOn = amendment.endsOn();
    if (endsOn != null) {
      facts.add(writer.fact("ends", TableCell.day(endsOn)));
    }
    index(amendment.index(), facts, writer);
    rate(amendment.rate(), facts, writer);
    AmendedAgreementReport.SuccessorItem item = amendment.item();
    if (item != null) {
      facts.add(writer.fact("code.before", TableCell.code(item.codeBefore())));
      facts.add(writer.fact("item.before", TableCell.words(item.before())));
      facts.add(writer.fact("code.after", TableCell.code(item.codeAfter())));
      facts.add(writer.fact("item.after", TableCell.words(item.after())));
    }
    AmendedAgreementReport.SuccessorSupplier supplier = amendment.supplier();
    if (supplier != null) {
      facts.add(writer.fact("supplier.before", TableCell.words(supplier.before())));
      facts.add(writer.fact("supplier.after", TableCell.words(supplier.after())));
      facts.add(writer.fact("ground", TableCell.words(supplier.ground())));
    }
    facts.add(writer.fact("reason", TableCell.ownWords(amendment.reason())));
    facts.add(
        writer.fact(
            "paper",
            amendment.document().isBlank()
                ? TableCell.none()
                : TableCell.ownWords(amendment.document())));
    facts.add(writer.fact("signed.supplier", time(amendment.supplierSignedAt())));
    facts.add(writer.fact("signed.central", time(amendment.centralSignedAt())));
    facts.add(writer.fact("digest", TableCell.code(amendment.sha256())));
    return facts;
  }

  private static void index(
      AmendedAgreementReport.@Nullable IndexMove index,
      List<Block.NamedValue> facts,
      DocumentWriter writer) {
    if (index != null) {
      facts.add(writer.fact("index.base", TableCell.number(index.baseValue())));
      facts.add(writer.fact("index.base.day", TableCell.day(index.baseOn())));
      facts.add(writer.fact("index.new", TableCell.number(index.newValue())));
      facts.add(writer.fact("index.new.day", TableCell.day(index.newOn())));
      facts.add(writer.fact("index.part", TableCell.percent(index.part())));
      facts.add(writer.fact("index.rise", TableCell.percent(index.rise())));
    }
  }

  private static void rate(
      AmendedAgreementReport.@Nullable RateChange rate,
      List<Block.NamedValue> facts,
      DocumentWriter writer) {
    if (rate != null) {
      facts.add(writer.fact("state", TableCell.words(rate.state())));
      facts.add(writer.fact("rate.before", TableCell.percent(rate.before())));
      facts.add(writer.fact("rate.after", TableCell.percent(rate.after())));
      facts.add(writer.fact("rate.source", TableCell.ownWords(rate.source())));
    }
  }

  private static TableCell time(@Nullable Instant at) {
    return at == null ? TableCell.none() : TableCell.time(at);
  }

  private static DocumentRow price(AmendedAgreementReport.PriceChange change) {
    return DocumentRow.of(
        TableCell.code(change.code()),
        TableCell.words(change.item()),
        TableCell.eachPriced(change.before()),
        TableCell.eachPriced(change.after()));
  }

  private static DocumentRow quantity(AmendedAgreementReport.QuantityChange change) {
    return DocumentRow.of(
        TableCell.code(change.code()),
        TableCell.words(change.item()),
        TableCell.words(change.unit()),
        TableCell.number(change.quantity()));
  }
}
