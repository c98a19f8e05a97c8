package org.muwahhad.demo;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Playwright;
import com.microsoft.playwright.Response;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.BiConsumer;
import java.util.regex.Pattern;
import org.jsoup.Jsoup;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.Timeout;
import org.muwahhad.Axe;
import org.muwahhad.BrowserSignIn;
import org.muwahhad.Browserless;
import org.muwahhad.InstalledChromium;
import org.muwahhad.TestApp;
import org.muwahhad.framework.amendment.AgreementChange;

/**
 * Every page of the catalog, the rounds and the demand that the people who fill them in can reach
 * in the demonstration, as axe, a telephone and a reader of either language see it; the same with
 * what was typed wrongly and with names as long as they may be; and a page of every other kind,
 * with all that is asked of a page on a telephone.
 */
@Timeout(900)
@Tag("long")
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class EveryPageTest {
  private static final Pattern OURS =
      Pattern.compile(
          "/(catalog|rounds|submissions|calendar|messages|demand-lines|plans|state-plans|joint-plans|intentions|plan-comparison)?(/.*|\\?.*)?");
  private static final Pattern KEY =
      Pattern.compile(
          "\\b(shared|web|access|audit|catalog|plan|demand|calendar|notification|home|tender|bid"
              + "|publication)\\.(?!json\\b)[a-z]+(-[a-z]+)*\\b(?!@)");
  private static final Pattern FILE =
      Pattern.compile(".*(\\.[a-z]+|/content|/options|/pdf|/submission/items)(\\?.*)?");
  private static final Path PICTURES = Path.of("target/every-page");
  private static final int DESKTOP = 1280;
  private static final int TELEPHONE = 390;
  private static final int HEIGHT = 900;

  /** What leaves the page: the innermost elements, by their words. */
  private static final String WIDEST =
      """
      [...document.querySelectorAll('main *')]
        .filter(e => !e.firstElementChild && e.getBoundingClientRect().width > 0)
        .filter(e => e.getBoundingClientRect().left < -1 || e.getBoundingClientRect().right > innerWidth + 1)
        .slice(0, 3).map(e => e.tagName + ' ' + e.textContent.trim().slice(0, 50)).join(', ')""";

  /** Pages whose contrast was looked at, each with its width. */
  private static final Set<String> COLOURED = new HashSet<>();

  /** Where the links of a person lead to, by login. */
  private static final Map<String, Set<String>> PATHS = new HashMap<>();

  private static @Nullable Kinds foundOfKinds;

  private static final TestApp APP = LoadedDemo.fresh();
  private static final Playwright PLAYWRIGHT = Playwright.create();
  private static final Browser CHROMIUM = InstalledChromium.launch(PLAYWRIGHT);
  private final List<String> faults = new ArrayList<>();
  private int looked;

  @AfterAll
  static void closeBrowser() {
    CHROMIUM.close();
    PLAYWRIGHT.close();
  }

  @Test
  void every_page_is_accessible_fits_a_telephone_and_is_translated() {
    for (String role :
        List.of(
            "PROCUREMENT_OFFICER", "NATIONAL_COORDINATOR", "CATALOG_MANAGER", "CENTRAL_BUYER")) {
      String login = login(role);
      look(login, "en", DESKTOP, paths(login));
      look(login, "ar", TELEPHONE, paths(login));
    }

    assertThat(faults).isEmpty();
    assertThat(looked).isGreaterThan(120);
  }

  @Test
  void every_other_kind_of_page_of_every_role_is_accessible_and_fits_a_telephone() {
    Kinds kinds = kinds();

    assertThat(kinds.faults()).isEmpty();
    assertThat(kinds.inspected()).hasSizeGreaterThan(100);
  }

  @Test
  void no_page_is_longer_than_twelve_screens_and_its_header_is_low() {
    Kinds kinds = kinds();

    assertThat(kinds.tooHigh()).isEmpty();
    assertThat(kinds.measured()).hasSizeGreaterThan(100);
  }

  @Test
  void no_amount_is_cut_off_on_any_page_in_either_language() {
    Kinds kinds = kinds();

    assertThat(kinds.cutOff()).isEmpty();
    assertThat(kinds.withAmount()).hasSizeGreaterThan(60);
  }

  @Test
  void no_page_of_any_role_shows_in_english_what_only_the_code_calls_so() {
    assertThat(kinds().codes()).isEmpty();
  }

  /**
   * What is found on one page of each kind that the people of the demonstration come to.
   *
   * @param inspected kinds that {@link #paths} does not lead to
   * @param measured all kinds
   * @param withAmount kinds of which a page has an amount
   * @param codes what pages in English say that only the code calls so
   */
  private record Kinds(
      Set<String> inspected,
      Set<String> measured,
      Set<String> withAmount,
      Set<String> codes,
      List<String> faults,
      List<String> tooHigh,
      List<String> cutOff) {}

  /** Each page is opened once in a language, whatever is asked of it. */
  private Kinds kinds() {
    Kinds known = foundOfKinds;
    if (known == null) {
      Kinds found =
          new Kinds(
              new HashSet<>(),
              new HashSet<>(),
              new HashSet<>(),
              new TreeSet<>(),
              faults,
              new ArrayList<>(),
              new ArrayList<>());
      DemoWalk.logins(APP).forEach(login -> look(login, found));
      foundOfKinds = found;
      return found;
    }
    return known;
  }

  private void look(String login, Kinds kinds) {
    Set<String> inspected = new LinkedHashSet<>();
    Set<String> measured = new LinkedHashSet<>();
    Set<String> withAmount = new LinkedHashSet<>();
    DemoWalk.on(APP, login)
        .each(
            (path, page) -> {
              kinds.codes().addAll(WordsOnPagesTest.inEnglish(login, path, page));
              String kind = DemoWalk.kind(path);
              if (!OURS.matcher(path).matches() && kinds.inspected().add(kind)) {
                inspected.add(path);
              }
              if (kinds.measured().add(kind)) {
                measured.add(path);
              }
              if (AmountsOnPhoneTest.isOn(page) && kinds.withAmount().add(kind)) {
                withAmount.add(path);
              }
            });
    Set<String> both = new LinkedHashSet<>(inspected);
    both.addAll(withAmount);
    visit(
        login,
        "en",
        DESKTOP,
        both,
        (page, path) -> {
          if (inspected.contains(path)) {
            inspect(page, login + " " + path, "en", DESKTOP);
          }
          if (withAmount.contains(path)) {
            page.setViewportSize(TELEPHONE, HEIGHT);
            page.evaluate("document.fonts.ready");
            kinds.cutOff().addAll(AmountsOnPhoneTest.cutOff(page, login + " " + path + " in en"));
            page.setViewportSize(DESKTOP, HEIGHT);
          }
        });
    both.addAll(measured);
    visit(
        login,
        "ar",
        TELEPHONE,
        both,
        (page, path) -> {
          page.evaluate("document.fonts.ready");
          if (measured.contains(path)) {
            kinds.tooHigh().addAll(TelephoneHeightsTest.tooHigh(page, path, login));
          }
          if (inspected.contains(path)) {
            inspect(page, login + " " + path, "ar", TELEPHONE);
          }
          if (withAmount.contains(path)) {
            // Last: it unfolds the page.
            kinds.cutOff().addAll(AmountsOnPhoneTest.cutOff(page, login + " " + path + " in ar"));
          }
        });
  }

  @Test
  void what_the_opening_panel_and_the_buyer_see_of_a_key_is_accessible_and_fits_a_telephone() {
    String tender =
        "/tenders/" + APP.ask("SELECT MAX(id) FROM joint_tender WHERE status = 'PUBLISHED'");
    Set<String> member =
        Set.of(
            "/opening-key", "/opening-key/replacement", tender + "/ceremony", tender + "/opening");
    Set<String> buyer = Set.of(tender, tender + "/ceremony");
    for (String language : List.of("ar", "en")) {
      look(login("OPENING_MEMBER"), language, TELEPHONE, member);
      look(login("CENTRAL_BUYER"), language, TELEPHONE, buyer);
    }
    look(login("OPENING_MEMBER"), "ar", DESKTOP, member);

    assertThat(faults).isEmpty();
  }

  @Test
  void what_is_published_asked_and_amended_is_accessible_and_fits_a_telephone() {
    String id = APP.ask("SELECT MAX(id) FROM joint_tender WHERE status = 'PUBLISHED'");
    String tender = "/tenders/" + id;
    String notice = "/publications/" + APP.ask("SELECT number FROM joint_tender WHERE id = " + id);
    String bundle =
        "/publications/"
            + APP.ask(
                "SELECT MIN(t.number) FROM joint_tender t"
                    + " JOIN tender_bundle b ON b.tender_id = t.id")
            + "/bundle";
    Set<String> bidder =
        Set.of(
            "/publications", notice, bundle, tender + "/questions", tender + "/bid/confirmation");
    Set<String> buyer = Set.of(tender + "/amendments", tender + "/amendments/new");
    for (String language : List.of("ar", "en")) {
      look(login("BIDDER"), language, TELEPHONE, bidder);
      look(login("CENTRAL_BUYER"), language, TELEPHONE, buyer);
    }
    look(login("BIDDER"), "ar", DESKTOP, bidder);

    assertThat(faults).isEmpty();
  }

  /** A walk looks at two amendments at most, which may be of one kind. */
  @Test
  void an_amendment_of_every_kind_is_accessible_and_fits_a_telephone() {
    Set<String> pages = new LinkedHashSet<>();
    for (AgreementChange change : AgreementChange.values()) {
      String agreement =
          APP.ask(
              """
              SELECT MIN(agreement_id) FROM agreement_amendment
               WHERE kind = '%s' AND agreement_id IN (
                     SELECT c.agreement_id FROM agreement_condition c
                      WHERE c.standing NOT IN ('TAKEN_BACK', 'TERMINATED', 'EXPIRED', 'UNSIGNED'))"""
                  .formatted(change));
      String number =
          APP.ask(
              "SELECT MAX(number) FROM agreement_amendment WHERE kind = '%s' AND agreement_id = %s"
                  .formatted(change, agreement));
      pages.add("/agreements/" + agreement + "/amendments");
      pages.add("/agreements/" + agreement + "/amendments/" + number);
      pages.add("/agreements/" + agreement + "/amend/" + change);
    }
    String successor =
        APP.ask(
            """
            SELECT MIN(p.login) FROM amendment_party x
              JOIN role_grant g ON g.supplier_id = x.supplier_id AND g.role = 'BIDDER'
              JOIN person p ON p.id = g.person_id AND p.password_hash IS NOT NULL
             WHERE x.consented_at IS NULL""");
    String offered =
        APP.ask(
            """
            SELECT CONCAT('/agreements/', m.agreement_id, '/amendments/', m.number)
              FROM amendment_party x JOIN agreement_amendment m ON m.id = x.amendment_id
             WHERE x.consented_at IS NULL LIMIT 1""");
    look(login("CENTRAL_BUYER"), "en", DESKTOP, pages);
    look(login("CENTRAL_BUYER"), "ar", TELEPHONE, pages);
    look(successor, "ar", TELEPHONE, Set.of(offered));

    assertThat(faults).isEmpty();
  }

  @Test
  void forms_with_mistakes_are_accessible_and_fit_a_telephone() {
    Map<String, String> forms =
        Map.of(
            "CENTRAL_BUYER", "/rounds/new",
            "CATALOG_MANAGER", "/catalog/new?category=30213100",
            "OPENING_MEMBER", "/opening-key/replacement");
    forms.forEach(
        (role, path) -> {
          for (String language : List.of("ar", "en")) {
            Page page = signedIn(login(role), language, TELEPHONE);
            page.navigate(APP.uri() + path);
            submitEmpty(page);
            assertThat(page.locator("[aria-invalid=true]").count()).as(path).isPositive();
            inspect(page, role + " " + path + " with mistakes", language, TELEPHONE);
            page.context().close();
          }
        });

    assertThat(faults).isEmpty();
  }

  /** Last: the names stay long. */
  @Test
  @Order(Integer.MAX_VALUE)
  void names_as_long_as_they_may_be_break_no_page() {
    String officer = login("PROCUREMENT_OFFICER");
    Set<String> paths = paths(officer);
    lengthenNames();

    look(officer, "ar", TELEPHONE, paths);
    look(officer, "en", TELEPHONE, paths);

    assertThat(faults).isEmpty();
  }

  private void look(String login, String language, int width, Set<String> paths) {
    visit(
        login,
        language,
        width,
        paths,
        (page, path) -> inspect(page, login + " " + path, language, width));
  }

  private void visit(
      String login, String language, int width, Set<String> paths, BiConsumer<Page, String> look) {
    if (paths.isEmpty()) {
      return;
    }
    Page page = signedIn(login, language, width);
    for (String path : paths) {
      Response answer = page.navigate(APP.uri() + path);
      if (answer != null && answer.status() >= 400) {
        faults.add(login + " " + path + " answered " + answer.status());
      }
      look.accept(page, path);
    }
    page.context().close();
  }

  private void inspect(Page page, String what, String language, int width) {
    looked++;
    String where = what + " in " + language + " at " + width;
    page.evaluate("document.fonts.ready");
    int overflow = ((Number) page.evaluate("document.documentElement.scrollWidth")).intValue();
    if (overflow > width) {
      faults.add(where + " is " + overflow + " wide: " + page.evaluate(WIDEST));
      picture(page, where);
    }
    String direction = String.valueOf(page.evaluate("document.documentElement.dir"));
    if (!direction.equals(language.equals("ar") ? "rtl" : "ltr")) {
      faults.add(where + " runs " + direction);
    }
    // Auditors read the codes of acts and rules beside their words.
    if (!what.contains(" /audit")
        && !what.contains("/audit-extract")
        && !what.contains("/organisation/rules")) {
      KEY.matcher(page.innerText("body"))
          .results()
          .forEach(k -> faults.add(where + " shows " + k.group()));
    }
    // At its end nothing of a page lies under what stays in sight.
    page.evaluate("scrollTo(0, document.documentElement.scrollHeight)");
    // Colours do not hang on the length of a name nor on the language: once for a page will do.
    List<String> broken =
        COLOURED.add(what + width) ? Axe.violations(page) : Axe.violationsBesideContrast(page);
    broken.forEach(v -> faults.add(where + ": " + v));
  }

  private static void picture(Page page, String where) {
    page.screenshot(
        new Page.ScreenshotOptions()
            .setFullPage(true)
            .setPath(PICTURES.resolve(where.replaceAll("[^A-Za-z0-9]+", "-") + ".png")));
  }

  /** One path of each kind that the person's links lead to. */
  private static Set<String> paths(String login) {
    return PATHS.computeIfAbsent(login, EveryPageTest::walk);
  }

  private static Set<String> walk(String login) {
    Browserless reader = Browserless.ofDemo(APP, login);
    Map<String, String> kinds = new TreeMap<>();
    Deque<String> waiting = new ArrayDeque<>(List.of("/"));
    Set<String> seen = new HashSet<>();
    while (!waiting.isEmpty() && kinds.size() < 34) {
      String path = waiting.remove();
      boolean file = FILE.matcher(path).matches();
      if (!OURS.matcher(path).matches()
          || file
          || !seen.add(path)
          || kinds.containsKey(kind(path))) {
        continue;
      }
      kinds.put(kind(path), path);
      Jsoup.parse(reader.get(path).body())
          .select("main a[href^=/]:not([download]), nav a[href^=/]:not([download])")
          .forEach(link -> waiting.add(link.attr("href").replaceAll("#.*", "")));
    }
    return new LinkedHashSet<>(kinds.values());
  }

  private static String kind(String path) {
    return path.replaceAll("\\?.*", "?").replaceAll("[A-Z]*-?[0-9][A-Z0-9-]*", "N");
  }

  private static Page signedIn(String login, String language, int width) {
    BrowserContext window =
        CHROMIUM.newContext(new Browser.NewContextOptions().setViewportSize(width, HEIGHT));
    BrowserSignIn.ofDemo(APP, login).enter(window, language);
    return window.newPage();
  }

  /** Sends a form with nothing in it, to the service or to a script of the page. */
  private static void submitEmpty(Page page) {
    page.evaluate("document.querySelector('main form[method=post]').noValidate = true");
    page.locator("main form[method=post] button[type=submit]").last().click();
    page.locator("[aria-invalid=true]").first().waitFor();
    page.waitForLoadState();
  }

  private static String login(String role) {
    return APP.ask(
        """
        SELECT p.login FROM person p JOIN role_grant g ON g.person_id = p.id
         WHERE g.role = '%s' AND p.password_hash IS NOT NULL
         ORDER BY EXISTS (SELECT 1 FROM submission s WHERE s.entity_id = g.entity_id
                           AND s.status = 'DRAFT') DESC, p.login"""
            .formatted(role));
  }

  private static void lengthenNames() {
    String ar = "الهيئة الوطنية العليا للتحول الرقمي والخدمات الحكومية المشتركة ".repeat(4).strip();
    String en =
        "National Supreme Authority for Digital Transformation and Services ".repeat(3).strip();
    for (String table : List.of("procuring_entity", "delivery_site", "person")) {
      APP.sql(
          "UPDATE %s SET name_ar = LEFT('%s', 200), name_en = LEFT('%s', 200)"
              .formatted(table, ar, en));
    }
    String round = "UPDATE demand_round SET name_ar = LEFT('%s', 200), name_en = LEFT('%s', 200)";
    APP.without(
        "tr_demand_round_rules",
        () -> APP.without("tr_demand_round_step", () -> APP.sql(round.formatted(ar, en))));
  }
}
