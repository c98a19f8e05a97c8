package org.muwahhad.journey;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Playwright;
import com.microsoft.playwright.options.FormData;
import com.microsoft.playwright.options.RequestOptions;
import com.microsoft.playwright.options.SelectOption;
import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import javax.imageio.ImageIO;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.rendering.PDFRenderer;
import org.junit.jupiter.api.Test;
import org.muwahhad.InstalledChromium;
import org.muwahhad.TestApp;
import org.muwahhad.access.DemoPersonQueries;
import org.muwahhad.demo.DemoLoader;
import org.muwahhad.demo.ReferenceLoader;

/**
 * Takes the pictures of README and tour from the demonstration, in both languages. No test: {@code
 * docs/screenshots.sh} runs it.
 */
class Screenshots {
  private static final Path FOLDER = Path.of("../docs/screenshots");
  private static final int WIDTH = 1366;
  private static final int HEIGHT = 860;
  private static final int PAGE_WIDTH = WIDTH / 2;
  private static final float POINTS_TO_A_PAGE_WIDTH = 595f;

  /** What an officer types to find the items of a demand. */
  private static final List<String> ASKED = List.of("UPS", "switch", "firewall", "rack", "storage");

  /**
   * One picture.
   *
   * @param to the element at its upper edge; empty for the top of the page
   */
  private record Picture(String name, String login, String path, String to) {}

  private static final List<Picture> PICTURES =
      List.of(
          new Picture("sign-in", "", "/sign-in", ""),
          new Picture("home-officer", "officer.kw", "/", ""),
          new Picture("home-buyer", "buyer", "/", ""),
          new Picture("round", "buyer", "/rounds/7", ""),
          new Picture("demand-form", "officer.kw", "/rounds/7/submission", ""),
          new Picture("clock", "buyer", "/demo/clock", ""),
          new Picture("aggregation", "buyer", "/rounds/6/aggregation", ""),
          new Picture("reconciliation", "buyer", "/tenders/5/reconciliation", ""),
          new Picture("tender", "bidder.2", "/tenders/5", ""),
          new Picture("bid-room", "bidder.2", "/tenders/5/bid", "#prices"),
          new Picture("opening", "opening.1", "/tenders/2/opening", ""),
          new Picture("ranking", "evaluator.1", "/tenders/2/ranking", "#lot-1"),
          new Picture("decision", "member.sa", "/decisions/2", ""),
          new Picture("allocation", "buyer", "/tenders/2/allocation", ""),
          new Picture("reports", "member.kw", "/reports", ""));

  @Test
  void take() throws IOException {
    TestApp app = TestApp.start();
    app.get(ReferenceLoader.class).run();
    app.get(DemoLoader.class).run();
    Files.createDirectories(FOLDER);
    try (Playwright playwright = Playwright.create();
        Browser browser = InstalledChromium.launch(playwright)) {
      for (String language : List.of("ar", "en")) {
        for (Picture picture : PICTURES) {
          take(browser, app.uri().toString(), language, picture);
        }
      }
    }
  }

  private static void take(Browser browser, String base, String language, Picture picture)
      throws IOException {
    try (BrowserContext context = browser.newContext()) {
      Page page = context.newPage();
      page.setViewportSize(WIDTH, HEIGHT);
      page.navigate(base + "/language/" + language);
      if (!picture.login().isEmpty()) {
        signIn(context, base, picture.login());
      }
      page.navigate(base + picture.path());
      if (picture.name().equals("demand-form")) {
        fillDemand(page, base);
      }
      if (!picture.to().isEmpty()) {
        page.locator(picture.to()).evaluate("e => e.scrollIntoView()");
      }
      page.evaluate("document.fonts.ready");
      page.screenshot(new Page.ScreenshotOptions().setPath(file(picture.name(), language)));
      if (picture.name().equals("reports")) {
        report(context, base, language);
      }
    }
  }

  private static void fillDemand(Page page, String base) {
    page.navigate(base + "/rounds/7");
    Locator start = page.locator("form[action$='/submission/start'] button");
    if (start.count() > 0) {
      start.click();
      page.waitForLoadState();
      addLines(page);
    }
    page.navigate(base + "/rounds/7/submission");
  }

  private static void addLines(Page page) {
    for (int line = 0; line < ASKED.size(); line++) {
      page.keyboard().press("Control+Enter");
      page.keyboard().type(ASKED.get(line));
      page.locator("#item-options:not([hidden]) [role=option]").first().waitFor();
      page.keyboard().press("ArrowDown");
      page.keyboard().press("Enter");
      page.keyboard().type(String.valueOf(12 * (line + 1)));
      if (line == 0) {
        fillFirstLine(page);
      }
    }
    page.locator("button[value=save]").click();
    page.waitForLoadState();
  }

  /** What the other lines take over. */
  private static void fillFirstLine(Page page) {
    page.fill("[name='lines[0].needBy']", LocalDate.now(ZoneOffset.UTC).plusDays(300).toString());
    page.selectOption("[name='lines[0].site']", new SelectOption().setIndex(1));
    page.fill("[name='lines[0].budgetLine']", "KW-MOH/2026/3110");
    page.fill("[name='lines[0].justification']", "مركز بيانات ثانٍ");
  }

  private static void signIn(BrowserContext context, String base, String login) {
    context
        .request()
        .post(
            base + "/sign-in",
            RequestOptions.create()
                .setHeader("Origin", base)
                .setForm(
                    FormData.create()
                        .set("login", login)
                        .set("password", DemoPersonQueries.PASSWORD)
                        .set("returnTo", "/")));
  }

  /** The first two pages of the award report beside each other, in reading order. */
  private static void report(BrowserContext context, String base, String language)
      throws IOException {
    boolean arabic = language.equals("ar");
    String edition = arabic ? "ARABIC" : "ENGLISH";
    byte[] pdf = context.request().get(base + "/reports/award/2/" + edition + "/PDF").body();
    try (PDDocument document = Loader.loadPDF(pdf)) {
      PDFRenderer renderer = new PDFRenderer(document);
      float scale = PAGE_WIDTH / POINTS_TO_A_PAGE_WIDTH;
      BufferedImage first = renderer.renderImage(0, 2 * scale);
      BufferedImage second = renderer.renderImage(1, 2 * scale);
      int height = first.getHeight() / 2;
      BufferedImage both = new BufferedImage(WIDTH, height, BufferedImage.TYPE_INT_RGB);
      Graphics2D canvas = both.createGraphics();
      canvas.setRenderingHint(
          RenderingHints.KEY_INTERPOLATION, RenderingHints.VALUE_INTERPOLATION_BICUBIC);
      canvas.drawImage(first, arabic ? PAGE_WIDTH : 0, 0, PAGE_WIDTH, height, null);
      canvas.drawImage(second, arabic ? 0 : PAGE_WIDTH, 0, PAGE_WIDTH, height, null);
      canvas.setColor(Color.LIGHT_GRAY);
      canvas.drawRect(0, 0, WIDTH - 1, height - 1);
      canvas.drawLine(PAGE_WIDTH, 0, PAGE_WIDTH, height);
      canvas.dispose();
      ImageIO.write(both, "png", file("report", language).toFile());
    }
  }

  private static Path file(String name, String language) {
    return FOLDER.resolve(name + "-" + language + ".png");
  }
}
