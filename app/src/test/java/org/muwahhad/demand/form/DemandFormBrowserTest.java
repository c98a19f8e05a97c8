package org.muwahhad.demand.form;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Playwright;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.muwahhad.Axe;
import org.muwahhad.BrowserSignIn;
import org.muwahhad.InstalledChromium;
import org.muwahhad.TestApp;
import org.muwahhad.World;
import org.muwahhad.access.Actor;
import org.muwahhad.demand.submission.DemandFixture;
import org.muwahhad.demand.submission.DraftLine;
import org.muwahhad.demand.submission.DraftText;
import org.muwahhad.demand.submission.LineInput;
import org.muwahhad.demand.submission.SaveDraft;
import org.muwahhad.demand.submission.StartSubmission;

/** The form in a browser: from the keyboard alone, kept while it is typed, and without scripts. */
@Tag("long")
class DemandFormBrowserTest {
  private static final TestApp APP = TestApp.start();
  private static final World WORLD = World.in(APP);
  private static final DemandFixture DEMAND = new DemandFixture(APP, WORLD);
  private static final String LAPTOP = DEMAND.aLaptop();
  private static final Playwright PLAYWRIGHT = Playwright.create();
  private static final Browser CHROMIUM = InstalledChromium.launch(PLAYWRIGHT);
  private static final Path PICTURES = Path.of("target/demand-form");

  private final List<BrowserContext> windows = new ArrayList<>();
  private final long round = DEMAND.anOpenRound();
  private final Actor officer = WORLD.anOfficerOf(WORLD.anEntityIn("KW"));
  private final String path = "/rounds/" + round + "/submission";
  private final long submission = APP.get(StartSubmission.class).run(officer, round);

  @AfterEach
  void closeWindows() {
    windows.forEach(BrowserContext::close);
  }

  @AfterAll
  static void closeBrowser() {
    CHROMIUM.close();
    PLAYWRIGHT.close();
  }

  @Test
  void three_lines_are_filled_in_without_a_mouse() {
    Page page = form(window(officer, true));
    page.locator("[data-new]").focus();
    page.keyboard().press("Enter");

    for (int line = 0; line < 3; line++) {
      page.keyboard().type("item lap");
      page.locator("#item-options:not([hidden])").waitFor();
      assertThat(focused(page).getAttribute("aria-expanded")).isEqualTo("true");
      page.keyboard().press("ArrowDown");
      assertThat(page.locator("#item-options [aria-selected=true]").count()).isOne();
      page.keyboard().press("Enter");
      assertThat(focused(page).getAttribute("name")).isEqualTo("lines[" + line + "].quantity");
      page.keyboard().type(String.valueOf(10 + line));
      page.keyboard().press("Tab");
      assertThat(focused(page).getAttribute("name")).isEqualTo("lines[" + line + "].unitPrice");
      assertThat(focused(page).inputValue()).isEqualTo("307.000");
      page.keyboard().press("Control+Enter");
    }
    assertThat(lines(page)).hasSize(4);
    page.keyboard().press("Control+Delete");
    assertThat(lines(page)).hasSize(3);
    page.keyboard().press("Control+z");
    assertThat(lines(page)).hasSize(4);
    page.keyboard().press("Control+Delete");
    page.keyboard().press("Tab");
    assertThat(focused(page).getAttribute("name")).isEqualTo("lines[2].quantity");
    page.keyboard().press("ArrowUp");
    assertThat(focused(page).getAttribute("name")).isEqualTo("lines[1].quantity");
    page.keyboard().press("Enter");
    assertThat(focused(page).getAttribute("name")).isEqualTo("lines[2].quantity");
    page.keyboard().press("Alt+ArrowUp");
    assertThat(focused(page).getAttribute("name")).isEqualTo("lines[1].quantity");
    assertThat(quantities(page)).containsExactly("10", "12", "11");
    page.keyboard().press("Control+Shift+Enter");
    assertThat(quantities(page)).containsExactly("10", "12", "12", "11");
    assertThat(page.locator("[data-grand-total]").innerText()).isEqualTo("13,815.000");
    assertThat(page.locator("[data-total-usd]").innerText()).isEqualTo("45,000.00");

    page.keyboard().press("Control+s");
    kept(page);
    assertThat(draft()).extracting(DraftLine::quantity).containsExactly("10", "12", "12", "11");
  }

  @Test
  void what_is_typed_survives_a_closed_tab() {
    BrowserContext window = window(officer, true);
    Page page = form(window);
    page.locator("[data-new]").click();
    page.locator("[name='lines[0].item']").fill("half a wo");
    page.locator("[name='lines[0].quantity']").fill("1,");
    page.close();

    Page again = window.newPage();
    again.navigate(APP.uri() + path);

    again.locator("[name='lines[0].item']").waitFor();
    assertThat(again.locator("[name='lines[0].item']").inputValue()).isEqualTo("half a wo");
    assertThat(again.locator("[name='lines[0].quantity']").inputValue()).isEqualTo("1,");
  }

  @Test
  void without_a_connection_it_is_kept_here_and_sent_when_the_connection_is_back() {
    BrowserContext window = window(officer, true);
    Page page = form(window);
    page.locator("[data-new]").click();
    kept(page);
    window.setOffline(true);
    page.locator("[name='lines[0].quantity']").fill("77");
    page.locator(".kept-offline").waitFor();

    window.setOffline(false);

    kept(page);
    assertThat(draft()).extracting(DraftLine::quantity).containsExactly("77");
  }

  @Test
  void after_the_session_ended_one_returns_to_what_was_typed() {
    Page page = form(window(officer, true));
    page.locator("[data-new]").click();
    kept(page);
    APP.sql(
        "UPDATE session SET expires_at = DATE_SUB(SYSDATE(6), INTERVAL 1 SECOND)"
            + " WHERE person_id = "
            + officer.personId());
    page.locator("[name='lines[0].quantity']").fill("88");
    page.locator(".kept-expired a").click();

    page.locator("[name=login]").fill(officer.login());
    page.locator("[name=password]").fill("secret");
    page.keyboard().press("Enter");

    page.locator("[name='lines[0].quantity'][value='88']").waitFor();
    assertThat(draft()).extracting(DraftLine::quantity).containsExactly("88");
  }

  @Test
  void nothing_is_kept_in_a_window_that_is_still_open_after_signing_out_in_another() {
    BrowserContext window = window(officer, true);
    Page left = form(window);
    left.locator("[data-new]").click();
    kept(left);
    Page other = form(window);

    other.locator("form[action='/sign-out'] button").click();
    other.waitForURL("**/sign-in");
    left.locator("[name='lines[0].quantity']").fill("77");
    left.locator(".kept-expired").waitFor();

    assertThat(other.evaluate("Object.keys(localStorage).length")).isEqualTo(0);
  }

  @Test
  void whoever_signs_in_after_a_session_that_ended_finds_nothing_of_its_draft() {
    BrowserContext window = window(officer, true);
    Page page = form(window);
    page.locator("[data-new]").click();
    kept(page);
    APP.sql(
        "UPDATE session SET expires_at = DATE_SUB(SYSDATE(6), INTERVAL 1 SECOND)"
            + " WHERE person_id = "
            + officer.personId());
    page.locator("[name='lines[0].quantity']").fill("66");
    page.locator(".kept-expired").waitFor();
    assertThat(page.evaluate("Object.keys(localStorage).length")).isEqualTo(1);
    page.close();
    Actor next = WORLD.anOfficerOf(WORLD.anEntityIn("OM"));

    Page desk = window.newPage();
    desk.navigate(APP.uri() + "/sign-in");
    desk.locator("[name=login]").fill(next.login());
    desk.locator("[name=password]").fill("secret");
    desk.keyboard().press("Enter");
    desk.locator("form[action='/sign-out']").waitFor();

    assertThat(desk.evaluate("Object.keys(localStorage).length")).isEqualTo(0);
  }

  @Test
  void nothing_stays_on_the_device_after_signing_out() {
    BrowserContext window = window(officer, true);
    Page page = form(window);
    page.locator("[data-new]").click();
    kept(page);
    page.evaluate("localStorage.setItem('muwahhad.draft.1.2', '{}')");
    page.locator("[name='lines[0].quantity']").fill("99");

    page.locator("form[action='/sign-out'] button").click();
    page.waitForURL("**/sign-in");

    assertThat(page.evaluate("Object.keys(localStorage).length")).isEqualTo(0);
    assertThat(draft()).extracting(DraftLine::quantity).containsExactly("99");
  }

  @Test
  void two_editors_see_each_other_and_meet_on_the_page_that_merges() {
    Page mine = form(window(officer, true));
    mine.locator("[data-new]").click();
    mine.locator("[name='lines[0].item']").fill(LAPTOP);
    mine.locator("[name='lines[0].quantity']").fill("5");
    // A code that was typed is looked up: what it brings is kept, too.
    mine.waitForCondition(
        () -> !mine.locator("[name='lines[0].unitPrice']").inputValue().isEmpty());
    mine.keyboard().press("Control+s");
    kept(mine);
    Page theirs = form(window(WORLD.anOfficerOf(officer.grants().get(0).entity()), true));
    assertThat(theirs.locator("[data-others]").innerText()).contains("is also editing this draft");
    theirs.locator("[name='lines[0].quantity']").fill("6");
    kept(theirs);
    mine.locator("[name='lines[0].budgetLine']").fill("B-9");
    mine.locator(".kept-conflict button").click();

    mine.locator("input[type=radio][value=MINE]").waitFor();
    assertAccessible(mine);
    picture(mine, "merge");
    mine.locator("input[type=radio][value=THEIRS]").check();
    mine.locator(".form-actions button").click();

    mine.locator("#line-rows").waitFor();
    assertThat(mine.locator(".notice-good").innerText()).contains("merged");
    assertThat(quantities(mine)).containsExactly("6");
  }

  @Test
  void without_scripts_the_whole_form_works_with_its_buttons() {
    Page page = form(window(officer, false));
    press(page, "[data-new]");
    page.locator("[name='lines[0].item']").fill(LAPTOP);
    press(page, "button[value='line:0']");
    press(page, "button[value='find:0']");
    press(page, "button[value='put:0:" + LAPTOP + "']");
    page.locator("[name='lines[0].quantity']").fill("8");
    page.locator("[name='lines[0].needBy']").fill("2099-05-01");
    page.locator("[name='lines[0].budgetLine']").fill("B-1");
    page.locator("[name='lines[0].justification']").fill("Replacement");
    press(page, "button[value='line:0']");
    page.locator("[name='split-quarters']").fill("2");
    press(page, "button[value='split:0']");
    assertThat(quantities(page)).containsExactly("4", "4");
    press(page, "button[value='remove:1']");
    page.locator(".paste summary").click();
    page.locator("[name=pasted]").fill(LAPTOP + "\t3\t\t1/6/2099\t\t\tB-2\tNew staff");
    press(page, "button[value=paste]");
    press(page, "button[value='paste-matched']");
    press(page, "button[value=save]");
    assertThat(page.locator(".notice-good").innerText()).contains("The draft is saved.");
    press(page, "button[value=check]");
    page.locator("[name=declared]").check();
    press(page, ".form-actions button");

    assertThat(page.locator("h1").innerText()).contains("Receipt");
    assertThat(DEMAND.status(submission)).isEqualTo("SUBMITTED");
  }

  @Test
  void the_form_is_accessible_with_no_line_one_and_five_hundred_and_on_a_telephone() {
    BrowserContext window = window(officer, true);
    Page page = form(window);
    assertAccessible(page);
    save(1);
    page.navigate(APP.uri() + path);
    assertAccessible(page);
    picture(page, "one");
    page.setViewportSize(390, 844);
    assertAccessible(page);
    assertThat(page.evaluate("document.documentElement.scrollWidth")).isEqualTo(390);
    picture(page, "one-telephone");
    save(500);
    page.navigate(APP.uri() + path);

    assertThat(lines(page)).hasSize(500);
    page.setViewportSize(1280, 900);
    // All rows are made alike; axe takes minutes over five hundred of them.
    assertThat(Axe.violations(page, "#lines-0", "#lines-499")).isEmpty();
  }

  private void save(int count) {
    List<LineInput> lines =
        IntStream.range(0, count).mapToObj(i -> DemandFixture.line(LAPTOP, "2")).toList();
    APP.get(SaveDraft.class).run(officer, submission, DEMAND.version(submission), lines);
  }

  private BrowserContext window(Actor person, boolean scripts) {
    BrowserContext window =
        CHROMIUM.newContext(
            new Browser.NewContextOptions()
                .setJavaScriptEnabled(scripts)
                .setViewportSize(1280, 900));
    windows.add(window);
    window.setDefaultTimeout(20_000);
    BrowserSignIn.of(APP, person).enter(window, "en");
    return window;
  }

  private Page form(BrowserContext window) {
    Page page = window.newPage();
    page.navigate(APP.uri() + path);
    return page;
  }

  @SuppressWarnings("deprecation")
  private static void press(Page page, String selector) {
    page.waitForNavigation(() -> page.locator(selector).first().click());
  }

  private static void kept(Page page) {
    page.locator(".kept-saved").waitFor();
  }

  private List<DraftLine> draft() {
    return APP.get(DraftText.class).of(submission).lines();
  }

  private static Locator focused(Page page) {
    return page.locator(":focus");
  }

  private static List<Locator> lines(Page page) {
    return page.locator("#line-rows > [data-line]").all();
  }

  private static List<String> quantities(Page page) {
    return page.locator("#line-rows [data-quantity]").all().stream()
        .map(Locator::inputValue)
        .toList();
  }

  private static void assertAccessible(Page page) {
    assertThat(Axe.violations(page)).isEmpty();
  }

  private static void picture(Page page, String name) {
    page.screenshot(
        new Page.ScreenshotOptions().setPath(PICTURES.resolve(name + ".png")).setFullPage(true));
  }
}
