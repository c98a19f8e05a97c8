package org.muwahhad.opendata.bundle;

import static org.assertj.core.api.Assertions.assertThat;
import static org.muwahhad.opendata.bundle.BundlePrograms.fourStates;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.muwahhad.opendata.bundle.BundlePrograms.Reader;
import org.muwahhad.opendata.bundle.ForgedBundle.NoteSigner;
import org.muwahhad.shared.Sha256;

/**
 * Both programs follow the draw, the awards and their amounts of a small bundle, and find others.
 */
@Tag("long")
@Timeout(900)
class VerifiedAwardTest {
  @TempDir private static Path folder = Path.of("");
  private static BundlePrograms programs;

  @BeforeAll
  static void open() {
    programs = new BundlePrograms(folder);
  }

  @AfterAll
  static void close() {
    programs.close();
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

    assertThat(programs.wrongIn(drawn)).isEmpty();
    assertThat(programs.wrongIn(changed)).containsExactly("ranking");
    assertThat(programs.wrongIn(otherValue)).containsExactly("draw");
    assertThat(programs.wrongIn(withoutValue)).contains("draw");
    assertThat(programs.wrongIn(withoutSeed)).contains("draw");
  }

  @Test
  void a_name_that_a_spreadsheet_would_run_has_its_apostrophes_in_the_csv_file_alone() {
    ForgedBundle named = SmallBundle.make();
    named.change("bids", r -> true, r -> r.with("name_en", "=1+1;-2, @x"));

    assertThat(programs.wrongIn(named)).isEmpty();
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
        programs
            .python(forged.zip(), new Reader(new NoteSigner("x", 1).key(), List.of(), null, null))
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

    assertThat(programs.wrongIn(bundle)).containsExactly("draw");
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

    assertThat(programs.wrongIn(otherAnswer)).containsExactly("choice");
    assertThat(programs.wrongIn(otherAward)).containsExactly("choice");
    assertThat(programs.wrongIn(saidToBeUnique)).containsExactly("choice");
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

    assertThat(programs.wrongIn(cheaper)).containsExactly("choice");
    assertThat(programs.wrongIn(forbidden)).containsExactly("choice");
    assertThat(programs.wrongIn(unknown)).containsExactly("choice");
    assertThat(programs.wrongIn(unrecorded)).containsExactly("scenarios");
  }

  @Test
  void the_price_of_a_bundle_is_paid_where_the_award_has_it_and_it_was_won() {
    ForgedBundle paid = SmallBundleAwards.atPriceOfBundle();
    ForgedBundle withoutBundle = SmallBundleAwards.atPriceOfBundle();
    withoutBundle.tables.put("award_discounts", List.of());
    ForgedBundle cheaper = SmallBundleAwards.atPriceOfBundle();
    cheaper.change("prices", r -> r.is("kind", "BUNDLE"), r -> r.with("unit_price", "1.800"));
    ForgedBundle notWon = SmallBundleAwards.atPriceOfBundle();
    notWon.change("discounts", r -> true, r -> r.with("winning", "2"));

    assertThat(programs.wrongIn(paid)).isEmpty();
    assertThat(programs.wrongIn(withoutBundle)).contains("amounts");
    assertThat(programs.wrongIn(cheaper)).contains("amounts");
    assertThat(programs.wrongIn(notWon)).containsExactly("amounts");
  }

  @Test
  void a_discount_or_bundle_whose_condition_the_awards_meet_is_not_left_out() {
    ForgedBundle onOneOfTwo = OfferedDiscounts.leftOut("5.0000", "1", "1");
    ForgedBundle notWon = OfferedDiscounts.leftOut("5.0000", "2", "1");
    ForgedBundle unknown = OfferedDiscounts.leftOut("5.0000", null, "1");
    unknown.tables.put("discounts", List.of());

    assertThat(programs.wrongIn(OfferedDiscounts.leftOut("5.0000", null, "1")))
        .containsExactly("amounts");
    assertThat(programs.wrongIn(onOneOfTwo)).containsExactly("amounts");
    assertThat(programs.wrongIn(OfferedDiscounts.leftOut("0.0000", null, "1")))
        .containsExactly("amounts");
    assertThat(programs.wrongIn(unknown)).containsExactly("amounts");
    assertThat(programs.wrongIn(notWon)).as("two lots asked for, and one won").isEmpty();
  }

  @Test
  void a_lot_that_was_won_by_a_later_decision_lowers_no_price_in_force() {
    assertThat(
            programs.wrongIn(
                OfferedDiscounts.withSecondLot(
                    OfferedDiscounts.leftOut("5.0000", null, "2"), "2027-02-25T08:00:00.000000Z")))
        .isEmpty();
    assertThat(
            programs.wrongIn(
                OfferedDiscounts.withSecondLot(
                    OfferedDiscounts.leftOut("5.0000", null, "2"), "2027-02-15T08:00:00.000000Z")))
        .containsExactly("amounts");
  }

  @Test
  void a_share_is_paid_at_the_price_of_its_quantity() {
    ForgedBundle divided = SmallBundleAwards.divided();
    ForgedBundle atPriceOfWhole = SmallBundleAwards.divided();
    atPriceOfWhole.change("award_items", r -> true, r -> r.with("bid_price", "2.000"));
    ForgedBundle withoutTier = SmallBundleAwards.divided();
    withoutTier.remove("prices", r -> r.is("kind", "FROM 4.000"));

    assertThat(programs.wrongIn(divided)).isEmpty();
    assertThat(programs.wrongIn(atPriceOfWhole)).containsExactly("amounts");
    assertThat(programs.wrongIn(withoutTier)).contains("amounts");
  }

  @Test
  void prices_of_smaller_quantities_and_of_bundles_in_a_problem_are_those_bid() {
    assertThat(programs.wrongIn(withTiersAndBundle("2.500", "2.900"))).isEmpty();
    assertThat(programs.wrongIn(withTiersAndBundle("2.400", "2.900"))).containsExactly("choice");
    assertThat(programs.wrongIn(withTiersAndBundle("2.500", "2.800"))).containsExactly("choice");
    ForgedBundle withoutTier = withTiersAndBundle("2.500", "2.900");
    SmallBundle.restate(withoutTier, t -> t.replaceFirst("\"tiers\".*+\n", ""));
    ForgedBundle unbid = withTiersAndBundle("2.500", "2.900");
    unbid.remove("prices", r -> r.is("kind", "FROM 4.000"));

    assertThat(programs.wrongIn(withoutTier)).containsExactly("choice");
    assertThat(programs.wrongIn(unbid)).containsExactly("choice");
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

      assertThat(programs.wrongIn(bundle)).as(example.toString()).isEmpty();
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

    assertThat(programs.wrongIn(bundle)).isEmpty();
  }

  @Test
  void a_currency_with_other_decimals_than_it_has_is_found() {
    ForgedBundle bundle = SmallBundle.make();
    bundle.change("currencies", r -> r.is("code", "KWD"), r -> r.with("decimals", "2"));

    assertThat(programs.wrongIn(bundle)).contains("tables");
  }
}
