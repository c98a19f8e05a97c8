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
import org.muwahhad.reports.document.DocumentHead;
import org.muwahhad.reports.document.DocumentRow;
import org.muwahhad.reports.document.ReportDocument;
import org.muwahhad.reports.document.Section;
import org.muwahhad.reports.document.TableCell;

/**
 * A document written for a page of the web, in one edition. A long table is shown in part: {@link
 * Table#shortened} says so, and the whole is in the files.
 *
 * @param language of the document, {@code ar} or {@code en}
 * @param notice that it is a draft, shown to whom and when, or for named readers; empty otherwise
 * @param draft whether it may still change
 */
public record WebDocument(
    String language,
    WebText issuer,
    WebText kind,
    WebText title,
    String number,
    WebText at,
    WebText hijri,
    WebText notice,
    boolean draft,
    List<WebSection> sections) {
  private static final int MOST_ROWS = 1_000;

  /**
   * A text.
   *
   * @param first in the language of the edition
   * @param second in English beneath it in the bilingual edition; empty otherwise
   */
  public record WebText(String first, String second) {}

  /** A section. */
  public record WebSection(WebText title, List<Object> blocks) {}

  /** A heading inside a section. */
  public record Heading(WebText text) {}

  /** A paragraph. */
  public record Paragraph(WebText text) {}

  /** Names with their values. */
  public record Facts(List<WebFact> facts) {}

  /** A name and its value. */
  public record WebFact(WebText name, WebText value) {}

  /**
   * A table.
   *
   * @param figures which columns hold figures
   */
  public record Table(
      List<WebText> heads, List<Boolean> figures, List<TableRow> rows, boolean shortened) {}

  /** A row; a remark is one cell as wide as the table. */
  public record TableRow(List<WebText> cells, boolean strong, boolean remark) {}

  /** A chart. */
  public record Bars(WebText caption, List<Bar> bars) {}

  /**
   * A bar.
   *
   * @param percent its length against the longest
   */
  public record Bar(WebText name, String figure, String percent, boolean accent) {}

  /** Who signs. */
  public record Signatories(List<WebFact> people) {}

  /** Writes a document in an edition. */
  public static WebDocument of(ReportDocument document, Edition edition) {
    return new Writer(
            new EditionText(ReportPrinter.COMMON, edition, document.head().zone(), true), edition)
        .write(document);
  }

  private static final class Writer {
    private final EditionText text;
    private final ReportCellText cells;
    private final Edition edition;

    Writer(EditionText text, Edition edition) {
      this.text = text;
      this.cells = new ReportCellText(text);
      this.edition = edition;
    }

    WebDocument write(ReportDocument document) {
      DocumentHead head = document.head();
      return new WebDocument(
          edition.language(),
          webText(head.issuer()),
          webText(head.kind()),
          webText(head.title()),
          head.number(),
          webText(new TableCell.Time(head.at())),
          webText(new TableCell.Hijri(head.at())),
          notice(head),
          head.draft() != null,
          document.sections().stream().map(this::part).toList());
    }

    private WebText notice(DocumentHead head) {
      DocumentHead.DraftMark draft = head.draft();
      if (draft != null) {
        return webText(DraftNotice.of(draft, text));
      }
      return head.confidential() ? webText(text.both("named.readers")) : new WebText("", "");
    }

    private WebSection part(Section section) {
      return new WebSection(
          webText(section.title()), section.blocks().stream().map(this::block).toList());
    }

    private Object block(Block block) {
      if (block instanceof Block.Heading heading) {
        return new Heading(webText(heading.text()));
      }
      if (block instanceof Block.Paragraph paragraph) {
        return new Paragraph(webText(paragraph.text()));
      }
      if (block instanceof Block.Facts facts) {
        return new Facts(
            facts.facts().stream()
                .map(f -> new WebFact(webText(f.name()), webText(f.value())))
                .toList());
      }
      if (block instanceof Block.TableBlock rows) {
        return table(rows);
      }
      if (block instanceof Block.Chart chart) {
        return bars(chart);
      }
      return new Signatories(
          ((Block.Signatures) block)
              .people().stream()
                  .map(p -> new WebFact(webText(p.office()), webText(p.name())))
                  .toList());
    }

    private Table table(Block.TableBlock rows) {
      List<Boolean> figures =
          rows.shape().columns().stream().limit(rows.heads().size()).map(c -> c.figure()).toList();
      List<TableRow> shown = new ArrayList<>();
      boolean shortened;
      try (Stream<DocumentRow> all = rows.rows().get()) {
        List<DocumentRow> some = all.limit(MOST_ROWS + 1L).toList();
        shortened = some.size() > MOST_ROWS;
        some.stream().limit(MOST_ROWS).map(r -> row(r, figures)).forEach(shown::add);
      }
      return new Table(
          rows.heads().stream().map(this::webText).toList(), figures, shown, shortened);
    }

    private TableRow row(DocumentRow row, List<Boolean> figures) {
      boolean remark = row.kind() == DocumentRow.RowKind.REMARK;
      List<WebText> written = new ArrayList<>();
      for (int i = 0; i < row.cells().size(); i++) {
        TableCell cell = row.cells().get(i);
        written.add(!remark && figures.get(i) ? figure(cell) : webText(cell));
      }
      return new TableRow(written, row.strong(), remark);
    }

    private Bars bars(Block.Chart chart) {
      BigDecimal longest =
          chart.bars().stream().map(Block.Bar::value).reduce(BigDecimal.ONE, BigDecimal::max);
      return new Bars(
          webText(chart.caption()),
          chart.bars().stream()
              .map(
                  b ->
                      new Bar(
                          webText(b.name()),
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

    private WebText figure(TableCell cell) {
      return split(cells.inColumn(cell), Edition.ENGLISH);
    }

    private WebText webText(TableCell cell) {
      return split(cells.inText(cell), edition);
    }

    private WebText webText(Bilingual words) {
      return split(text.text(words), edition);
    }

    // A text of several lines stays one of several lines; only the bilingual edition adds English.
    private static WebText split(String composed, Edition edition) {
      String[] lines = PlainText.lines(composed, edition);
      if (edition != Edition.BILINGUAL || lines.length == 1) {
        return new WebText(String.join("\n", lines), "");
      }
      int half = lines.length / 2;
      return new WebText(
          String.join("\n", Arrays.copyOf(lines, half)),
          Arrays.stream(lines).skip(half).collect(Collectors.joining("\n")));
    }
  }
}
