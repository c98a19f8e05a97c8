package org.muwahhad.bid.room;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonObject;
import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.CDPSession;
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
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
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
import org.muwahhad.bid.seal.UnlockedKey;
import org.muwahhad.shared.Sha256;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

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
  private static final Logger LOG = LoggerFactory.getLogger(BrowserSealTest.class);
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
    assertThat(page.locator("[data-seal-total]").innerText()).isEqualTo("4,187.250 KWD");
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
    byte[] copy = copy(page);
    page.locator("[data-seal-send]").click();
    page.waitForURL(url -> url.contains("/versions/1"));

    BidJson json = BidJson.ofSubcommand();
    assertThat(json.write(json.read(copy, BidContent.class))).isEqualTo(copy);
    assertThat(new String(copy, StandardCharsets.UTF_8))
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
    byte[] copy = copy(page);
    page.locator("[data-seal-send]").click();
    page.waitForURL(url -> url.contains("/versions/1"));

    BidJson json = BidJson.ofSubcommand();
    assertThat(json.write(json.read(copy, BidContent.class))).isEqualTo(copy);
    assertThat(new String(copy, StandardCharsets.UTF_8))
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
    byte[] copy = copy(page);
    page.locator("[data-seal-send]").click();
    page.waitForURL(url -> url.contains("/versions/1"));

    BidJson json = BidJson.ofSubcommand();
    assertThat(json.write(json.read(copy, BidContent.class))).isEqualTo(copy);
    assertThat(new String(copy, StandardCharsets.UTF_8))
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

  /** RFC 9180, appendix A.1.1: DHKEM(X25519, HKDF-SHA256), HKDF-SHA256, AES-128-GCM, base. */
  @Test
  void the_browser_computes_the_vector_of_the_standard() {
    Page page = page(TENDERS.aPublishedTender());

    Object sealed =
        page.evaluate(
            """
            async () => {
              const S = MuwahhadSeal;
              const pair = {
                privateKey: await S.importPrivate(S.unhex(
                  "52c4a758a802cd8b936eceea314432798d5baf2d7e9235dc084ab1b9cfa2f736")),
                publicKey: await S.importPublic(S.unhex(
                  "37fda3567bdbd628e88668c3c8d7e97d1d1253b6d4ea6d44c150f741f1bf4431")),
              };
              const to = S.unhex(
                "3948cfe0ad1ddb695d780e59077195da6c56506b027329794ab02bca80815c4d");
              const info = S.unhex("4f6465206f6e2061204772656369616e2055726e");
              const aad = S.unhex("436f756e742d30");
              const message = S.unhex(
                "4265617574792069732074727574682c20747275746820626561757479");
              const sealed = await S.seal(to, info, aad, message, S.AES_128_GCM, pair);
              const own = await S.importPrivate(S.unhex(
                "4612c550263fc8ad58375df3f557aac531d26850903e55a9f23f21d8534e8ac8"));
              const opened = await S.open(own, to, info, aad, sealed, S.AES_128_GCM);
              return S.hex(sealed) + " " + (S.hex(opened) === S.hex(message));
            }""");

    assertThat(sealed)
        .isEqualTo(
            "37fda3567bdbd628e88668c3c8d7e97d1d1253b6d4ea6d44c150f741f1bf4431"
                + "f938558b5d72f1a23810b4be2ab4f84331acc02fc97babc53a52ae8218a355a9"
                + "6d8770ac83d07bea87e13c512a true");
  }

  @Test
  void the_service_opens_what_the_browser_sealed_to_its_key() {
    Page page = page(TENDERS.aPublishedTender());
    UnlockedKey key = UnlockedKey.fresh();

    Object sealed =
        page.evaluate(
            """
            async ([keyset, sha256]) => MuwahhadSeal.hex(await MuwahhadSeal.sealTo(
              { keyset, sha256 }, "bid|JT|1", new TextEncoder().encode("عرض")))""",
            List.of(key.publicKeyset(), key.fingerprint()));

    assertThat(key.open("bid|JT|1", HexFormat.of().parseHex(String.valueOf(sealed))))
        .isEqualTo("عرض".getBytes(StandardCharsets.UTF_8));
  }

  /** Prints the figure; nothing depends on it. */
  @Test
  void two_thousand_lines_are_sealed_on_a_slow_telephone() {
    Page page = page(TENDERS.aPublishedTender());
    CDPSession devTools = page.context().newCDPSession(page);
    JsonObject slow = new JsonObject();
    slow.addProperty("rate", 6);
    devTools.send("Emulation.setCPUThrottlingRate", slow);
    UnlockedKey key = UnlockedKey.fresh();

    Object measured =
        page.evaluate(
            """
            async ([keyset, sha256]) => {
              const S = MuwahhadSeal;
              const items = Array.from({ length: 2000 }, (_, i) => (
                { id: i + 1, lot: 1 + i % 20, lotNumber: 1, quantity: "12", free: false }));
              const terms = {
                tender: "JT", supplier: "1", amendment: 0, bidKey: { keyset, sha256 },
                pricesKey: null, currencies: [{ code: "SAR", decimals: 2 }], leastValidity: 90,
                items, requirements: [], alternatives: false, securityAsked: false,
                securityForms: [], memberStates: ["OM"], countries: ["OM"], ceilings: null,
                documents: [], priceDocuments: [], quantityTiers: false, longestDelivery: 0,
                bundlePrices: false,
              };
              const content = {
                alternatives: null, answers: null, currency: "SAR", discounts: [],
                gccOrigin: false, hasSecurity: false, lotTotals: null, mostLots: null,
                mostValue: null, security: null, statement: "", validityDays: 90,
                prices: items.map((i) => ({
                  deliveryDays: null, leastQuantity: null, tiers: null, bundle: null,
                  bundlePrice: null,
                  lotItem: i.id, offered: "Model " + i.id, origin: "OM", statedTotal: null,
                  unitPrice: (100 + i.id / 100).toFixed(2) })),
              };
              const signer = await S.freshSigner();
              const from = performance.now();
              const faults = S.check(terms, content);
              const clear = await S.envelopes(terms, content);
              const sealed = await S.sealBid(terms, clear, signer);
              const took = performance.now() - from;
              return { faults: faults.length, took, bytes: sealed.sealedContent.length };
            }""",
            List.of(key.publicKeyset(), key.fingerprint()));

    assertThat(((Map<?, ?>) measured).get("faults")).hasToString("0");
    LOG.info("Sealing 2,000 lines at a sixth of this processor: {}", measured);
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
