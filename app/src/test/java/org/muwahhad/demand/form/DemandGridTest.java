package org.muwahhad.demand.form;

import static org.assertj.core.api.Assertions.assertThat;
import static org.muwahhad.demand.form.DemandGridFixture.cell;
import static org.muwahhad.demand.form.DemandGridFixture.lines;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Playwright;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.muwahhad.Axe;
import org.muwahhad.InstalledChromium;
import org.muwahhad.TestApp;
import org.muwahhad.World;
import org.muwahhad.demand.submission.DemandFixture;
import org.muwahhad.demand.submission.DraftLine;
import org.muwahhad.demand.submission.DraftText;

/** The lines of demand as a grid: compact, filled in and pasted as in a spreadsheet. */
@Tag("long")
class DemandGridTest {
  private static final TestApp APP = TestApp.start();
  private static final World WORLD = World.in(APP);
  private static final DemandFixture DEMAND = new DemandFixture(APP, WORLD);
  private static final String LAPTOP = DEMAND.aLaptop();
  private static final String DEARER = "GRID-DEARER";
  private static final String OUTSIDE = "GRID-OUTSIDE";
  private static final Playwright PLAYWRIGHT = Playwright.create();
  private static final Browser CHROMIUM = InstalledChromium.launch(PLAYWRIGHT);

  static {
    WORLD.anItem(DEARER, "30213100", "2000");
    APP.sql(
        "INSERT IGNORE INTO category (code, parent_code, level, name_ar, name_en)"
            + " VALUES ('48000000', NULL, 2, 'برمجيات', 'Software')");
    WORLD.anItem(OUTSIDE, "48000000", "700");
  }

  private static final String PASTE =
      """
      (input, text) => {
        const data = new DataTransfer();
        data.setData('text/plain', text);
        input.focus();
        input.dispatchEvent(
          new ClipboardEvent('paste', {clipboardData: data, bubbles: true, cancelable: true}));
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

  @Test
  void a_cell_is_filled_in_from_the_line_above_and_any_change_is_taken_back() {
    grid.save(3);
    Page page = grid.form(grid.window("en", true), 1366, 768);
    cell(page, 0, "budgetLine").fill("B-77");
    cell(page, 1, "budgetLine").focus();
    page.keyboard().press("Control+d");
    assertThat(values(page, "budgetLine")).containsExactly("B-77", "B-77", "B-1");
    cell(page, 1, "quantity").focus();
    page.keyboard().press("Control+Shift+Enter");
    assertThat(lines(page)).isEqualTo(4);
    page.keyboard().press("Alt+ArrowUp");
    page.keyboard().press("Control+Delete");
    assertThat(lines(page)).isEqualTo(3);

    for (int i = 0; i < 3; i++) {
      page.keyboard().press("Control+z");
    }
    assertThat(lines(page)).isEqualTo(3);
    assertThat(values(page, "budgetLine")).containsExactly("B-77", "B-77", "B-1");
    page.keyboard().press("Control+z");
    assertThat(values(page, "budgetLine")).containsExactly("B-77", "B-1", "B-1");
    page.keyboard().press("Control+z");
    assertThat(values(page, "budgetLine")).containsExactly("B-1", "B-1", "B-1");
    page.keyboard().press("Control+y");
    page.keyboard().press("Control+y");
    assertThat(values(page, "budgetLine")).containsExactly("B-77", "B-77", "B-1");
    page.keyboard().press("Control+s");
    kept(page);
    assertThat(draft()).hasSize(3);
  }

  @Test
  void chosen_lines_are_filled_in_at_once() {
    grid.save(3);
    Page page = grid.form(grid.window("en", true), 1366, 768);
    page.locator("#lines-0-chosen").check();
    page.locator("#lines-2-chosen").check();
    page.locator("#set-needBy").fill("2099-03-01");
    page.locator("#set-budgetLine").fill("B-9");
    page.locator("[data-set-run]").click();

    assertThat(values(page, "needBy")).startsWith("2099-03-01").endsWith("2099-03-01");
    assertThat(values(page, "budgetLine")).containsExactly("B-9", "B-1", "B-9");
    page.locator("[data-undo-note] button").click();
    assertThat(values(page, "budgetLine")).containsExactly("B-1", "B-1", "B-1");
  }

  @Test
  void chosen_lines_are_filled_in_without_scripts_too() {
    grid.save(3);
    Page page = grid.form(grid.window("en", false), 1366, 768);
    page.locator("#lines-1-chosen").check();
    page.locator(".set-lines summary").click();
    page.locator("#set-budgetLine").fill("B-9");
    press(page, "[data-set-run]");

    assertThat(values(page, "budgetLine")).containsExactly("B-1", "B-9", "B-1");
  }

  @Test
  void pasted_cells_come_to_lie_where_the_cursor_is() {
    grid.save(2);
    Page page = grid.form(grid.window("en", true), 1366, 768);

    cell(page, 0, "quantity").evaluate(PASTE, "11\n12\n13\n");
    page.locator("[data-undo-note]").waitFor();
    assertThat(values(page, "quantity")).containsExactly("11", "12", "13");
    cell(page, 1, "budgetLine").evaluate(PASTE, "B-5\tNew clinic\nB-6\t\"two\nrows\"");
    page.waitForCondition(() -> cell(page, 2, "budgetLine").inputValue().equals("B-6"));
    assertThat(values(page, "budgetLine")).containsExactly("B-1", "B-5", "B-6");
    assertThat(cell(page, 2, "justification").inputValue()).isEqualTo("two\nrows");
    cell(page, 1, "item")
        .evaluate(PASTE, DEARER.toLowerCase(Locale.ROOT) + "\t٧\t\t30-Jun-2099\nNONE\tx");
    page.waitForCondition(() -> cell(page, 1, "item").inputValue().equals(DEARER));
    assertThat(cell(page, 1, "needBy").inputValue()).isEqualTo("2099-06-30");
    assertThat(cell(page, 1, "quantity").inputValue()).isEqualTo("7");
    assertThat(page.locator("#lines-2-item-error").innerText()).contains("NONE");
    assertThat(page.locator("#lines-2-quantity-error").innerText()).contains("Enter a number");
    for (int i = 0; i < 3; i++) {
      page.keyboard().press("Control+z");
    }
    assertThat(values(page, "quantity")).containsExactly("2", "2");
  }

  @Test
  void a_block_with_names_of_columns_is_shown_with_what_it_means() {
    Page page = grid.form(grid.window("en", true), 1366, 768);
    page.locator("[data-new]").click();
    cell(page, 0, "item").evaluate(PASTE, "Item\tQuantity\tNotes\n" + LAPTOP + "\t5\tfragile");

    page.locator("#pasted-column-3").waitFor();
    assertThat(Axe.violations(page)).isEmpty();
    page.locator("#pasted-column-3").selectOption("justification");
    press(page, "button[value='paste']:visible");
    press(page, "button[value='paste-matched']");
    assertThat(values(page, "justification")).containsExactly("fragile");
  }

  @Test
  void a_figure_below_zero_is_marked_while_it_is_typed_and_words_when_one_leaves_the_cell() {
    grid.save(1);
    Page page = grid.form(grid.window("en", true), 1366, 768);
    cell(page, 0, "quantity").fill("-5");
    assertThat(page.locator("#lines-0-quantity-error").innerText()).contains("above zero");
    assertThat(cell(page, 0, "quantity").getAttribute("aria-invalid")).isEqualTo("true");
    cell(page, 0, "quantity").fill("5");
    assertThat(page.locator("#lines-0-quantity-error").count()).isZero();
    cell(page, 0, "quantity").fill("many");
    cell(page, 0, "budgetLine").focus();
    assertThat(page.locator("#lines-0-quantity-error").innerText()).contains("Enter a number");
  }

  @Test
  void a_line_that_asks_for_nothing_is_left_out_and_no_mistake() {
    grid.save(1);
    Page page = grid.form(grid.window("en", true), 1366, 768);
    page.locator("[data-new]").click();
    assertThat(cell(page, 1, "justification").inputValue()).isNotEmpty();

    press(page, "button[value=check]");

    assertThat(page.locator("[name=declared]").count()).isOne();
    assertThat(draft()).hasSize(1);
  }

  @Test
  void another_item_brings_its_own_price() {
    grid.save(1);
    Page page = grid.form(grid.window("en", true), 1366, 768);
    cell(page, 0, "item").fill("");
    cell(page, 0, "item").pressSequentially(DEARER);
    page.locator("#item-options:not([hidden])").waitFor();
    page.keyboard().press("Enter");

    assertThat(cell(page, 0, "unitPrice").inputValue()).isEqualTo("614.000");
    page.keyboard().press("Control+z");
    assertThat(cell(page, 0, "unitPrice").inputValue()).isEqualTo("250.500");
    assertThat(cell(page, 0, "item").inputValue()).isEqualTo(LAPTOP);
  }

  @Test
  void an_item_outside_the_round_says_so_in_the_list_and_in_the_search() {
    Page page = grid.form(grid.window("en", true), 1366, 768);
    page.locator("[data-new]").click();
    cell(page, 0, "item").pressSequentially(OUTSIDE);

    page.locator("#item-options:not([hidden])").waitFor();
    assertThat(page.locator("#item-options [aria-disabled]").first().innerText())
        .contains(OUTSIDE, "not in this round");
    page.keyboard().press("Enter");
    page.locator("#q").fill(OUTSIDE);
    page.locator("#found .outside").waitFor();
    assertThat(page.locator("#found").innerText()).contains(OUTSIDE, "does not include");
    assertThat(page.locator("#found a[href*='proposals']").count()).isZero();
  }

  @Test
  void searching_and_adding_keep_the_place_and_the_focus() {
    grid.save(30);
    Page page = grid.form(grid.window("en", true), 1366, 768);
    page.locator("#q").fill(LAPTOP);
    page.keyboard().press("Enter");
    Locator add = page.locator("[data-add-item]").first();
    add.waitFor();
    assertThat(page.locator(":focus").getAttribute("id")).isEqualTo("q");
    add.focus();
    double before = add.boundingBox().y;
    page.keyboard().press("Enter");
    page.keyboard().press("Enter");

    assertThat(lines(page)).isEqualTo(32);
    assertThat(page.locator(":focus").getAttribute("data-code")).isEqualTo(LAPTOP);
    assertThat(Math.abs(add.boundingBox().y - before)).isLessThan(3);
    assertThat(page.locator("[data-undo-note]").innerText()).contains("32");
  }

  @Test
  void the_same_mistake_of_many_lines_is_told_once_with_a_link_to_each() {
    grid.save(12);
    Page page = grid.form(grid.window("en", true), 1366, 768);
    for (int line = 0; line < 12; line++) {
      cell(page, line, "budgetLine").fill("");
      cell(page, line, "justification").fill("");
    }
    press(page, "button[value=check]");

    assertThat(page.locator(".error-summary li").count()).isEqualTo(2);
    assertThat(page.locator(".error-summary a").count()).isEqualTo(24);
    assertThat(Axe.violations(page, ".error-summary")).isEmpty();
    page.locator(".error-summary a").nth(4).click();
    assertThat(page.locator(":focus").getAttribute("name")).isEqualTo("lines[4].budgetLine");
  }

  @SuppressWarnings("deprecation")
  private static void press(Page page, String selector) {
    page.waitForNavigation(() -> page.locator(selector).first().click());
  }

  private static void kept(Page page) {
    page.locator(".kept-saved").waitFor();
  }

  private List<DraftLine> draft() {
    return APP.get(DraftText.class).of(grid.submission).lines();
  }

  private static List<String> values(Page page, String field) {
    return page.locator("#line-rows [data-cell=" + field + "]").all().stream()
        .map(Locator::inputValue)
        .toList();
  }
}
