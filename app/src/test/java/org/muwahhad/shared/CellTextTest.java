package org.muwahhad.shared;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.Chars;
import net.jqwik.api.constraints.StringLength;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Text that would run as a formula in a spreadsheet stays text, and comes back as it was. */
class CellTextTest {

  @ParameterizedTest
  @ValueSource(
      strings = {
        "=1+1",
        "+1",
        "-x",
        "@SUM(A1)",
        "\t1",
        "\r1",
        " =1",
        "\"=1\"",
        "'=1",
        "''+1",
        "-1+cmd|' /C x'!A0"
      })
  void what_begins_as_a_formula_goes_out_behind_an_apostrophe(String text) {
    assertThat(CellText.inTextFile(text)).isEqualTo("'" + text);
  }

  /** What is one cell to a program that knows commas is several to one set to semicolons. */
  @ParameterizedTest
  @CsvSource(
      delimiter = '~',
      quoteCharacter = '`',
      value = {
        "Pearl;=cmd|' /C calc'!A0;Co ~ Pearl;'=cmd|' /C calc'!A0;Co",
        "Pearl,+1 ~ Pearl,'+1",
        "Pearl; \"\"@SUM(A1) ~ Pearl;' \"\"@SUM(A1)",
        "Pearl;'=1 ~ Pearl;''=1",
        "-1;-1 ~ '-1;'-1",
        "`a\t=1` ~ `a\t'=1`",
        "`a\r\n=1` ~ `a\r\n'=1`"
      })
  void a_formula_after_a_separator_gets_its_apostrophe_there(String text, String guarded) {
    assertThat(CellText.inTextFile(text)).isEqualTo(guarded);
    assertThat(CellText.read(guarded)).isEqualTo(text);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "شاشة", "a=b", "'quoted'", "-12.5", "12", "a; b, c\r\nd", "10–20 °C"})
  void other_text_and_numbers_below_zero_go_out_as_they_are(String text) {
    assertThat(CellText.inTextFile(text)).isEqualTo(text);
  }

  /** Texts of nothing but the signs that matter, in every order. */
  @Property(tries = 20_000)
  void what_goes_out_comes_in_again(
      @ForAll
          @Chars({'=', '-', '@', ';', ',', '\t', '\r', '\n', '\'', '"', ' ', 'a', '1'})
          @StringLength(max = 12)
          String text) {
    assertThat(CellText.read(CellText.inTextFile(text))).isEqualTo(text);
    assertThat(CellText.read(CellText.inWorkbook(text))).isEqualTo(text);
  }

  @Property
  void so_does_any_other_text(@ForAll String text) {
    assertThat(CellText.read(CellText.inTextFile(text))).isEqualTo(text);
    assertThat(CellText.read(CellText.inWorkbook(text))).isEqualTo(text);
  }

  @Test
  void a_file_guards_its_texts_and_leaves_its_numbers_alone() throws IOException {
    StringBuilder out = new StringBuilder();
    try (CsvFile file = new CsvFile(out)) {
      file.row("name", "amount", "count");
      file.row("=HYPERLINK(\"http://x\")", new BigDecimal("-1E+3"), 7);
      file.row("قيمة, أخرى", null, 0);
    }

    assertThat(out.toString())
        .isEqualTo(
            "\ufeff\"name\",\"amount\",\"count\"\r\n"
                + "\"'=HYPERLINK(\"\"http://x\"\")\",-1000,7\r\n"
                + "\"قيمة, أخرى\",,0\r\n");
    TableFile again =
        TableFile.read(
            new ByteArrayInputStream(out.toString().getBytes(StandardCharsets.UTF_8)), "a.csv");
    assertThat(again.rows().get(0).text("name")).isEqualTo("=HYPERLINK(\"http://x\")");
    assertThat(again.rows().get(0).text("amount")).isEqualTo("-1000");
  }
}
