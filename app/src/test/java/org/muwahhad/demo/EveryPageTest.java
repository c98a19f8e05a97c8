package org.muwahhad.demo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.muwahhad.demo.PageInspection.DESKTOP;
import static org.muwahhad.demo.PageInspection.HEIGHT;
import static org.muwahhad.demo.PageInspection.TELEPHONE;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Playwright;
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
  private static final Pattern FILE =
      Pattern.compile(".*(\\.[a-z]+|/content|/options|/pdf|/submission/items)(\\?.*)?");

  /** Where the links of a person lead to, by login. */
  private static final Map<String, Set<String>> PATHS = new HashMap<>();

  private static @Nullable Kinds foundOfKinds;

  private static final TestApp APP = LoadedDemo.fresh();
  private static final Playwright PLAYWRIGHT = Playwright.create();
  private static final Browser CHROMIUM = InstalledChromium.launch(PLAYWRIGHT);
  private final PageInspection pages = new PageInspection(APP, CHROMIUM);

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
      pages.look(login, "en", DESKTOP, paths(login));
      pages.look(login, "ar", TELEPHONE, paths(login));
    }

    assertThat(pages.faults()).isEmpty();
    assertThat(pages.looked()).isGreaterThan(120);
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
              pages.faults(),
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
    pages.visit(
        login,
        "en",
        DESKTOP,
        both,
        (page, path) -> {
          if (inspected.contains(path)) {
            pages.inspect(page, login + " " + path, "en", DESKTOP);
          }
          if (withAmount.contains(path)) {
            page.setViewportSize(TELEPHONE, HEIGHT);
            page.evaluate("document.fonts.ready");
            kinds.cutOff().addAll(AmountsOnPhoneTest.cutOff(page, login + " " + path + " in en"));
            page.setViewportSize(DESKTOP, HEIGHT);
          }
        });
    both.addAll(measured);
    pages.visit(
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
            pages.inspect(page, login + " " + path, "ar", TELEPHONE);
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
      pages.look(login("OPENING_MEMBER"), language, TELEPHONE, member);
      pages.look(login("CENTRAL_BUYER"), language, TELEPHONE, buyer);
    }
    pages.look(login("OPENING_MEMBER"), "ar", DESKTOP, member);

    assertThat(pages.faults()).isEmpty();
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
      pages.look(login("BIDDER"), language, TELEPHONE, bidder);
      pages.look(login("CENTRAL_BUYER"), language, TELEPHONE, buyer);
    }
    pages.look(login("BIDDER"), "ar", DESKTOP, bidder);

    assertThat(pages.faults()).isEmpty();
  }

  /** A walk looks at two amendments at most, which may be of one kind. */
  @Test
  void an_amendment_of_every_kind_is_accessible_and_fits_a_telephone() {
    Set<String> amendments = new LinkedHashSet<>();
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
      amendments.add("/agreements/" + agreement + "/amendments");
      amendments.add("/agreements/" + agreement + "/amendments/" + number);
      amendments.add("/agreements/" + agreement + "/amend/" + change);
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
    pages.look(login("CENTRAL_BUYER"), "en", DESKTOP, amendments);
    pages.look(login("CENTRAL_BUYER"), "ar", TELEPHONE, amendments);
    pages.look(successor, "ar", TELEPHONE, Set.of(offered));

    assertThat(pages.faults()).isEmpty();
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
            Page page = pages.signedIn(login(role), language, TELEPHONE);
            page.navigate(APP.uri() + path);
            submitEmpty(page);
            assertThat(page.locator("[aria-invalid=true]").count()).as(path).isPositive();
            pages.inspect(page, role + " " + path + " with mistakes", language, TELEPHONE);
            page.context().close();
          }
        });

    assertThat(pages.faults()).isEmpty();
  }

  /** Last: the names stay long. */
  @Test
  @Order(Integer.MAX_VALUE)
  void names_as_long_as_they_may_be_break_no_page() {
    String officer = login("PROCUREMENT_OFFICER");
    Set<String> paths = paths(officer);
    lengthenNames();

    pages.look(officer, "ar", TELEPHONE, paths);
    pages.look(officer, "en", TELEPHONE, paths);

    assertThat(pages.faults()).isEmpty();
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
