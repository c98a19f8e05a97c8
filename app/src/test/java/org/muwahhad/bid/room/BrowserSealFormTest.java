package org.muwahhad.bid.room;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Download;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Playwright;
import com.microsoft.playwright.options.FilePayload;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.muwahhad.Axe;
import org.muwahhad.BrowserSignIn;
import org.muwahhad.Browserless;
import org.muwahhad.InstalledChromium;
import org.muwahhad.TestApp;
import org.muwahhad.World;
import org.muwahhad.access.Actor;
import org.muwahhad.bid.BidContent;
import org.muwahhad.bid.BidFixture;
import org.muwahhad.bid.Offer;
import org.muwahhad.bid.seal.BidJson;

/**
 * The page on which a bid is sealed says each mistake at its field, keeps what was typed, and seals
 * what the form of the bid room would have had sealed.
 */
@Tag("long")
class BrowserSealFormTest {
  private static final TestApp APP = TestApp.start();
  private static final World WORLD = World.in(APP);
  private static final BidFixture TENDERS = new BidFixture(APP, WORLD);
  private static final Playwright PLAYWRIGHT = Playwright.create();
  private static final Browser CHROMIUM = InstalledChromium.launch(PLAYWRIGHT);
  private final List<BrowserContext> windows = new ArrayList<>();
  private final Actor bidder = WORLD.aBidderFor(WORLD.aSupplier());
  private final BidFixture.Tender tender = TENDERS.aPublishedTender();

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
  void what_is_sealed_is_what_the_form_of_the_bid_room_would_have_had_sealed() throws IOException {
    TENDERS.allowAlternatives(tender);
    TENDERS.demandSecurity(tender);
    Map<String, String> typed = new LinkedHashMap<>();
    typed.put("currency", "KWD");
    typed.put("gccOrigin", "false");
    typed.put("validityDays", "120");
    typed.put("statement", "delivered in sixty days");
    typed.put("hasSecurity", "true");
    typed.put("security.form", "BANK_GUARANTEE");
    typed.put("security.issuer", "Bank");
    typed.put("security.reference", "LG-7");
    typed.put("security.amount", "100.5");
    typed.put("security.currency", "KWD");
    typed.put("security.validUntil", "2029-12-31");
    typed.put(price(0), "418.125");
    typed.put(price(0) + ".origin", "japan");
    typed.put(price(0) + ".offered", "Model R");
    typed.put(price(0) + ".statedTotal", "4181.250");
    typed.put(price(1), "2");
    typed.put(price(1) + ".statedTotal", "6.5");
    typed.put("lotTotals[" + lot() + "]", "4187.75");
    typed.put(alternative() + "description", "remade machines");
    typed.put(alternative() + price(0), "٤٠٠");
    typed.put(alternative() + price(0) + ".origin", "عمان");
    typed.put(alternative() + price(1), "1.5");
    typed.put(alternative() + price(1) + ".offered", "Model S");
    String[] form =
        Stream.concat(
                Stream.of("act", "save"),
                typed.entrySet().stream().flatMap(f -> Stream.of(f.getKey(), f.getValue())))
            .toArray(String[]::new);

    Page page = page();
    typed.forEach((name, value) -> type(page, name, value));
    page.locator("[data-seal-check]").click();
    page.locator("[data-seal-send]").waitFor();
    byte[] sealed = copy(page);
    Browserless room = Browserless.signedInAs(APP, bidder);
    room.get("/tenders/" + tender.id() + "/bid");
    room.post("/tenders/" + tender.id() + "/bid", form);

    Offer ofRoom = offer(APP.get(ViewBidRoom.class).content(bidder, tender.id()));
    assertThat(offer(sealed)).isEqualTo(ofRoom);
    assertThat(ofRoom.alternatives()).hasSize(1);
    assertThat(ofRoom.lotTotals()).hasSize(1);
    BidJson json = BidJson.ofSubcommand();
    assertThat(json.write(json.read(sealed, BidContent.class))).isEqualTo(sealed);

    page.locator("[data-seal-send]").click();
    page.waitForURL(url -> url.contains("/versions/1"));
    TENDERS.open(tender);
    assertThat(APP.ask("SELECT COUNT(*) FROM bid_alternative WHERE tender_id = " + tender.id()))
        .isEqualTo("1");
    assertThat(APP.ask("SELECT stated_total FROM bid_lot_total WHERE tender_id = " + tender.id()))
        .startsWith("4187.75");
  }

  @Test
  void a_copy_fills_in_alternatives_and_totals_and_seals_the_same_offer() throws IOException {
    TENDERS.allowAlternatives(tender);
    Page page = page();
    fill(page);
    type(page, price(0) + ".origin", "JP");
    type(page, price(0) + ".statedTotal", "4181.25");
    type(page, "lotTotals[" + lot() + "]", "4187.25");
    type(page, alternative() + "description", "remade machines");
    type(page, alternative() + price(0), "400");
    type(page, alternative() + price(1), "1.5");
    page.locator("[data-seal-check]").click();
    page.locator("[data-seal-send]").waitFor();
    byte[] first = copy(page);

    Page later = page();
    take(later, first);
    later.locator("[data-copy-outcome]:has-text('taken into the form')").waitFor();
    assertThat(field(later, price(0) + ".origin").inputValue()).isEqualTo("Japan");
    later.locator("[data-seal-check]").click();
    later.locator("[data-seal-send]").waitFor();

    assertThat(offer(copy(later))).isEqualTo(offer(first));
  }

  @Test
  void each_mistake_is_told_at_its_field_and_what_was_typed_stays() {
    TENDERS.allowAlternatives(tender);
    Page page = page();
    fill(page);
    type(page, price(0), "1.2345");
    type(page, price(1), "");
    type(page, price(2) + ".offered", "Model without a price");
    type(page, price(0) + ".statedTotal", "many");
    type(page, "lotTotals[" + lot() + "]", "-1");
    type(page, alternative() + price(0), "400");
    page.evaluate("document.querySelectorAll('details').forEach(d => { d.open = false; })");

    page.locator("[data-seal-check]").click();
    page.locator("[data-seal-faults]").waitFor();

    assertThat(error(page, price(0))).isEqualTo("Error: The currency has fewer decimals.");
    assertThat(error(page, price(1)))
        .isEqualTo("Error: Price this item too, or leave the whole lot without prices.");
    assertThat(error(page, price(2)))
        .isEqualTo("Error: Price this item, or clear what stands beside the price.");
    assertThat(error(page, price(0) + ".statedTotal")).isEqualTo("Error: Enter a number.");
    assertThat(error(page, "lotTotals[" + lot() + "]")).isEqualTo("Error: Enter a number.");
    assertThat(error(page, alternative() + "description")).startsWith("Error: Describe");
    assertThat(error(page, alternative() + price(1)))
        .startsWith("Error: Price this item in the alternative too,");
    assertThat(field(page, price(0)).getAttribute("aria-invalid")).isEqualTo("true");
    assertThat(field(page, price(0)).inputValue()).isEqualTo("1.2345");
    assertThat(field(page, price(2) + ".offered").inputValue()).isEqualTo("Model without a price");
    assertThat(page.locator("[data-seal-review]").isVisible()).isFalse();
    assertThat(Axe.violations(page)).isEmpty();

    type(page, price(0), "1.234");
    type(page, price(0) + ".statedTotal", "");
    type(page, price(1), "2");
    type(page, price(2) + ".offered", "");
    type(page, "lotTotals[" + lot() + "]", "");
    type(page, alternative() + price(0), "");
    page.locator("[data-seal-check]").click();
    page.locator("[data-seal-send]").waitFor();

    assertThat(page.locator("p[data-fault]").count()).isZero();
    assertThat(field(page, price(0)).getAttribute("aria-invalid")).isNull();
  }

  @Test
  void a_file_that_is_no_copy_is_told_at_its_field_and_takes_nothing_away() {
    Page page = page();
    fill(page);

    take(page, "{\"tender\":\"another\"}".getBytes(StandardCharsets.UTF_8));

    page.locator("[data-copy-outcome]:has-text('not a copy of a bid of yours')").waitFor();
    assertThat(field(page, price(0)).inputValue()).isEqualTo("418.125");
  }

  @Test
  void a_document_with_malware_is_not_left_out_without_a_word() {
    Page page = page();
    fill(page);
    // As the page is where malware was found in a document of the draft.
    page.evaluate("document.getElementById('seal-documents').dataset.held = 'yes'");

    page.locator("[data-seal-check]").click();
    page.locator("[data-seal-faults]").waitFor();

    assertThat(page.locator("#seal-documents-error").innerText())
        .contains("Malware was found in a document of your draft.");
    assertThat(page.locator("[data-seal-review]").isVisible()).isFalse();
  }

  @Test
  void in_arabic_a_sum_names_its_currency_as_on_other_pages() {
    Page page = page("ar");
    fill(page);

    page.locator("[data-seal-check]").click();
    page.locator("[data-seal-send]").waitFor();

    assertThat(page.locator("[data-seal-total]").innerText()).isEqualTo("4,187.250\u00a0د.ك");
    assertThat(page.locator("[data-seal-lots] td").innerText()).isEqualTo("4,187.250\u00a0د.ك");
  }

  private void fill(Page page) {
    type(page, "currency", "KWD");
    type(page, price(0), "418.125");
    type(page, price(1), "2");
  }

  private static Offer offer(byte[] content) {
    return BidJson.ofSubcommand().read(content, BidContent.class).offer();
  }

  private static Locator field(Page page, String name) {
    return page.locator("[name='" + name + "']");
  }

  /** What stands at a field, as its description points to it. */
  private static String error(Page page, String name) {
    String described = field(page, name).getAttribute("aria-describedby");
    String shown = page.locator("[id='" + described.split(" ")[0] + "']").innerText();
    return shown.strip().replaceAll("\\s++", " ");
  }

  private static void type(Page page, String name, String value) {
    page.evaluate("document.querySelectorAll('details').forEach(d => { d.open = true; })");
    Locator all = field(page, name);
    Object kind = all.first().evaluate("e => e.matches('select') ? 'list' : e.type");
    switch (String.valueOf(kind)) {
      case "list" -> all.selectOption(value);
      case "radio" -> page.locator("[name='" + name + "'][value='" + value + "']").check();
      case "checkbox" -> all.setChecked(value.equals("true"));
      default -> all.fill(value);
    }
  }

  private static void take(Page page, byte[] copy) {
    page.locator("[name=copy]")
        .setInputFiles(new FilePayload("bid.json", "application/json", copy));
  }

  private static byte[] copy(Page page) throws IOException {
    Download kept = page.waitForDownload(page.locator("[data-seal-copy=content]")::click);
    return Files.readAllBytes(kept.path());
  }

  private Page page() {
    return page("en");
  }

  private Page page(String language) {
    BrowserContext window = CHROMIUM.newContext();
    windows.add(window);
    Page page = BrowserSignIn.of(APP, bidder).in(window, language);
    page.navigate(APP.uri() + "/tenders/" + tender.id() + "/bid/seal");
    page.locator("form[data-seal]").waitFor();
    return page;
  }

  private String price(int item) {
    return "prices[" + tender.items().get(item) + "]";
  }

  private String lot() {
    return APP.ask("SELECT lot_id FROM lot_item WHERE id = " + tender.items().get(0));
  }

  private String alternative() {
    return "alternatives[" + lot() + "].";
  }
}
