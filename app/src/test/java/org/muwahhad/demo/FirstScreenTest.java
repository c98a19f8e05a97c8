package org.muwahhad.demo;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Playwright;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.muwahhad.BrowserSignIn;
import org.muwahhad.InstalledChromium;
import org.muwahhad.TestApp;

/** On a laptop, what a page is opened for is seen before anybody scrolls. */
@Tag("long")
class FirstScreenTest {
  private static final int WIDTH = 1366;
  private static final int HEIGHT = 768;

  private static final TestApp APP = LoadedDemo.app();
  private static final Playwright PLAYWRIGHT = Playwright.create();
  private static final Browser CHROMIUM = InstalledChromium.launch(PLAYWRIGHT);

  @AfterAll
  static void closeBrowser() {
    CHROMIUM.close();
    PLAYWRIGHT.close();
  }

  @ParameterizedTest(name = "{0} {1}: {2}")
  @CsvSource({
    "en, officer.kw, /catalog",
    "ar, officer.kw, /catalog",
    "en, coordinator.kw, /agreements",
    "en, catalog, /catalog/old-prices",
    "en, catalog, /catalog/synonyms",
    "en, admin, /mails",
    "en, admin, /organisation/people",
    "en, buyer, /tenders"
  })
  void the_first_row_of_a_list_is_on_the_first_screen(String language, String login, String path) {
    try (BrowserContext window = window(language, login)) {
      Page page = open(window, path);
      Locator bar = page.locator(".compare-bar");
      double end = bar.count() == 0 ? HEIGHT : Math.min(HEIGHT, top(bar));

      assertThat(bottom(page.locator("main tbody tr").first())).isLessThanOrEqualTo(end);
    }
  }

  @ParameterizedTest
  @CsvSource({"ar", "en"})
  void the_steps_of_a_round_stand_side_by_side_and_its_facts_below_them(String language) {
    try (BrowserContext window = window(language, "coordinator.kw")) {
      Page page = open(window, "/rounds/" + openRound());

      assertThat(top(page.locator(".step").last())).isEqualTo(top(page.locator(".step").first()));
      assertThat(top(page.locator(".summary").first())).isLessThan(HEIGHT);
    }
  }

  @ParameterizedTest
  @CsvSource({"ar", "en"})
  void the_desk_begins_with_the_entities(String language) {
    try (BrowserContext window = window(language, "coordinator.kw")) {
      Page page = open(window, "/rounds/" + openRound() + "/desk");

      assertThat(top(page.locator("#submissions tbody tr").first())).isLessThan(HEIGHT);
    }
  }

  @ParameterizedTest
  @CsvSource({"ar, admin", "en, admin", "en, auditor"})
  void the_record_begins_with_its_newest_entry(String language, String login) {
    try (BrowserContext window = window(language, login)) {
      Page page = open(window, "/audit");

      assertThat(top(page.locator("main tbody tr").first())).isLessThan(HEIGHT);
    }
  }

  private static double top(Locator one) {
    return number(one, "e => e.getBoundingClientRect().top");
  }

  private static double bottom(Locator one) {
    return number(one, "e => e.getBoundingClientRect().bottom");
  }

  private static double number(Locator one, String script) {
    return ((Number) one.evaluate(script)).doubleValue();
  }

  private static String openRound() {
    return APP.ask("SELECT MAX(id) FROM demand_round WHERE status = 'OPEN'");
  }

  private static Page open(BrowserContext window, String path) {
    Page page = window.newPage();
    page.navigate(APP.uri() + path);
    page.evaluate("document.fonts.ready");
    return page;
  }

  private static BrowserContext window(String language, String login) {
    BrowserContext window =
        CHROMIUM.newContext(new Browser.NewContextOptions().setViewportSize(WIDTH, HEIGHT));
    BrowserSignIn.ofDemo(APP, login).enter(window, language);
    return window;
  }
}
