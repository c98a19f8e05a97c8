package org.muwahhad.award.optimum;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.assertj.core.api.Assertions.tuple;

import com.networknt.schema.InputFormat;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.muwahhad.shared.Language;
import org.muwahhad.shared.Refusal;
import org.muwahhad.web.Texts;

/** A problem is read to the letter: whatever is not understood is refused, with its path. */
class ReadAwardProblemTest {
  private static final String WHOLE =
      """
      {"name": "three lots", "currency": "KWD", "objective": "lowest price",
       "items": [{"id": "1", "lot": "L1", "quantity": {"KW": "10", "SA": "5.5"}},
                 {"id": "2", "lot": "L2", "quantity": {"KW": "3"}, "divisible": "0.5"}],
       "bidders": ["A", "B"],
       "prices": {"A": {"1": "5", "2": "4.125"}, "B": {"1": "7"}},
       "limits": {"maxLotsPerBidder": {"A": 1}, "maxValuePerBidder": "900",
                  "capacity": {"A": "14", "B": {"1": "12"}}, "maxSuppliersPerLot": 1,
                  "minSharePercent": "30", "minSuppliers": 1, "costPerSupplier": "400",
                  "costPerFurtherSupplier": "40", "budget": "1000", "stateBudgets": {"KW": "90"},
                  "maxSuppliers": 2, "costOfSupplier": {"B": "30"}},
       "discounts": [{"bidder": "A", "whenWinning": ["L1"], "appliesTo": ["L1", "L2"],
                      "percent": "2.5"},
                     {"bidder": "B", "whenWinning": ["L1"], "winning": 1, "appliesTo": ["L2"],
                      "percent": "1.5"}],
       "bundles": [{"bidder": "A", "lots": ["L1", "L2"], "prices": {"1": "4.5"}}],
       "rules": [{"rule": "lots", "bidders": ["A"], "lots": ["L1"], "atLeast": 1, "atMost": 3},
                 {"rule": "force", "bidders": ["B"], "lots": ["L2"]},
                 {"rule": "value", "atMost": "800"}],
       "scores": {"A": {"L1": "80"}}, "lotWeights": {"L1": "2"}, "divisible": "whole units"}
      """;

  @Test
  void every_field_is_taken_for_what_it_says() {
    AwardProblem problem = read(WHOLE);

    assertThat(problem.items().get(0).quantity()).isEqualByComparingTo("15.5");
    assertThat(problem.items().get(1).smallestPart()).isEqualByComparingTo("0.5");
    assertThat(problem.limits())
        .isEqualTo(
            new AwardLimits(
                Map.of("A", 1),
                Map.of("A", new BigDecimal("900"), "B", new BigDecimal("900")),
                Map.of("A", new BigDecimal("14")),
                Map.of("B", Map.of("1", new BigDecimal("12"))),
                1,
                new BigDecimal("30"),
                1,
                new BigDecimal("400"),
                new BigDecimal("40"),
                new BigDecimal("1000"),
                Map.of("KW", new BigDecimal("90")),
                2,
                Map.of("B", new BigDecimal("30")),
                Map.of()));
    assertThat(problem.discounts())
        .containsExactly(
            new AwardProblem.Discount(
                "A", List.of("L1"), List.of("L1", "L2"), new BigDecimal("2.5")),
            new AwardProblem.Discount(
                "B", List.of("L1"), 1, null, List.of("L2"), new BigDecimal("1.5")));
    assertThat(problem.bundles())
        .containsExactly(
            new AwardProblem.Bundle(
                "A", List.of("L1", "L2"), Map.of("1", new BigDecimal("4.5")), Map.of()));
    assertThat(problem.rules())
        .extracting(r -> r.kind() + " " + r.bidders() + r.lots() + r.atLeast() + r.atMost())
        .containsExactly("LOTS [A][L1]13", "FORCE [B][L2]nullnull", "VALUE [][]null800");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "maxLotsPerBidder | maxLotPerBidder | limits.maxLotPerBidder | shared.unknown-field | refused",
        "\"id\": \"2\" | \"id\": \"1\" | items[1].id | award.optimum-named-twice | taken",
        "\"id\": \"2\", | \"id\": \"2\", \"price\": \"4\", | items[1].price | shared.unknown-field | refused",
        "\"KW\": \"3\" | \"KW\": \"-3\" | items[1].quantity.KW | award.optimum-not-decimal | refused",
        "\"KW\": \"3\" | \"KW\": 3 | items[1].quantity.KW | award.optimum-not-decimal | refused",
        "\"4.125\" | \"4,125\" | prices.A.2 | award.optimum-not-decimal | refused",
        "\"4.125\" | \"4e3\" | prices.A.2 | award.optimum-not-decimal | refused",
        "\"B\": {\"1\": \"7\"} | \"C\": {\"1\": \"7\"} | prices.C | award.optimum-not-among | taken",
        "\"B\": {\"1\": \"7\"} | \"B\": {\"9\": \"7\"} | prices.B.9 | award.optimum-not-among | taken",
        "{\"A\": 1} | {\"A\": 0} | limits.maxLotsPerBidder.A | award.optimum-not-count | refused",
        "{\"A\": 1} | \"2\" | limits.maxLotsPerBidder | award.optimum-not-count | refused",
        "{\"A\": 1} | 1.5 | limits.maxLotsPerBidder | award.optimum-not-count | refused",
        "{\"KW\": \"90\"} | {\"QA\": \"90\"} | limits.stateBudgets.QA | award.optimum-not-among | taken",
        "{\"KW\": \"3\"} | \"3\" | items[1].quantity | award.optimum-not-by-state | taken",
        "[\"L1\", \"L2\"] | [\"L1\", \"L3\"] | discounts[0].appliesTo[1] | award.optimum-not-among | taken",
        "[\"L1\", \"L2\"] | [] | discounts[0].appliesTo | award.optimum-empty | refused",
        "\"2.5\" | \"0\" | discounts[0].percent | award.optimum-not-percent | taken",
        "\"30\" | \"101\" | limits.minSharePercent | award.optimum-not-percent | taken",
        "lowest price | cheapest | objective | award.optimum-not-choice | refused",
        "lowest price | highest score | scores.A.L2 | shared.missing | taken",
        "\"maxSuppliersPerLot\": 1 | \"maxSuppliersPerLot\": 2 | items[0].quantity.SA | award.optimum-not-parts | taken",
        "\"limits\": | \"evaluatedPrices\": {\"B\": {\"2\": \"8\"}}, \"limits\": | prices.B.2 | shared.missing | taken",
        "\"winning\": 1 | \"winning\": 2 | discounts[1].winning | award.optimum-more-than-lots | taken",
        "\"winning\": 1 | \"winning\": 0 | discounts[1].winning | award.optimum-not-count | refused",
        "\"4.5\" | \"5.5\" | bundles[0].prices.1 | award.optimum-bundle-price | taken",
        "\"limits\": | \"tiers\": {\"A\": {\"2\": [{\"from\": \"3\", \"price\": \"9\"}]}}, \"limits\": | tiers.A.2[0] | award.optimum-tier | taken",
        "\"limits\": | \"tiers\": {\"A\": {\"2\": [{\"from\": \"1\", \"price\": \"4\"}]}}, \"limits\": | tiers.A.2[0] | award.optimum-tier | taken",
        "\"limits\": | \"tiers\": {\"B\": {\"2\": [{\"from\": \"1\", \"price\": \"4\"}]}}, \"limits\": | prices.B.2 | shared.missing | taken",
        "\"limits\": | \"tiers\": {\"A\": {\"2\": [{\"from\": \"1\"}]}}, \"limits\": | tiers.A.2[0].price | shared.missing | refused",
        "\"4.5\"} | \"4.5\", \"9\": \"1\"} | bundles[0].prices.9 | award.optimum-not-among | taken",
        "\"rule\": \"lots\" | \"rule\": \"lot\" | rules[0].rule | award.optimum-not-choice | refused",
        "\"rule\": \"lots\" | \"rule\": \"share\" | rules[0].rule | award.optimum-share-of-whole | refused",
        "\"atMost\": 3 | \"atMost\": \"3\" | rules[0].atMost | award.optimum-not-count | refused",
        "\"atLeast\": 1 | \"atLeast\": 4 | rules[0].atMost | award.optimum-least-above-most | taken",
        "\"force\", \"bidders\": [\"B\"] | \"force\" | rules[1].bidders | shared.missing | refused",
        "\"force\", \"bidders\": [\"B\"] | \"one bidder\", \"bidders\": [\"B\"] | rules[1].bidders | shared.unknown-field | refused",
        "\"force\", \"bidders\": [\"B\"] | \"force\", \"bidders\": [\"C\"] | rules[1].bidders[0] | award.optimum-not-among | taken",
        "\"value\", \"atMost\": \"800\" | \"value\" | rules[2].atLeast | shared.missing | refused",
        "\"value\", \"atMost\": \"800\" | \"shares\", \"percents\": [\"60\", \"50\"] | rules[2].percents | award.optimum-not-hundred | taken",
        "KWD | dinar | currency | award.optimum-not-currency | refused",
        "\"currency\": \"KWD\", | `` | currency | shared.missing | refused",
        "[\"A\", \"B\"] | \"A, B\" | bidders | award.optimum-not-list | refused",
        "[\"A\", \"B\"] | [\"A\", \"A\"] | bidders[1] | award.optimum-named-twice | refused",
        "\"budget\": \"1000\" | \"budget\": \"1000\", \"budget\": \"1\" | limits.budget | award.optimum-named-twice | taken",
        "\"scores\": | \"budget\": \"1\", \"scores\": | budget | shared.unknown-field | refused"
      })
  void a_slip_is_told_with_its_path(
      String written, String slip, String path, String code, String bySchema) {
    assertThat(WHOLE).contains(written);
    String slipped = WHOLE.replace(written, slip);

    assertThat(faults(slipped))
        .anySatisfy(
            fault -> {
              assertThat(fault.field()).isEqualTo(path);
              assertThat(fault.code()).isEqualTo(code);
            });
    assertThat(AwardProblemSchemaTest.SCHEMA.validate(slipped, InputFormat.JSON).isEmpty())
        .as("a schema sees no more than the form of a file")
        .isEqualTo(bySchema.equals("taken"));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {"''", "{", "[1", "{\"a\": 1} x", "{'a': 1}", "nonsense"})
  void what_is_no_json_is_told_with_its_place(String text) {
    assertThat(faults(text))
        .extracting(Refusal.Fault::code)
        .containsExactly("award.optimum-not-json");
  }

  @Test
  void what_no_reader_can_hold_is_refused_even_where_anything_may_stand() {
    String deep = "{\"note\": " + "[".repeat(20_000) + "]".repeat(20_000) + "}";
    String longNumber = "{\"note\": " + "1".repeat(100_000) + "}";

    for (String text : List.of(deep, longNumber)) {
      assertThat(faults(text))
          .extracting(Refusal.Fault::code)
          .containsExactly("award.optimum-too-deep");
    }
  }

  @Test
  void all_faults_are_told_at_once_and_in_both_languages() {
    List<Refusal.Fault> faults =
        faults(
            WHOLE.replace("\"percent\"", "\"percents\"").replace("\"lot\": \"L2\"", "\"lot\": 2"));

    assertThat(faults)
        .extracting(Refusal.Fault::field)
        .contains("discounts[0].percents", "discounts[0].percent", "items[1].lot");
    for (Refusal.Fault fault : faults) {
      for (Language language : Language.values()) {
        assertThat(Texts.in(language).get(fault.messageKey(), fault.arguments().toArray()))
            .isNotBlank();
      }
    }
  }

  @Test
  void discounts_of_a_bidder_that_come_to_more_than_everything_are_refused() {
    String twice =
        WHOLE.replace(
            "\"discounts\": [",
            "\"discounts\": [{\"bidder\": \"A\", \"whenWinning\": [\"L2\"], \"appliesTo\":"
                + " [\"L2\"], \"percent\": \"98\"}, ");

    assertThat(faults(twice))
        .extracting(Refusal.Fault::field, Refusal.Fault::code)
        .containsExactly(tuple("discounts[1].percent", "award.optimum-over-hundred"));
  }

  private static AwardProblem read(String json) {
    return ReadAwardProblem.from(json.getBytes(StandardCharsets.UTF_8));
  }

  private static List<Refusal.Fault> faults(String json) {
    Refusal.InvalidInput refusal =
        catchThrowableOfType(Refusal.InvalidInput.class, () -> read(json));
    assertThat(refusal).as(json).isNotNull();
    return refusal.faults();
  }
}
