package org.muwahhad.reports.award;

import java.util.List;
import org.muwahhad.reports.Bilingual;
import org.muwahhad.reports.award.AwardReport.Tender;
import org.muwahhad.reports.award.band.AwardBandHeads;
import org.muwahhad.reports.award.band.AwardCoverBand;
import org.muwahhad.reports.render.EditionText;
import org.muwahhad.reports.render.Emblem;
import org.muwahhad.reports.render.QrCode;

/** Writes the cover of an award report and the column heads that depend on the tender. */
final class AwardHeads {

  private final AwardReport report;
  private final EditionText text;

  AwardHeads(AwardReport report, EditionText text) {
    this.report = report;
    this.text = text;
  }

  AwardCoverBand cover() {
    Tender tender = report.tender();
    return new AwardCoverBand(
        new Emblem(),
        new QrCode(report.verification().address()),
        text.plain(text.both("qr.description", report.verification().address())),
        text.first(tender.procuringBody()),
        text.second(tender.procuringBody()),
        text.first(tender.title()),
        text.second(tender.title()),
        text.code(tender.number()),
        text.code(tender.ocid()),
        report.confidential() ? text.label("named.readers") : "",
        text.text(tender.method()),
        text.text(languages(tender.languages())),
        text.date(report.issuedAt()),
        text.hijri(report.issuedAt()),
        text.code(report.verification().documentId()),
        text.label("edition." + text.edition().name()),
        text.text(report.verification().text()),
        text.code(report.verification().address()),
        text.line(text.both("document.title", tender.number())),
        report.confidential() ? text.line(text.both("named.readers")) : "");
  }

  private static Bilingual languages(List<Bilingual> languages) {
    return new Bilingual(
        String.join("، ", languages.stream().map(Bilingual::ar).toList()),
        String.join(", ", languages.stream().map(Bilingual::en).toList()));
  }

  AwardBandHeads columns() {
    return new AwardBandHeads(
        inCurrency("head.award"),
        inCurrency("head.estimate"),
        inCurrency("head.converted"),
        inCurrency("head.evaluated"),
        inCurrency("head.net"),
        inCurrency("head.benchmark"),
        inCurrency("head.unitPrice"),
        inCurrency("head.amount"),
        report.states().stream().map(state -> text.code(state.code())).toList());
  }

  private String inCurrency(String key) {
    return text.text(text.both(key, report.tender().currency()));
  }
}
