package org.muwahhad.demand.form;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.muwahhad.BrowserSignIn;
import org.muwahhad.TestApp;
import org.muwahhad.World;
import org.muwahhad.access.Actor;
import org.muwahhad.demand.submission.DemandFixture;
import org.muwahhad.demand.submission.LineInput;
import org.muwahhad.demand.submission.SaveDraft;
import org.muwahhad.demand.submission.StartSubmission;

/** A draft of demand whose lines an officer fills in in a browser. */
final class DemandGridFixture {
  private final TestApp app;
  private final DemandFixture demand;
  private final String laptop;
  private final Browser browser;
  private final List<BrowserContext> windows = new ArrayList<>();
  private final long round;
  private final Actor officer;
  final long submission;

  /** In a round that is open, of an entity of Kuwait. */
  DemandGridFixture(
      TestApp app, World world, DemandFixture demand, String laptop, Browser browser) {
    this.app = app;
    this.demand = demand;
    this.laptop = laptop;
    this.browser = browser;
    round = demand.anOpenRound();
    officer = world.anOfficerOf(world.anEntityIn("KW"));
    submission = app.get(StartSubmission.class).run(officer, round);
  }

  void closeWindows() {
    windows.forEach(BrowserContext::close);
  }

  /** Keeps a draft with a number of lines, each of two laptops. */
  void save(int count) {
    List<LineInput> lines =
        IntStream.range(0, count).mapToObj(i -> DemandFixture.line(laptop, "2")).toList();
    app.get(SaveDraft.class).run(officer, submission, demand.version(submission), lines);
  }

  BrowserContext window(String language, boolean scripts) {
    BrowserContext window =
        browser.newContext(new Browser.NewContextOptions().setJavaScriptEnabled(scripts));
    windows.add(window);
    window.setDefaultTimeout(20_000);
    BrowserSignIn.of(app, officer).enter(window, language);
    return window;
  }

  Page form(BrowserContext window, int width, int height) {
    Page page = window.newPage();
    page.setViewportSize(width, height);
    page.navigate(app.uri() + "/rounds/" + round + "/submission");
    return page;
  }

  static Locator cell(Page page, int line, String field) {
    return page.locator("#line-rows [name='lines[" + line + "]." + field + "']");
  }

  static int lines(Page page) {
    return page.locator("#line-rows > [data-line]").count();
  }
}
