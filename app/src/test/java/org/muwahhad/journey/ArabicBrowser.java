package org.muwahhad.journey;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.Download;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Playwright;
import com.microsoft.playwright.options.AriaRole;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.muwahhad.Axe;
import org.muwahhad.InstalledChromium;
import org.muwahhad.TestApp;
import org.muwahhad.access.DemoPersonQueries;

/** One browser window in Arabic, in which people sign in one after the other. */
final class ArabicBrowser implements AutoCloseable {
  private final String base;
  private final Playwright playwright = Playwright.create();
  private final Browser browser = InstalledChromium.launch(playwright);
  private final Page page;
  private final List<String> complaints = new ArrayList<>();
  private final String password;
  private String person = "";

  /** A desk, for people of the demonstration. */
  ArabicBrowser(TestApp app) {
    this(app, DemoPersonQueries.PASSWORD, 1180, 900);
  }

  /** A screen of a size, for people who all have one password. */
  ArabicBrowser(TestApp app, String password, int width, int height) {
    this.password = password;
    base = app.uri().toString();
    page = browser.newContext(new Browser.NewContextOptions().setLocale("ar")).newPage();
    page.setViewportSize(width, height);
    page.setDefaultTimeout(20_000);
    // What is only said, such as that storage was cleared at sign-out, is no complaint.
    page.onConsoleMessage(
        m -> {
          if (!m.type().equals("info")) {
            complaints.add(page.url() + " " + m.text());
          }
        });
    page.onPageError(complaints::add);
  }

  /** Signs out anyone who is there, and signs a person in. */
  ArabicBrowser as(String login) {
    if (!person.equals(login)) {
      if (!person.isEmpty()) {
        press("تسجيل الخروج");
      }
      open("/sign-in");
      fill("login", login);
      fill("password", password);
      press("دخول");
      assertThat(page.locator(".person-name").count()).as("%s is signed in", login).isOne();
      person = login;
    }
    return this;
  }

  /** Signs a person in and follows what the home page asks of that person about one matter. */
  ArabicBrowser takeUp(String login, String task, String about) {
    as(login).press(find("a.brand"));
    return press(
        find("li.task")
            .filter(new Locator.FilterOptions().setHasText(about))
            .locator("a.task-link", new Locator.LocatorOptions().setHasText(task)));
  }

  ArabicBrowser open(String path) {
    page.navigate(base + path);
    return this;
  }

  /** Fills the field of a name below the header; one given twice or not at all fails. */
  ArabicBrowser fill(String name, String value) {
    page.locator("main [name='" + name + "']:not([type=hidden])").fill(value);
    return this;
  }

  /** Fills all fields whose names end so. */
  ArabicBrowser fillAll(String ending, String value) {
    for (Locator field : all("[name$='" + ending + "']")) {
      field.fill(value);
    }
    return this;
  }

  ArabicBrowser fill(Locator field, String value) {
    field.fill(value);
    return this;
  }

  ArabicBrowser choose(String name, String value) {
    page.locator("select[name='" + name + "']").selectOption(value);
    return this;
  }

  /** Ticks every box or radio button of this kind; at least one must be there. */
  ArabicBrowser untick(String selector) {
    all(selector).forEach(Locator::uncheck);
    return this;
  }

  ArabicBrowser tick(String selector) {
    for (Locator box : all(selector)) {
      box.check();
    }
    return this;
  }

  /** Presses the only button, or follows the only link, with exactly this text. */
  ArabicBrowser press(String text) {
    Page.GetByRoleOptions named = new Page.GetByRoleOptions().setName(text).setExact(true);
    return press(page.getByRole(AriaRole.BUTTON, named).or(page.getByRole(AriaRole.LINK, named)));
  }

  /** Presses a button of what binds, looks at its review, and presses the same button there. */
  ArabicBrowser pressAndConfirm(String text) {
    press(text).isAsItShouldBe();
    assertThat(page.locator("form[data-review]").count()).as(page.url()).isOne();
    return press(text);
  }

  /** Presses a control and waits for the page it leads to, which every control here does. */
  @SuppressWarnings("deprecation")
  ArabicBrowser press(Locator control) {
    page.waitForNavigation(control::click);
    return this;
  }

  Locator find(String selector) {
    return page.locator(selector);
  }

  /** All elements of the page that match, of which there is at least one. */
  List<Locator> all(String selector) {
    page.locator(selector).first().waitFor();
    return page.locator(selector).all();
  }

  Path download(Locator link) {
    Download download = page.waitForDownload(link::click);
    assertThat(download.failure()).isNull();
    return download.path();
  }

  /** The outcome of the act before: a message of success with these words. */
  ArabicBrowser succeeded(String words) {
    assertThat(page.locator("main .notice-good, main .notice, main .error-summary").allInnerTexts())
        .as(page.url())
        .first()
        .asString()
        .contains(words);
    assertThat(page.locator("main .notice-good").count()).isPositive();
    return this;
  }

  /** A page in Arabic from right to left, without anything that axe finds wrong with it. */
  ArabicBrowser isAsItShouldBe() {
    assertThat(page.locator("html").getAttribute("dir")).isEqualTo("rtl");
    assertThat(page.locator("html").getAttribute("lang")).isEqualTo("ar");
    assertThat(Axe.violations(page)).as("axe at %s", page.url()).isEmpty();
    return this;
  }

  String text() {
    return page.locator("main").innerText();
  }

  List<String> complaints() {
    return complaints;
  }

  @Override
  public void close() {
    browser.close();
    playwright.close();
  }
}
