package org.muwahhad.bid.room;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Playwright;
import com.microsoft.playwright.options.BoundingBox;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.muwahhad.Axe;
import org.muwahhad.BrowserSignIn;
import org.muwahhad.InstalledChromium;
import org.muwahhad.TestApp;
import org.muwahhad.World;
import org.muwahhad.access.Actor;
import org.muwahhad.bid.BidFixture;
import org.muwahhad.web.Form;

/** A bid for a tender that asks for whatever one can ask for, on a telephone and in Arabic. */
@Tag("long")
class BidRoomOnPhoneTest {
  private static final int WIDTH = 390;
  private static final TestApp APP = TestApp.start();
  private static final World WORLD = World.in(APP);
  private static final BidFixture TENDERS = new BidFixture(APP, WORLD);
  private static final Playwright PLAYWRIGHT = Playwright.create();
  private static final Browser CHROMIUM = InstalledChromium.launch(PLAYWRIGHT);
  private final List<BrowserContext> windows = new ArrayList<>();
  private final Actor bidder = WORLD.aBidderFor(WORLD.aSupplier());
  private final BidFixture.Tender tender = askingForEverything();
  private final String room = "/tenders/" + tender.id() + "/bid";

  private static BidFixture.Tender askingForEverything() {
    BidFixture.Tender tender = TENDERS.aPublishedTender();
    TENDERS.require(tender);
    TENDERS.allowAlternatives(tender);
    TENDERS.askTerms(tender, 60);
    TENDERS.takeBundles(tender);
    TENDERS.demandSecurity(tender);
    return tender;
  }

  @AfterEach
  void closeWindows() {
    windows.forEach(BrowserContext::close);
  }

  @AfterAll
  static void closeBrowser() {
    CHROMIUM.close();
    PLAYWRIGHT.close();
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "/seal", "/requirements", "/documents", "/declaration"})
  void it_fits_and_is_accessible_with_everything_unfolded(String below) {
    Page page = phone();
    page.navigate(APP.uri() + room + below);
    unfold(page);

    assertSound(page);
  }

  @Test
  void what_is_wrong_stands_above_its_field_and_so_on_the_page_of_the_check() {
    String price = "prices[" + tender.items().get(0) + "]";
    String lot = APP.ask("SELECT lot_id FROM lot_item WHERE id = " + tender.items().get(0));
    List<String> wrong =
        List.of(
            "prices[" + tender.items().get(1) + "]",
            price + ".tiers",
            price + ".deliveryDays",
            price + ".bundlePrice",
            "alternatives[" + lot + "]." + price);
    Page page = phone();
    page.navigate(APP.uri() + room);
    unfold(page);
    page.locator("[name='" + price + "']").fill("2");
    wrong.forEach(field -> page.locator("[name='" + field + "']").fill("كثير"));

    page.locator(".form-actions button[value=save]").click();
    page.locator(".error-summary").waitFor();

    for (String field : wrong) {
      BoundingBox error = page.locator("#" + Form.id(field) + "-error").boundingBox();
      BoundingBox typed = page.locator("#" + Form.id(field)).boundingBox();
      assertThat(error).as(field + " is unfolded").isNotNull();
      assertThat(error.y + error.height).as(field).isLessThanOrEqualTo(typed.y);
    }
    assertSound(page);

    Page check = phone();
    check.navigate(APP.uri() + room + "/check");
    assertSound(check);
  }

  private static void unfold(Page page) {
    page.evaluate("document.querySelectorAll('details').forEach(d => { d.open = true; })");
  }

  private static void assertSound(Page page) {
    page.evaluate("document.fonts.ready");
    assertThat(page.evaluate("document.documentElement.dir")).isEqualTo("rtl");
    assertThat(page.evaluate("document.documentElement.scrollWidth")).isEqualTo(WIDTH);
    assertThat(Axe.violations(page)).isEmpty();
  }

  private Page phone() {
    BrowserContext window =
        CHROMIUM.newContext(new Browser.NewContextOptions().setViewportSize(WIDTH, 844));
    windows.add(window);
    return BrowserSignIn.of(APP, bidder).in(window, "ar");
  }
}
