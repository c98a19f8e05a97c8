package org.muwahhad.bid.room;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Playwright;
import com.sun.management.HotSpotDiagnosticMXBean;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.muwahhad.BrowserSignIn;
import org.muwahhad.InstalledChromium;
import org.muwahhad.TestApp;
import org.muwahhad.World;
import org.muwahhad.access.Actor;
import org.muwahhad.bid.BidFixture;

/**
 * The memory of the service, written out before the opening, holds nothing of a bid that was sealed
 * in a browser, and of a member of the panel who made a key and tried or gave a share in a browser
 * neither the passphrase nor the share.
 *
 * <p>The service runs in the process of the test. So the pages themselves choose what is secret and
 * type it, and tell it to the test only when the memory is written.
 */
@Tag("long")
class SealedHeapTest {
  private static final TestApp APP = TestApp.start();
  private static final World WORLD = World.in(APP);
  private static final BidFixture TENDERS = new BidFixture(APP, WORLD);
  private static final Playwright PLAYWRIGHT = Playwright.create();
  private static final Browser CHROMIUM = InstalledChromium.launch(PLAYWRIGHT);

  /** Something that the memory must hold, or the search finds nothing at all. */
  private static final String KNOWN = "what-the-memory-holds-" + System.nanoTime();

  private static final String TYPE =
      """
      (names) => {
        const hex = () => Array.from(crypto.getRandomValues(new Uint8Array(12)),
          (b) => b.toString(16).padStart(2, "0")).join("");
        window.secrets = {};
        for (const name of names) {
          const input = document.querySelector("[name='" + name + "']");
          const digits = Array.from(crypto.getRandomValues(new Uint8Array(8)), (b) => 1 + b % 9);
          const isPrice = /^prices\\[[0-9]+\\]$/.test(name);
          input.value = isPrice ? digits.join("") + ".125" : "geheim-" + hex();
          window.secrets[name] = input.value;
          input.dispatchEvent(new Event("input", { bubbles: true }));
        }
      }""";

  @TempDir private Path folder = Path.of("");

  @AfterAll
  static void closeBrowser() {
    CHROMIUM.close();
    PLAYWRIGHT.close();
  }

  @Test
  void the_memory_holds_no_bid_no_passphrase_and_no_share() throws IOException {
    Actor member = TENDERS.members().addWithoutKey();
    Page keys = pageWithOwnKey(member);
    BidFixture.Tender tender = tenderWith(member);
    unlock(keys, "/tenders/" + tender.id() + "/ceremony");
    assertThat(APP.ask("SELECT COUNT(*) FROM share_rehearsal WHERE tender_id = " + tender.id()))
        .isEqualTo("1");

    Page bids = page(WORLD.aBidderFor(WORLD.aSupplier()), "/tenders/" + tender.id() + "/bid/seal");
    bids.locator("[name=currency]").selectOption("KWD");
    String first = "prices[" + tender.items().get(0) + "]";
    String second = "prices[" + tender.items().get(1) + "]";
    bids.evaluate(TYPE, List.of("statement", first, second, first + ".offered"));
    bids.evaluate("() => sessionStorage.setItem('secrets', JSON.stringify(window.secrets))");
    bids.locator("[data-seal-check]").click();
    bids.locator("[data-seal-send]").click();
    bids.waitForURL(url -> url.contains("/versions/1"));

    Path dump = dump();

    Map<String, byte[]> searched = new LinkedHashMap<>();
    put(searched, "known", KNOWN);
    for (Object secret :
        ((Map<?, ?>) bids.evaluate("() => JSON.parse(sessionStorage.getItem('secrets'))"))
            .values()) {
      put(searched, "bid", secret.toString());
    }
    putHeld(searched, keys, tender);

    assertThat(find(dump, searched)).as("in the memory").containsExactly("known in Latin-1");
    assertThat(searched).hasSize(2 * 8 + 1);
  }

  @Test
  void the_memory_holds_no_share_that_was_given_while_others_are_awaited() throws IOException {
    Actor member = TENDERS.members().addWithoutKey();
    Page keys = pageWithOwnKey(member);
    BidFixture.Tender tender = tenderWith(member);
    APP.withoutTriggersOf(
        List.of("joint_tender"),
        () ->
            APP.sql(
                "UPDATE joint_tender SET deadline_at = UTC_TIMESTAMP(6),"
                    + " published_at = published_at - INTERVAL 60 DAY WHERE id = "
                    + tender.id()));
    unlock(keys, "/tenders/" + tender.id() + "/opening");
    assertThat(APP.ask("SELECT COUNT(*) FROM given_share WHERE tender_id = " + tender.id()))
        .isEqualTo("1");

    Path dump = dump();

    Map<String, byte[]> searched = new LinkedHashMap<>();
    put(searched, "known", KNOWN);
    keys.navigate(APP.uri() + "/opening-key");
    putHeld(searched, keys, tender);
    assertThat(find(dump, searched)).as("in the memory").containsExactly("known in Latin-1");
    assertThat(searched).hasSize(2 * 4 + 1);
  }

  /** The window of a member who made a key there, which knows its passphrase. */
  private static Page pageWithOwnKey(Actor member) {
    Page keys = page(member, "/opening-key");
    keys.evaluate(TYPE, List.of("passphrase"));
    keys.evaluate(
        "() => { document.querySelector('[name=repeated]').value = window.secrets.passphrase;"
            + " sessionStorage.setItem('passphrase', window.secrets.passphrase); }");
    keys.locator("form[data-share=make] button[type=submit]").click();
    keys.locator("form[data-share=change]").waitFor();
    return keys;
  }

  private static BidFixture.Tender tenderWith(Actor member) {
    return TENDERS.aPublishedTender(
        List.of(member, TENDERS.members().add(), TENDERS.members().add()));
  }

  /** Tries or gives the share of the window with its passphrase. */
  private static void unlock(Page keys, String address) {
    keys.navigate(APP.uri() + address);
    keys.locator("[data-in-browser=yes]").waitFor();
    keys.evaluate(
        "() => { document.querySelector('[name=passphrase]').value ="
            + " sessionStorage.getItem('passphrase'); }");
    keys.waitForNavigation(() -> keys.locator("form[data-share] button[type=submit]").click());
  }

  /** The memory of the service, without what nothing refers to any more. */
  private Path dump() throws IOException {
    Path dump = folder.resolve("heap.hprof");
    ManagementFactory.getPlatformMXBean(HotSpotDiagnosticMXBean.class)
        .dumpHeap(dump.toString(), true);
    return dump;
  }

  /** The passphrase and the share of a window, as they are told to the test now. */
  private static void putHeld(Map<String, byte[]> searched, Page keys, BidFixture.Tender tender) {
    put(
        searched,
        "passphrase",
        keys.evaluate("() => sessionStorage.getItem('passphrase')").toString());
    String share = share(keys, tender);
    byte[] bytes = HexFormat.of().parseHex(share);
    searched.put("share", bytes);
    put(searched, "share in hexadecimal", share);
    put(searched, "share in Base64", Base64.getEncoder().encodeToString(bytes));
  }

  /** The share as the member's browser opens it, told to the test now. */
  private static String share(Page page, BidFixture.Tender tender) {
    return String.valueOf(
        page.evaluate(
            """
            async (address) => {
              const S = MuwahhadSeal;
              const H = MuwahhadShare;
              const view = await (await fetch(address)).json();
              const lock = await H.knownLock(sessionStorage.getItem("passphrase"), view.derivation);
              const keyset = await H.unlockKeyset(
                S.bytesOf(view.lockedPrivateKeyset), view.openingKeySha256, lock);
              const key = await H.openingKey(keyset);
              const [part] = view.parts;
              return S.hex(await key.open(part.context, S.bytesOf(part.wrappedShare)));
            }""",
            "/tenders/" + tender.id() + "/held-share"));
  }

  private static void put(Map<String, byte[]> searched, String name, String text) {
    String key = searched.containsKey(name + " in Latin-1") ? name + searched.size() : name;
    searched.put(key + " in Latin-1", text.getBytes(StandardCharsets.ISO_8859_1));
    searched.put(key + " in UTF-16", text.getBytes(StandardCharsets.UTF_16LE));
  }

  /** Which of these sequences of bytes a file holds, which is gone afterwards. */
  private static Set<String> find(Path file, Map<String, byte[]> searched) throws IOException {
    Set<String> found = new TreeSet<>();
    int longest = searched.values().stream().mapToInt(b -> b.length).max().orElseThrow();
    byte[] block = new byte[1 << 20];
    byte[] kept = new byte[0];
    try (InputStream in = new BufferedInputStream(Files.newInputStream(file))) {
      for (int n = in.read(block); n > 0; n = in.read(block)) {
        byte[] window = Arrays.copyOf(kept, kept.length + n);
        System.arraycopy(block, 0, window, kept.length, n);
        String text = new String(window, StandardCharsets.ISO_8859_1);
        searched.forEach(
            (name, bytes) -> {
              if (text.contains(new String(bytes, StandardCharsets.ISO_8859_1))) {
                found.add(name);
              }
            });
        kept = Arrays.copyOfRange(window, Math.max(0, window.length - longest), window.length);
      }
    }
    Files.delete(file);
    return found;
  }

  private static Page page(Actor person, String address) {
    BrowserContext window = CHROMIUM.newContext();
    Page page = BrowserSignIn.of(APP, person).in(window, "en");
    page.navigate(APP.uri() + address);
    page.locator("[data-in-browser=yes]").first().waitFor();
    return page;
  }
}
