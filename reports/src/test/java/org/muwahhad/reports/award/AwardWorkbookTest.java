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
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.zip.ZipFile;
import org.dhatim.fastexcel.reader.Cell;
import org.dhatim.fastexcel.reader.ReadableWorkbook;
import org.dhatim.fastexcel.reader.Row;
import org.dhatim.fastexcel.reader.Sheet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.muwahhad.reports.Edition;
import org.muwahhad.reports.Money;
import org.muwahhad.reports.render.ReportPrinter;

/** The award report as a workbook, read back as a spreadsheet does. */
class AwardWorkbookTest {

  private static final ReportPrinter<AwardReport> PRINTER =
      new ReportPrinter<>(new AwardTemplate());
  private static final AwardReport SMALL = SampleAwardReports.small();

  private static byte[] write(AwardReport report, Edition edition) throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    PRINTER.workbook(report, edition, out);
    return out.toByteArray();
  }

  private static List<Row> rows(byte[] file, String sheet) throws IOException {
    try (ReadableWorkbook workbook = new ReadableWorkbook(new ByteArrayInputStream(file))) {
      return workbook.findSheet(sheet).orElseThrow().read();
    }
  }

  /** The values of the facts on the first sheet, by their names. */
  private static Map<String, Cell> facts(AwardReport report) throws IOException {
    Map<String, Cell> facts = new HashMap<>();
    for (Row row : rows(write(report, Edition.ENGLISH), "Summary")) {
      if (row.getCellCount() > 1 && row.getCell(0) != null && row.getCell(1) != null) {
        facts.put(row.getCell(0).getText(), row.getCell(1));
      }
    }
    return facts;
  }

  private static BigDecimal figure(Map<String, Cell> facts, String name) {
    return Objects.requireNonNull(facts.get(name), name).asNumber();
  }

  @Test
  void every_table_has_its_sheet_and_the_lots_share_one() throws Exception {
    try (ReadableWorkbook workbook =
        new ReadableWorkbook(new ByteArrayInputStream(write(SMALL, Edition.ENGLISH)))) {
      assertThat(workbook.getSheets().map(Sheet::getName))
          .containsExactly(
              "Summary",
              "Result",
              "Procedure timeline",
              "Demand by state",
              "Bids compared and ranked",
              "Technical evaluation scores",
              "Allocation to states and VAT",
              "Savings against benchmark",
              "Ministerial committee",
              "Annex  lot items");
    }
  }

  @Test
  void the_first_sheet_says_first_that_it_is_for_named_readers_while_the_award_is_not_public()
      throws Exception {
    AwardReport nasty = SampleAwardReports.nasty();
    assertThat(rows(write(nasty, Edition.ENGLISH), "Summary").get(1).getCellAsString(0).orElse(""))
        .startsWith("Confidential: for named readers only");
    assertThat(rows(write(SMALL, Edition.ENGLISH), "Summary").get(1).getCellAsString(0).orElse(""))
        .doesNotContain("named readers");
  }

  @Test
  void the_saving_is_the_benchmark_of_the_awarded_lots_less_the_awards() throws Exception {
    ReportLot last = SMALL.lots().get(2);
    List<ReportLot> lots = new ArrayList<>(SMALL.lots().subList(0, 2));
    lots.add(
        new ReportLot(
            last.number(),
            last.title(),
            last.method(),
            last.criteria(),
            last.bids(),
            List.of(),
            last.reasons(),
            last.benchmark(),
            last.items()));
    AwardReport report = SampleAwardReports.small(lots);

    Map<String, Cell> facts = facts(report);
    BigDecimal all = figure(facts, "Benchmark of all lots (SAR)");
    BigDecimal awarded = figure(facts, "Benchmark of awarded lots (SAR)");

    assertThat(all).isEqualByComparingTo(report.summary().benchmark().amount());
    assertThat(awarded).isLessThan(all);
    assertThat(awarded.subtract(figure(facts, "Award (SAR)")))
        .isEqualByComparingTo(figure(facts, "Saving (SAR)"));
  }

  @Test
  void each_row_of_the_annex_says_its_lot_and_the_amounts_are_numbers_that_add_up()
      throws Exception {
    List<Row> annex = rows(write(SMALL, Edition.ENGLISH), "Annex  lot items");
    List<Row> items =
        annex.stream().filter(row -> row.getCellAsString(1).orElse("").startsWith("IT-")).toList();

    assertThat(annex).hasSize(1 + 30 + 3);
    assertThat(items).hasSize(30);
    assertThat(items.stream().map(row -> row.getCellText(0)).distinct())
        .containsExactly(
            "Lot 1: " + SMALL.lots().get(0).title().en(),
            "Lot 2: " + SMALL.lots().get(1).title().en(),
            "Lot 3: " + SMALL.lots().get(2).title().en());
    assertThat(
            items.stream()
                .map(row -> row.getCellAsNumber(6).orElseThrow())
                .reduce(BigDecimal.ZERO, BigDecimal::add))
        .isEqualByComparingTo(SMALL.awarded().amount());
    for (Row row : items) {
      BigDecimal shares = BigDecimal.ZERO;
      for (int state = 7; state < 13; state++) {
        shares = shares.add(row.getCellAsNumber(state).orElse(BigDecimal.ZERO));
      }
      assertThat(row.getCellAsNumber(4).orElseThrow()).isEqualByComparingTo(shares);
    }
  }

  @Test
  void the_date_of_issue_is_a_date_in_the_zone_of_the_report() throws Exception {
    assertThat(Objects.requireNonNull(facts(SMALL).get("Issued")).asDate())
        .isEqualTo(LocalDateTime.of(2026, 5, 24, 11, 30));
  }

  @Test
  void the_sum_of_the_allocation_is_the_award() throws Exception {
    List<Row> allocation = rows(write(SMALL, Edition.ENGLISH), "Allocation to states and VAT");

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
      for (int sheet = 1; sheet <= 10; sheet++) {
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
}
