package org.muwahhad.reports.render;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.muwahhad.reports.Bilingual;
import org.muwahhad.reports.Edition;
import org.muwahhad.reports.document.Block;
import org.muwahhad.reports.document.Cell;
import org.muwahhad.reports.document.Column;
import org.muwahhad.reports.document.Head;
import org.muwahhad.reports.document.ReportDocument;
import org.muwahhad.reports.document.ReportTemplate;
import org.muwahhad.reports.document.Row;
import org.muwahhad.reports.document.Section;
import org.muwahhad.reports.document.Table;
import org.muwahhad.reports.render.band.ChartLine;
import org.muwahhad.reports.render.band.Cover;
import org.muwahhad.reports.render.band.FactLine;
import org.muwahhad.reports.render.band.ParagraphLine;
import org.muwahhad.reports.render.band.RowLine;
import org.muwahhad.reports.render.band.SignatureLine;

/** Writes a document as the lines of its pages, in one edition. */
final class DocumentLines {
  private static final int BARS_ON_A_WIDE_PAGE = 14;
  private final ReportDocument document;
  private final ReportTemplate<?> template;
  private final EditionText text;
  private final CellText cells;
  private int part;
  private int block;
  private String blockTitle = "";
  private int table;

  DocumentLines(ReportDocument document, ReportTemplate<?> template, EditionText text) {
    this.document = document;
    this.template = template;
    this.text = text;
    this.cells = new CellText(text);
  }

  Cover cover() {
    Head head = document.head();
    Head.Proof proof = head.proof();
    return new Cover(
        new Emblem(),
        proof == null ? null : new QrCode(proof.address()),
        proof == null ? "" : text.plain(text.both("qr.description", proof.address())),
        text.first(head.issuer()),
        text.second(head.issuer()),
        text.text(head.kind()),
        text.text(head.title()),
        text.code(head.number()),
        text.dateTime(head.at()),
        text.hijri(head.at()),
        readers(head),
        proof == null ? "" : text.text(text.both("verify")),
        proof == null ? "" : text.code(proof.address()),
        text.line(title()));
  }

  /** What the document is and of what, in one line. */
  Bilingual title() {
    Head head = document.head();
    return new Bilingual(
        head.kind().ar() + " – " + head.number(), head.kind().en() + " – " + head.number());
  }

  private String readers(Head head) {
    if (head.draft() != null) {
      return text.label("draft");
    }
    return head.confidential() ? text.label("named.readers") : "";
  }

  /** What stands across the pages of a draft. */
  @Nullable Watermark watermark() {
    Head.Draft draft = document.head().draft();
    if (draft == null) {
      return null;
    }
    return new Watermark(
        List.of(
            text.plain(text.both("draft")),
            text.name(draft.reader()),
            text.plain(text.both("at", text.embedded(text.stamp(draft.at()))))),
        text.edition().rightToLeft(),
        template.landscape());
  }

  Stream<Line> all() {
    return Joined.of(IntStream.range(0, document.sections().size()).mapToObj(this::section));
  }

  private Stream<Line> section(int number) {
    Section section = document.sections().get(number);
    if (section.newPage()) {
      part++;
    }
    block = 0;
    blockTitle = "";
    return Joined.of(section.blocks().stream().map(b -> lines(b, number, section.title())));
  }

  private Stream<Line> lines(Block content, int section, Bilingual title) {
    if (content instanceof Block.Heading heading) {
      block++;
      blockTitle = text.text(heading.text());
      return Stream.empty();
    }
    table++;
    Place place = place(section, title);
    if (content instanceof Block.Paragraph paragraph) {
      return Stream.of(new Line(place, new ParagraphLine(text.text(paragraph.text()))));
    }
    if (content instanceof Block.Facts facts) {
      return facts.facts().stream().map(fact -> new Line(place, line(fact)));
    }
    if (content instanceof Block.Chart chart) {
      return charts(chart).map(line -> new Line(place, line));
    }
    if (content instanceof Block.Signatures signatures) {
      return pairs(signatures).map(line -> new Line(place, line));
    }
    return rows((Block.Rows) content).map(line -> new Line(place, line));
  }

  private Place place(int section, Bilingual title) {
    Bilingual numbered =
        template.letter()
            ? title
            : new Bilingual(section + 1 + ". " + title.ar(), section + 1 + ". " + title.en());
    return new Place(
        part, section, text.first(numbered), text.second(title), block, blockTitle, table, false);
  }

  private FactLine line(Block.Fact fact) {
    return new FactLine(text.text(fact.name()), cells.inText(fact.value()));
  }

  private Stream<RowLine> rows(Block.Rows rows) {
    int shape = template.tables().indexOf(rows.shape());
    if (shape < 0) {
      throw new IllegalStateException(
          template.name() + " does not name its table " + rows.shape().name());
    }
    List<String> heads = rows.heads().stream().map(text::text).toList();
    return rows.rows().get().map(row -> line(row, shape, rows.shape(), heads));
  }

  private RowLine line(Row row, int shape, Table table, List<String> heads) {
    boolean remark = row.kind() == Row.Kind.REMARK;
    List<String> written = new ArrayList<>();
    for (int i = 0; i < row.cells().size(); i++) {
      Cell cell = row.cells().get(i);
      Column column = table.columns().get(i);
      written.add(column.figure() && !remark ? cells.asFigure(cell) : cells.inText(cell));
    }
    return new RowLine(shape, remark, row.strong(), heads, written);
  }

  private Stream<ChartLine> charts(Block.Chart chart) {
    List<BarChart.Bar> bars =
        chart.bars().stream()
            .map(
                b ->
                    new BarChart.Bar(
                        text.name(b.name()), b.value(), cells.plain(b.figure()), b.accent()))
            .toList();
    int most = template.landscape() ? BARS_ON_A_WIDE_PAGE : BarChart.MOST_BARS;
    List<BarChart> charts = BarChart.of(bars, most, text.edition().rightToLeft());
    return IntStream.range(0, charts.size())
        .mapToObj(
            i ->
                new ChartLine(
                    charts.get(i),
                    text.text(chart.caption()),
                    described(
                        chart, bars.subList(i * most, Math.min(bars.size(), (i + 1) * most)))));
  }

  private String described(Block.Chart chart, List<BarChart.Bar> bars) {
    String separator = text.edition() == Edition.ENGLISH ? "; " : "؛ ";
    return text.plain(chart.caption())
        + ": "
        + bars.stream()
            .map(bar -> bar.name() + " " + bar.figure())
            .collect(Collectors.joining(separator));
  }

  private Stream<SignatureLine> pairs(Block.Signatures signatures) {
    List<SignatureLine.Place> places =
        signatures.people().stream()
            .map(
                p ->
                    new SignatureLine.Place(
                        text.text(p.office()), text.text(p.name()), text.text(p.title())))
            .toList();
    return IntStream.iterate(0, i -> i < places.size(), i -> i + 2)
        .mapToObj(i -> new SignatureLine(places.subList(i, Math.min(places.size(), i + 2))));
  }
}
