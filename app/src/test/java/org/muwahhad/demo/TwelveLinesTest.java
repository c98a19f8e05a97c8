package org.muwahhad.demo;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Playwright;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.muwahhad.BrowserSignIn;
import org.muwahhad.InstalledChromium;
import org.muwahhad.TestApp;

/**
 * An officer states twelve lines of demand, from the home page to the receipt, on a laptop. The
 * browser counts what the hands do.
 */
@Tag("long")
class TwelveLinesTest {
  private static final int MOST_CLICKS = 4;
  private static final int MOST_KEYSTROKES = 148;
  private static final DateTimeFormatter AS_TYPED = DateTimeFormatter.ofPattern("MMddyyyy");
  private static final List<String> WORDS =
      List.of(
          "serv", "swit", "fire", "stor", "ups", "rack", "supp", "acce", "hsm", "secu", "netw",
          "inst");

  /** Counts in every page of the window; a modifier alone is no keystroke. */
  private static final String COUNT =
      """
      const add = what => sessionStorage.setItem(what, Number(sessionStorage.getItem(what)) + 1);
      addEventListener('pointerdown', () => add('clicks'), true);
      addEventListener('keydown', event => {
        if (!['Control', 'Shift', 'Alt', 'Meta'].includes(event.key)) {
          add('keystrokes');
        }
      }, true);
      """;

  private static final TestApp APP = LoadedDemo.fresh();
  private static final Playwright PLAYWRIGHT = Playwright.create();
  private static final Browser CHROMIUM = InstalledChromium.launch(PLAYWRIGHT);

  @AfterAll
  static void closeBrowser() {
    CHROMIUM.close();
    PLAYWRIGHT.close();
  }

  @Test
  void twelve_lines_take_four_clicks_and_148_keystrokes_at_most() {
    Page page = home(anOfficerWhoHasNotAnswered());

    page.getByText("Enter your entity’s demand").click();
    page.screenshot(new Page.ScreenshotOptions().setPath(Path.of("target/twelve-lines/round.png")));
    page.locator("main form[method=post] button[type=submit]").first().click();
    page.screenshot(new Page.ScreenshotOptions().setPath(Path.of("target/twelve-lines/empty.png")));
    page.keyboard().press("Control+Enter");
    for (int line = 0; line < WORDS.size(); line++) {
      page.keyboard().type(WORDS.get(line));
      page.locator("#item-options:not([hidden]) [role=option]").first().waitFor();
      page.keyboard().press("ArrowDown");
      page.keyboard().press("Enter");
      page.keyboard().type(String.valueOf(10 + line));
      if (line == 0) {
        fillIn(page);
      }
      if (line + 1 < WORDS.size()) {
        page.keyboard().press("Control+Enter");
      }
    }
    page.screenshot(
        new Page.ScreenshotOptions().setPath(Path.of("target/twelve-lines/filled.png")));
    page.locator("button[value=check]").click();
    page.locator("label[for=declared]").click();
    page.keyboard().press("Enter");
    page.waitForURL(url -> !url.contains("/check"));
    page.screenshot(
        new Page.ScreenshotOptions().setPath(Path.of("target/twelve-lines/receipt.png")));

    assertThat(page.locator("main").innerText())
        .contains("The demand is submitted. Receipt number: D-");
    int clicks = counted(page, "clicks");
    int keystrokes = counted(page, "keystrokes");
    assertThat(clicks).isBetween(1, MOST_CLICKS);
    assertThat(keystrokes).isBetween(WORDS.size() * 4, MOST_KEYSTROKES);
  }

  /** What the first line has and the others take over: day, site, budget line and justification. */
  private static void fillIn(Page page) {
    keepTabbingTo(page, "needBy");
    page.keyboard().type(LocalDate.now().plusDays(120).format(AS_TYPED));
    keepTabbingTo(page, "site");
    page.keyboard().press("ArrowDown");
    keepTabbingTo(page, "budgetLine");
    page.keyboard().type("2026-1-4");
    keepTabbingTo(page, "justification");
    page.keyboard().type("New site");
  }

  private static void keepTabbingTo(Page page, String cell) {
    for (int i = 0; i < 6 && !focused(page).equals("lines[0]." + cell); i++) {
      page.keyboard().press("Tab");
    }
    assertThat(focused(page)).isEqualTo("lines[0]." + cell);
  }

  private static String focused(Page page) {
    return String.valueOf(page.evaluate("document.activeElement.name"));
  }

  private static int counted(Page page, String what) {
    return Integer.parseInt(
        String.valueOf(page.evaluate("what => sessionStorage.getItem(what) || '0'", what)));
  }

  private static Page home(String login) {
    BrowserContext window =
        CHROMIUM.newContext(new Browser.NewContextOptions().setViewportSize(1366, 768));
    Page page = BrowserSignIn.ofDemo(APP, login).in(window, "en");
    window.addInitScript(COUNT);
    page.navigate(APP.uri() + "/");
    page.screenshot(new Page.ScreenshotOptions().setPath(Path.of("target/twelve-lines/home.png")));
    return page;
  }

  private static String anOfficerWhoHasNotAnswered() {
    return APP.ask(
        """
        SELECT MIN(p.login) FROM person p
          JOIN role_grant g ON g.person_id = p.id AND g.role = 'PROCUREMENT_OFFICER'
          JOIN procuring_entity e ON e.id = g.entity_id
          JOIN round_state s ON s.state_code = e.state_code
          JOIN demand_round r ON r.id = s.round_id AND r.status = 'OPEN'
         WHERE p.password_hash IS NOT NULL
           AND NOT EXISTS (SELECT 1 FROM submission x
                            WHERE x.round_id = r.id AND x.entity_id = e.id)""");
  }
}
