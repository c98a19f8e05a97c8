package org.muwahhad.web;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Playwright;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.muwahhad.BrowserSignIn;
import org.muwahhad.InstalledChromium;
import org.muwahhad.TestApp;
import org.muwahhad.demo.LoadedDemo;

/**
 * The navigation of those who have the most entries: beside each other on a notebook, and on a
 * telephone with a shade where there is more.
 */
@Timeout(300)
@Tag("long")
class NavigationWidthTest {
  private static final int NOTEBOOK = 1366;
  private static final int TELEPHONE = 390;
  private static final TestApp APP = LoadedDemo.app();
  private static final Playwright PLAYWRIGHT = Playwright.create();
  private static final Browser CHROMIUM = InstalledChromium.launch(PLAYWRIGHT);

  private static final String BEYOND =
      """
      () => {
        const list = document.querySelector('.nav-list');
        return list.scrollWidth - list.clientWidth;
      }""";

  private static final String SHADES =
      """
      () => {
        const style = getComputedStyle(document.querySelector('.nav-list'));
        return style.backgroundAttachment + ' ' + style.backgroundImage;
      }""";

  @AfterAll
  static void closeBrowser() {
    CHROMIUM.close();
    PLAYWRIGHT.close();
  }

  @ParameterizedTest
  @ValueSource(strings = {"ar", "en"})
  void the_entries_of_a_buyer_stand_within_the_column(String language) {
    try (BrowserContext window = window(NOTEBOOK)) {
      assertThat((Integer) signedIn(window, language).evaluate(BEYOND)).isZero();
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"ar", "en"})
  void a_shade_says_on_a_telephone_that_there_are_more(String language) {
    try (BrowserContext window = window(TELEPHONE)) {
      com.microsoft.playwright.Page page = signedIn(window, language);
      assertThat((Integer) page.evaluate(BEYOND)).isPositive();
      assertThat((String) page.evaluate(SHADES))
          .contains("local, local, scroll, scroll")
          .contains("linear-gradient");
    }
  }

  private static BrowserContext window(int width) {
    return CHROMIUM.newContext(new Browser.NewContextOptions().setViewportSize(width, 844));
  }

  private static com.microsoft.playwright.Page signedIn(BrowserContext window, String language) {
    com.microsoft.playwright.Page page = BrowserSignIn.ofDemo(APP, "buyer").in(window, language);
    page.evaluate("document.fonts.ready");
    return page;
  }
}
