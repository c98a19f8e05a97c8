package org.muwahhad.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Playwright;
import java.math.BigDecimal;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.muwahhad.InstalledChromium;

/** The script of the pages reads a number as the server does ({@link FormatsTest}). */
@Tag("long")
class TypedNumbersInTheBrowserTest {
  private static final Playwright PLAYWRIGHT = Playwright.create();
  private static final Browser BROWSER = InstalledChromium.launch(PLAYWRIGHT);
  private static final Page PAGE = BROWSER.newPage();

  @BeforeAll
  static void open() {
    PAGE.setContent(
        """
        <table data-totals="2"><tr data-line><td data-quantity="2"></td>
        <td><input data-price></td><td data-line-total></td></tr></table>""");
    PAGE.addScriptTag(
        new Page.AddScriptTagOptions().setPath(Path.of("src/main/resources/assets/muwahhad.js")));
  }

  @AfterAll
  static void close() {
    PLAYWRIGHT.close();
  }

  @ParameterizedTest
  @MethodSource("org.muwahhad.web.TypedNumbers#all")
  void what_the_script_reads_is_what_the_server_takes(String typed, @Nullable BigDecimal number) {
    Object read = PAGE.evaluate("typed => globalThis.muwahhadNumbers.plain(typed)", typed);

    assertThat(read == null ? null : new BigDecimal((String) read)).isEqualTo(number);
  }

  @ParameterizedTest
  @MethodSource("org.muwahhad.web.TypedNumbers#all")
  void the_live_total_stands_for_the_number_the_server_takes(
      String typed, @Nullable BigDecimal number) {
    // A box of one line takes no line break.
    assumeThat(typed).doesNotContain("\n");
    PAGE.locator("[data-price]").fill(typed);

    String total = PAGE.locator("[data-line-total]").textContent();
    boolean taken = number != null && number.signum() >= 0;
    assertThat(total.equals("–")).as(total).isNotEqualTo(taken);
  }
}
