package org.muwahhad.demand.form;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Playwright;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.muwahhad.Axe;
import org.muwahhad.BrowserSignIn;
import org.muwahhad.InstalledChromium;
import org.muwahhad.Pictures;
import org.muwahhad.TestApp;
import org.muwahhad.World;
import org.muwahhad.access.Actor;
import org.muwahhad.demand.submission.AmendDemand;
import org.muwahhad.demand.submission.DemandFixture;
import org.muwahhad.demand.submission.LineInput;
import org.muwahhad.demand.submission.SaveDraft;
import org.muwahhad.demand.submission.SubmitDemand;

/**
 * The pages of demand with no line, one and five hundred, with the longest names that fit into the
 * database and with mistakes shown: in both languages, on a telephone and on a desk.
 */
@Tag("long")
class DemandScreensTest {
  private static final int TELEPHONE = 390;
  private static final int MANY = 500;

  /** What makes a page wider than its window: the innermost elements that reach beyond it. */
  private static final String WIDER =
      """
      width => document.documentElement.scrollWidth <= width ? [] :
        [...document.querySelectorAll('body *')]
          .filter(e => { const box = e.getBoundingClientRect();
                         return box.width > 0 && (box.right > width + 1 || box.left < -1); })
          .filter((e, i, all) => !all.some(o => o !== e && e.contains(o)))
          .slice(0, 5).map(e => e.outerHTML.slice(0, 200))""";

  /** Leaves the first and the last of many rows: axe lays out all that is on a page. */
  private static final String ENDS =
      """
      last => {
        document.querySelectorAll('main tbody').forEach(
          body => [...body.rows].slice(1, -1).forEach(row => row.remove()));
        for (let line = 1; line < last; line++) {
          document.getElementById('lines-' + line)?.remove();
        }
      }""";

  private static final TestApp APP = TestApp.start();
  private static final World WORLD = World.in(APP);
  private static final DemandFixture DEMAND = new DemandFixture(APP, WORLD);
  private static final String LAPTOP = DEMAND.aLaptop();
  private static final long ROUND = DEMAND.anOpenRound();
  private static final DemandFixture.Side NONE = withLongNames(DEMAND.aDraft(ROUND, "KW"));
  private static final DemandFixture.Side ONE = drafted(1);
  private static final DemandFixture.Side MANY_DRAFTED = drafted(MANY);
  private static final DemandFixture.Side MANY_SENT = sentAndAmended();
  private static final Playwright PLAYWRIGHT = Playwright.create();
  private static final Browser CHROMIUM = InstalledChromium.launch(PLAYWRIGHT);

  @AfterAll
  static void closeBrowser() {
    CHROMIUM.close();
    PLAYWRIGHT.close();
  }

  @ParameterizedTest
  @ValueSource(strings = {"ar", "en"})
  void an_officer_without_a_line_sees_pages_that_fit(String language) {
    try (BrowserContext window = signedIn(NONE.officer(), language)) {
      inspect(window, language, "none-form", form(), false);
      inspect(window, language, "none-record", record(NONE), false);
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"ar", "en"})
  void an_officer_with_one_line_sees_pages_that_fit_and_so_do_mistakes(String language) {
    try (BrowserContext window = signedIn(ONE.officer(), language)) {
      inspect(window, language, "one-form", form(), false);
      inspect(window, language, "one-check", form() + "/check", false);
      inspect(window, language, "one-record", record(ONE), false);
      refusedForm(window, language);
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"ar", "en"})
  void an_officer_with_five_hundred_lines_sees_pages_that_fit(String language) {
    try (BrowserContext window = signedIn(MANY_DRAFTED.officer(), language)) {
      inspect(window, language, "many-form", form(), true);
      inspect(window, language, "many-check", form() + "/check", true);
      inspect(window, language, "many-workbook", form() + "/workbook", false);
    }
    try (BrowserContext window = signedIn(MANY_SENT.officer(), language)) {
      inspect(window, language, "many-record", record(MANY_SENT), true);
      inspect(window, language, "many-receipt", record(MANY_SENT) + "/receipts/1", true);
      inspect(window, language, "many-amend", record(MANY_SENT) + "/amend", false);
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"ar", "en"})
  void the_coordinator_of_five_hundred_lines_sees_pages_that_fit(String language) {
    try (BrowserContext window = signedIn(DEMAND.aCoordinatorOf("KW"), language)) {
      inspect(window, language, "desk", "/rounds/" + ROUND + "/desk", true);
      inspect(window, language, "many-compare", record(MANY_SENT) + "/compare", true);
      inspect(window, language, "many-line", record(MANY_SENT) + "/lines/1", false);
    }
  }

  private static DemandFixture.Side withLongNames(DemandFixture.Side side) {
    APP.sql(
        """
        UPDATE procuring_entity
           SET name_ar = CONCAT(REPEAT('الهيئة العامة لشؤون المشتريات ', 5), REPEAT('ط', 22)),
               name_en = CONCAT(REPEAT('General Authority of Procurement ', 5), REPEAT('e', 22))
         WHERE id = """
            + side.entity());
    APP.sql(
        """
        UPDATE delivery_site
           SET name_ar = CONCAT(REPEAT('المستودع المركزي ', 8), REPEAT('ط', 22)),
               name_en = CONCAT(REPEAT('Central warehouse ', 8), REPEAT('e', 22))
         WHERE entity_id = """
            + side.entity());
    return side;
  }

  private static DemandFixture.Side drafted(int count) {
    DemandFixture.Side side = withLongNames(DEMAND.aDraft(ROUND, "KW"));
    APP.get(SaveDraft.class)
        .run(side.officer(), side.submission(), DEMAND.version(side.submission()), lines(count, 0));
    return side;
  }

  /** A second version in which every tenth quantity is another one. */
  private static DemandFixture.Side sentAndAmended() {
    DemandFixture.Side side = drafted(MANY);
    SubmitDemand submit = APP.get(SubmitDemand.class);
    submit.run(side.officer(), side.submission(), DemandFixture.asSaved("first"));
    APP.get(AmendDemand.class).run(side.officer(), side.submission());
    submit.run(side.officer(), side.submission(), DemandFixture.request("second", lines(MANY, 7)));
    return side;
  }

  private static List<LineInput> lines(int count, int more) {
    return IntStream.range(0, count)
        .mapToObj(
            i -> DemandFixture.line(LAPTOP, Integer.toString(i % 10 == 0 ? 5 + i + more : 5 + i)))
        .toList();
  }

  private static void refusedForm(BrowserContext window, String language) {
    try (Page page = window.newPage()) {
      page.navigate(APP.uri() + form());
      page.locator("[name='lines[0].quantity']").fill("many");
      page.locator("[name='lines[0].unitPrice']").fill("-1");
      page.locator(".form-bar button[value=save], button[value=save]").first().click();
      page.locator(".error-summary").waitFor();
      look(page, language + "-one-refused", false);
    }
  }

  private static void inspect(
      BrowserContext window, String language, String name, String path, boolean many) {
    try (Page page = window.newPage()) {
      assertThat(page.navigate(APP.uri() + path).status()).as(path).isEqualTo(200);
      look(page, language + "-" + name, many);
    }
  }

  private static void look(Page page, String name, boolean many) {
    for (int width : new int[] {1280, TELEPHONE}) {
      page.setViewportSize(width, 900);
      assertThat(page.evaluate(WIDER, width)).as("wider than %s", name).isEqualTo(List.of());
      Pictures.ofWindow(page, Path.of("target/demand", name + width + ".png"));
    }
    String[] parts = parts(page, many);
    if (many) {
      page.evaluate(ENDS, MANY - 1);
    }
    for (int width : new int[] {TELEPHONE, 1280}) {
      page.setViewportSize(width, 900);
      assertThat(violations(page, name, width, parts)).as("%s at %d px", name, width).isEmpty();
    }
  }

  /** Contrast takes most of the time: each page is asked for it in one language at each width. */
  private static List<String> violations(Page page, String name, int width, String... parts) {
    if (parts.length > 0 || name.startsWith("ar") == (width == TELEPHONE)) {
      return Axe.violations(page, parts);
    }
    return Axe.violationsBesideContrast(page);
  }

  /** All rows are made alike; axe would take minutes over five hundred of them. */
  private static String[] parts(Page page, boolean many) {
    return many
        ? List.of(
                "header",
                "h1",
                "main thead",
                "main tbody tr:first-child",
                "main tbody tr:last-child",
                "#lines-0",
                "#lines-" + (MANY - 1),
                "main form .form-actions")
            .stream()
            .filter(part -> page.locator(part).count() > 0)
            .toArray(String[]::new)
        : new String[0];
  }

  private static String form() {
    return "/rounds/" + ROUND + "/submission";
  }

  private static String record(DemandFixture.Side side) {
    return "/submissions/" + side.submission();
  }

  private static BrowserContext signedIn(Actor person, String language) {
    BrowserContext window = CHROMIUM.newContext();
    BrowserSignIn.of(APP, person).enter(window, language);
    return window;
  }
}
