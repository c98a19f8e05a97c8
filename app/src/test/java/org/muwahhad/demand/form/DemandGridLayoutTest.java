package org.muwahhad.demand.form;

import static org.assertj.core.api.Assertions.assertThat;
import static org.muwahhad.demand.form.DemandGridFixture.cell;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Playwright;
import com.microsoft.playwright.options.Media;
import java.io.IOException;
import java.nio.file.Path;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.muwahhad.Axe;
import org.muwahhad.InstalledChromium;
import org.muwahhad.TestApp;
import org.muwahhad.World;
import org.muwahhad.demand.submission.DemandFixture;

/** The lines of demand are seen, printed and read on a laptop and on a telephone. */
@Tag("long")
class DemandGridLayoutTest {
  private static final TestApp APP = TestApp.start();
  private static final World WORLD = World.in(APP);
  private static final DemandFixture DEMAND = new DemandFixture(APP, WORLD);
  private static final String LAPTOP = DEMAND.aLaptop();
  private static final Playwright PLAYWRIGHT = Playwright.create();
  private static final Browser CHROMIUM = InstalledChromium.launch(PLAYWRIGHT);
  private static final Path PICTURES = Path.of("target/demand-grid");

  /** The lines that are seen whole between the names of the columns and the bar. */
  private static final String SEEN =
      """
      () => {
        const bar = document.querySelector('.form-bar').getBoundingClientRect().top;
        const head = document.querySelector('.lines thead').getBoundingClientRect().bottom;
        return [...document.querySelectorAll('#line-rows > [data-line]')].filter(line => {
          const box = line.getBoundingClientRect();
          return box.top >= head - 1 && box.bottom <= bar + 1;
        }).length;
      }""";

  private final DemandGridFixture grid =
      new DemandGridFixture(APP, WORLD, DEMAND, LAPTOP, CHROMIUM);

  @AfterEach
  void closeWindows() {
    grid.closeWindows();
  }

  @AfterAll
  static void closeBrowser() {
    CHROMIUM.close();
    PLAYWRIGHT.close();
  }

  @ParameterizedTest
  @ValueSource(strings = {"ar", "en"})
  void fifteen_lines_are_seen_at_once_on_a_laptop(String language) {
    grid.save(30);
    Page page = grid.form(grid.window(language, true), 1366, 768);

    picture(page, "opened-" + language);
    assertThat((Integer) page.evaluate(SEEN)).as("when it opens").isGreaterThanOrEqualTo(10);
    page.evaluate("document.querySelector('.lines-box').scrollIntoView()");
    picture(page, "scrolled-" + language);
    assertThat((Integer) page.evaluate(SEEN)).isGreaterThanOrEqualTo(15);
    assertThat((Integer) page.evaluate("document.documentElement.scrollWidth"))
        .isLessThanOrEqualTo(1366);
    assertThat(Axe.violations(page, ".lines thead", "#lines-0", ".form-bar")).isEmpty();
  }

  @Test
  void thirty_lines_are_printed_as_a_table_and_not_as_boxes() throws IOException {
    grid.save(30);
    Page page = grid.form(grid.window("en", false), 1366, 768);

    byte[] printed = page.pdf(new Page.PdfOptions().setPreferCSSPageSize(true));

    try (PDDocument document = Loader.loadPDF(printed)) {
      assertThat(document.getNumberOfPages()).isLessThanOrEqualTo(4);
    }
    page.emulateMedia(new Page.EmulateMediaOptions().setMedia(Media.PRINT));
    Locator cell = cell(page, 0, "quantity");
    assertThat(cell.evaluate("e => getComputedStyle(e).borderTopWidth")).isEqualTo("0px");
    assertThat(page.locator(".line-acts").first().isVisible()).isFalse();
    assertThat(page.locator(".form-bar-row").isVisible()).isFalse();
    assertThat(cell.isVisible()).isTrue();
  }

  @Test
  void a_budget_line_is_read_whole_and_a_total_of_millions_does_not_run_into_the_day() {
    grid.save(1);
    Page page = grid.form(grid.window("en", true), 1366, 768);
    cell(page, 0, "budgetLine").fill("OM-MTCIT/2026/3110");
    cell(page, 0, "unitPrice").fill("98765432.125");

    assertThat(cell(page, 0, "budgetLine").evaluate("e => e.scrollWidth <= e.clientWidth"))
        .isEqualTo(true);
    assertThat(page.locator("[data-line-total]").first().innerText()).isEqualTo("197,530,864.250");
    double end = page.locator("[data-line-total]").first().boundingBox().x;
    end += page.locator("[data-line-total]").first().boundingBox().width;
    assertThat(end).isLessThanOrEqualTo(cell(page, 0, "needBy").boundingBox().x);
  }

  @Test
  void what_a_narrow_cell_cuts_off_is_read_by_pointing_at_it() {
    grid.save(1);
    Page page = grid.form(grid.window("en", true), 1366, 768);

    cell(page, 0, "site").hover();

    assertThat(cell(page, 0, "site").getAttribute("title"))
        .isNotEmpty()
        .isEqualTo(cell(page, 0, "site").evaluate("e => e.selectedOptions[0].text"));
  }

  @Test
  void sums_the_state_of_the_draft_and_the_buttons_stand_on_one_line() {
    grid.save(1);
    Page page = grid.form(grid.window("en", true), 1366, 768);

    assertThat(page.locator(".form-bar").boundingBox().height).isLessThan(60);
  }

  @Test
  void on_a_telephone_it_is_as_wide_as_the_window_and_accessible() {
    grid.save(3);
    Page page = grid.form(grid.window("ar", true), 390, 844);
    picture(page, "telephone-ar");
    assertThat(page.evaluate("document.documentElement.scrollWidth")).isEqualTo(390);
    assertThat(Axe.violations(page)).isEmpty();
  }

  private static void picture(Page page, String name) {
    page.screenshot(new Page.ScreenshotOptions().setPath(PICTURES.resolve(name + ".png")));
  }
}
