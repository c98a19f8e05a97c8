package org.muwahhad.reports.award;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.nio.charset.StandardCharsets;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.dhatim.fastexcel.reader.Cell;
import org.dhatim.fastexcel.reader.CellType;
import org.dhatim.fastexcel.reader.ReadableWorkbook;
import org.dhatim.fastexcel.reader.Sheet;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.muwahhad.reports.Edition;
import org.muwahhad.reports.render.ReportPrinter;
import org.muwahhad.reports.render.WebDocument;

/**
 * One award report says the same figures in all its formats and editions: on its pages, on the page
 * to read, in its workbook and in its tables as text. Bids in two currencies, one of them divided.
 */
@Tag("long")
class AwardFormatsTest {
  private static final ReportPrinter<AwardReport> PRINTER =
      new ReportPrinter<>(new AwardTemplate());
  private static final AwardReport REPORT = DividedAwardReport.report();

  /** What has decimals: an amount, a score, a price, a rate. */
  private static final Pattern FIGURE =
      Pattern.compile("(?<![\\d,./:-])-?\\d{1,3}(?:,?\\d{3})*\\.\\d+(?![\\d/:-]|\\.\\d)");

  private static final Pattern PERCENTAGE = Pattern.compile("[\\d.]+[\\s\\u00a0]?[%٪]|[%٪][\\d.]+");
  private static final Set<BigDecimal> PAGE = figures(reading(Edition.ENGLISH));

  @ParameterizedTest
  @EnumSource(Edition.class)
  void its_pages_and_the_page_to_read_say_the_same_figures(Edition edition) throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    PRINTER.pdf(REPORT, edition, out);

    assertThat(PAGE).hasSizeGreaterThan(150);
    assertThat(figures(new ReadPdf(out.toByteArray()).spoken())).isEqualTo(PAGE);
    assertThat(figures(reading(edition))).isEqualTo(PAGE);
  }

  @ParameterizedTest
  @EnumSource(Edition.class)
  void its_workbook_has_each_of_them_as_a_number(Edition edition) throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    PRINTER.workbook(REPORT, edition, out);

    Set<BigDecimal> numbers = new TreeSet<>();
    Set<BigDecimal> words = new TreeSet<>();
    try (ReadableWorkbook workbook =
        new ReadableWorkbook(new ByteArrayInputStream(out.toByteArray()))) {
      for (Sheet sheet : workbook.getSheets().toList()) {
        for (Cell cell : sheet.read().stream().flatMap(r -> r.stream()).toList()) {
          if (cell != null && cell.getType() == CellType.NUMBER) {
            // A workbook holds binary numbers; what is past nine decimals is their noise.
            numbers.add(plain(cell.asNumber().setScale(9, RoundingMode.HALF_UP)));
          } else if (cell != null && cell.getType() == CellType.STRING) {
            words.addAll(figures(cell.getText()));
          }
        }
      }
    }
    assertThat(Stream.concat(numbers.stream(), words.stream())).containsAll(PAGE);
    assertThat(numbers).containsAll(tables());
  }

  @ParameterizedTest
  @EnumSource(Edition.class)
  void its_tables_as_text_have_those_of_all_tables(Edition edition) {
    Set<BigDecimal> cells =
        PRINTER.tables(REPORT, edition).stream()
            .map(file -> new String(file.content(), StandardCharsets.UTF_8))
            .flatMap(text -> Stream.of(text.split("[\",\\s]+")))
            .filter(cell -> cell.matches("-?\\d+(\\.\\d+)?"))
            .map(cell -> plain(new BigDecimal(cell)))
            .collect(Collectors.toCollection(TreeSet::new));

    assertThat(cells).containsAll(tables());
  }

  /** The figures that stand in cells of tables on the page to read. */
  private static Set<BigDecimal> tables() {
    Set<BigDecimal> figures = new TreeSet<>();
    for (WebDocument.WebSection section :
        WebDocument.of(PRINTER.document(REPORT), Edition.ENGLISH).sections()) {
      for (Object block : section.blocks()) {
        if (block instanceof WebDocument.Table table) {
          table.rows().stream()
              .filter(row -> !row.remark())
              .forEach(row -> row.cells().forEach(cell -> figures.addAll(figures(cell.first()))));
        }
      }
    }
    return figures;
  }

  private static String reading(Edition edition) {
    return WebDocument.of(PRINTER.document(REPORT), edition).sections().toString();
  }

  private static Set<BigDecimal> figures(String text) {
    String plain =
        text.replaceAll("[\\u200e\\u200f\\u202a-\\u202e\\u2066-\\u2069]", "")
            .replace('\u2212', '-');
    return FIGURE
        .matcher(PERCENTAGE.matcher(plain).replaceAll(" "))
        .results()
        .map(found -> plain(new BigDecimal(found.group().replace(",", ""))))
        .collect(Collectors.toCollection(TreeSet::new));
  }

  private static BigDecimal plain(BigDecimal figure) {
    return figure.signum() == 0 ? BigDecimal.ZERO : figure.stripTrailingZeros();
  }
}
