package org.muwahhad.shared;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.LocalDate;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.apache.commons.compress.archivers.zip.ZipArchiveEntry;
import org.apache.commons.compress.archivers.zip.ZipFile;
import org.apache.commons.compress.utils.SeekableInMemoryByteChannel;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.dhatim.fastexcel.Workbook;
import org.dhatim.fastexcel.Worksheet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class TableFileTest {

  @ParameterizedTest
  @ValueSource(
      strings = {
        "code,name\nA-1,\"شاشة, 27\"\n",
        "\ufeffcode,name\r\nA-1,\"شاشة, 27\"\r\n",
        "code;name\nA-1;شاشة, 27\n",
        "code\tname\nA-1\tشاشة, 27\n",
        "\n\ncode,name\nA-1,\"شاشة, 27\",,\n"
      })
  void a_csv_file_is_read_whatever_parts_its_fields_and_ends_its_lines(String text) {
    TableFile table = csv(text);

    assertThat(table.header()).containsExactly("code", "name");
    assertThat(table.rows())
        .extracting(TableFile.FileRow::cells)
        .containsExactly(Map.of("code", "A-1", "name", "شاشة, 27"));
  }

  @Test
  void a_row_keeps_the_line_it_begins_on_past_empty_lines_and_line_breaks_in_cells() {
    TableFile table = csv("code,note\nA,\"one\ntwo\nthree\"\n\nB,x\n,,\nC,y\n");

    assertThat(table.rows()).extracting(TableFile.FileRow::line).containsExactly(2, 6, 8);
  }

  @Test
  void a_workbook_gives_its_numbers_dates_and_truth_values_as_plain_text() throws IOException {
    TableFile table =
        xlsx(
            sheet -> {
              sheet.value(0, 0, "code");
              sheet.value(0, 1, "price");
              sheet.value(0, 2, "day");
              sheet.value(0, 3, "touch");
              sheet.value(3, 0, "شاشة");
              sheet.value(3, 1, new BigDecimal("1234567.5"));
              sheet.value(3, 2, LocalDate.of(2026, 3, 9));
              sheet.style(3, 2).format("yyyy-mm-dd").set();
              sheet.value(3, 3, true);
              sheet.value(4, 1, 0.1 + 0.2);
            });

    assertThat(table.rows())
        .containsExactly(
            new TableFile.FileRow(
                4,
                Map.of("code", "شاشة", "price", "1234567.5", "day", "2026-03-09", "touch", "true")),
            new TableFile.FileRow(5, Map.of("price", "0.3")));
  }

  @Test
  void columns_may_be_named_in_arabic_however_their_letters_are_typed() {
    TableFile table = csv("رمز الصنف,الوصف بالانجليزيّة,other\nA,B,C\n");

    TableFile named = table.named(Map.of("رمز الصنف", "code", "الوصف بالإنجليزية", "description"));

    assertThat(named.header()).containsExactly("code", "description", "other");
    assertThat(named.rows().get(0).text("description")).isEqualTo("B");
    assertThat(named.rows().get(0).text("absent")).isEmpty();
  }

  @Test
  void two_columns_that_mean_the_same_are_refused() {
    TableFile table = csv("code,الرمز\nA,B\n");

    refused(() -> table.named(Map.of("code", "code", "الرمز", "code")), "table-column-repeated");
  }

  @Test
  void a_fault_leads_back_to_its_line_and_column() {
    String field = new TableFile.FileRow(7, Map.of()).field("price");

    assertThat(TableFile.findPlace(field)).contains(new TableFile.FilePosition(7, "price"));
    assertThat(TableFile.findPlace("lines[7]")).contains(new TableFile.FilePosition(7, ""));
    assertThat(TableFile.findPlace("file")).isEmpty();
  }

  @Test
  void what_is_no_table_is_refused_with_the_reason() {
    refused(() -> csv(""), "table-empty");
    refused(() -> csv("\n\n  \n"), "table-empty");
    refused(() -> csv("code,code\n"), "table-column-repeated");
    refused(() -> csv("code,,name\n"), "table-column-unnamed");
    refused(() -> csv("code\nA,B\n"), "table-row-too-long");
    refused(() -> csv("code\n\"never closed"), "table-unreadable");
    refused(() -> csv("code\n" + "x".repeat(10_001)), "table-cell-too-long");
    refused(() -> csv("code\n" + "x\n".repeat(20_001)), "table-too-many-rows");
    refused(() -> csv("c,".repeat(101) + "c"), "table-too-many-columns");
    refused(() -> read("رمز\n".getBytes(Charset.forName("windows-1256"))), "table-not-utf8");
    refused(() -> read(new byte[] {'a', 0, 'b', 0}), "table-unreadable");
    refused(() -> read("PK\u0003\u0004 no workbook".getBytes(StandardCharsets.UTF_8)), "table-");
  }

  @Test
  void a_file_beyond_the_limit_is_refused_before_it_is_parsed() {
    refused(() -> read(new byte[TableFile.MOST_BYTES + 1]), "table-too-large");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "<c r='A1' t='s'><v>99999999</v></c>",
        "<c r='A1' t='s'><v>2</v></c>",
        "<c r='A1' t='s'><v>000000000000000000000000099999999</v></c>",
        "<c r='A1' t='s'><c><v>99999999</v></c></c>"
      })
  void a_workbook_whose_cells_name_what_it_does_not_hold_is_refused(String cell)
      throws IOException {
    byte[] odd = workbookWith(cell);

    refused(() -> read(odd), "table-unreadable");
  }

  @Test
  void a_column_beyond_the_last_of_a_table_is_one_too_many() throws IOException {
    byte[] wide = workbookWith("<c r='ABCDE1' t='inlineStr'><is><t>code</t></is></c>");

    refused(() -> read(wide), "table-too-many-columns");
  }

  @ParameterizedTest
  @ValueSource(strings = {"1e999999999", "-1E99999", "1e300"})
  void a_number_of_a_workbook_that_no_memory_holds_is_read_as_a_text(String number)
      throws IOException {
    String cells = "<c r='A1' t='s'><v>1</v></c><c r='B1'><v>%s</v></c>".formatted(number);

    List<String> header = read(workbookWith(cells)).header();

    assertThat(header.get(1)).hasSizeLessThan(NumberText.LONGEST);
    assertThat(NumberText.parse(header.get(1))).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({
    "yyyy-mm-dd, 2026-03-01",
    "[$-401]dd/mm/yyyy, 2026-03-01",
    "[Red]0.00, 46082",
    "0\\d, 46082",
    "[[[d, 2026-03-01",
    "[yellow, 2026-03-01",
  })
  void a_number_is_a_date_where_its_format_has_a_day_or_year(String format, String read)
      throws IOException {
    assertThat(read(formatted(format, 1)).header()).containsExactly(read);
  }

  @Test
  void a_word_in_quotes_makes_no_date_of_a_number() throws IOException {
    assertThat(read(formatted("0 &quot;days&quot;", 1)).header()).containsExactly("46082");
  }

  @ParameterizedTest
  @ValueSource(strings = {"[", "&quot;", "\\", "0", "[&quot;", "#,"})
  void a_number_format_of_a_hundred_thousand_signs_is_refused_at_once(String sign)
      throws IOException {
    byte[] workbook = formatted(sign.repeat(100_000), 90);
    long begun = System.nanoTime();

    refused(() -> read(workbook), "table-unreadable");

    assertThat(Duration.ofNanos(System.nanoTime() - begun)).isLessThan(Duration.ofSeconds(2));
  }

  @ParameterizedTest
  @ValueSource(strings = {"[", "\"", "'", ";", ",", "\t", "=", " ", "1", "-", "a;", "\"\"", "'="})
  void a_text_file_of_a_hundred_thousand_signs_is_read_or_refused_at_once(String sign) {
    String text = "code,name\n" + sign.repeat(100_000);
    long begun = System.nanoTime();

    try {
      csv(text);
    } catch (Refusal.InvalidInput refusal) {
      assertThat(refusal.faults()).isNotEmpty();
    }

    assertThat(Duration.ofNanos(System.nanoTime() - begun)).isLessThan(Duration.ofSeconds(2));
  }

  /** A workbook with the given number of cells of a number (1 March 2026) in one format. */
  private static byte[] formatted(String format, int cells) throws IOException {
    return workbookWith(
        IntStream.rangeClosed(1, cells)
            .mapToObj(i -> "<c r='" + column(i) + "1' s='1'><v>46082</v></c>")
            .collect(Collectors.joining()),
        Map.of(
            "xl/styles.xml",
            "<styleSheet xmlns='http://schemas.openxmlformats.org/spreadsheetml/2006/main'>"
                + "<numFmts count='1'><numFmt numFmtId='170' formatCode=\""
                + format
                + "\"/></numFmts><fonts count='1'><font/></fonts>"
                + "<fills count='1'><fill/></fills><borders count='1'><border/></borders>"
                + "<cellXfs count='2'><xf numFmtId='0'/><xf numFmtId='170'/></cellXfs>"
                + "</styleSheet>"));
  }

  private static String column(int number) {
    String letter = String.valueOf((char) ('A' + (number - 1) % 26));
    return number > 26 ? column((number - 1) / 26) + letter : letter;
  }

  @ParameterizedTest
  @ValueSource(strings = {"", " t='n'", " t='b'", " t='e'", " t='s'"})
  void a_number_of_a_million_digits_is_never_a_number_and_never_computed(String type)
      throws IOException {
    byte[] workbook =
        workbookWith("<c r='A1'%s><v>%s</v></c>".formatted(type, "7".repeat(1_000_000)));
    long begun = System.nanoTime();

    try {
      assertThat(read(workbook).header())
          .allSatisfy(text -> assertThat(NumberText.parse(text)).isEmpty());
    } catch (Refusal.InvalidInput refusal) {
      assertThat(refusal.faults().get(0).code())
          .isIn("shared.table-unreadable", "shared.table-cell-too-long");
    }
    assertThat(System.nanoTime() - begun).isLessThan(2_000_000_000L);
  }

  @Test
  void a_workbook_whose_cells_name_its_shared_strings_is_read() throws IOException {
    byte[] workbook =
        workbookWith("<c r='A1' t='s'><v>1</v></c><c r='B1' t='s'><v>0</v></c><c r='C1' t='s'/>");

    assertThat(read(workbook).header()).containsExactly("name", "code");
  }

  @Test
  void a_cell_whose_formula_failed_reads_as_it_stands_in_the_sheet() throws IOException {
    byte[] workbook =
        workbookWith("<c r='A1' t='s'><v>1</v></c><c r='B1' t='e'><f>1/0</f><v>#DIV/0!</v></c>");

    assertThat(read(workbook).header()).containsExactly("name", "#DIV/0!");
  }

  /** A workbook with this in its first row, and two shared strings. */
  private static byte[] workbookWith(String cells) throws IOException {
    return workbookWith(cells, Map.of());
  }

  private static byte[] workbookWith(String cells, Map<String, String> others) throws IOException {
    ByteArrayOutputStream made = new ByteArrayOutputStream();
    try (Workbook workbook = new Workbook(made, "test", "1.0")) {
      workbook.newWorksheet("items").value(0, 0, "code");
    }
    Map<String, String> parts =
        Map.of(
            "xl/worksheets/sheet1.xml",
            "<worksheet xmlns='http://schemas.openxmlformats.org/spreadsheetml/2006/main'>"
                + "<sheetData><row r='1'>"
                + cells
                + "</row></sheetData></worksheet>",
            "xl/sharedStrings.xml",
            "<sst xmlns='http://schemas.openxmlformats.org/spreadsheetml/2006/main'>"
                + "<si><t>code</t></si><si><t>name</t></si></sst>");
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    try (ZipFile from =
            ZipFile.builder()
                .setSeekableByteChannel(new SeekableInMemoryByteChannel(made.toByteArray()))
                .get();
        ZipOutputStream to = new ZipOutputStream(out)) {
      for (ZipArchiveEntry part : Collections.list(from.getEntries())) {
        to.putNextEntry(new ZipEntry(part.getName()));
        String other = others.get(part.getName());
        other = other == null ? parts.get(part.getName()) : other;
        to.write(
            other == null
                ? from.getInputStream(part).readAllBytes()
                : other.getBytes(StandardCharsets.UTF_8));
      }
    }
    return out.toByteArray();
  }

  private static void refused(ThrowingCallable reading, String code) {
    assertThatThrownBy(reading)
        .isInstanceOfSatisfying(
            Refusal.InvalidInput.class,
            r -> assertThat(r.faults().get(0).code()).startsWith("shared." + code));
  }

  private static TableFile csv(String text) {
    return read(text.getBytes(StandardCharsets.UTF_8));
  }

  private static TableFile xlsx(Consumer<Worksheet> fill) throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    try (Workbook workbook = new Workbook(out, "test", "1.0")) {
      fill.accept(workbook.newWorksheet("items"));
      workbook.newWorksheet("second").value(0, 0, "not read");
    }
    return read(out.toByteArray());
  }

  private static TableFile read(byte[] bytes) {
    return TableFile.read(new ByteArrayInputStream(bytes), "items");
  }
}
