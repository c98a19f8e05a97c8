package org.muwahhad.reports.dossier;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.muwahhad.reports.Bilingual;
import org.muwahhad.reports.PriceIndex;
import org.muwahhad.reports.document.Block;
import org.muwahhad.reports.document.DocumentHead;
import org.muwahhad.reports.document.DocumentRow;
import org.muwahhad.reports.document.DocumentWriter;
import org.muwahhad.reports.document.Labels;
import org.muwahhad.reports.document.ReportDocument;
import org.muwahhad.reports.document.ReportTemplate;
import org.muwahhad.reports.document.Table;
import org.muwahhad.reports.document.TableCell;
import org.muwahhad.reports.words.CurrencySigns;

/**
 * Lays the dossier of a tender out as bidders read it: the notice and its dates, what is asked for,
 * how bids are judged, by which terms, and what was changed since.
 */
public final class DossierTemplate implements ReportTemplate<DossierReport> {
  private static final int LONGEST_IN_COLUMN = 600;
  private static final Table SCHEDULE =
      Table.named("schedule").words("date.of", 160).words("date", 150).words("how", 213);
  private static final Table ITEMS =
      Table.named("items")
          .words("code", 78)
          .words("item", 140)
          .words("specification", 165)
          .figures("quantity", 72)
          .words("unit", 68);
  private static final Table DELIVERIES =
      Table.named("deliveries")
          .words("state", 120)
          .words("city", 165)
          .words("code", 98)
          .figures("quantity", 72)
          .words("unit", 68);
  private static final Table REQUIREMENTS =
      Table.named("requirements")
          .words("code", 78)
          .words("requirement", 165)
          .words("asked", 210)
          .words("level", 70);
  private static final Table ADMINISTRATIVE =
      Table.named("administrative").words("code", 90).words("criterion", 433);
  private static final Table TECHNICAL =
      Table.named("technical").words("code", 90).words("criterion", 353).figures("weight", 80);
  private static final Table RULES =
      Table.named("rules")
          .words("rule", 190)
          .figures("value", 85)
          .words("unit.of", 65)
          .words("source", 183);
  private static final Table DOCUMENTS =
      Table.named("documents")
          .words("document", 160)
          .words("language", 54)
          .words("file", 144)
          .words("digest", 165)
          .inSmallType();

  @Override
  public String name() {
    return "dossier";
  }

  @Override
  public List<Table> tables() {
    return List.of(
        SCHEDULE, ITEMS, DELIVERIES, REQUIREMENTS, ADMINISTRATIVE, TECHNICAL, RULES, DOCUMENTS);
  }

  @Override
  public ReportDocument write(DossierReport report, Labels labels) {
    DocumentWriter writer = new DocumentWriter(head(report, labels), labels);
    writer.section("NOTICE").facts(notice(report, writer)).paragraph("arabic.prevails");
    writer.section("SCHEDULE").table(SCHEDULE, report.schedule(), DossierTemplate::date);
    writer.section("QUALIFICATION");
    report.qualification().forEach(writer::paragraph);
    lots(report, writer, labels);
    criteria(report, writer);
    writer.section("CONDITIONS");
    paragraphs(report.conditions()).forEach(writer::paragraph);
    writer.section("GUARANTEES").table(RULES, report.guarantees(), DossierTemplate::rule);
    writer.section("RULES").table(RULES, otherRules(report), DossierTemplate::rule);
    index(report, writer);
    amendments(report, writer, labels);
    answers(report, writer, labels);
    writer.section("DOCUMENTS").table(DOCUMENTS, report.documents(), DossierTemplate::document);
    return writer.document();
  }

  private static DocumentHead head(DossierReport report, Labels labels) {
    return DocumentHead.issued(
        report.issuer(),
        labels.of("report"),
        report.title(),
        report.tender(),
        report.at(),
        report.proof());
  }

  private static List<Block.NamedValue> notice(DossierReport report, DocumentWriter writer) {
    List<Block.NamedValue> facts = new ArrayList<>();
    facts.add(writer.fact("buyer", TableCell.words(report.issuer())));
    facts.add(writer.fact("ocid", TableCell.code(report.ocid())));
    facts.add(writer.fact("status", TableCell.words(report.status())));
    facts.add(writer.fact("method", TableCell.words(report.method())));
    DossierReport.@Nullable Ground ground = report.ground();
    if (ground != null) {
      facts.add(writer.fact("ground", TableCell.words(ground.text())));
      facts.add(writer.fact("ground.source", textCell(ground.source())));
      facts.add(writer.fact("ground.reason", textCell(ground.reason())));
    }
    facts.add(writer.fact("award", TableCell.words(report.award())));
    facts.add(writer.fact("envelopes", TableCell.yesNo(report.twoEnvelopes())));
    facts.add(writer.fact("currency", TableCell.words(CurrencySigns.both(report.currency()))));
    var rateDate = report.rateDate();
    facts.add(
        writer.fact("rate.date", rateDate == null ? TableCell.none() : TableCell.day(rateDate)));
    facts.add(
        writer.fact(
            "urgency",
            report.urgency().isBlank() ? TableCell.none() : TableCell.ownWords(report.urgency())));
    facts.add(writer.fact("lots", TableCell.number(report.lots().size())));
    facts.add(
        writer.fact(
            "items",
            TableCell.number(report.lots().stream().mapToInt(l -> l.items().size()).sum())));
    return facts;
  }

  private static DocumentRow date(DossierReport.Date date) {
    Bilingual how =
        date.source().isBlank()
            ? date.how()
            : new Bilingual(
                date.how().ar() + " (" + date.source().ar() + ")",
                date.how().en() + " (" + date.source().en() + ")");
    var at = date.at();
    return DocumentRow.of(
        TableCell.words(date.name()),
        at == null ? TableCell.none() : TableCell.time(at),
        textCell(how));
  }

  private static void lots(DossierReport report, DocumentWriter writer, Labels labels) {
    writer.section("LOTS");
    for (DossierReport.DossierLot lot : report.lots()) {
      writer.heading(title(lot, labels));
      writer.table(ITEMS, lot.items().stream().flatMap(i -> item(i, labels).stream()).toList());
    }
    writer.section("PLACES");
    for (DossierReport.DossierLot lot : report.lots()) {
      if (!lot.deliveries().isEmpty()) {
        writer
            .heading(title(lot, labels))
            .table(DELIVERIES, lot.deliveries(), DossierTemplate::delivery);
      }
    }
    writer.section("REQUIREMENTS");
    for (DossierReport.DossierLot lot : report.lots()) {
      List<DocumentRow> rows =
          lot.items().stream()
              .filter(i -> !i.requirements().isEmpty())
              .flatMap(i -> requirements(i, labels).stream())
              .toList();
      if (!rows.isEmpty()) {
        writer.heading(title(lot, labels)).table(REQUIREMENTS, rows);
      }
    }
  }

  private static Bilingual title(DossierReport.DossierLot lot, Labels labels) {
    return labels.of("lot", String.valueOf(lot.number()), lot.title());
  }

  private static List<DocumentRow> item(DossierReport.DossierItem item, Labels labels) {
    List<DocumentRow> rows = new ArrayList<>();
    rows.add(
        DocumentRow.of(
            TableCell.code(item.code()),
            TableCell.words(item.name()),
            isLong(item.specification()) ? TableCell.none() : textCell(item.specification()),
            TableCell.number(item.quantity()),
            TableCell.words(item.unit())));
    if (isLong(item.specification())) {
      rows.add(DocumentRow.remark(TableCell.words(item.specification())));
    }
    if (item.free()) {
      rows.add(DocumentRow.remark(TableCell.words(labels.of("free"))));
    }
    if (!item.note().isBlank()) {
      rows.add(DocumentRow.remark(TableCell.words(labels.of("note", item.note()))));
    }
    return rows;
  }

  private static DocumentRow delivery(DossierReport.Delivery delivery) {
    return DocumentRow.of(
        TableCell.words(delivery.state()),
        TableCell.words(delivery.city()),
        TableCell.code(delivery.code()),
        TableCell.number(delivery.quantity()),
        TableCell.words(delivery.unit()));
  }

  /** Too long for a column: a row that is higher than a page could not be told as one. */
  private static boolean isLong(Bilingual specification) {
    return Math.max(specification.ar().length(), specification.en().length()) > LONGEST_IN_COLUMN;
  }

  /** The item first, heavier, and under it what is required of it. */
  private static List<DocumentRow> requirements(DossierReport.DossierItem item, Labels labels) {
    List<DocumentRow> rows = new ArrayList<>();
    rows.add(DocumentRow.heading(TableCell.code(item.code()), TableCell.words(item.name())));
    for (DossierReport.Requirement requirement : item.requirements()) {
      rows.add(
          DocumentRow.of(
              TableCell.code(item.code()),
              TableCell.words(requirement.name()),
              TableCell.words(requirement.asked()),
              TableCell.words(labels.of(requirement.mandatory() ? "mandatory" : "desirable"))));
    }
    return rows;
  }

  private static void criteria(DossierReport report, DocumentWriter writer) {
    writer
        .section("ADMINISTRATIVE")
        .table(
            ADMINISTRATIVE,
            report.administrative(),
            c -> DocumentRow.of(TableCell.code(c.code()), TableCell.words(c.name())));
    writer.section("TECHNICAL").table(TECHNICAL, report.technical(), DossierTemplate::weighted);
  }

  private static DocumentRow weighted(DossierReport.Criterion criterion) {
    var weight = criterion.weight();
    return DocumentRow.of(
        TableCell.code(criterion.code()),
        TableCell.words(criterion.name()),
        weight == null ? TableCell.none() : TableCell.percent(weight));
  }

  /** Those on guarantees stand in a section of their own. */
  private static List<DossierReport.Rule> otherRules(DossierReport report) {
    return report.rules().stream().filter(r -> !report.guarantees().contains(r)).toList();
  }

  private static DocumentRow rule(DossierReport.Rule rule) {
    return DocumentRow.of(
        TableCell.words(rule.name()),
        rule.yesOrNo()
            ? TableCell.yesNo(rule.value().signum() > 0)
            : TableCell.number(rule.value()),
        rule.unit().isBlank() ? TableCell.none() : TableCell.words(unit(rule.unit())),
        TableCell.words(rule.source()));
  }

  private static void index(DossierReport report, DocumentWriter writer) {
    PriceIndex index = report.index();
    if (index != null) {
      writer
          .section("INDEX")
          .paragraph("index.text")
          .facts(
              List.of(
                  writer.fact("index", TableCell.words(index.name())),
                  writer.fact("index.source", TableCell.words(index.source())),
                  writer.fact("index.base", TableCell.number(index.baseValue())),
                  writer.fact("index.base.day", TableCell.day(index.baseOn()))));
    }
  }

  private static void amendments(DossierReport report, DocumentWriter writer, Labels labels) {
    writer.section("AMENDMENTS");
    for (DossierReport.Amendment amendment : report.amendments()) {
      var deadline = amendment.deadline();
      writer
          .heading(labels.of("amendment", String.valueOf(amendment.number())))
          .facts(
              List.of(
                  writer.fact("published", TableCell.time(amendment.publishedAt())),
                  writer.fact("reason", TableCell.words(amendment.reason())),
                  writer.fact(
                      "deadline.after",
                      deadline == null ? TableCell.none() : TableCell.time(deadline))));
      for (DossierReport.DossierChange change : amendment.changes()) {
        writer.facts(
            List.of(
                writer.fact("part", TableCell.words(change.part())),
                writer.fact("before", textCell(change.before())),
                writer.fact("after", textCell(change.after()))));
      }
    }
  }

  private static void answers(DossierReport report, DocumentWriter writer, Labels labels) {
    writer.section("ANSWERS");
    for (DossierReport.AnsweredQuestionText answer : report.answers()) {
      writer
          .heading(labels.of("answer.number", String.valueOf(answer.number())))
          .facts(
              List.of(
                  writer.fact("question", TableCell.words(answer.question())),
                  writer.fact("answer", TableCell.words(answer.answer())),
                  writer.fact("answered", TableCell.time(answer.at()))));
    }
  }

  private static DocumentRow document(DossierReport.Document document) {
    return DocumentRow.of(
        TableCell.words(document.title()),
        TableCell.words(document.language()),
        TableCell.code(document.file()),
        TableCell.code(document.sha256()));
  }

  /** A long text in its paragraphs: as many as the language with more of them has. */
  private static List<Bilingual> paragraphs(Bilingual text) {
    List<String> ar = lines(text, Bilingual::ar);
    List<String> en = lines(text, Bilingual::en);
    if (ar.size() != en.size()) {
      return text.isBlank() ? List.of() : List.of(text);
    }
    List<Bilingual> both = new ArrayList<>();
    for (int i = 0; i < ar.size(); i++) {
      both.add(new Bilingual(ar.get(i), en.get(i)));
    }
    return both;
  }

  private static List<String> lines(Bilingual text, Function<Bilingual, String> language) {
    return language.apply(text).lines().filter(line -> !line.isBlank()).toList();
  }

  private static TableCell textCell(Bilingual text) {
    return text.isBlank() ? TableCell.none() : TableCell.words(text);
  }

  /** A unit in words; where it is a currency, by its Arabic name and its code. */
  private static Bilingual unit(Bilingual unit) {
    return new Bilingual(CurrencySigns.name(unit.ar()), unit.en());
  }
}
