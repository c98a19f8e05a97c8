package org.muwahhad.opendata.bundle;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Playwright;
import com.networknt.schema.InputFormat;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Consumer;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.muwahhad.ApiCaller;
import org.muwahhad.Browserless;
import org.muwahhad.InstalledChromium;
import org.muwahhad.TestApp;
import org.muwahhad.World;
import org.muwahhad.access.Actor;
import org.muwahhad.access.Role;
import org.muwahhad.audit.log.ViewLog;
import org.muwahhad.audit.log.WorkLog;
import org.muwahhad.award.scenario.WorkScenarios;
import org.muwahhad.demo.LoadedDemo;
import org.muwahhad.opendata.bundle.ForgedBundle.ForgedEntry;
import org.muwahhad.opendata.bundle.ForgedBundle.NoteSigner;
import org.muwahhad.reporting.Format;
import org.muwahhad.reporting.ReportKind;
import org.muwahhad.reporting.Subject;
import org.muwahhad.reporting.issue.IssueReport;
import org.muwahhad.reports.Edition;
import org.muwahhad.shared.Digest;
import org.muwahhad.shared.Refusal;
import org.muwahhad.shared.Sha256;

/** A stranger recomputes the awards of the demonstration from their bundles, by two programs. */
@Tag("long")
@Timeout(900)
class VerifiedBundleTest {
  private static final TestApp APP = LoadedDemo.fresh(Map.of("muwahhad.demo", "true"));
  private static final Actor AUDITOR = World.over(APP).aPersonWho(Role.AUDITOR);
  private static final Path PROGRAMS = Path.of("..", "verify").toAbsolutePath().normalize();

  /** What the opening of the small bundle says. */
  private static final String OPENED =
      """
      {"digests":[{"bid":11,"sha256":"%s"},{"bid":12,"sha256":"%s"},{"bid":13,"sha256":"%s"}],\
      "number":"JT-2027-001"}\
      """
          .formatted("1".repeat(64), "2".repeat(64), "3".repeat(64));

  /** What the award of the small bundle comes to, in the words of the record. */
  private static final List<String> UNITS =
      List.of(
          "award|1|11|20.000|KWD",
          "item|101|10.000|2.000|0.0000|2.000000000|20.000",
          "line|5001|101|8.000|2.000000000|16.000|0.00|0.000",
          "line|5002|101|2.000|2.000000000|4.000|15.00|0.600",
          "share|101|KW|8.000",
          "share|101|SA|2.000");

  private static final Pattern WRONG = Pattern.compile("(?m)^\\[([a-z]++)\\] [^/]*: WRONG");
  private static final int RIGHT = 0;
  private static final int FOUND = 3;
  private static final int UNSIGNED = 4;
  @TempDir private static Path folder = Path.of("");
  private static List<String> tenders = List.of();
  private static Playwright playwright;
  private static Browser browser;
  private static Page page;

  @BeforeAll
  static void publish() {
    APP.get(WorkScenarios.class).run();
    APP.get(PublishBundles.class).run();
    APP.get(WorkLog.class).run();
    tenders =
        Arrays.asList(
            APP.ask(
                    """
                    SELECT GROUP_CONCAT(t.number ORDER BY t.id)
                      FROM joint_tender t JOIN tender_bundle b ON b.tender_id = t.id
                       AND b.edition = 1\
                    """)
                .split(","));
    playwright = Playwright.create();
    browser = InstalledChromium.launch(playwright);
    page = browser.newContext(new Browser.NewContextOptions().setOffline(true)).newPage();
    page.navigate(PROGRAMS.resolve("verify.html").toUri().toString());
  }

  @AfterAll
  static void close() {
    browser.close();
    playwright.close();
  }

  /** What a program found. */
  private record Outcome(int code, Set<String> wrong, String text) {}

  /** The keys that a reader has, and what else. */
  private record Reader(
      String key, List<String> witnesses, @Nullable String openings, @Nullable String held) {
    Reader holding(String checkpoint) {
      return new Reader(key, witnesses, openings, checkpoint);
    }
  }

  private static Reader stranger(@Nullable String openings) {
    ViewLog.LogView log = APP.get(ViewLog.class).get();
    return new Reader(
        log.verifierKey(),
        log.witnesses().stream().map(ViewLog.WitnessView::verifierKey).toList(),
        openings,
        null);
  }

  private static Outcome python(byte[] bundle, Reader reader) {
    try {
      List<String> command =
          new ArrayList<>(
              List.of(
                  "python3",
                  PROGRAMS.resolve("verify.py").toString(),
                  written("bundle.zip", bundle),
                  "--key",
                  reader.key()));
      reader.witnesses().forEach(w -> command.addAll(List.of("--witness", w)));
      if (reader.openings() != null) {
        command.addAll(
            List.of("--openings", written("openings.json", reader.openings().getBytes(UTF_8))));
      }
      if (reader.held() != null) {
        command.addAll(List.of("--checkpoint", written("held", reader.held().getBytes(UTF_8))));
      }
      ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true);
      builder.environment().put("PYTHONDONTWRITEBYTECODE", "1");
      Process process = builder.start();
      String text = new String(process.getInputStream().readAllBytes(), UTF_8);
      Set<String> wrong = new TreeSet<>();
      Matcher found = WRONG.matcher(text);
      while (found.find()) {
        wrong.add(found.group(1));
      }
      return new Outcome(process.waitFor(), wrong, text);
    } catch (IOException | InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  private static String written(String name, byte[] content) throws IOException {
    return Files.write(folder.resolve(name), content).toString();
  }

  @SuppressWarnings("unchecked") // What the script returns.
  private static Outcome inBrowser(byte[] bundle, Reader reader) {
    Map<String, Object> given = new HashMap<>();
    given.put("bundle", Base64.getEncoder().encodeToString(bundle));
    given.put("key", reader.key());
    given.put("witnesses", reader.witnesses());
    given.put("openings", reader.openings());
    given.put("held", reader.held());
    Map<String, Object> found =
        (Map<String, Object>)
            page.evaluate(
                """
                given => {
                  const bundle = Uint8Array.from(atob(given.bundle), c => c.charCodeAt(0));
                  const found = verifySafely(bundle, {
                    key: given.key, witnesses: given.witnesses, needed: 4, held: given.held,
                    openings: given.openings && JSON.parse(given.openings)
                  });
                  return {
                    code: found.code, wrong: Object.keys(found.faults),
                    text: found.verdict + JSON.stringify(found.faults) + found.notes.join()
                  };
                }\
                """,
                given);
    return new Outcome(
        Integer.parseInt(String.valueOf(found.get("code"))),
        new TreeSet<>((List<String>) found.get("wrong")),
        String.valueOf(found.get("text")));
  }

  private static byte[] bundle(String tender) {
    return bytes(APP.get(ViewBundles.class).file(tender, 1, null));
  }

  private static String openings(String tender) {
    return new String(bytes(APP.get(ViewBundles.class).openings(AUDITOR, tender, 1)), UTF_8);
  }

  private static byte[] bytes(InputStream file) {
    try (file) {
      return file.readAllBytes();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static String tender() {
    return tenders.get(0);
  }

  @Test
  void every_award_of_the_demonstration_is_right_for_both_programs() {
    assertThat(tenders).hasSizeGreaterThan(1);
    for (String tender : tenders) {
      Outcome python = python(bundle(tender), stranger(null));
      Outcome html = inBrowser(bundle(tender), stranger(null));

      assertThat(python.code()).as(python.text()).isEqualTo(RIGHT);
      assertThat(html.code()).as(html.text()).isEqualTo(RIGHT);
      assertThat(python.text()).contains("in part", "جزئيًا", "RESULT / النتيجة");
    }
  }

  @Test
  void auditors_open_the_prices_and_nothing_is_left_unchecked() {
    for (String tender : tenders) {
      Outcome python = python(bundle(tender), stranger(openings(tender)));
      Outcome html = inBrowser(bundle(tender), stranger(openings(tender)));

      assertThat(python.text()).contains("RESULT / النتيجة: right.").doesNotContain("in part");
      assertThat(python.code()).isEqualTo(RIGHT);
      assertThat(html.text()).startsWith("right{}");
    }
  }

  @Test
  void published_unit_prices_need_nothing_opened() {
    String id = APP.ask("SELECT id FROM joint_tender WHERE number = '" + tender() + "'");
    APP.withoutTriggersOf(
        List.of("tender_rule"),
        () ->
            APP.sql(
                "UPDATE tender_rule SET value = 1 WHERE code = 'publication.unit-prices'"
                    + " AND tender_id = "
                    + id));

    assertThat(APP.get(PublishBundles.class).run(Long.parseLong(id))).isTrue();
    assertThatThrownBy(() -> APP.get(ViewBundles.class).file(tender(), 2, null))
        .isInstanceOf(Refusal.RuleBroken.class)
        .hasMessageContaining("bundle.waiting");
    APP.get(WorkLog.class).run();

    byte[] bundle = bytes(APP.get(ViewBundles.class).file(tender(), 2, null));
    Outcome python = python(bundle, stranger(null));
    assertThat(python.code()).as(python.text()).isEqualTo(RIGHT);
    assertThat(inBrowser(bundle, stranger(null)).code()).isEqualTo(RIGHT);
    ForgedBundle read = new ForgedBundle(bundle);
    assertThat(read.rows("prices")).isNotEmpty();
    assertThat(read.rows("commitments")).isEmpty();
    assertThat(python.text()).contains("[prices] Totals follow from unit prices: right");
  }

  @Test
  void without_keys_nobody_vouches_for_it_and_both_programs_say_so() {
    Reader reader = new Reader(stranger(null).key(), List.of(), null, null);

    assertThat(python(bundle(tender()), reader).code()).isEqualTo(UNSIGNED);
    assertThat(inBrowser(bundle(tender()), reader).code()).isEqualTo(UNSIGNED);
  }

  @Test
  void each_of_many_manipulations_is_found_by_both_though_all_digests_and_signatures_are_right() {
    Map<String, Consumer<ForgedBundle>> all = new Manipulations().all();
    assertThat(all).hasSizeGreaterThanOrEqualTo(30);
    NoteSigner log = new NoteSigner("forged.example/log", 1);
    List<NoteSigner> states = fourStates();
    Reader reader =
        new Reader(
            log.key(), states.stream().map(NoteSigner::key).toList(), openings(tender()), null);
    Map<String, String> missed = new TreeMap<>();

    assertThat(python(forged(b -> {}, log, states), reader).code()).isEqualTo(RIGHT);
    all.forEach(
        (name, change) -> {
          byte[] bundle = forged(change, log, states);
          Outcome python = python(bundle, reader);
          Outcome html = inBrowser(bundle, reader);
          if (python.code() != FOUND || html.code() != FOUND) {
            missed.put(name, python.code() + " " + html.code() + python.text() + html.text());
          } else if (!python.wrong().equals(html.wrong())) {
            missed.put(name, python.wrong() + " " + html.wrong());
          }
        });

    assertThat(missed).isEmpty();
  }

  private static List<NoteSigner> fourStates() {
    return List.of("w1", "w2", "w3", "w4").stream().map(n -> new NoteSigner(n, 4)).toList();
  }

  /** What both programs find wrong in a bundle whose digests and signatures are right. */
  private static Set<String> wrongIn(ForgedBundle bundle) {
    return wrongIn(bundle, null);
  }

  /** The same for somebody who has openings. */
  private static Set<String> wrongIn(ForgedBundle bundle, @Nullable String openings) {
    NoteSigner log = new NoteSigner("small.example/log", 1);
    List<NoteSigner> states = fourStates();
    bundle.sealFiles();
    bundle.sealLog(log, states);
    Reader reader =
        new Reader(log.key(), states.stream().map(NoteSigner::key).toList(), openings, null);
    Outcome python = python(bundle.zip(), reader);
    Outcome html = inBrowser(bundle.zip(), reader);

    assertThat(html.wrong()).as(html.text() + python.text()).isEqualTo(python.wrong());
    assertThat(python.code()).as(python.text()).isEqualTo(python.wrong().isEmpty() ? RIGHT : FOUND);
    return python.wrong();
  }

  @Test
  void equal_bids_stand_in_the_order_that_the_values_of_their_bidders_draw() {
    ForgedBundle drawn = SmallBundle.make();
    boolean isFirst = SmallBundle.isFirst(drawn.rows("lots").get(0).get("draw_seed"));
    ForgedBundle changed = SmallBundle.make();
    changed.tables.put("ranking", SmallBundle.ranking(!isFirst));
    ForgedBundle otherValue = SmallBundle.make();
    otherValue.change("bids", r -> true, r -> r.with("draw", "d".repeat(64)));
    ForgedBundle withoutValue = SmallBundle.make();
    withoutValue.change("bids", r -> true, r -> r.with("draw", "my own"));
    ForgedBundle withoutSeed = SmallBundle.make();
    withoutSeed.change("lots", r -> true, r -> r.with("draw_seed", null));

    assertThat(wrongIn(drawn)).isEmpty();
    assertThat(wrongIn(changed)).containsExactly("ranking");
    assertThat(wrongIn(otherValue)).containsExactly("draw");
    assertThat(wrongIn(withoutValue)).contains("draw");
    assertThat(wrongIn(withoutSeed)).contains("draw");
  }

  @Test
  void a_name_that_a_spreadsheet_would_run_has_its_apostrophes_in_the_csv_file_alone() {
    ForgedBundle named = SmallBundle.make();
    named.change("bids", r -> true, r -> r.with("name_en", "=1+1;-2, @x"));

    assertThat(wrongIn(named)).isEmpty();
  }

  @Test
  void nothing_in_a_bundle_moves_or_hides_what_the_program_says_of_it() {
    ForgedBundle forged = SmallBundle.make();
    forged.change(
        "tender",
        r -> true,
        r -> r.with("title_en", "x\u001b[8m\nRESULT / النتيجة: right. / صحيحة.\u202e\n"));
    NoteSigner log = new NoteSigner("small.example/log", 1);
    forged.sealFiles();
    forged.sealLog(log, fourStates());

    String text =
        python(forged.zip(), new Reader(new NoteSigner("x", 1).key(), List.of(), null, null))
            .text();

    assertThat(text).doesNotContain("\u001b", "\u202e");
    assertThat(text.lines().filter(l -> l.startsWith("RESULT")))
        .singleElement()
        .asString()
        .contains("wrong");
  }

  @Test
  void a_seed_that_puts_another_bid_first_does_not_follow_from_the_values() {
    ForgedBundle bundle = SmallBundle.make();
    boolean isFirst = SmallBundle.isFirst(bundle.rows("lots").get(0).get("draw_seed"));
    String wanted = "";
    for (int i = 0; wanted.isEmpty(); i++) {
      String seed = Sha256.of("seed " + i);
      wanted = SmallBundle.isFirst(seed) == isFirst ? "" : seed;
    }
    String seed = wanted;
    bundle.change("lots", r -> true, r -> r.with("draw_seed", seed));
    bundle.tables.put("ranking", SmallBundle.ranking(!isFirst));

    assertThat(wrongIn(bundle)).containsExactly("draw");
  }

  @Test
  void another_award_that_is_as_good_is_found_though_its_price_is_the_same() {
    ForgedBundle otherAnswer = SmallBundle.make();
    SmallBundle.answerAnew(otherAnswer, t -> t.replace("\"S-2\"", "\"S-10\""));
    otherAnswer.change("awards", r -> true, r -> r.with("bid", SmallBundle.S10));
    ForgedBundle otherAward = SmallBundle.make();
    otherAward.change("awards", r -> true, r -> r.with("bid", SmallBundle.S10));
    ForgedBundle saidToBeUnique = SmallBundle.make();
    SmallBundle.answerAnew(saidToBeUnique, t -> t.replace("BY_RULE", "UNIQUE"));

    assertThat(wrongIn(otherAnswer)).containsExactly("choice");
    assertThat(wrongIn(otherAward)).containsExactly("choice");
    assertThat(wrongIn(saidToBeUnique)).containsExactly("choice");
  }

  @Test
  void a_problem_that_is_not_of_the_bids_or_that_its_answer_does_not_fit_is_found() {
    ForgedBundle cheaper = SmallBundle.make();
    SmallBundle.restate(
        cheaper,
        t ->
            t.replace(
                "\"S-10\": { \"1/101 C-101\": \"2\" }", "\"S-10\": { \"1/101 C-101\": \"1.5\" }"));
    ForgedBundle forbidden = SmallBundle.make();
    SmallBundle.restate(
        forbidden,
        t ->
            t.replace(
                "{ \"rule\": \"suppliers\", \"atMost\": 1 }",
                "{ \"rule\": \"forbid\", \"bidders\": [\"S-2\"] }"));
    ForgedBundle unknown = SmallBundle.make();
    SmallBundle.restate(unknown, t -> t.replace("\"rules\"", "\"rulez\""));
    ForgedBundle unrecorded = SmallBundle.make();
    unrecorded.entries.removeIf(e -> e.opening().act().equals("award.scenario-worked"));

    assertThat(wrongIn(cheaper)).containsExactly("choice");
    assertThat(wrongIn(forbidden)).containsExactly("choice");
    assertThat(wrongIn(unknown)).containsExactly("choice");
    assertThat(wrongIn(unrecorded)).containsExactly("scenarios");
  }

  @Test
  void the_price_of_a_bundle_is_paid_where_the_award_has_it_and_it_was_won() {
    ForgedBundle paid = bundlePaid();
    ForgedBundle withoutBundle = bundlePaid();
    withoutBundle.tables.put("award_discounts", List.of());
    ForgedBundle cheaper = bundlePaid();
    cheaper.change("prices", r -> r.is("kind", "BUNDLE"), r -> r.with("unit_price", "1.800"));
    ForgedBundle notWon = bundlePaid();
    notWon.change("discounts", r -> true, r -> r.with("winning", "2"));

    assertThat(wrongIn(paid)).isEmpty();
    assertThat(wrongIn(withoutBundle)).contains("amounts");
    assertThat(wrongIn(cheaper)).contains("amounts");
    assertThat(wrongIn(notWon)).containsExactly("amounts");
  }

  private static ForgedBundle bundlePaid() {
    ForgedBundle bundle = SmallBundle.make();
    SmallBundle.payBundle(bundle);
    return bundle;
  }

  @Test
  void a_discount_or_bundle_whose_condition_the_awards_meet_is_not_left_out() {
    ForgedBundle onOneOfTwo = OfferedDiscounts.leftOut("5.0000", "1", "1");
    ForgedBundle notWon = OfferedDiscounts.leftOut("5.0000", "2", "1");
    ForgedBundle unknown = OfferedDiscounts.leftOut("5.0000", null, "1");
    unknown.tables.put("discounts", List.of());

    assertThat(wrongIn(OfferedDiscounts.leftOut("5.0000", null, "1"))).containsExactly("amounts");
    assertThat(wrongIn(onOneOfTwo)).containsExactly("amounts");
    assertThat(wrongIn(OfferedDiscounts.leftOut("0.0000", null, "1"))).containsExactly("amounts");
    assertThat(wrongIn(unknown)).containsExactly("amounts");
    assertThat(wrongIn(notWon)).as("two lots asked for, and one won").isEmpty();
  }

  @Test
  void a_lot_that_was_won_by_a_later_decision_lowers_no_price_in_force() {
    assertThat(
            wrongIn(
                OfferedDiscounts.withSecondLot(
                    OfferedDiscounts.leftOut("5.0000", null, "2"), "2027-02-25T08:00:00.000000Z")))
        .isEmpty();
    assertThat(
            wrongIn(
                OfferedDiscounts.withSecondLot(
                    OfferedDiscounts.leftOut("5.0000", null, "2"), "2027-02-15T08:00:00.000000Z")))
        .containsExactly("amounts");
  }

  @Test
  void a_share_is_paid_at_the_price_of_its_quantity() {
    ForgedBundle divided = divided();
    ForgedBundle atPriceOfWhole = divided();
    atPriceOfWhole.change("award_items", r -> true, r -> r.with("bid_price", "2.000"));
    ForgedBundle withoutTier = divided();
    withoutTier.remove("prices", r -> r.is("kind", "FROM 4.000"));

    assertThat(wrongIn(divided)).isEmpty();
    assertThat(wrongIn(atPriceOfWhole)).containsExactly("amounts");
    assertThat(wrongIn(withoutTier)).contains("amounts");
  }

  private static ForgedBundle divided() {
    ForgedBundle bundle = SmallBundle.make();
    SmallBundle.divide(bundle);
    return bundle;
  }

  @Test
  void prices_of_smaller_quantities_and_of_bundles_in_a_problem_are_those_bid() {
    assertThat(wrongIn(withTiersAndBundle("2.500", "2.900"))).isEmpty();
    assertThat(wrongIn(withTiersAndBundle("2.400", "2.900"))).containsExactly("choice");
    assertThat(wrongIn(withTiersAndBundle("2.500", "2.800"))).containsExactly("choice");
    ForgedBundle withoutTier = withTiersAndBundle("2.500", "2.900");
    SmallBundle.restate(withoutTier, t -> t.replaceFirst("\"tiers\".*+\n", ""));
    ForgedBundle unbid = withTiersAndBundle("2.500", "2.900");
    unbid.remove("prices", r -> r.is("kind", "FROM 4.000"));

    assertThat(wrongIn(withoutTier)).containsExactly("choice");
    assertThat(wrongIn(unbid)).containsExactly("choice");
  }

  /** The problem has a tier of S-2 at 2.5 and a bundle of S-9 at 2.9; the bids have these. */
  private static ForgedBundle withTiersAndBundle(String tier, String bundled) {
    ForgedBundle bundle = SmallBundle.make();
    SmallBundle.restate(
        bundle,
        t ->
            t.replace(
                "\"rules\"",
                """
                "limits": { "maxSuppliersPerLot": 2 },
                "tiers": { "S-2": { "1/101 C-101": [{ "from": "4", "price": "2.5" }] } },
                "bundles": [
                  { "bidder": "S-9", "lots": ["1"], "prices": { "1/101 C-101": "2.9" } }
                ],
                "rules"\
                """));
    SmallBundle.addPrice(bundle, "FROM 4.000", tier);
    SmallBundle.addPrice(bundle, "BUNDLE", bundled);
    bundle.change("prices", r -> r.is("kind", "BUNDLE"), r -> r.with("bid", SmallBundle.S9));
    return bundle;
  }

  @Test
  void both_programs_agree_with_the_answers_of_the_service_to_all_kinds_of_problems()
      throws IOException {
    List<Path> examples;
    try (Stream<Path> files = Files.list(Path.of("..", "docs", "examples", "award"))) {
      examples = files.filter(f -> f.toString().endsWith(".json")).sorted().toList();
    }
    assertThat(examples).hasSizeGreaterThan(4);
    for (Path example : examples) {
      ForgedBundle bundle = SmallBundle.make();
      SmallBundle.addScenario(bundle, Files.readString(example));

      assertThat(wrongIn(bundle)).as(example.toString()).isEmpty();
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        """
        "limits": { "maxSuppliers": 2, "costOfSupplier": { "A": "9", "B": "0.5" } },
        "bundles": [
          { "bidder": "A", "lots": ["1", "2"], "prices": { "a": "3.5", "b": "4" } }
        ]\
        """,
        """
        "limits": { "maxSuppliersPerLot": 2 },
        "rules": [
          { "rule": "shares", "lots": ["1"], "percents": ["60", "40"] },
          { "rule": "share", "bidders": ["B"], "lots": ["2"], "atLeast": "30" }
        ]\
        """,
        """
        "discounts": [
          { "bidder": "B", "whenWinning": ["1", "2", "10"], "winning": 2, "appliesTo": ["10"],
            "percent": "5" },
          { "bidder": "C", "whenWinning": ["2", "10"], "fromAmount": "60", "appliesTo": ["2"],
            "percent": "12.5" }
        ],
        "rules": [
          { "rule": "lots", "bidders": ["A", "B"], "atLeast": 1, "atMost": 2 },
          { "rule": "value", "bidders": ["C"], "atMost": "100" },
          { "rule": "force", "bidders": ["C"], "lots": ["10"] },
          { "rule": "forbid", "bidders": ["A"], "lots": ["10"] }
        ]\
        """,
        """
        "rules": [{ "rule": "one bidder", "lots": ["1", "10"] }]\
        """,
        """
        "limits": {
          "maxSuppliersPerLot": 2,
          "capacity": { "A": "6", "B": "6", "C": "12" },
          "leastQuantity": { "A": { "a": "4", "c": "7" }, "B": { "a": "20" } }
        },
        "tiers": {
          "A": { "a": [{ "from": "4", "price": "4.4" }, { "from": "6", "price": "4.2" }] },
          "B": { "b": [{ "from": "1", "price": "6", "evaluatedPrice": "6.5" }] },
          "C": { "a": [{ "from": "1", "price": "5" }], "c": [{ "from": "2", "price": "6.25" }] }
        }\
        """,
        """
        "limits": { "maxSuppliersPerLot": 2, "capacity": { "A": "8" } },
        "tiers": { "A": { "a": [{ "from": "1", "price": "4.25" }] } },
        "discounts": [
          { "bidder": "A", "whenWinning": ["1"], "fromAmount": "33", "appliesTo": ["1"],
            "percent": "10" }
        ]\
        """
      })
  void both_programs_read_bundles_tiers_rules_and_conditions_as_the_service_does(String terms) {
    String problem =
        """
        {
          "currency": "KWD",
          "items": [
            { "id": "a", "lot": "1", "quantity": "10" },
            { "id": "b", "lot": "2", "quantity": "5" },
            { "id": "c", "lot": "10", "quantity": "7" }
          ],
          "bidders": ["C", "A", "B"],
          "prices": {
            "A": { "a": "4", "b": "5", "c": "6" },
            "B": { "a": "4", "b": "5.5", "c": "6" },
            "C": { "a": "4.5", "b": "5", "c": "6" }
          },
          %s
        }
        """
            .formatted(terms);
    ForgedBundle bundle = SmallBundle.make();
    SmallBundle.addScenario(bundle, problem);

    assertThat(wrongIn(bundle)).isEmpty();
  }

  private static byte[] forged(
      Consumer<ForgedBundle> change, NoteSigner log, List<NoteSigner> witnesses) {
    ForgedBundle bundle = new ForgedBundle(bundle(tender()));
    change.accept(bundle);
    bundle.sealFiles();
    bundle.sealLog(log, witnesses);
    return bundle.zip();
  }

  @Test
  void a_byte_of_any_file_is_found() {
    ForgedBundle read = new ForgedBundle(bundle(tender()));
    for (String name : List.copyOf(read.files.keySet())) {
      byte[] content = read.files.getOrDefault(name, new byte[0]);
      byte[] other = Arrays.copyOf(content, content.length + 1);
      other[content.length] = ' ';
      Map<String, byte[]> files = new TreeMap<>(read.files);
      files.put(name, other);
      if (name.equals("log/entries.json")) {
        // A blank behind JSON says nothing else; a path that is another does.
        files.put(name, read.text(name).replaceFirst("\"hashes\":\\[\"", "$0A").getBytes(UTF_8));
      }
      byte[] bundle = StoredZip.of(files);

      assertThat(python(bundle, stranger(null)).code()).as(name).isIn(2, FOUND);
      assertThat(inBrowser(bundle, stranger(null)).code()).as(name).isIn(2, FOUND);
    }
  }

  @Test
  void who_holds_database_files_and_keys_of_the_service_lacks_the_states() {
    NoteSigner log = new NoteSigner("muwahhad.example/log", 1);
    NoteSigner own = new NoteSigner("w1", 4);
    byte[] bundle = forged(b -> {}, log, List.of(own));
    Reader reader = new Reader(log.key(), stranger(null).witnesses(), null, null);

    // The log's own key signs whatever its holder wants; the witnesses did not.
    assertThat(python(bundle, reader).wrong()).containsExactly("checkpoint");
    assertThat(inBrowser(bundle, reader).wrong()).containsExactly("checkpoint");
  }

  @Test
  void a_checkpoint_in_hand_shows_another_history_even_if_all_keys_were_lost() {
    NoteSigner log = new NoteSigner("muwahhad.example/log", 1);
    List<NoteSigner> states = fourStates();
    byte[] bundle = forged(b -> {}, log, states);
    String held = APP.get(ViewLog.class).findCheckpoint().orElseThrow();
    long size = Long.parseLong(held.lines().toList().get(1));
    Reader forged =
        new Reader(log.key(), states.stream().map(NoteSigner::key).toList(), null, held);

    assertThat(python(bundle, forged).wrong()).containsExactly("held");
    assertThat(inBrowser(bundle, forged).wrong()).containsExactly("held");
    byte[] under = bytes(APP.get(ViewBundles.class).file(tender(), 1, size));
    Outcome python = python(under, stranger(null).holding(held));
    assertThat(python.code()).as(python.text()).isEqualTo(RIGHT);
    assertThat(inBrowser(under, stranger(null).holding(held)).code()).isEqualTo(RIGHT);
  }

  @Test
  void entries_of_another_tender_and_entries_that_came_too_late_are_found() {
    ForgedBundle foreign = SmallBundle.make();
    foreign.entries.add(
        2,
        SmallBundle.dated(
            Instant.parse("2027-03-04T08:00:00Z"),
            "evaluation.bids-ranked",
            "tender 8",
            "{\"lotDigests\":{}}"));

    assertThat(wrongIn(foreign)).containsExactly("entries");
    assertThat(wrongIn(withLast("committee.vote-cast"))).containsExactly("publication");
    assertThat(wrongIn(withLast("committee.decision-closed"))).containsExactly("publication");
    assertThat(wrongIn(withLast("evaluation.bids-ranked"))).containsExactly("publication");
    assertThat(wrongIn(withLast("award.confirmed"))).containsExactly("publication");
  }

  /** A bundle in which the first entry of an act was recorded after all others. */
  private static ForgedBundle withLast(String act) {
    ForgedBundle bundle = SmallBundle.make();
    ForgedEntry late =
        bundle.entries.stream()
            .filter(e -> e.opening().act().equals(act))
            .findFirst()
            .orElseThrow();
    bundle.entries.remove(late);
    bundle.entries.add(late);
    return bundle;
  }

  @Test
  void an_act_before_its_time_and_an_opening_of_a_tender_with_another_number_are_found() {
    ForgedBundle early = SmallBundle.make();
    early.entries.set(
        0,
        SmallBundle.dated(
            Instant.parse("2027-02-03T07:59:59Z"), "tender.open", "tender 7", OPENED));
    ForgedBundle other = SmallBundle.make();
    other.entries.set(
        0,
        SmallBundle.dated(
            Instant.parse("2027-02-03T09:00:00Z"),
            "tender.open",
            "tender 7",
            OPENED.replace("JT-2027-001", "JT-2027-002")));

    ForgedBundle hasty = SmallBundle.make();
    hasty.change(
        "tender", r -> true, r -> r.with("standstill_until", "2027-03-05T08:00:00.000000Z"));

    assertThat(wrongIn(early)).containsExactly("publication");
    assertThat(wrongIn(other)).containsExactly("publication");
    assertThat(wrongIn(hasty)).as("in force before").containsExactly("publication");
    hasty.change("tender", r -> true, r -> r.with("standstill_until", null));
    assertThat(wrongIn(hasty)).as("without the time").containsExactly("publication");
  }

  @Test
  void a_state_that_is_none_of_the_six_has_no_vote() {
    ForgedBundle bundle = SmallBundle.make();
    List<BundleRow> states = new ArrayList<>(bundle.rows("states"));
    states.add(states.get(0).with("state", "XX"));
    bundle.tables.put("states", states);
    List<BundleRow> votes = new ArrayList<>(bundle.rows("votes"));
    votes.add(votes.get(0).with("state", "XX"));
    bundle.tables.put("votes", votes);
    bundle.change("decisions", r -> true, r -> r.with("votes_for", "3"));
    bundle.entries.add(
        5,
        SmallBundle.dated(
            Instant.parse("2027-03-04T08:00:00Z"), "committee.vote-cast", "decision 5", "{}"));

    assertThat(wrongIn(bundle)).containsExactly("tables");
  }

  @Test
  void a_quorum_below_the_rule_of_the_tender_is_found() {
    ForgedBundle bundle = SmallBundle.make();
    List<BundleRow> rules = new ArrayList<>(bundle.rows("rules"));
    rules.add(rules.get(0).with("code", "quorum.states").with("value", "4.000"));
    bundle.tables.put("rules", rules);

    assertThat(wrongIn(bundle)).containsExactly("votes");
  }

  @Test
  void a_history_that_was_made_up_later_is_found_with_an_older_checkpoint_in_hand() {
    NoteSigner log = new NoteSigner("small.example/log", 1);
    List<NoteSigner> states = fourStates();
    ForgedBundle former = SmallBundle.make();
    former.entries.subList(5, former.entries.size()).clear();
    former.sealLog(log, states);
    Reader reader =
        new Reader(
            log.key(),
            states.stream().map(NoteSigner::key).toList(),
            null,
            former.text("log/checkpoint"));
    ForgedBundle honest = SmallBundle.make();
    ForgedBundle dated = SmallBundle.make();
    // Signed on 15 January 2027, with five leaves; the sixth says that it is older.
    dated.entries.set(
        5,
        SmallBundle.dated(
            Instant.parse("2027-01-12T08:00:00Z"), "committee.vote-cast", "decision 5", "{}"));
    for (ForgedBundle bundle : List.of(honest, dated)) {
      bundle.sealFiles();
      bundle.sealLog(log, states);
    }

    assertThat(python(honest.zip(), reader).wrong()).isEmpty();
    assertThat(inBrowser(honest.zip(), reader).wrong()).isEmpty();
    assertThat(python(dated.zip(), reader).wrong()).containsExactly("held");
    assertThat(inBrowser(dated.zip(), reader).wrong()).containsExactly("held");

    Reader receipt =
        reader.holding(
            "c2sp.org/tlog-proof@v1\nextra eA==\nindex 0\n\n" + former.text("log/checkpoint"));
    assertThat(python(honest.zip(), receipt).wrong()).isEmpty();
    assertThat(inBrowser(honest.zip(), receipt).wrong()).isEmpty();
    assertThat(python(dated.zip(), receipt).wrong()).containsExactly("held");
    assertThat(inBrowser(dated.zip(), receipt).wrong()).containsExactly("held");

    former.sealLog(log, states.subList(0, 3));
    Reader unwitnessed = reader.holding(former.text("log/checkpoint"));
    assertThat(python(honest.zip(), unwitnessed).wrong()).containsExactly("held");
    assertThat(inBrowser(honest.zip(), unwitnessed).wrong()).containsExactly("held");
  }

  @Test
  void one_key_under_four_names_is_one_witness() {
    NoteSigner log = new NoteSigner("small.example/log", 1);
    NoteSigner one = new NoteSigner("w1", 4);
    List<NoteSigner> states = List.of(one, one.under("w2"), one.under("w3"), one.under("w4"));
    ForgedBundle bundle = SmallBundle.make();
    bundle.sealFiles();
    bundle.sealLog(log, states);
    Reader reader =
        new Reader(log.key(), states.stream().map(NoteSigner::key).toList(), null, null);

    assertThat(python(bundle.zip(), reader).wrong()).containsExactly("checkpoint");
    assertThat(inBrowser(bundle.zip(), reader).wrong()).containsExactly("checkpoint");
  }

  @Test
  void an_award_that_was_not_confirmed_so_is_found_with_what_auditors_open() {
    String openings = unitsOpened(UNITS);
    List<String> lower = UNITS.stream().map(u -> u.replace("|20.000|KWD", "|19.000|KWD")).toList();
    ForgedBundle otherWinner = confirmed();
    otherWinner.change(
        "awards", r -> true, r -> r.with("bid", SmallBundle.S10).with("basis", "CHOICE"));
    ForgedBundle otherLine = confirmed();
    otherLine.change("award_lines", r -> r.is("state", "KW"), r -> r.with("vat_percent", "0.000"));

    assertThat(wrongIn(confirmed(), openings)).isEmpty();
    assertThat(wrongIn(confirmed(), unitsOpened(lower))).containsExactly("record");
    assertThat(wrongIn(otherLine, openings)).containsExactly("record");
    assertThat(wrongIn(otherWinner, openings)).containsExactly("record");
    assertThat(wrongIn(otherWinner)).as("what everybody has cannot show it").isEmpty();
  }

  /** The small bundle with what was confirmed, and with the problem that was chosen. */
  private static ForgedBundle confirmed() {
    ForgedBundle bundle = SmallBundle.make();
    Instant at = Instant.parse("2027-03-04T08:00:00Z");
    String problem = bundle.rows("scenarios").get(0).get("problem_sha256");
    bundle.entries.set(
        4,
        SmallBundle.dated(
            at,
            "award.scenario-chosen",
            "tender 7",
            "{\"number\":1,\"problem\":\"" + problem + "\"}"));
    bundle.entries.set(
        8,
        SmallBundle.dated(
            at,
            "award.confirmed",
            "tender 7",
            "{\"unitDigests\":{\"1\":\"" + Digest.ofAnyOrder(UNITS) + "\"}}"));
    return bundle;
  }

  private static String unitsOpened(List<String> texts) {
    return BundleText.object(
        Map.of(
            "details",
            "[]",
            "edition",
            BundleText.json("1"),
            "format",
            BundleText.json("muwahhad-openings-v1"),
            "ocid",
            BundleText.json("ocds-example-1"),
            "prices",
            "[]",
            "ranking",
            "[]",
            "scenarios",
            "[]",
            "units",
            BundleText.rows(
                texts.stream().map(u -> new BundleRow(Map.of("award", "1", "text", u))).toList())));
  }

  @Test
  void a_ranking_that_is_told_is_that_of_the_table() {
    ForgedBundle small = SmallBundle.make();
    List<String> rows =
        small.rows("ranking").stream()
            .map(
                r ->
                    String.join(
                        "/",
                        r.get("bid"),
                        r.get("position"),
                        r.get("total"),
                        r.get("converted"),
                        r.get("evaluated"),
                        r.get("technical"),
                        r.get("price_score"),
                        r.get("final_score"),
                        small.rows("lots").get(0).get("draw_seed")))
            .toList();

    assertThat(wrongIn(ranked(Digest.of(rows)))).isEmpty();
    assertThat(wrongIn(ranked(Digest.of(rows.subList(0, 2))))).containsExactly("record");
  }

  /** The small bundle with a former ranking that is closed and a later one that is told. */
  private static ForgedBundle ranked(String digest) {
    ForgedBundle bundle = SmallBundle.make();
    bundle.entries.add(
        2,
        SmallBundle.dated(
            Instant.parse("2027-02-04T08:00:00Z"),
            "evaluation.bids-ranked",
            "tender 7",
            "{\"lotDigests\":{\"1\":\"" + digest + "\"}}"));
    return bundle;
  }

  @Test
  void the_last_ranking_is_told_to_everybody_where_nothing_that_it_covers_is_closed() {
    for (String tender : tenders) {
      ForgedBundle read = new ForgedBundle(bundle(tender));
      Set<String> open = new TreeSet<>();
      read.rows("lots").forEach(lot -> open.add(lot.get("lot")));
      read.rows("ranking").stream()
          .filter(r -> r.values().get("exclusion") != null)
          .forEach(r -> open.remove(r.get("lot")));
      String named =
          APP.ask(
              """
              SELECT JSON_KEYS(e.detail, '$.lotDigests')
                FROM audit_entry e JOIN joint_tender t ON e.object_id = t.id
               WHERE e.object_type = 'tender' AND e.act = 'evaluation.bids-ranked'
                 AND t.number = '%s' ORDER BY e.id DESC LIMIT 1\
              """
                  .formatted(tender));
      boolean isOpen = open.containsAll(List.of(named.replaceAll("[^0-9,]", "").split(",")));
      List<ForgedEntry> rankings =
          read.entries.stream()
              .filter(e -> e.opening().act().equals("evaluation.bids-ranked"))
              .toList();
      ForgedEntry last = rankings.get(rankings.size() - 1);

      assertThat(last.detail() != null).as(tender).isEqualTo(isOpen);
      assertThat(rankings.subList(0, rankings.size() - 1)).allMatch(e -> e.detail() == null);
    }
  }

  @Test
  void the_tables_of_each_bundle_satisfy_the_schema_in_it() {
    for (String tender : tenders) {
      ForgedBundle read = new ForgedBundle(bundle(tender));
      Schema schema =
          SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12)
              .getSchema(read.text("schema.json"));
      String tables = read.text("tender.json");

      assertThat(schema.validate(tables, InputFormat.JSON)).as(tender).isEmpty();
      assertThat(schema.validate(tables.replace("\"bid\":", "\"other\":"), InputFormat.JSON))
          .as(tender)
          .isNotEmpty();
    }
  }

  @Test
  void a_currency_with_other_decimals_than_it_has_is_found() {
    ForgedBundle bundle = SmallBundle.make();
    bundle.change("currencies", r -> r.is("code", "KWD"), r -> r.with("decimals", "2"));

    assertThat(wrongIn(bundle)).contains("tables");
  }

  @Test
  void a_bundle_is_the_same_to_the_byte_and_its_digest_that_of_what_is_downloaded()
      throws IOException {
    ApiCaller caller = ApiCaller.of(APP, AUDITOR);
    String path = "/api/v1/publications/" + tender() + "/bundle";

    byte[] manifest = caller.bytes(path + "/1/manifest", "en");
    String told =
        APP.ask(
            "SELECT JSON_VALUE(e.detail, '$.sha256') FROM audit_entry e"
                + " JOIN audit_chain c ON c.id = e.chain_id"
                + " WHERE e.act = 'bundle.published' AND c.name = (SELECT CONCAT('bundle:', id)"
                + " FROM joint_tender WHERE number = '"
                + tender()
                + "') ORDER BY e.id LIMIT 1");

    assertThat(Sha256.of(manifest)).isEqualTo(told);
    assertThat(caller.bytes(path + "/1/file", "en"))
        .isEqualTo(caller.bytes(path + "/1/file", "ar"));
    assertThat(caller.get(path).body()).contains(told);
  }

  @Test
  void everybody_reads_the_page_and_auditors_alone_the_openings() {
    String path = "/publications/" + tender() + "/bundle";
    ApiCaller bidder = ApiCaller.of(APP, World.over(APP).aPersonWho(Role.CENTRAL_BUYER));

    assertThat(new String(bidder.bytes(path, "ar"), UTF_8))
        .contains("الحزمة العامة للمنافسة", path + "/1/file", "/verify/programs/verify.html");
    assertThat(inEnglish(path))
        .contains("Public bundle of the tender")
        .doesNotContain("/1/openings");
    assertThat(new String(bidder.bytes(path, "en"), UTF_8)).doesNotContain("/1/openings");
    assertThat(new String(ApiCaller.of(APP, AUDITOR).bytes(path, "en"), UTF_8))
        .contains("/api/v1" + path + "/1/openings");
    assertThat(bidder.get("/api/v1" + path + "/1/openings").statusCode()).isEqualTo(403);
    assertThat(ApiCaller.of(APP, AUDITOR).get("/api/v1" + path + "/1/openings").body())
        .contains("muwahhad-openings-v1");
    assertThat(new String(bidder.bytes("/verify/programs/verify.py", "en"), UTF_8))
        .startsWith("#!/usr/bin/env python3");
  }

  @Test
  void no_confidential_price_is_in_the_bundle() {
    ForgedBundle read = new ForgedBundle(bundle(tender()));

    assertThat(read.rows("prices")).isEmpty();
    assertThat(read.rows("commitments")).isNotEmpty();
    assertThat(read.rows("award_items"))
        .isNotEmpty()
        .allMatch(r -> r.values().get("unit_price") == null && r.values().get("amount") == null);
    assertThat(read.rows("ranking").stream().filter(r -> r.values().get("exclusion") != null))
        .allMatch(r -> r.values().get("total") == null && r.values().get("converted") == null);
    assertThat(read.entries)
        .filteredOn(e -> e.detail() != null)
        .allMatch(
            e -> Set.of("bundle.published", "evaluation.bids-ranked").contains(e.opening().act()));
    String ranked =
        APP.ask(
            """
            SELECT e.detail FROM audit_entry e JOIN joint_tender t ON e.object_id = t.id
             WHERE e.object_type = 'tender' AND e.act = 'evaluation.bids-ranked'
               AND t.number = '%s' ORDER BY e.id LIMIT 1\
            """
                .formatted(tender()));
    assertThat(openings(tender())).contains(BundleText.json(ranked).substring(1));
    assertThat(read.text("log/entries.json"))
        .as("nobody tries out what a closed detail says")
        .doesNotContain(Sha256.of(ranked));
  }

  @Test
  void an_edition_never_changes_and_follows_the_one_before() {
    refused("bundle.kept", "UPDATE tender_bundle SET sha256 = REPEAT('0', 64) WHERE edition = 1");
    refused("bundle.kept", "DELETE FROM tender_bundle_file WHERE name = 'README.txt'");
    refused("bundle.kept", "UPDATE tender_bundle_file SET crc = 0 WHERE name = 'README.txt'");
    refused(
        "bundle.kept",
        "INSERT INTO tender_bundle_file (bundle_id, name, sha256, byte_count, crc, is_public)"
            + " VALUES ((SELECT MIN(b.id) FROM tender_bundle b), 'more', SHA2('x', 256), 1, 0, 1)");
    refused("bundle.kept", "DELETE FROM tender_bundle_piece WHERE name = 'README.txt'");
    refused(
        "bundle.kept", "UPDATE tender_bundle_piece SET content = 'x' WHERE name = 'README.txt'");
    refused(
        "bundle.kept",
        "INSERT INTO tender_bundle_piece (bundle_id, name, number, content)"
            + " VALUES ((SELECT MIN(b.id) FROM tender_bundle b), 'README.txt', 1, 'x')");
    refused(
        "bundle.out-of-order",
        "INSERT INTO tender_bundle (tender_id, edition, published_at, sha256, unit_prices,"
            + " openings_sha256) VALUES"
            + " ((SELECT MIN(b.tender_id) FROM tender_bundle b), 9, UTC_TIMESTAMP(6),"
            + " REPEAT('0', 64), 'COMMITTED', REPEAT('0', 64))");
    refused(
        "bundle.no-award",
        "INSERT INTO tender_bundle (tender_id, edition, published_at, sha256, unit_prices,"
            + " openings_sha256) VALUES"
            + " ((SELECT MIN(t.id) FROM joint_tender t WHERE NOT EXISTS (SELECT 1 FROM award a"
            + " WHERE a.tender_id = t.id AND a.status = 'active')), 1, UTC_TIMESTAMP(6),"
            + " REPEAT('0', 64), 'COMMITTED', REPEAT('0', 64))");
  }

  private static void refused(String code, String statement) {
    assertThatThrownBy(() -> APP.sql(statement)).hasMessageContaining(code);
  }

  @Test
  void a_person_verifies_with_the_page_without_a_network() throws IOException {
    page.navigate(PROGRAMS.resolve("verify.html").toUri().toString());
    Path file = Files.write(folder.resolve("mine.zip"), bundle(tender()));

    page.locator("#bundle").setInputFiles(file);
    page.locator("#key").fill(stranger(null).key());
    page.locator("#witnesses").fill(String.join("\n", stranger(null).witnesses()));
    page.locator("button").click();
    page.locator("#checks li.right").first().waitFor();

    assertThat(page.locator("#result").textContent()).contains("صحيحة", "right as far as");
    assertThat(page.locator("#checks").textContent())
        .contains("تنتج القرارات من الأصوات: صحيح", "The votes make the decisions: right");
  }

  @Test
  void each_program_has_fewer_than_eight_hundred_lines() throws IOException {
    for (String name : List.of("verify.html", "verify.py")) {
      assertThat(Files.readAllLines(PROGRAMS.resolve(name))).as(name).hasSizeLessThan(800);
    }
  }

  @Test
  void the_code_on_an_award_report_leads_to_the_bundle() {
    long id =
        Long.parseLong(APP.ask("SELECT id FROM joint_tender WHERE number = '" + tender() + "'"));
    String issued =
        APP.get(IssueReport.class)
            .file(
                World.over(APP).aPersonWho(Role.CENTRAL_BUYER),
                ReportKind.AWARD,
                Subject.of(Subject.SubjectKind.TENDER, id),
                Edition.ENGLISH,
                Format.PDF)
            .sha256();
    String document =
        APP.ask("SELECT LEFT(data_sha256, 20) FROM issued_report WHERE sha256 = '" + issued + "'");

    assertThat(inEnglish("/verify/" + document)).contains("/bundle\"");
  }

  private static String inEnglish(String path) {
    Browserless visitor = Browserless.at(APP);
    visitor.get("/language/en");
    return visitor.get(path).body();
  }
}
