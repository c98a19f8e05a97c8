package org.muwahhad.reports.render;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** No text in a table of a report runs as a formula, whatever separator a spreadsheet is set to. */
class DocumentCsvTest {

  @ParameterizedTest
  @CsvSource(
      delimiter = '~',
      quoteCharacter = '`',
      value = {
        "=1+1 ~ '=1+1",
        "-x ~ '-x",
        "Pearl;=cmd|' /C calc'!A0;Co ~ Pearl;'=cmd|' /C calc'!A0;Co",
        "Pearl, @SUM(A1) ~ Pearl,' @SUM(A1)",
        "`a\t+1` ~ `a\t'+1`",
        "`a\n\"=1\"` ~ `a\n'\"=1\"`",
        "Riyadh; Jeddah, 10–20 °C ~ Riyadh; Jeddah, 10–20 °C"
      })
  void a_sign_of_a_formula_stands_behind_an_apostrophe(String text, String written) {
    assertThat(DocumentCsv.harmless(text)).isEqualTo(written);
  }
}
