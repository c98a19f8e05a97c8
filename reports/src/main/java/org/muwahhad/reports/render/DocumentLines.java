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
import org.muwahhad.reports.document.Column;
import org.muwahhad.reports.document.DocumentHead;
import org.muwahhad.reports.document.DocumentRow;
import org.muwahhad.reports.document.ReportDocument;
import org.muwahhad.reports.document.ReportTemplate;
import org.muwahhad.reports.document.Section;
import org.muwahhad.reports.document.Table;
import org.muwahhad.reports.document.TableCell;
import org.muwahhad.reports.render.band.ChartLine;
import org.muwahhad.reports.render.band.DocumentCoverBand;
import org.muwahhad.reports.render.band.FactLine;
import org.muwahhad.reports.render.band.ParagraphLine;
import org.muwahhad.reports.render.band.RowLine;
import org.muwahhad.reports.render.band.SignatureLine;

/** Writes a document as the lines of its pages, in one edition. */
final class DocumentLines {
  private static final int LONG = 200;

  /** In one line of half a page that is on its side, or hardly more. */
  private static final int SHORT = 54;

  /** As wide as the page, these letters take about a fourth of it in both languages. */
  private static final int LONG_PARAGRAPH = 700;

  /** Larger letters than those of the text would have to be made smaller than these. */
  private static final int LONG_TITLE = 240;

  private static final int LONG_TITLE_IN_BOTH = 110;

  /** What a page on its side leaves to a chart below a heading and its caption, in points. */
  private static final int CHART_ON_A_WIDE_PAGE = 385;

  /** A signature and the paragraph before it. */
  private static final int CLOSING = 2;

  private final ReportDocument document;
  private final ReportTemplate<?> template;
  private final EditionText text;
  private final ReportCellText cells;
  private int part;
  private int block;
  private String blockTitle = "";
  private int table;
  private int kept;
  private int led;
  private boolean closing;
  private @Nullable Block before;
  private DocumentRow.@Nullable RowKind rowBefore;
  private boolean rowBeforeIsLow;

  DocumentLines(ReportDocument document, ReportTemplate<?> template, EditionText text) {
    this.document = document;
    this.template = template;
    this.text = text;
    this.cells = new ReportCellText(text);
  }

  DocumentCoverBand cover() {
    DocumentHead head = document.head();
    DocumentHead.Proof proof = head.proof();
    return new DocumentCoverBand(
        new Emblem(),
        proof == null ? null : new QrCode(proof.address()),
        proof == null ? "" : text.plain(text.both("qr.description", proof.address())),
        text.first(head.issuer()),
        text.second(head.issuer()),
        text.text(head.kind()),
        text.text(head.title()),
        longer(head.title())
            > (text.edition() == Edition.BILINGUAL ? LONG_TITLE_IN_BOTH : LONG_TITLE),
        text.code(head.number()),
        text.dateTime(head.at()),
        text.hijri(head.at()),
        readers(head),
        proof == null ? "" : text.text(text.both("verify")),
        proof == null ? "" : text.code(proof.address()),
        text.line(title()),
        head.confidential() ? text.line(text.both("named.readers")) : "");
  }

  /** What the document is and of what, in one line. */
  Bilingual title() {
    DocumentHead head = document.head();
    return new Bilingual(
        head.kind().ar() + " – " + head.number(), head.kind().en() + " – " + head.number());
  }

  private String readers(DocumentHead head) {
    DocumentHead.DraftMark draft = head.draft();
    if (draft != null) {
      return text.text(DraftNotice.of(draft, text));
    }
    return head.confidential() ? text.label("named.readers") : "";
  }

  /** What stands across the pages of a draft. */
  @Nullable Watermark watermark() {
    DocumentHead.DraftMark draft = document.head().draft();
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

  Stream<ReportLine> all() {
    return JoinedStreams.of(IntStream.range(0, document.sections().size()).mapToObj(this::section));
  }

  private Stream<ReportLine> section(int number) {
    Section section = document.sections().get(number);
    if (section.newPage()) {
      part++;
    }
    block = 0;
    blockTitle = "";
    before = null;
    List<Block> blocks = section.blocks();
    if (isLed(blocks)) {
      led = number + 1;
    }
    return JoinedStreams.of(
        IntStream.range(0, blocks.size())
            .mapToObj(
                i -> {
                  closing = closes(blocks, i);
                  return lines(blocks.get(i), number, section.title());
                }));
  }

  /** Whether a paragraph introduces the rest of a section. */
  private static boolean isLed(List<Block> blocks) {
    return blocks.size() > 1
        && blocks.get(0) instanceof Block.Paragraph first
        && longer(first.text()) <= LONG_PARAGRAPH
        && !(blocks.get(1) instanceof Block.Paragraph);
  }

  /** Whether a block is a signature, or among the last words before one, and not their first. */
  private static boolean closes(List<Block> blocks, int block) {
    boolean signed =
        blocks.subList(block, Math.min(blocks.size(), block + CLOSING)).stream()
            .anyMatch(Block.Signatures.class::isInstance);
    return signed && block > 0 && blocks.get(block - 1) instanceof Block.Paragraph;
  }

  private Stream<ReportLine> lines(Block content, int section, Bilingual title) {
    if (content instanceof Block.Heading heading) {
      block++;
      blockTitle = text.text(heading.text());
      return Stream.empty();
    }
    Block above = before;
    before = content;
    rowBefore = null;
    if (!closing) {
      table++;
      kept++;
    }
    LinePosition place = place(section, title).keeping(kept);
    if (content instanceof Block.Paragraph paragraph) {
      boolean apart = above instanceof Block.TableBlock;
      return Stream.of(
          new ReportLine(place, new ParagraphLine(text.text(paragraph.text()), apart)));
    }
    if (content instanceof Block.Facts facts) {
      return facts(facts.facts(), place);
    }
    if (content instanceof Block.Chart chart) {
      return apart(charts(chart), place);
    }
    if (content instanceof Block.Signatures signatures) {
      return apart(pairs(signatures), place);
    }
    return rows((Block.TableBlock) content, place);
  }

  private LinePosition place(int section, Bilingual title) {
    Bilingual numbered =
        template.letter()
            ? title
            : new Bilingual(section + 1 + ". " + title.ar(), section + 1 + ". " + title.en());
    return new LinePosition(
            part,
            section,
            text.first(numbered),
            text.second(title),
            block,
            blockTitle,
            table,
            false)
        .ledBy(led);
  }

  /** Lines as high as these are not kept to each other. */
  private Stream<ReportLine> apart(Stream<?> lines, LinePosition place) {
    return lines.map(line -> new ReportLine(place.keeping(kept++), line));
  }

  /** The last two lines stay together. */
  private Stream<ReportLine> facts(List<Block.NamedValue> facts, LinePosition place) {
    List<List<Block.NamedValue>> lines = lines(facts);
    return IntStream.range(0, lines.size())
        .mapToObj(
            i -> {
              boolean last = i > 0 && i == lines.size() - 1;
              if (!last || isHigh(lines.get(i)) || isHigh(lines.get(i - 1))) {
                kept++;
              }
              return new ReportLine(place.keeping(kept), line(lines.get(i)));
            });
  }

  /** On a page on its side two short ones stand beside each other. */
  private List<List<Block.NamedValue>> lines(List<Block.NamedValue> facts) {
    List<List<Block.NamedValue>> lines = new ArrayList<>();
    for (int i = 0; i < facts.size(); i++) {
      boolean paired =
          template.landscape()
              && i + 1 < facts.size()
              && isShort(facts.get(i))
              && isShort(facts.get(i + 1));
      lines.add(facts.subList(i, paired ? i + 2 : i + 1));
      i += paired ? 1 : 0;
    }
    return lines;
  }

  private static boolean isShort(Block.NamedValue fact) {
    return longer(fact.name()) <= SHORT
        && (!(fact.value() instanceof TableCell.Words words) || longer(words.text()) <= SHORT)
        && (!(fact.value() instanceof TableCell.Code code) || code.code().length() <= SHORT);
  }

  private static boolean isHigh(List<Block.NamedValue> line) {
    return line.stream().anyMatch(fact -> isHigh(fact.value()));
  }

  private FactLine line(List<Block.NamedValue> facts) {
    return new FactLine(
        facts.stream()
            .map(f -> new FactLine.LabelledValue(text.text(f.name()), cells.inText(f.value())))
            .toList());
  }

  private Stream<ReportLine> rows(Block.TableBlock rows, LinePosition place) {
    int shape = template.tables().indexOf(rows.shape());
    if (shape < 0) {
      throw new IllegalStateException(
          template.name() + " does not name its table " + rows.shape().name());
    }
    List<String> heads = rows.heads().stream().map(text::text).toList();
    return rows.rows()
        .get()
        .map(row -> new ReportLine(kept(row, place), line(row, shape, rows.shape(), heads)));
  }

  /** A row begins what stays together, unless it belongs to the one above it. */
  private LinePosition kept(DocumentRow row, LinePosition place) {
    boolean belongs =
        rowBefore == DocumentRow.RowKind.HEADING
            || row.kind() == DocumentRow.RowKind.SUM
            || row.kind() == DocumentRow.RowKind.REMARK;
    boolean low = row.cells().stream().noneMatch(DocumentLines::isHigh);
    if (!belongs || !low || !rowBeforeIsLow) {
      kept++;
    }
    rowBefore = row.kind();
    rowBeforeIsLow = low;
    return place.keeping(kept);
  }

  /** Rows whose height may come near to that of a page are better parted. */
  private static boolean isHigh(TableCell cell) {
    return cell instanceof TableCell.Words words && longer(words.text()) > LONG;
  }

  private static int longer(Bilingual words) {
    return Math.max(words.ar().length(), words.en().length());
  }

  private RowLine line(DocumentRow row, int shape, Table table, List<String> heads) {
    boolean remark = row.kind() == DocumentRow.RowKind.REMARK;
    List<String> written = new ArrayList<>();
    for (int i = 0; i < row.cells().size(); i++) {
      TableCell cell = row.cells().get(i);
      Column column = table.columns().get(i);
      written.add(column.figure() && !remark ? cells.inColumn(cell) : cells.inText(cell));
    }
    return new RowLine(shape, remark, row.strong(), heads, written);
  }

  private Stream<ChartLine> charts(Block.Chart chart) {
    List<BarChart.Bar> bars =
        chart.bars().stream()
            .map(
                b ->
                    new BarChart.Bar(
                        text.name(b.name()),
                        text.nameSecond(b.name()),
                        b.value(),
                        cells.plain(b.figure()),
                        b.accent()))
            .toList();
    int most =
        template.landscape()
            ? BarChart.most(CHART_ON_A_WIDE_PAGE, text.edition() == Edition.BILINGUAL)
            : BarChart.MOST_BARS;
    return BarChart.of(bars, most, text.edition().rightToLeft()).stream()
        .map(c -> new ChartLine(c, text.text(chart.caption()), described(chart, c.bars())));
  }

  private String described(Block.Chart chart, List<BarChart.Bar> bars) {
    String separator = text.edition() == Edition.ENGLISH ? "; " : "؛ ";
    return text.plain(chart.caption())
        + ": "
        + bars.stream()
            .map(bar -> bar.names() + " " + bar.figure())
            .collect(Collectors.joining(separator));
  }

  private Stream<SignatureLine> pairs(Block.Signatures signatures) {
    List<SignatureLine.SignatorySlot> places =
        signatures.people().stream()
            .map(
                p ->
                    new SignatureLine.SignatorySlot(
                        text.text(p.office()), text.text(p.name()), text.text(p.title())))
            .toList();
    return IntStream.iterate(0, i -> i < places.size(), i -> i + 2)
        .mapToObj(i -> new SignatureLine(places.subList(i, Math.min(places.size(), i + 2))));
  }
}
