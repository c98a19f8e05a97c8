package org.muwahhad.web;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Playwright;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.muwahhad.InstalledChromium;
import org.muwahhad.TestApp;
import org.muwahhad.access.DemoPersonQueries;
import org.muwahhad.demo.LoadedDemo;

/** Where tabs do not fit in one row, the current one is in view, and the others can be reached. */
@Tag("long")
class TabsInViewTest {
  private static final TestApp APP = LoadedDemo.app();
  private static final Playwright PLAYWRIGHT = Playwright.create();
  private static final Browser CHROMIUM = InstalledChromium.launch(PLAYWRIGHT);

  @AfterAll
  static void close() {
    PLAYWRIGHT.close();
  }

  @ParameterizedTest
  @ValueSource(strings = {"en", "ar"})
  void the_tab_of_the_open_page_is_in_view(String language) {
    Page page = signedIn();
    page.navigate(APP.uri() + "/language/" + language);
    page.navigate(APP.uri() + "/tenders/" + APP.ask("SELECT MIN(id) FROM joint_tender"));
    Object hrefs =
        page.evaluate(
            "() => Array.from(document.querySelectorAll('.tabs a'), a => a.getAttribute('href'))");
    assertThat(hrefs).isInstanceOf(List.class);
    assertThat((List<?>) hrefs).hasSizeGreaterThan(4);
    assertThat(page.evaluate(OVERFLOWS)).as("the tabs do not fit").isEqualTo(true);
    for (Object href : (List<?>) hrefs) {
      page.navigate(APP.uri() + href.toString());
      assertThat(page.evaluate(IN_VIEW)).as(href.toString()).isEqualTo(true);
      assertThat(page.evaluate("() => window.scrollY")).as("the page itself stays").isEqualTo(0);
    }
  }

  private static final String OVERFLOWS =
      "() => { const row = document.querySelector('.tabs ul');"
          + " return row.scrollWidth > row.clientWidth; }";

  private static final String IN_VIEW =
      "() => { const row = document.querySelector('.tabs ul').getBoundingClientRect();"
          + " const tab = document.querySelector('.tabs [aria-current]').getBoundingClientRect();"
          + " return tab.left >= row.left - 1 && tab.right <= row.right + 1; }";

  private static Page signedIn() {
    BrowserContext context =
        CHROMIUM.newContext(new Browser.NewContextOptions().setViewportSize(390, 844));
    Page page = context.newPage();
    page.navigate(APP.uri() + "/sign-in");
    page.fill("#login", "buyer");
    page.fill("#password", DemoPersonQueries.PASSWORD);
    page.click("main button[type=submit]");
    page.waitForURL(Pattern.compile(".*/$"));
    return page;
  }
}
