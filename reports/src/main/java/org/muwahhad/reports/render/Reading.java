package org.muwahhad.reports.render;

import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.muwahhad.reports.Bilingual;
import org.muwahhad.reports.Edition;
import org.muwahhad.reports.document.Block;
import org.muwahhad.reports.document.Cell;
import org.muwahhad.reports.document.Head;
import org.muwahhad.reports.document.ReportDocument;
import org.muwahhad.reports.document.Row;
import org.muwahhad.reports.document.Section;

/**
 * A document written for a page of the web, in one edition. A long table is shown in part: {@link
 * Table#shortened} says so, and the whole is in the files.
 *
 * @param language of the document, {@code ar} or {@code en}
 * @param notice that it is a draft, shown to whom and when, or for named readers; empty otherwise
 * @param draft whether it may still change
 */
public record Reading(
    String language,
    Said issuer,
    Said kind,
    Said title,
    String number,
    Said at,
    Said hijri,
    Said notice,
    boolean draft,
    List<Part> sections) {
  private static final int MOST_ROWS = 1_000;

  /**
   * A text.
   *
   * @param first in the language of the edition
   * @param second in English beneath it in the bilingual edition; empty otherwise
   */
  public record Said(String first, String second) {}

  /** A section. */
  public record Part(Said title, List<Object> blocks) {}

  /** A heading inside a section. */
  public record Heading(Said text) {}

  /** A paragraph. */
  public record Paragraph(Said text) {}

  /** Names with their values. */
  public record Facts(List<Fact> facts) {}

  /** A name and its value. */
  public record Fact(Said name, Said value) {}

  /**
   * A table.
   *
   * @param figures which columns hold figures
   */
  public record Table(
      List<Said> heads, List<Boolean> figures, List<TableRow> rows, boolean shortened) {}

  /** A row; a remark is one cell as wide as the table. */
  public record TableRow(List<Said> cells, boolean strong, boolean remark) {}

  /** A chart. */
  public record Bars(Said caption, List<Bar> bars) {}

  /**
   * A bar.
   *
   * @param percent its length against the longest
   */
  public record Bar(Said name, String figure, String percent, boolean accent) {}

  /** Who signs. */
  public record Signatories(List<Fact> people) {}

  /** Writes a document in an edition. */
  public static Reading of(ReportDocument document, Edition edition) {
    return new Writer(
            new EditionText(ReportPrinter.COMMON, edition, document.head().zone(), true), edition)
        .write(document);
  }

  private static final class Writer {
    private final EditionText text;
    private final CellText cells;
    private final Edition edition;

    Writer(EditionText text, Edition edition) {
      this.text = text;
      this.cells = new CellText(text);
      this.edition = edition;
    }

    Reading write(ReportDocument document) {
      Head head = document.head();
      return new Reading(
          edition.language(),
          said(head.issuer()),
          said(head.kind()),
          said(head.title()),
          head.number(),
          said(new Cell.Time(head.at())),
          said(new Cell.Hijri(head.at())),
          notice(head),
          head.draft() != null,
          document.sections().stream().map(this::part).toList());
    }

    private Said notice(Head head) {
      Head.Draft draft = head.draft();
      if (draft != null) {
        return said(DraftNotice.of(draft, text));
      }
      return head.confidential() ? said(text.both("named.readers")) : new Said("", "");
    }

    private Part part(Section section) {
      return new Part(said(section.title()), section.blocks().stream().map(this::block).toList());
    }

    private Object block(Block block) {
      if (block instanceof Block.Heading heading) {
        return new Heading(said(heading.text()));
      }
      if (block instanceof Block.Paragraph paragraph) {
        return new Paragraph(said(paragraph.text()));
      }
      if (block instanceof Block.Facts facts) {
        return new Facts(
            facts.facts().stream().map(f -> new Fact(said(f.name()), said(f.value()))).toList());
      }
      if (block instanceof Block.Rows rows) {
        return table(rows);
      }
      if (block instanceof Block.Chart chart) {
        return bars(chart);
      }
      return new Signatories(
          ((Block.Signatures) block)
              .people().stream().map(p -> new Fact(said(p.office()), said(p.name()))).toList());
    }

    private Table table(Block.Rows rows) {
      List<Boolean> figures =
          rows.shape().columns().stream().limit(rows.heads().size()).map(c -> c.figure()).toList();
      List<TableRow> shown = new ArrayList<>();
      boolean shortened;
      try (Stream<Row> all = rows.rows().get()) {
        List<Row> some = all.limit(MOST_ROWS + 1L).toList();
        shortened = some.size() > MOST_ROWS;
        some.stream().limit(MOST_ROWS).map(r -> row(r, figures)).forEach(shown::add);
      }
      return new Table(rows.heads().stream().map(this::said).toList(), figures, shown, shortened);
    }

    private TableRow row(Row row, List<Boolean> figures) {
      boolean remark = row.kind() == Row.Kind.REMARK;
      List<Said> written = new ArrayList<>();
      for (int i = 0; i < row.cells().size(); i++) {
        Cell cell = row.cells().get(i);
        written.add(!remark && figures.get(i) ? figure(cell) : said(cell));
      }
      return new TableRow(written, row.strong(), remark);
    }

    private Bars bars(Block.Chart chart) {
      BigDecimal longest =
          chart.bars().stream().map(Block.Bar::value).reduce(BigDecimal.ONE, BigDecimal::max);
      return new Bars(
          said(chart.caption()),
          chart.bars().stream()
              .map(
                  b ->
                      new Bar(
                          said(b.name()),
                          cells.plain(b.figure()),
                          percent(b.value(), longest),
                          b.accent()))
              .toList());
    }

    private static String percent(BigDecimal value, BigDecimal longest) {
      return value
              .multiply(BigDecimal.valueOf(100))
              .divide(longest, MathContext.DECIMAL32)
              .setScale(1, RoundingMode.HALF_UP)
              .toPlainString()
          + "%";
    }

    private Said figure(Cell cell) {
      return split(cells.inColumn(cell), Edition.ENGLISH);
    }

    private Said said(Cell cell) {
      return split(cells.inText(cell), edition);
    }

    private Said said(Bilingual words) {
      return split(text.text(words), edition);
    }

    // A text of several lines stays one of several lines; only the bilingual edition adds English.
    private static Said split(String composed, Edition edition) {
      String[] lines = PlainText.lines(composed, edition);
      if (edition != Edition.BILINGUAL || lines.length == 1) {
        return new Said(String.join("\n", lines), "");
      }
      int half = lines.length / 2;
      return new Said(
          String.join("\n", Arrays.copyOf(lines, half)),
          Arrays.stream(lines).skip(half).collect(Collectors.joining("\n")));
    }
  }
}
