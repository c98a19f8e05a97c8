package org.muwahhad.demo;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Playwright;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.muwahhad.BrowserSignIn;
import org.muwahhad.InstalledChromium;
import org.muwahhad.TestApp;

/**
 * How far one scrolls on a telephone. {@link EveryPageTest} asks this of every kind of page of
 * every role, in Arabic.
 */
@Timeout(120)
@Tag("long")
class TelephoneHeightsTest {
  private static final int WIDTH = 390;
  private static final int SCREEN = 844;
  private static final int MOST_SCREENS = 12;
  private static final int MOST_SCREENS_OF_LONGER = 24;
  private static final int MOST_OF_HEADER = 130;

  /** The kinds of pages that may be longer, each with its reason. */
  private static final Map<String, String> LONGER =
      Map.ofEntries(
          Map.entry(
              "/catalog", "as many items as the reader chose, each with what may be done with it"),
          Map.entry(
              "/catalog/old-prices/renew",
              "every price to renew is typed, so that no row may be hidden"),
          Map.entry(
              "/tenders/N/bid/requirements",
              "what was begun stays open until every answer is typed"),
          Map.entry(
              "/tenders/N/bid", "every price of a bid is typed, so that no row may be hidden"),
          Map.entry(
              "/rounds/N/submission",
              "every line of a demand is typed, so that no row may be hidden"),
          Map.entry("/agreements/N", "every item that may be ordered has a box for its quantity"),
          Map.entry(
              "/orderable-items", "every item that can be ordered has a box for its quantity"),
          Map.entry(
              "/basket",
              "every item that is ordered has a box for its quantity and one for batches"));

  private static final TestApp APP = LoadedDemo.app();

  /** What is too high on a page that has just been opened on a telephone. */
  static List<String> tooHigh(Page page, String path, String login) {
    List<String> faults = new ArrayList<>();
    String kind = DemoWalk.kind(path);
    int most = LONGER.containsKey(kind) ? MOST_SCREENS_OF_LONGER : MOST_SCREENS;
    int height = number(page, "document.documentElement.scrollHeight");
    if (height > most * SCREEN) {
      faults.add("%s (%s, %s): %d px".formatted(path, kind, login, height));
    }
    int header = header(page);
    if (header > MOST_OF_HEADER) {
      faults.add("%s (%s): a header of %d px".formatted(path, login, header));
    }
    return faults;
  }

  @ParameterizedTest
  @ValueSource(strings = {"ar", "en"})
  void the_header_opens_who_is_signed_in_the_other_language_and_the_way_out(String language) {
    try (Playwright playwright = Playwright.create();
        Browser chromium = InstalledChromium.launch(playwright)) {
      Page page = signedIn(chromium, "buyer", language);
      assertThat(header(page)).isLessThanOrEqualTo(MOST_OF_HEADER);
      assertThat(page.locator("form[action='/sign-out'] button").isVisible()).isFalse();

      page.locator("label.account").click();

      assertThat(page.locator("form[action='/sign-out'] button").isVisible()).isTrue();
      assertThat(page.locator(".person-name").isVisible()).isTrue();
      assertThat(page.locator("a.language").isVisible()).isTrue();
      assertThat(page.locator(".person-role a").first().isVisible()).isTrue();
      assertThat(number(page, "document.documentElement.scrollWidth")).isEqualTo(WIDTH);
    }
  }

  private static int header(Page page) {
    return number(
        page,
        "Math.ceil(document.querySelector('header.header')?.getBoundingClientRect().height ?? 0)");
  }

  private static int number(Page page, String script) {
    return ((Number) page.evaluate(script)).intValue();
  }

  private static Page signedIn(Browser chromium, String login, String language) {
    BrowserContext window =
        chromium.newContext(new Browser.NewContextOptions().setViewportSize(WIDTH, SCREEN));
    return BrowserSignIn.ofDemo(APP, login).in(window, language);
  }
}
