package org.muwahhad.web;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Playwright;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.muwahhad.Browserless;
import org.muwahhad.InstalledChromium;
import org.muwahhad.TestApp;

/** The description of the API can be tried on a page, with what we serve ourselves alone. */
@Tag("long")
@Timeout(120)
class TryApiTest {
  private static final TestApp APP = TestApp.start();

  @Test
  void the_page_shows_requests_once_asked_and_the_policy_of_content_holds() {
    List<String> blocked = new ArrayList<>();
    List<String> elsewhere = new ArrayList<>();
    try (Playwright playwright = Playwright.create();
        Browser chromium = InstalledChromium.launch(playwright);
        BrowserContext context =
            chromium.newContext(new Browser.NewContextOptions().setLocale("en"))) {
      Page page = context.newPage();
      page.onConsoleMessage(
          m -> {
            if (m.text().contains("Content Security Policy")) {
              blocked.add(m.text());
            }
          });
      page.onRequest(
          r -> {
            if (!r.url().startsWith(APP.uri().toString()) && !r.url().startsWith("data:")) {
              elsewhere.add(r.url());
            }
          });
      page.navigate(APP.uri() + "/try-api");
      page.click("[data-try-api] button");
      page.waitForSelector("#try-api .opblock-tag");

      assertThat(page.textContent("#try-api")).contains("sessions", "Authorize");
      assertThat(blocked).isEmpty();
      assertThat(elsewhere).isEmpty();
    }
  }

  @Test
  void without_scripts_it_leads_to_the_description_which_names_both_ways_to_a_token() {
    Browserless browser = Browserless.at(APP);

    assertThat(browser.get("/try-api").body()).contains("/api/spec/muwahhad.yml");
    assertThat(browser.get("/api/spec/muwahhad.yml").body())
        .contains("securitySchemes", "clientCredentials", "tokenUrl: /oauth/token");
  }
}
