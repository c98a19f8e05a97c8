package org.muwahhad.bid.key;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.ConsoleMessage;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Playwright;
import com.microsoft.playwright.Request;
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
import org.muwahhad.bid.BidFixture;
import org.muwahhad.bid.BidQueries;
import org.muwahhad.bid.OpeningMembers;
import org.muwahhad.bid.SealedPart;
import org.muwahhad.bid.opening.OpenBids;
import org.muwahhad.bid.opening.TransportOfShares;
import org.muwahhad.bid.room.SubmitBid;
import org.muwahhad.shared.Refusal;

/**
 * Members of an opening panel make their key, try their share and give it in the browser: the
 * service sees neither passphrase nor share before the panel meets.
 */
@Tag("long")
class BrowserShareTest {
  private static final TestApp APP = TestApp.start();
  private static final World WORLD = World.in(APP);
  private static final BidFixture TENDERS = new BidFixture(APP, WORLD);
  private static final Playwright PLAYWRIGHT = Playwright.create();
  private static final Browser CHROMIUM = InstalledChromium.launch(PLAYWRIGHT);
  private final List<BrowserContext> windows = new ArrayList<>();
  private final List<String> sent = new ArrayList<>();
  private final List<String> complaints = new ArrayList<>();

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
  void a_key_made_in_the_browser_holds_a_share_that_opens_with_its_passphrase() {
    Actor member = TENDERS.members().addWithoutKey();
    Page page = page(member, "/opening-key");
    page.locator("[name=passphrase]").fill(OpeningMembers.PASSPHRASE);
    page.locator("[name=repeated]").fill(OpeningMembers.PASSPHRASE);
    assertThat(Axe.violations(page)).isEmpty();

    page.locator("form[data-share=make] button[type=submit]").click();
    page.locator("form[data-share=change]").waitFor();

    assertNothingTold();
    assertThat(
            APP.ask(
                "SELECT COUNT(*) FROM audit_entry WHERE act = 'bid.opening-key-made'"
                    + " AND object_id = "
                    + member.personId()))
        .isEqualTo("1");
    BidFixture.Tender tender = tenderWith(member);
    // The service derives the same key from the passphrase, and opens with it what it encrypted.
    APP.get(RehearseShare.class).run(member, tender.id(), OpeningMembers.PASSPHRASE, null);
    assertThat(rehearsals(tender, member)).isEqualTo("1");
  }

  @Test
  void a_passphrase_is_changed_in_the_browser_and_the_key_stays() {
    Actor member = TENDERS.members().add();
    BidFixture.Tender tender = tenderWith(member);
    String other = "سبع نخلات خلف السور القديم";
    Page page = page(member, "/opening-key");
    page.locator("[name=current]").fill(OpeningMembers.PASSPHRASE);
    page.locator("[name=passphrase]").fill(other);
    page.locator("[name=repeated]").fill(other);

    page.waitForNavigation(
        () -> page.locator("form[data-share=change] button[type=submit]").click());

    assertNothingTold();
    assertThat(String.join("", sent)).doesNotContain("السور");
    APP.get(RehearseShare.class).run(member, tender.id(), other, null);
    assertThatThrownBy(
            () ->
                APP.get(RehearseShare.class)
                    .run(member, tender.id(), OpeningMembers.PASSPHRASE, null))
        .isInstanceOfSatisfying(
            Refusal.InvalidInput.class,
            e -> assertThat(e.faults().toString()).contains("bid.passphrase-wrong"));
  }

  @Test
  void a_share_is_tried_in_the_browser() {
    BidFixture.Tender tender = TENDERS.aPublishedTender();
    Page page = page(tender.chair(), "/tenders/" + tender.id() + "/ceremony");
    page.locator("[name=passphrase]").fill("not the passphrase at all");
    page.locator("form[data-share] button[type=submit]").click();
    page.locator("[data-share-told]", having("The passphrase is wrong.")).waitFor();
    assertThat(rehearsals(tender, tender.chair())).isEqualTo("0");

    page.locator("[name=passphrase]").fill(OpeningMembers.PASSPHRASE);
    page.waitForNavigation(() -> page.locator("form[data-share] button[type=submit]").click());

    assertNothingTold();
    assertThat(page.locator("main .notice").first().innerText()).contains("Your share works.");
    assertThat(rehearsals(tender, tender.chair())).isEqualTo("1");
    assertThat(
            APP.ask(
                "SELECT COUNT(*) FROM audit_entry WHERE act = 'bid.share-rehearsed'"
                    + " AND object_id = "
                    + tender.id()))
        .isEqualTo("1");
  }

  @Test
  void shares_given_in_the_browser_open_the_bids() {
    BidFixture.Tender tender = TENDERS.aPublishedTender();
    APP.get(SubmitBid.class)
        .run(
            WORLD.aBidderFor(WORLD.aSupplier()),
            tender.id(),
            tender.offer("10", "10"),
            "key",
            false);
    end(tender);

    for (Actor member : List.of(tender.chair(), tender.member())) {
      Page page = page(member, "/tenders/" + tender.id() + "/opening");
      assertThat(page.locator("#main").innerText())
          .as("the service sees the share at the opening, and the page says so")
          .contains("The service decrypts it", "Your passphrase stays in this browser")
          .doesNotContain("the service sees neither");
      page.locator("[name=passphrase]").fill(OpeningMembers.PASSPHRASE);
      page.waitForNavigation(
          () -> page.locator("form[data-share=give] button[type=submit]").click());
    }

    assertNothingTold();
    assertThat(given(tender)).isEqualTo("2");
    APP.get(OpenBids.class).run(tender.chair(), tender.id());
    assertThat(APP.get(BidQueries.class).listOpened(tender.id())).hasSize(1);
    assertThat(given(tender)).isEqualTo("0");
    assertThat(APP.ask("SELECT COUNT(*) FROM share_transport WHERE tender_id = " + tender.id()))
        .as("the key they travelled under is forgotten with them")
        .isEqualTo("0");
  }

  @Test
  void who_signed_in_long_ago_gives_no_share_in_the_browser_either() {
    BidFixture.Tender tender = TENDERS.aPublishedTender();
    end(tender);
    Page page = page(tender.chair(), "/tenders/" + tender.id() + "/opening");
    APP.sql(
        "UPDATE session SET fresh_at = DATE_SUB(fresh_at, INTERVAL 3 HOUR) WHERE person_id = "
            + tender.chair().personId());
    page.locator("[name=passphrase]").fill(OpeningMembers.PASSPHRASE);

    page.locator("form[data-share=give] button[type=submit]").click();
    page.waitForURL("**/sign-in/again**");

    assertThat(given(tender)).isEqualTo("0");
    // The console tells that the answer was a refusal.
    complaints.clear();
    assertNothingTold();
  }

  @Test
  void no_key_for_shares_is_made_before_the_deadline() {
    BidFixture.Tender tender = TENDERS.aPublishedTender();

    assertThatThrownBy(
            () -> APP.get(TransportOfShares.class).get(tender.chair(), tender.id(), SealedPart.BID))
        .hasMessage("bid.share-too-early");
    assertThatThrownBy(
            () ->
                APP.sql(
                    """
                    INSERT INTO share_transport (tender_id, part, public_keyset,
                      locked_private_keyset, wrapped_key, made_at)
                    VALUES (%d, 'BID', 'x', 'x', 'x', UTC_TIMESTAMP(6))"""
                        .formatted(tender.id())))
        .hasMessageContaining("bid.given-before-deadline");
  }

  @Test
  void a_rehearsal_is_not_recorded_without_the_answer_to_the_challenge() {
    BidFixture.Tender tender = TENDERS.aPublishedTender();
    RehearseShare rehearse = APP.get(RehearseShare.class);
    String challenge = APP.get(ViewHeldShare.class).get(tender.member(), tender.id()).challenge();

    for (String token : List.of("", "AAAA", "not Base64!", challenge)) {
      assertThatThrownBy(() -> rehearse.inBrowser(tender.member(), tender.id(), token))
          .hasMessage("sealing.key-not-unlocked");
    }
    assertThat(rehearsals(tender, tender.member())).isEqualTo("0");
  }

  @Test
  void a_key_that_is_none_or_locked_too_cheaply_is_refused() {
    Actor member = TENDERS.members().addWithoutKey("BH");
    KeepBrowserKey keep = APP.get(KeepBrowserKey.class);

    assertThatThrownBy(() -> keep.make(member, "{}", "AAAA", "$argon2id$", false))
        .hasMessage("sealing.key-unusable");
    String good =
        APP.ask(
            "SELECT public_keyset FROM opening_key WHERE person_id = "
                + TENDERS.members().add().personId());
    assertThatThrownBy(
            () ->
                keep.make(
                    member,
                    good,
                    "AAAA",
                    "$argon2id$v=19$m=8,t=1,p=1$AAAAAAAAAAAAAAAAAAAAAA$"
                        + "AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA",
                    false))
        .hasMessage("sealing.key-unusable");
    assertThatThrownBy(() -> keep.relock(TENDERS.members().add(), "AAAA", "", "AAAA", "$argon2id$"))
        .hasMessage("sealing.key-not-unlocked");
  }

  private BidFixture.Tender tenderWith(Actor member) {
    return TENDERS.aPublishedTender(
        List.of(member, TENDERS.members().add(), TENDERS.members().add()));
  }

  /** Ends the time for bids now. */
  private static void end(BidFixture.Tender tender) {
    APP.withoutTriggersOf(
        List.of("joint_tender"),
        () ->
            APP.sql(
                "UPDATE joint_tender SET deadline_at = UTC_TIMESTAMP(6),"
                    + " published_at = published_at - INTERVAL 60 DAY WHERE id = "
                    + tender.id()));
  }

  private static Page.LocatorOptions having(String text) {
    return new Page.LocatorOptions().setHasText(text);
  }

  private static String rehearsals(BidFixture.Tender tender, Actor member) {
    return APP.ask(
        "SELECT COUNT(*) FROM share_rehearsal WHERE tender_id = %d AND person_id = %d"
            .formatted(tender.id(), member.personId()));
  }

  private static String given(BidFixture.Tender tender) {
    return APP.ask("SELECT COUNT(*) FROM given_share WHERE tender_id = " + tender.id());
  }

  private void assertNothingTold() {
    assertThat(sent).isNotEmpty();
    assertThat(String.join("\n", sent))
        .doesNotContain("passphrase=", "name=\"passphrase\"", OpeningMembers.PASSPHRASE);
    assertThat(complaints).as("the policy of pages allows it").isEmpty();
  }

  private Page page(Actor person, String address) {
    BrowserContext window = CHROMIUM.newContext();
    windows.add(window);
    Page page = BrowserSignIn.of(APP, person).in(window, "en");
    page.onConsoleMessage(this::complain);
    page.onRequest(this::keep);
    page.navigate(APP.uri() + address);
    page.locator("[data-in-browser=yes]").waitFor();
    return page;
  }

  /** But for hints on forms whose passwords the browser would remember. */
  private void complain(ConsoleMessage message) {
    if (!message.text().startsWith("[DOM]")) {
      complaints.add(message.text());
    }
  }

  private void keep(Request request) {
    if (request.method().equals("POST")) {
      sent.add(Objects.requireNonNullElse(request.postData(), ""));
    }
  }
}
