package org.muwahhad.reports.award;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.zip.ZipFile;
import org.dhatim.fastexcel.reader.ReadableWorkbook;
import org.dhatim.fastexcel.reader.Row;
import org.dhatim.fastexcel.reader.Sheet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.muwahhad.reports.Edition;
import org.muwahhad.reports.Money;

/** The award report as a workbook, read back as a spreadsheet does. */
class AwardWorkbookTest {

  private static final AwardReportRenderer RENDERER = new AwardReportRenderer();
  private static final AwardReport SMALL = SampleAwardReports.small();

  private static byte[] write(AwardReport report, Edition edition) throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    RENDERER.xlsx(report, edition, out);
    return out.toByteArray();
  }

  private static List<Row> rows(byte[] file, int sheet) throws IOException {
    try (ReadableWorkbook workbook = new ReadableWorkbook(new ByteArrayInputStream(file))) {
      return workbook.getSheet(sheet).orElseThrow().read();
    }
  }

  @ParameterizedTest
  @EnumSource(Edition.class)
  void every_table_has_its_sheet(Edition edition) throws Exception {
    try (ReadableWorkbook workbook =
        new ReadableWorkbook(new ByteArrayInputStream(write(SMALL, edition)))) {
      assertThat(workbook.getSheets().map(Sheet::getName))
          .hasSize(6)
          .contains(edition == Edition.ENGLISH ? "Summary" : "الملخص");
    }
  }

  @Test
  void the_first_sheet_says_first_that_it_is_for_named_readers_while_the_award_is_not_public()
      throws Exception {
    AwardReport nasty = SampleAwardReports.nasty();
    assertThat(rows(write(nasty, Edition.ENGLISH), 0).get(1).getCellAsString(0).orElse(""))
        .startsWith("Confidential: for named readers only");
    assertThat(rows(write(SMALL, Edition.ENGLISH), 0).get(1).getCellAsString(0).orElse(""))
        .doesNotContain("named readers");
  }

  @Test
  void the_saving_is_the_benchmark_of_the_awarded_lots_less_the_awards() throws Exception {
    AwardReport.ReportLot last = SMALL.lots().get(2);
    List<AwardReport.ReportLot> lots = new ArrayList<>(SMALL.lots().subList(0, 2));
    lots.add(
        new AwardReport.ReportLot(
            last.number(),
            last.title(),
            last.method(),
            last.criteria(),
            last.bids(),
            List.of(),
            last.reasons(),
            last.benchmark(),
            last.items()));
    AwardReport report =
        new AwardReport(
            SMALL.tender(),
            SMALL.issuedAt(),
            SMALL.zone(),
            SMALL.confidential(),
            SMALL.states(),
            SMALL.summary(),
            SMALL.timeline(),
            SMALL.demand(),
            lots,
            SMALL.recommended(),
            SMALL.allocations(),
            SMALL.decisions(),
            SMALL.signatories(),
            SMALL.verification());

    List<Row> summary = rows(write(report, Edition.ENGLISH), 0);
    List<BigDecimal> figures =
        summary.subList(summary.size() - 4, summary.size()).stream()
            .map(row -> row.getCellAsNumber(1).orElseThrow())
            .toList();

    assertThat(figures.get(0)).isEqualByComparingTo(report.summary().benchmark().amount());
    assertThat(figures.get(1)).isLessThan(figures.get(0));
    assertThat(figures.get(1).subtract(figures.get(2))).isEqualByComparingTo(figures.get(3));
  }

  @Test
  void amounts_are_numbers_that_add_up() throws Exception {
    List<Row> annex = rows(write(SMALL, Edition.ENGLISH), 5);

    BigDecimal sum =
        annex.stream()
            .skip(1)
            .map(row -> row.getCellAsNumber(12).orElseThrow())
            .reduce(BigDecimal.ZERO, BigDecimal::add);

    assertThat(annex).hasSize(31);
    assertThat(sum).isEqualByComparingTo(SMALL.awarded().amount());
  }

  @Test
  void shares_of_states_add_up_to_the_quantity() throws Exception {
    for (Row row : rows(write(SMALL, Edition.ARABIC), 5).subList(1, 31)) {
      BigDecimal shares = BigDecimal.ZERO;
      for (int state = 4; state < 10; state++) {
        shares = shares.add(row.getCellAsNumber(state).orElseThrow());
      }
      assertThat(row.getCellAsNumber(10).orElseThrow()).isEqualByComparingTo(shares);
    }
  }

  @Test
  void the_date_of_issue_is_a_date_in_the_zone_of_the_report() throws Exception {
    Row issued = rows(write(SMALL, Edition.ENGLISH), 0).get(6);

    assertThat(issued.getCellAsString(0)).contains("Issued on");
    assertThat(issued.getCellAsDate(1)).contains(LocalDateTime.of(2026, 5, 24, 11, 30));
  }

  @Test
  void the_sum_of_the_allocation_is_the_award() throws Exception {
    List<Row> allocation = rows(write(SMALL, Edition.ENGLISH), 4);

    Row sum = allocation.get(allocation.size() - 1);

    assertThat(sum.getCellAsString(0)).contains("Total");
    assertThat(new Money(sum.getCellAsNumber(1).orElseThrow(), "SAR")).isEqualTo(SMALL.awarded());
  }

  @ParameterizedTest
  @EnumSource(Edition.class)
  void sheets_run_as_their_edition_reads_with_frozen_heads(Edition edition, @TempDir Path folder)
      throws Exception {
    Path file = Files.write(folder.resolve("award.xlsx"), write(SMALL, edition));

    try (ZipFile parts = new ZipFile(file.toFile())) {
      for (int sheet = 1; sheet <= 6; sheet++) {
        String xml = text(parts, "xl/worksheets/sheet" + sheet + ".xml");
        assertThat(xml.contains("rightToLeft=\"true\"")).isEqualTo(edition.rightToLeft());
        assertThat(xml).contains("state=\"frozen\"").contains("orientation=\"landscape\"");
      }
    }
  }

  @ParameterizedTest
  @EnumSource(Edition.class)
  void words_are_ordered_from_the_right_where_the_edition_reads_from_there(
      Edition edition, @TempDir Path folder) throws Exception {
    Path file = Files.write(folder.resolve("award.xlsx"), write(SMALL, edition));

    try (ZipFile parts = new ZipFile(file.toFile())) {
      List<String> words =
          Pattern.compile("<alignment [^>]*horizontal=\"(?:left|right)\"[^>]*>")
              .matcher(text(parts, "xl/styles.xml"))
              .results()
              .map(MatchResult::group)
              .toList();
      assertThat(words).isNotEmpty();
      assertThat(words.stream().allMatch(style -> style.contains("readingOrder=\"2\"")))
          .isEqualTo(edition.rightToLeft());
      assertThat(words.stream().noneMatch(style -> style.contains("readingOrder")))
          .isEqualTo(!edition.rightToLeft());
    }
  }

  private static String text(ZipFile parts, String name) throws IOException {
    return new String(
        parts.getInputStream(parts.getEntry(name)).readAllBytes(), StandardCharsets.UTF_8);
  }

  @Test
  void the_nastiest_report_can_be_written() throws Exception {
    assertThat(rows(write(SampleAwardReports.nasty(), Edition.BILINGUAL), 1)).hasSize(42);
  }

  @Test
  void equal_reports_are_equal_files() throws Exception {
    assertThat(write(SampleAwardReports.small(), Edition.ARABIC))
        .isEqualTo(write(SMALL, Edition.ARABIC));
  }
}
