package org.muwahhad.demo;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Response;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.BiConsumer;
import java.util.regex.Pattern;
import org.muwahhad.Axe;
import org.muwahhad.BrowserSignIn;
import org.muwahhad.TestApp;

/** Opens pages in a browser as people of the demonstration and keeps what is wrong with them. */
final class PageInspection {
  static final int DESKTOP = 1280;
  static final int TELEPHONE = 390;
  static final int HEIGHT = 900;
  private static final Pattern KEY =
      Pattern.compile(
          "\\b(shared|web|access|audit|catalog|plan|demand|calendar|notification|home|tender|bid"
              + "|publication)\\.(?!json\\b)[a-z]+(-[a-z]+)*\\b(?!@)");
  private static final Path PICTURES = Path.of("target/every-page");

  /** What leaves the page: the innermost elements, by their words. */
  private static final String WIDEST =
      """
      [...document.querySelectorAll('main *')]
        .filter(e => !e.firstElementChild && e.getBoundingClientRect().width > 0)
        .filter(e => e.getBoundingClientRect().left < -1 || e.getBoundingClientRect().right > innerWidth + 1)
        .slice(0, 3).map(e => e.tagName + ' ' + e.textContent.trim().slice(0, 50)).join(', ')""";

  /** Pages whose contrast was looked at, each with its width. */
  private static final Set<String> COLOURED = new HashSet<>();

  private final TestApp app;
  private final Browser browser;
  private final List<String> faults = new ArrayList<>();
  private int looked;

  PageInspection(TestApp app, Browser browser) {
    this.app = app;
    this.browser = browser;
  }

  List<String> faults() {
    return faults;
  }

  /** How many pages were looked at. */
  int looked() {
    return looked;
  }

  void look(String login, String language, int width, Set<String> paths) {
    visit(
        login,
        language,
        width,
        paths,
        (page, path) -> inspect(page, login + " " + path, language, width));
  }

  void visit(
      String login, String language, int width, Set<String> paths, BiConsumer<Page, String> look) {
    if (paths.isEmpty()) {
      return;
    }
    Page page = signedIn(login, language, width);
    for (String path : paths) {
      Response answer = page.navigate(app.uri() + path);
      if (answer != null && answer.status() >= 400) {
        faults.add(login + " " + path + " answered " + answer.status());
      }
      look.accept(page, path);
    }
    page.context().close();
  }

  void inspect(Page page, String what, String language, int width) {
    looked++;
    String where = what + " in " + language + " at " + width;
    page.evaluate("document.fonts.ready");
    int overflow = ((Number) page.evaluate("document.documentElement.scrollWidth")).intValue();
    if (overflow > width) {
      faults.add(where + " is " + overflow + " wide: " + page.evaluate(WIDEST));
      picture(page, where);
    }
    String direction = String.valueOf(page.evaluate("document.documentElement.dir"));
    if (!direction.equals(language.equals("ar") ? "rtl" : "ltr")) {
      faults.add(where + " runs " + direction);
    }
    // Auditors read the codes of acts and rules beside their words.
    if (!what.contains(" /audit")
        && !what.contains("/audit-extract")
        && !what.contains("/organisation/rules")) {
      KEY.matcher(page.innerText("body"))
          .results()
          .forEach(k -> faults.add(where + " shows " + k.group()));
    }
    // At its end nothing of a page lies under what stays in sight.
    page.evaluate("scrollTo(0, document.documentElement.scrollHeight)");
    // Colours do not hang on the length of a name nor on the language: once for a page will do.
    List<String> broken =
        COLOURED.add(what + width) ? Axe.violations(page) : Axe.violationsBesideContrast(page);
    broken.forEach(v -> faults.add(where + ": " + v));
  }

  private static void picture(Page page, String where) {
    page.screenshot(
        new Page.ScreenshotOptions()
            .setFullPage(true)
            .setPath(PICTURES.resolve(where.replaceAll("[^A-Za-z0-9]+", "-") + ".png")));
  }

  Page signedIn(String login, String language, int width) {
    BrowserContext window =
        browser.newContext(new Browser.NewContextOptions().setViewportSize(width, HEIGHT));
    BrowserSignIn.ofDemo(app, login).enter(window, language);
    return window.newPage();
  }
}
