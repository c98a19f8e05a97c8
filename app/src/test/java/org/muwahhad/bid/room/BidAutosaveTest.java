package org.muwahhad.bid.room;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.microsoft.playwright.APIResponse;
import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Playwright;
import com.microsoft.playwright.Route;
import java.math.BigDecimal;
import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
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
import org.muwahhad.bid.BidFixture;
import org.muwahhad.bid.Offer;
import org.muwahhad.web.Form;

/** The bid room keeps what is typed as it is typed, and shows progress and the time left. */
@Tag("long")
class BidAutosaveTest {
  private static final TestApp APP = TestApp.start();
  private static final World WORLD = World.in(APP);
  private static final BidFixture TENDERS = new BidFixture(APP, WORLD);
  private static final Playwright PLAYWRIGHT = Playwright.create();
  private static final Browser CHROMIUM = InstalledChromium.launch(PLAYWRIGHT);
  private final List<BrowserContext> windows = new ArrayList<>();
  private final BidFixture.Tender tender = TENDERS.aPublishedTender();
  private final List<Long> required = TENDERS.require(tender);
  private final Actor bidder = WORLD.aBidderFor(WORLD.aSupplier());
  private final String room = "/tenders/" + tender.id() + "/bid";

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
  void what_is_typed_is_kept_without_a_button_also_where_it_is_wrong_yet() {
    Page page = page(room);

    page.locator("[name='" + price(0) + "']").fill("418.25");
    page.locator("[name='" + price(1) + "']").fill("seventy");
    page.locator(".kept-saved").waitFor();

    assertThat(page.locator("[data-kept]").innerText())
        .contains("Draft saved", "1 entry has to be corrected");
    assertThat(page.locator("[data-unsaved-note]").isVisible()).isFalse();
    assertThat(draft().prices())
        .containsExactly(Offer.Price.of(tender.items().get(0), new BigDecimal("418.25")));
    page.reload();
    assertThat(page.locator("[name='" + price(1) + "']").inputValue()).isEqualTo("seventy");
    assertThat(
            APP.ask(
                """
                SELECT COUNT(*) FROM audit_entry e JOIN bid b ON e.object_id = b.id
                 WHERE e.act = 'bid.draft-saved' AND b.tender_id = %d"""
                    .formatted(tender.id())))
        .as("nothing is decided while somebody types")
        .isEqualTo("0");
    assertThat(Axe.violations(page)).isEmpty();
  }

  @Test
  void what_another_window_saved_is_told_of_and_not_overwritten() {
    Page first = page(room);
    Page second = first.context().newPage();
    second.navigate(APP.uri() + room);
    first.locator("[name='" + price(0) + "']").fill("1");
    first.locator(".kept-saved").waitFor();

    second.locator("[name='" + price(0) + "']").fill("2");
    second.locator(".kept-conflict").waitFor();

    assertThat(second.locator("[data-kept]").innerText()).contains("saved in another window");
    assertThat(draft().price(tender.items().get(0))).hasValue(new BigDecimal("1"));
    assertThat(second.locator("[name='" + price(0) + "']").inputValue()).isEqualTo("2");
    first.locator("[name='" + price(1) + "']").fill("3");
    first.waitForCondition(() -> draft().price(tender.items().get(1)).isPresent());
  }

  @Test
  void answers_are_kept_as_typed_and_those_of_another_window_are_not_overwritten() {
    Page page = page(room + "/requirements");
    page.locator("[name='" + answer(0) + ".value']").fill("64");
    page.locator(".kept-saved").waitFor();
    assertThat(draft().allAnswers())
        .extracting(Offer.RequirementAnswer::offered)
        .containsExactly("64");

    HttpResponse<String> late =
        browser()
            .post(
                room + "/requirements/autosave",
                Map.of(
                    "seen",
                    DraftMarks.ofAnswers(Map.of(), List.of(required.get(0))),
                    answer(0) + ".value",
                    "16",
                    answer(0) + ".remark",
                    ""));

    assertThat(late.statusCode()).isEqualTo(409);
    assertThat(late.body()).contains("saved in another window");
    assertThat(draft().allAnswers())
        .extracting(Offer.RequirementAnswer::offered)
        .containsExactly("64");
    HttpResponse<String> saved =
        browser()
            .post(
                room + "/requirements",
                Map.of(
                    "act",
                    "save",
                    "seen",
                    "of another state",
                    answer(0) + ".value",
                    "16",
                    answer(0) + ".remark",
                    ""));
    assertThat(saved.statusCode()).isEqualTo(409);
    assertThat(saved.body()).contains("saved in another window", "value=\"16\"");
  }

  @Test
  void the_answer_is_json_with_the_next_mark_and_the_same_content_is_no_conflict() {
    Browserless browser = browser();

    HttpResponse<String> kept =
        browser.post(room + "/autosave", Map.of("seen", "none", price(0), "5", "currency", "SAR"));
    HttpResponse<String> again =
        browser.post(room + "/autosave", Map.of("seen", "none", price(0), "5", "currency", "SAR"));
    HttpResponse<String> other =
        browser.post(room + "/autosave", Map.of("seen", "none", price(0), "6", "currency", "SAR"));

    assertThat(kept.statusCode()).isEqualTo(200);
    assertThat(kept.body()).contains("\"seen\":\"", "\"text\":\"Draft saved");
    assertThat(again.statusCode()).as("an answer that was lost on its way").isEqualTo(200);
    assertThat(other.statusCode()).isEqualTo(409);
  }

  @Test
  void nothing_is_kept_after_the_deadline() {
    Form form = Form.empty().with("currency", "SAR").with(price(0), "5");

    BidFixture.afterTheDeadline(
        () ->
            assertThatThrownBy(
                    () -> APP.get(SaveBidDraft.class).autosave(bidder, tender.id(), form))
                .hasMessage("bid.deadline-passed"));

    assertThat(APP.get(ViewBidRoom.class).get(bidder, tender.id()).draft()).isNull();
  }

  @Test
  void the_room_tells_by_lot_how_far_the_bid_has_come_and_how_much_time_is_left() {
    browser()
        .post(
            room,
            Map.of("act", "save", "currency", "SAR", price(0), "5", price(1), "6", price(2), "7"));

    String page = browser().get(room).body();

    assertThat(page)
        .contains("Progress", "2 of 2", "1 of 1", "0 of 3", "3 mandatory open", "0 of 1")
        .contains("Time left", "39 days", "data-time-left=\"");
    APP.get(AnswerAsAsked.class).run(bidder, tender.id(), required);
    assertThat(browser().get(room).body()).contains("3 of 3").doesNotContain("mandatory open");
  }

  @Test
  void the_time_left_counts_down_by_script_from_the_databases_clock() {
    Page page = page(room);
    assertThat(page.locator("[data-time-left]").innerText()).matches("39 days and \\d+ hours?");

    page.route(
        "**" + room,
        route -> {
          APIResponse answer = route.fetch();
          route.fulfill(
              new Route.FulfillOptions()
                  .setResponse(answer)
                  .setBody(
                      answer.text().replaceAll("data-time-left=\"\\d+\"", "data-time-left=\"3\"")));
        });
    page.navigate(APP.uri() + room);

    page.getByText("The deadline has passed").waitFor();
  }

  private Browserless browser() {
    Browserless browser = Browserless.signedInAs(APP, bidder);
    browser.get("/language/en?back=" + room);
    return browser;
  }

  private String price(int item) {
    return "prices[" + tender.items().get(item) + "]";
  }

  private String answer(int requirement) {
    return "answers[" + required.get(requirement) + "]";
  }

  private Offer draft() {
    return Objects.requireNonNull(APP.get(ViewBidRoom.class).get(bidder, tender.id()).draft());
  }

  private Page page(String path) {
    BrowserContext window = CHROMIUM.newContext();
    windows.add(window);
    window.setDefaultTimeout(20_000);
    Page page = BrowserSignIn.of(APP, bidder).in(window, "en");
    page.navigate(APP.uri() + path);
    return page;
  }
}
