package org.muwahhad.bid.room;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Download;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Playwright;
import com.microsoft.playwright.Request;
import com.microsoft.playwright.options.Cookie;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
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
import org.muwahhad.bid.BidContent;
import org.muwahhad.bid.BidFixture;
import org.muwahhad.bid.BidQueries;
import org.muwahhad.bid.SealedBy;
import org.muwahhad.bid.seal.BidJson;
import org.muwahhad.shared.Sha256;

/**
 * A bid is checked, sealed and signed in a browser: nothing of it leaves the page in clear, and the
 * service opens what the browser sealed.
 */
@Tag("long")
class BrowserSealTest {
  private static final TestApp APP = TestApp.start();
  private static final World WORLD = World.in(APP);
  private static final BidFixture TENDERS = new BidFixture(APP, WORLD);
  private static final Playwright PLAYWRIGHT = Playwright.create();
  private static final Browser CHROMIUM = InstalledChromium.launch(PLAYWRIGHT);
  private static final String PRICE = "418.125";
  private static final String STATEMENT = "what nobody may read before the opening";
  private final List<BrowserContext> windows = new ArrayList<>();
  private final List<String> sent = new ArrayList<>();
  private final List<String> addresses = new ArrayList<>();
  private final List<String> complaints = new ArrayList<>();
  private final Actor bidder = WORLD.aBidderFor(WORLD.aSupplier());

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
  void a_bid_is_sealed_in_the_browser_and_opened_by_the_panel() throws IOException {
    BidFixture.Tender tender = TENDERS.aPublishedTender();
    Page page = page(tender);
    fill(page, tender);
    assertThat(Axe.violations(page)).isEmpty();

    page.locator("[data-seal-check]").click();
    page.locator("[data-seal-send]").waitFor();
    assertThat(page.locator("[data-seal-total]").innerText()).isEqualTo("KWD\u00a04,187.250");
    assertThat(Axe.violations(page)).isEmpty();
    String digest = page.locator("[data-seal-digest]").innerText();
    byte[] copy = copy(page);
    page.locator("[data-seal-send]").click();
    page.waitForURL(url -> url.contains("/versions/1"));

    assertThat(page.locator("main").innerText()).contains("The bidder", digest);
    assertThat(Sha256.of(copy)).isEqualTo(digest);
    BidJson json = BidJson.ofSubcommand();
    assertThat(json.write(json.read(copy, BidContent.class)))
        .as("the service writes the same content to the byte")
        .isEqualTo(copy);
    assertThat(String.join("\n", sent))
        .contains("sealedContent")
        .doesNotContain(PRICE, STATEMENT, "nobody+may", "nobody%20may");
    assertThat(String.join("\n", addresses)).doesNotContain(PRICE, "nobody");
    assertThat(complaints).as("the policy of pages allows it").isEmpty();

    TENDERS.open(tender);

    assertThat(APP.get(BidQueries.class).listOpened(tender.id()))
        .singleElement()
        .satisfies(
            b -> {
              assertThat(b.sealedBy()).isEqualTo(SealedBy.BIDDER);
              assertThat(b.statement()).isEqualTo(STATEMENT);
              assertThat(b.sha256()).isEqualTo(digest);
            });
  }

  @Test
  void prices_of_two_envelopes_are_sealed_apart() {
    BidFixture.Tender tender = TENDERS.aTwoEnvelopeTender();
    Page page = page(tender);
    fill(page, tender);
    page.locator("[data-seal-check]").click();
    page.locator("[data-seal-send]").click();
    page.waitForURL(url -> url.contains("/versions/1"));

    TENDERS.open(tender);

    assertThat(APP.get(BidQueries.class).listOpened(tender.id()))
        .singleElement()
        .satisfies(
            b -> {
              assertThat(b.pricesSha256()).matches("[0-9a-f]{64}");
              assertThat(b.currency()).as("sealed until the second meeting").isNull();
            });
  }

  @Test
  void terms_beside_prices_are_sealed_as_the_service_writes_them() throws IOException {
    BidFixture.Tender tender = TENDERS.aPublishedTender();
    TENDERS.askTerms(tender, 60);
    Page page = page(tender);
    fill(page, tender);
    page.locator("[name='" + price(tender, 0) + ".deliveryDays']").fill("٣٠");
    page.locator("[name='" + price(tender, 0) + ".tiers']").fill("2: 500\n5: 450");
    page.locator("[name='" + price(tender, 1) + ".deliveryDays']").fill("14");
    page.locator("[data-seal-check]").click();
    page.locator("[data-seal-faults]").waitFor();
    assertThat(page.locator("[data-seal-faults]").innerText())
        .as("the first tier begins at the least quantity or at 1")
        .contains("at most four prices of smaller quantities");

    page.locator("[name='" + price(tender, 0) + ".leastQuantity']").fill("2");
    page.locator("[data-seal-check]").click();
    page.locator("[data-seal-send]").waitFor();

    assertThat(sendAsTheServiceWritesIt(page))
        .contains(
            "\"deliveryDays\":30,\"leastQuantity\":\"2\"",
            "\"tiers\":[{\"fromQuantity\":\"2\",\"unitPrice\":\"500.000\"},");
    TENDERS.open(tender);
    assertThat(APP.ask("SELECT COUNT(*) FROM bid_tier WHERE tender_id = " + tender.id()))
        .isEqualTo("2");
  }

  @Test
  void a_bundle_is_sealed_as_the_service_writes_it() throws IOException {
    BidFixture.Tender tender = TENDERS.aPublishedTender();
    TENDERS.takeBundles(tender);
    Page page = page(tender);
    fill(page, tender);
    page.locator("summary:has-text('bundles in lot')").all().forEach(Locator::click);
    page.locator("[name='" + price(tender, 0) + ".bundle']").fill("١");
    page.locator("[name='" + price(tender, 0) + ".bundlePrice']").fill("1.5");
    page.locator("[data-seal-check]").click();
    page.locator("[data-seal-faults]").waitFor();
    assertThat(page.locator("[data-seal-faults]").innerText())
        .as("a bundle is of several lots")
        .contains("items of several lots share");

    page.locator("[name='" + price(tender, 2) + "']").fill("9");
    page.locator("[name='" + price(tender, 2) + ".bundle']").fill("1");
    page.locator("[name='" + price(tender, 2) + ".bundlePrice']").fill("8.5");
    page.locator("[data-seal-check]").click();
    page.locator("[data-seal-send]").waitFor();

    assertThat(sendAsTheServiceWritesIt(page))
        .contains("{\"bundle\":1,\"bundlePrice\":\"8.500\",\"lotItem\":" + tender.items().get(2));
    TENDERS.open(tender);
    assertThat(APP.ask("SELECT SUM(is_bundle) FROM bid_discount WHERE tender_id = " + tender.id()))
        .isEqualTo("1");
  }

  @Test
  void discounts_and_limits_are_sealed_as_the_service_writes_them() throws IOException {
    BidFixture.Tender tender = TENDERS.aPublishedTender();
    Page page = page(tender);
    fill(page, tender);
    page.locator("[name='" + price(tender, 2) + "']").fill("9");
    page.locator("[data-discount-add]").click();
    page.locator("[name='discounts[1].percent']").fill("٢٫٥٠");
    page.locator("[name='discounts[1].whenWinning']").fill("1, 7");
    page.locator("[name='discounts[1].appliesTo']").fill("1-2");
    page.locator("[name=mostLots]").fill("2");
    page.locator("[name=mostValue]").fill("5,000");
    page.locator("[data-seal-check]").click();
    page.locator("[data-seal-faults]").waitFor();
    assertThat(page.locator("[data-seal-faults]").innerText())
        .as("the tender has no lot 7")
        .contains("Discount 2, If we win these lots", "Name lots of this tender that are priced")
        .doesNotContain("Applies to these lots");

    page.locator("[name='discounts[1].whenWinning']").fill("١، 2");
    page.locator("[data-seal-check]").click();
    page.locator("[data-seal-send]").waitFor();

    assertThat(sendAsTheServiceWritesIt(page))
        .contains("\"percent\":\"2.5\"", "\"mostLots\":2,\"mostValue\":\"5000.000\"");
    TENDERS.open(tender);
    assertThat(APP.ask("SELECT COUNT(*) FROM bid_discount WHERE tender_id = " + tender.id()))
        .isEqualTo("1");
  }

  @Test
  void what_breaks_a_rule_is_told_and_nothing_is_sealed() {
    BidFixture.Tender tender = TENDERS.aPublishedTender();
    Page page = page(tender);
    page.locator("[name='" + price(tender, 0) + "']").fill("1.2345");
    page.locator("[name=validityDays]").fill("1");

    page.locator("[data-seal-check]").click();

    page.locator("[data-seal-faults]").waitFor();
    assertThat(page.locator("[data-seal-faults]").innerText())
        .contains(
            "The currency has fewer decimals.",
            "Price this item too, or leave the whole lot without prices.",
            "The bid must stay valid");
    assertThat(page.locator("[data-seal-review]").isVisible()).isFalse();
    assertThat(sent).isEmpty();
    assertThat(Axe.violations(page)).isEmpty();
  }

  @Test
  void a_browser_without_scripts_is_sent_to_the_bid_room() {
    BidFixture.Tender tender = TENDERS.aPublishedTender();
    Page page = page(tender);
    BrowserContext plain =
        CHROMIUM.newContext(new Browser.NewContextOptions().setJavaScriptEnabled(false));
    windows.add(plain);
    plain.addCookies(
        page.context().cookies().stream()
            .map(c -> new Cookie(c.name, c.value).setUrl(APP.uri().toString()))
            .toList());
    Page without = plain.newPage();

    without.navigate(APP.uri() + "/tenders/" + tender.id() + "/bid/seal");

    assertThat(without.locator("[data-in-browser=no]").isVisible()).isTrue();
    assertThat(without.locator("form[data-seal]").isVisible()).isFalse();
  }

  /** Sends what was checked and returns it; the service writes the same content to the byte. */
  private static String sendAsTheServiceWritesIt(Page page) throws IOException {
    byte[] copy = copy(page);
    page.locator("[data-seal-send]").click();
    page.waitForURL(url -> url.contains("/versions/1"));
    BidJson json = BidJson.ofSubcommand();
    assertThat(json.write(json.read(copy, BidContent.class))).isEqualTo(copy);
    return new String(copy, StandardCharsets.UTF_8);
  }

  /** The copy that the page offers the bidder to keep. */
  private static byte[] copy(Page page) throws IOException {
    Download kept = page.waitForDownload(page.locator("[data-seal-copy=content]")::click);
    return Files.readAllBytes(kept.path());
  }

  private Page page(BidFixture.Tender tender) {
    BrowserContext window = CHROMIUM.newContext();
    windows.add(window);
    Page page = BrowserSignIn.of(APP, bidder).in(window, "en");
    page.onConsoleMessage(m -> complaints.add(m.text()));
    page.onRequest(this::keep);
    page.navigate(APP.uri() + "/tenders/" + tender.id() + "/bid/seal");
    page.locator("form[data-seal]").waitFor();
    return page;
  }

  private void keep(Request request) {
    if (request.method().equals("POST")) {
      sent.add(Objects.requireNonNullElse(request.postData(), ""));
    }
    addresses.add(request.url());
  }

  private static void fill(Page page, BidFixture.Tender tender) {
    page.locator("[name=currency]").selectOption("KWD");
    page.locator("[name=statement]").fill(STATEMENT);
    page.locator("[name='" + price(tender, 0) + "']").fill(PRICE);
    page.locator("[name='" + price(tender, 1) + "']").fill("2");
    page.locator("[name='" + price(tender, 1) + ".origin']").fill("om");
  }

  private static String price(BidFixture.Tender tender, int item) {
    return "prices[" + tender.items().get(item) + "]";
  }
}
