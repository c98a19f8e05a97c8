package org.muwahhad.bid.room;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonObject;
import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.CDPSession;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Playwright;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.muwahhad.BrowserSignIn;
import org.muwahhad.InstalledChromium;
import org.muwahhad.TestApp;
import org.muwahhad.World;
import org.muwahhad.bid.BidFixture;
import org.muwahhad.bid.seal.UnlockedKey;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The script that seals bids in a browser computes what the standard and the service compute. */
@Tag("long")
class SealScriptTest {
  private static final TestApp APP = TestApp.start();
  private static final World WORLD = World.in(APP);
  private static final BidFixture TENDERS = new BidFixture(APP, WORLD);
  private static final Playwright PLAYWRIGHT = Playwright.create();
  private static final Browser CHROMIUM = InstalledChromium.launch(PLAYWRIGHT);
  private static final Logger LOG = LoggerFactory.getLogger(SealScriptTest.class);

  @AfterEach
  void closeWindows() {
    CHROMIUM.contexts().forEach(BrowserContext::close);
  }

  @AfterAll
  static void closeBrowser() {
    CHROMIUM.close();
    PLAYWRIGHT.close();
  }

  /** RFC 9180, appendix A.1.1: DHKEM(X25519, HKDF-SHA256), HKDF-SHA256, AES-128-GCM, base. */
  @Test
  void the_browser_computes_the_vector_of_the_standard() {
    Page page = page();

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
    Page page = page();
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
    Page page = page();
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

  /** The page that seals the bid of a supplier for a published tender. */
  private static Page page() {
    Page page =
        BrowserSignIn.of(APP, WORLD.aBidderFor(WORLD.aSupplier())).in(CHROMIUM.newContext(), "en");
    page.navigate(APP.uri() + "/tenders/" + TENDERS.aPublishedTender().id() + "/bid/seal");
    page.locator("form[data-seal]").waitFor();
    return page;
  }
}
