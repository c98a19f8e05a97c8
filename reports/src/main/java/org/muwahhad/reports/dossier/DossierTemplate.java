package org.muwahhad.reports.dossier;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.muwahhad.reports.Bilingual;
import org.muwahhad.reports.document.Block;
import org.muwahhad.reports.document.Cell;
import org.muwahhad.reports.document.DocumentWriter;
import org.muwahhad.reports.document.Head;
import org.muwahhad.reports.document.Labels;
import org.muwahhad.reports.document.ReportDocument;
import org.muwahhad.reports.document.ReportTemplate;
import org.muwahhad.reports.document.Row;
import org.muwahhad.reports.document.Table;
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
    return List.of(SCHEDULE, ITEMS, REQUIREMENTS, ADMINISTRATIVE, TECHNICAL, RULES, DOCUMENTS);
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
    writer.section("RULES").table(RULES, report.rules(), DossierTemplate::rule);
    amendments(report, writer, labels);
    answers(report, writer, labels);
    writer.section("DOCUMENTS").table(DOCUMENTS, report.documents(), DossierTemplate::document);
    return writer.document();
  }

  private static Head head(DossierReport report, Labels labels) {
    return Head.issued(
        report.issuer(),
        labels.of("report"),
        report.title(),
        report.tender(),
        report.at(),
        report.proof());
  }

  private static List<Block.Fact> notice(DossierReport report, DocumentWriter writer) {
    List<Block.Fact> facts = new ArrayList<>();
    facts.add(writer.fact("buyer", Cell.words(report.issuer())));
    facts.add(writer.fact("ocid", Cell.code(report.ocid())));
    facts.add(writer.fact("status", Cell.words(report.status())));
    facts.add(writer.fact("method", Cell.words(report.method())));
    DossierReport.@Nullable Ground ground = report.ground();
    if (ground != null) {
      facts.add(writer.fact("ground", Cell.words(ground.text())));
      facts.add(writer.fact("ground.source", said(ground.source())));
      facts.add(writer.fact("ground.reason", said(ground.reason())));
    }
    facts.add(writer.fact("award", Cell.words(report.award())));
    facts.add(writer.fact("envelopes", Cell.yesNo(report.twoEnvelopes())));
    facts.add(writer.fact("currency", Cell.words(CurrencySigns.both(report.currency()))));
    var rateDate = report.rateDate();
    facts.add(writer.fact("rate.date", rateDate == null ? Cell.none() : Cell.day(rateDate)));
    facts.add(
        writer.fact(
            "urgency", report.urgency().isBlank() ? Cell.none() : Cell.written(report.urgency())));
    facts.add(writer.fact("lots", Cell.number(report.lots().size())));
    facts.add(
        writer.fact(
            "items", Cell.number(report.lots().stream().mapToInt(l -> l.items().size()).sum())));
    return facts;
  }

  private static Row date(DossierReport.Date date) {
    Bilingual how =
        date.source().isBlank()
            ? date.how()
            : new Bilingual(
                date.how().ar() + " (" + date.source().ar() + ")",
                date.how().en() + " (" + date.source().en() + ")");
    var at = date.at();
    return Row.of(Cell.words(date.name()), at == null ? Cell.none() : Cell.time(at), said(how));
  }

  private static void lots(DossierReport report, DocumentWriter writer, Labels labels) {
    writer.section("LOTS");
    for (DossierReport.Lot lot : report.lots()) {
      writer.heading(title(lot, labels));
      writer.table(ITEMS, lot.items().stream().flatMap(i -> item(i, labels).stream()).toList());
    }
    writer.section("REQUIREMENTS");
    for (DossierReport.Lot lot : report.lots()) {
      List<Row> rows =
          lot.items().stream()
              .filter(i -> !i.requirements().isEmpty())
              .flatMap(i -> requirements(i, labels).stream())
              .toList();
      if (!rows.isEmpty()) {
        writer.heading(title(lot, labels)).table(REQUIREMENTS, rows);
      }
    }
  }

  private static Bilingual title(DossierReport.Lot lot, Labels labels) {
    return labels.of("lot", String.valueOf(lot.number()), lot.title());
  }

  private static List<Row> item(DossierReport.Item item, Labels labels) {
    List<Row> rows = new ArrayList<>();
    rows.add(
        Row.of(
            Cell.code(item.code()),
            Cell.words(item.name()),
            isLong(item.specification()) ? Cell.none() : said(item.specification()),
            Cell.number(item.quantity()),
            Cell.words(item.unit())));
    if (isLong(item.specification())) {
      rows.add(Row.remark(Cell.words(item.specification())));
    }
    if (item.free()) {
      rows.add(Row.remark(Cell.words(labels.of("free"))));
    }
    if (!item.note().isBlank()) {
      rows.add(Row.remark(Cell.words(labels.of("note", item.note()))));
    }
    return rows;
  }

  /** Too long for a column: a row that is higher than a page could not be told as one. */
  private static boolean isLong(Bilingual specification) {
    return Math.max(specification.ar().length(), specification.en().length()) > LONGEST_IN_COLUMN;
  }

  /** The item first, heavier, and under it what is required of it. */
  private static List<Row> requirements(DossierReport.Item item, Labels labels) {
    List<Row> rows = new ArrayList<>();
    rows.add(Row.heading(Cell.code(item.code()), Cell.words(item.name())));
    for (DossierReport.Requirement requirement : item.requirements()) {
      rows.add(
          Row.of(
              Cell.code(item.code()),
              Cell.words(requirement.name()),
              Cell.words(requirement.asked()),
              Cell.words(labels.of(requirement.mandatory() ? "mandatory" : "desirable"))));
    }
    return rows;
  }

  private static void criteria(DossierReport report, DocumentWriter writer) {
    writer
        .section("ADMINISTRATIVE")
        .table(
            ADMINISTRATIVE,
            report.administrative(),
            c -> Row.of(Cell.code(c.code()), Cell.words(c.name())));
    writer.section("TECHNICAL").table(TECHNICAL, report.technical(), DossierTemplate::weighted);
  }

  private static Row weighted(DossierReport.Criterion criterion) {
    var weight = criterion.weight();
    return Row.of(
        Cell.code(criterion.code()),
        Cell.words(criterion.name()),
        weight == null ? Cell.none() : Cell.percent(weight));
  }

  private static Row rule(DossierReport.Rule rule) {
    return Row.of(
        Cell.words(rule.name()),
        rule.yesOrNo() ? Cell.yesNo(rule.value().signum() > 0) : Cell.number(rule.value()),
        rule.unit().isBlank() ? Cell.none() : Cell.words(unit(rule.unit())),
        Cell.words(rule.source()));
  }

  private static void amendments(DossierReport report, DocumentWriter writer, Labels labels) {
    writer.section("AMENDMENTS");
    for (DossierReport.Amendment amendment : report.amendments()) {
      var deadline = amendment.deadline();
      writer
          .heading(labels.of("amendment", String.valueOf(amendment.number())))
          .facts(
              List.of(
                  writer.fact("published", Cell.time(amendment.publishedAt())),
                  writer.fact("reason", Cell.words(amendment.reason())),
                  writer.fact(
                      "deadline.after", deadline == null ? Cell.none() : Cell.time(deadline))));
      for (DossierReport.Change change : amendment.changes()) {
        writer.facts(
            List.of(
                writer.fact("part", Cell.words(change.part())),
                writer.fact("before", said(change.before())),
                writer.fact("after", said(change.after()))));
      }
    }
  }

  private static void answers(DossierReport report, DocumentWriter writer, Labels labels) {
    writer.section("ANSWERS");
    for (DossierReport.Answer answer : report.answers()) {
      writer
          .heading(labels.of("answer.number", String.valueOf(answer.number())))
          .facts(
              List.of(
                  writer.fact("question", Cell.words(answer.question())),
                  writer.fact("answer", Cell.words(answer.answer())),
                  writer.fact("answered", Cell.time(answer.at()))));
    }
  }

  private static Row document(DossierReport.Document document) {
    return Row.of(
        Cell.words(document.title()),
        Cell.words(document.language()),
        Cell.code(document.file()),
        Cell.code(document.sha256()));
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

  private static Cell said(Bilingual text) {
    return text.isBlank() ? Cell.none() : Cell.words(text);
  }

  /** A unit in words; where it is a currency, by its Arabic name and its code. */
  private static Bilingual unit(Bilingual unit) {
    return new Bilingual(CurrencySigns.name(unit.ar()), unit.en());
  }
}
