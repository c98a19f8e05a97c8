package org.muwahhad.web;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Playwright;
import com.microsoft.playwright.Route;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.muwahhad.Axe;
import org.muwahhad.InstalledChromium;
import org.muwahhad.Pictures;

/** The components in a real browser, in both languages, on a telephone and on a desk. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@Tag("long")
class FrontEndTest {
  private static final int TELEPHONE = 375;
  private static final List<Integer> WIDTHS = List.of(TELEPHONE, 1180);
  private static final Map<String, String> PAGES = new Gallery().render();

  private static final Path FOLDER = Path.of("target/gallery");

  private GalleryServer server;
  private Playwright playwright;
  private Browser browser;

  @BeforeAll
  void open() throws IOException {
    Files.createDirectories(FOLDER);
    for (var page : PAGES.entrySet()) {
      Files.writeString(FOLDER.resolve(fileName(page.getKey()) + ".html"), page.getValue());
    }
    server = new GalleryServer(PAGES);
    playwright = Playwright.create();
    browser = InstalledChromium.launch(playwright);
  }

  @AfterAll
  void close() {
    browser.close();
    playwright.close();
    server.close();
  }

  static List<String> addresses() {
    return List.copyOf(PAGES.keySet());
  }

  @ParameterizedTest
  @MethodSource("addresses")
  void a_page_is_accessible_fits_its_screen_and_keeps_to_the_security_policy(String address) {
    for (int width : WIDTHS) {
      try (var page = browser.newPage()) {
        List<String> complaints = new ArrayList<>();
        page.onConsoleMessage(m -> complaints.add(m.text()));
        page.onPageError(complaints::add);
        page.setViewportSize(width, 900);

        page.navigate(server.address() + address);
        page.evaluate("document.fonts.ready");
        Pictures.ofPage(page, FOLDER.resolve(fileName(address) + "-" + width + ".png"));

        assertThat(complaints).as("console at %d px", width).isEmpty();
        assertThat(page.evaluate("document.documentElement.scrollWidth"))
            .as("width of the content at %d px", width)
            .isEqualTo(width);
        assertThat(violations(page, address, width)).as("axe at %d px", width).isEmpty();
      }
    }
  }

  private static List<String> violations(
      com.microsoft.playwright.Page page, String address, int width) {
    return address.startsWith("/ar") == (width == TELEPHONE)
        ? Axe.violations(page)
        : Axe.violationsBesideContrast(page);
  }

  @ParameterizedTest
  @MethodSource("addresses")
  void a_page_fits_the_narrowest_telephone(String address) {
    try (var page = browser.newPage()) {
      page.setViewportSize(320, 700);
      page.navigate(server.address() + address);

      assertThat(page.evaluate("document.documentElement.scrollWidth")).isEqualTo(320);
    }
  }

  @Test
  void results_are_fetched_while_typing_under_the_security_policy() {
    try (var page = browser.newPage()) {
      page.route(
          "**/suggest*",
          route ->
              route.fulfill(
                  new Route.FulfillOptions()
                      .setContentType("text/html; charset=utf-8")
                      .setBody(
                          "<p id='found'>"
                              + route.request().url().replaceAll(".*\\?", "")
                              + "</p>")));
      page.navigate(server.address() + "/ar/record");

      page.locator("main input[type=search]").pressSequentially("UPS");

      assertThat(page.locator("#lines #found").textContent()).isEqualTo("q=UPS");
    }
  }

  @Test
  void the_arabic_page_is_the_mirror_of_the_english_one() {
    try (var page = browser.newPage()) {
      page.setViewportSize(1180, 900);
      page.navigate(server.address() + "/ar/home");
      double brandInArabic = page.locator(".emblem").boundingBox().x;
      double barInArabic =
          right(page.locator("rect.bar").first()) - right(page.locator("svg.bars"));
      page.navigate(server.address() + "/en/home");

      assertThat(brandInArabic).isGreaterThan(1000);
      assertThat(page.locator(".emblem").boundingBox().x).isLessThan(100);
      assertThat(barInArabic).as("the bars grow from the right").isZero();
      assertThat(page.locator("rect.bar").first().boundingBox().x)
          .as("the bars grow from the left")
          .isEqualTo(page.locator("svg.bars").boundingBox().x);
    }
  }

  @Test
  void the_error_summary_has_the_focus_and_leads_to_the_wrong_field() {
    try (var page = browser.newPage()) {
      page.navigate(server.address() + "/ar/form");

      assertThat(page.evaluate("document.activeElement.className")).isEqualTo("error-summary");
      page.locator(".error-summary a").first().click();
      assertThat(page.evaluate("document.activeElement.name")).isEqualTo("lines[0].quantity");
    }
  }

  @Test
  void on_a_telephone_what_is_wrong_with_a_cell_stands_above_its_field() {
    try (var page = browser.newPage()) {
      page.setViewportSize(TELEPHONE, 900);
      page.navigate(server.address() + "/ar/home");

      page.evaluate(
          """
          document.querySelector('main').innerHTML = `<div class="table-box">
            <table class="table cards"><tbody><tr><td class="number" data-label="سعر الوحدة">
            <p class="error">أدخلوا رقمًا أكبر من الصفر</p>
            <input class="input number width-10" aria-label="سعر الوحدة"></td></tr></tbody></table>
            </div>`""");

      var error = page.locator("td > .error").boundingBox();
      var field = page.locator("td > .input").boundingBox();
      assertThat(error.y + error.height).isLessThanOrEqualTo(field.y);
      assertThat(error.width).isGreaterThan(page.locator("tr").boundingBox().width * 0.8);
      assertThat(field.x).isNotNegative();
    }
  }

  @Test
  void a_form_is_sent_once_however_often_its_button_is_pressed() {
    try (var page = browser.newPage()) {
      List<String> sent = new ArrayList<>();
      page.onRequest(
          r -> {
            if (r.method().equals("POST")) {
              sent.add(r.url());
            }
          });
      page.navigate(server.address() + "/ar/confirmation");
      page.route("**/cancel", route -> {});

      page.evaluate(
          "const b = document.querySelector('.confirm button'); b.click(); b.click(); b.click();");
      page.waitForTimeout(200);

      assertThat(sent).hasSize(1);
    }
  }

  @Test
  void totals_follow_the_typing_in_either_digit_set_without_rounding_errors() {
    try (var page = browser.newPage()) {
      page.navigate(server.address() + "/ar/record");
      assertThat(page.locator("[data-grand-total]").textContent()).isEqualTo("3,135,937.500");

      page.locator("[data-price]").first().fill("٠٫١");

      assertThat(page.locator("[data-line-total]").first().textContent()).isEqualTo("125.000");
      assertThat(page.locator("[data-grand-total]").textContent()).isEqualTo("2,613,406.250");
    }
  }

  /** {@code /ar/form} gives {@code ar-form}. */
  private static String fileName(String address) {
    return address.substring(1).replace('/', '-');
  }

  private static double right(Locator element) {
    var box = element.boundingBox();
    return box.x + box.width;
  }
}
