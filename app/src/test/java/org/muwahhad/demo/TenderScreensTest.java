package org.muwahhad.demo;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Playwright;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.muwahhad.BrowserSignIn;
import org.muwahhad.InstalledChromium;
import org.muwahhad.TestApp;
import org.muwahhad.access.Actor;
import org.muwahhad.access.Actors;
import org.muwahhad.shared.Bilingual;
import org.muwahhad.tender.lot.AggregateRound;

/** The long pages of rounds and tenders, for the largest of the demonstration. */
@Tag("long")
class TenderScreensTest {
  private static final int LAPTOP = 768;
  private static final int TELEPHONE = 844;
  private static final TestApp APP = LoadedDemo.fresh();
  private static final Playwright PLAYWRIGHT = Playwright.create();
  private static final Browser CHROMIUM = InstalledChromium.launch(PLAYWRIGHT);

  @AfterAll
  static void close() {
    CHROMIUM.close();
    PLAYWRIGHT.close();
  }

  @Test
  void no_page_of_the_workspace_is_longer_than_four_screens_of_a_laptop() {
    Page page = signedIn("buyer");
    Map<String, Integer> heights = new TreeMap<>();
    long draft = draft();
    for (String path : tabs(page, "/tenders/" + draft)) {
      heights.put(path, height(page, path));
    }
    String published = "/tenders/" + largest("PUBLISHED");
    heights.put(published, height(page, published));
    heights.put("amend", height(page, published + "/amendments/new"));
    heights.put(
        "amend one lot",
        height(
            page,
            published
                + "/amendments/new?show=fields&part=title&part=lot."
                + APP.ask("SELECT MIN(id) FROM lot WHERE tender_id = " + largest("PUBLISHED"))
                + ".title"));

    assertThat(heights).hasSizeGreaterThan(12);
    assertThat(heights)
        .as(heights.toString())
        .allSatisfy((path, height) -> assertThat(height).as(path).isLessThanOrEqualTo(4 * LAPTOP));
  }

  @Test
  void no_public_notice_is_longer_than_eight_screens_of_a_telephone() {
    Page page =
        CHROMIUM
            .newContext(new Browser.NewContextOptions().setViewportSize(390, TELEPHONE))
            .newPage();
    page.setDefaultTimeout(30_000);
    Map<String, Integer> heights = new TreeMap<>();
    int awarded = 0;
    for (String language : List.of("ar", "en")) {
      page.navigate(APP.uri() + "/language/" + language + "?back=/publications");
      for (String number :
          APP.ask(
                  """
                  SELECT GROUP_CONCAT(number ORDER BY number) FROM joint_tender
                   WHERE published_at IS NOT NULL""")
              .split(",")) {
        heights.put(number + " " + language, height(page, "/publications/" + number));
        if (page.locator("#award").count() > 0) {
          awarded++;
          assertThat(page.evaluate(AWARD_FIRST)).as(number).isEqualTo(true);
        }
      }
    }
    page.context().close();

    assertThat(awarded).isPositive();
    assertThat(heights)
        .as(heights.toString())
        .allSatisfy(
            (notice, height) -> assertThat(height).as(notice).isLessThanOrEqualTo(8 * TELEPHONE));
  }

  private static final String AWARD_FIRST =
      "() => document.getElementById('award').getBoundingClientRect().top"
          + " < document.getElementById('schedule').getBoundingClientRect().top";

  @Test
  void at_most_one_lot_is_open_and_a_link_to_one_opens_it() {
    Page page = signedIn("buyer");
    long draft = draft();
    String lots = "/tenders/" + draft + "/lots";
    String open = "() => document.querySelectorAll('details[name=lots][open]').length";
    page.navigate(APP.uri() + lots);
    assertThat(page.locator("details[name=lots]").count()).isGreaterThan(2);
    assertThat(page.evaluate(open)).isEqualTo(0);

    page.locator("details[name=lots] > summary").first().click();
    page.locator("details[name=lots] > summary").last().click();
    assertThat(page.evaluate(open)).as("another one closes the first").isEqualTo(1);

    String lot = "lot-" + APP.ask("SELECT MAX(id) FROM lot WHERE tender_id = " + draft);
    page.navigate("about:blank");
    page.navigate(APP.uri() + lots + "#" + lot);
    assertThat(page.evaluate("id => document.getElementById(id).closest('details').open", lot))
        .isEqualTo(true);
    page.context().close();
  }

  @Test
  void categories_of_a_round_are_searched_and_what_is_ticked_stays_in_view() {
    Page page = signedIn("buyer");
    page.navigate(APP.uri() + "/rounds/new");
    Locator choices = page.locator("input[name=categories]");
    int all = choices.count();
    assertThat(all).isGreaterThan(5);
    choices.nth(all - 1).check();

    page.fill("#categories-search", "no category has these words");

    assertThat(page.locator("input[name=categories]:visible").count()).isEqualTo(1);
    assertThat(choices.nth(all - 1).isVisible()).isTrue();
    page.press("#categories-search", "Enter");
    assertThat(page.url()).as("the form is not sent").endsWith("/rounds/new");
    page.fill("#categories-search", "");
    assertThat(page.locator("input[name=categories]:visible").count()).isEqualTo(all);
    page.context().close();
  }

  /** What aggregation makes of the largest closed round, once its endorsement has ended. */
  private static long draft() {
    String drafts = APP.ask("SELECT MAX(id) FROM joint_tender WHERE status = 'DRAFT'");
    if (drafts != null && drafts.matches("\\d+")) {
      return Long.parseLong(drafts);
    }
    long round =
        Long.parseLong(
            APP.ask(
                """
                SELECT r.id FROM demand_round r JOIN submission s ON s.round_id = r.id
                  JOIN demand_line l ON l.submission_id = s.id
                 WHERE r.status = 'CLOSED' AND s.status = 'ENDORSED'
                 GROUP BY r.id ORDER BY COUNT(*) DESC LIMIT 1"""));
    Instant ended =
        Instant.parse(
                APP.ask(
                    "SELECT DATE_FORMAT(endorsement_until, '%Y-%m-%dT%H:%i:%sZ') FROM demand_round WHERE id = "
                        + round))
            .plusSeconds(60);
    Actor buyer =
        APP.get(Actors.class)
            .get(Long.parseLong(APP.ask("SELECT id FROM person WHERE login = 'buyer'")));
    AtomicLong tender = new AtomicLong();
    DemoTime.run(
        ended,
        () ->
            tender.set(
                APP.get(AggregateRound.class)
                    .run(buyer, round, new Bilingual("منافسة للشاشات", "Tender for screens"))));
    return tender.get();
  }

  private static String largest(String status) {
    return APP.ask(
        """
        SELECT t.id FROM joint_tender t JOIN lot_item i ON i.tender_id = t.id
         WHERE t.status = '%s' GROUP BY t.id ORDER BY COUNT(*) DESC, t.id LIMIT 1"""
            .formatted(status));
  }

  @SuppressWarnings("unchecked")
  private static List<String> tabs(Page page, String path) {
    page.navigate(APP.uri() + path);
    return (List<String>)
        page.evaluate(
            "() => Array.from(document.querySelectorAll('.tabs a'), a => a.getAttribute('href'))");
  }

  private static int height(Page page, String path) {
    page.navigate(APP.uri() + path);
    page.evaluate("document.fonts.ready");
    return ((Number) page.evaluate("() => document.documentElement.scrollHeight")).intValue();
  }

  private static Page signedIn(String login) {
    BrowserContext context =
        CHROMIUM.newContext(new Browser.NewContextOptions().setViewportSize(1366, LAPTOP));
    return BrowserSignIn.ofDemo(APP, login).in(context, "en");
  }
}
