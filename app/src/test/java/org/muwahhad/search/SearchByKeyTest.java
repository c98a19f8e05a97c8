package org.muwahhad.search;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Playwright;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.muwahhad.BrowserSignIn;
import org.muwahhad.InstalledChromium;
import org.muwahhad.TestApp;
import org.muwahhad.demo.LoadedDemo;

/** Ctrl+K leads to the search from every page, whether or not there is room for its box. */
@Tag("long")
class SearchByKeyTest {
  private static final TestApp APP = LoadedDemo.app();
  private static final Playwright PLAYWRIGHT = Playwright.create();
  private static final Browser CHROMIUM = InstalledChromium.launch(PLAYWRIGHT);

  @AfterAll
  static void close() {
    PLAYWRIGHT.close();
  }

  private static Page home(int width) {
    BrowserContext context =
        CHROMIUM.newContext(new Browser.NewContextOptions().setViewportSize(width, 768));
    return BrowserSignIn.ofDemo(APP, "buyer").in(context, "ar");
  }

  @Test
  void on_a_laptop_it_leads_into_the_box_of_the_header() {
    Page page = home(1366);
    page.keyboard().press("Control+k");
    assertThat(page.locator("[data-search-all]")).isFocused();
    page.keyboard().type("JT-2026");
    page.keyboard().press("Enter");
    page.waitForURL(Pattern.compile(".*/search\\?q=JT-2026"));
    assertThat(page.locator(".found").first()).isVisible();
  }

  @Test
  void on_a_telephone_it_leads_to_the_page_of_the_search() {
    Page page = home(390);
    assertThat(page.locator("[data-search-all]")).isHidden();
    assertThat(page.locator(".header-search-link")).isVisible();
    page.keyboard().press("Control+k");
    page.waitForURL(Pattern.compile(".*/search"));
  }
}
