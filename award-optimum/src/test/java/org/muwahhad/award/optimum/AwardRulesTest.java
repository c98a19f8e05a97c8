package org.muwahhad.award.optimum;

import static org.assertj.core.api.Assertions.assertThat;

import com.networknt.schema.InputFormat;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Rules on groups of bidders and lots, bundles and tiers, each by an example reckoned by hand. */
class AwardRulesTest {
  private static final Duration MOST = Duration.ofSeconds(60);

  /** Without rules A wins all lots for 10 + 20 + 30; B is 1, 2 and 3 dearer, C 4, 5 and 6. */
  private static final String LOTS =
      """
      {"currency": "SAR", "bidders": ["A", "B", "C"],
       "items": [{"id": "1", "lot": "L1", "quantity": "10"},
                 {"id": "2", "lot": "L2", "quantity": "10"},
                 {"id": "3", "lot": "L3", "quantity": "10"}],
       "prices": {"A": {"1": "1", "2": "2", "3": "3"},
                  "B": {"1": "1.1", "2": "2.2", "3": "3.3"},
                  "C": {"1": "1.4", "2": "2.5", "3": "3.6"}},
       %s}
      """;

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "{\"rule\": \"lots\", \"bidders\": [\"B\", \"C\"], \"atLeast\": 2} | L1=B, L2=B, L3=A | 3",
        "{\"rule\": \"lots\", \"bidders\": [\"A\"], \"lots\": [\"L2\", \"L3\"], \"atMost\": 1} | L1=A, L2=B, L3=A | 2",
        "{\"rule\": \"lots\", \"bidders\": [\"C\"], \"exactly\": 1} | L1=C, L2=A, L3=A | 4",
        "{\"rule\": \"suppliers\", \"exactly\": 3} | L1=B, L2=C, L3=A | 6",
        "{\"rule\": \"suppliers\", \"bidders\": [\"B\", \"C\"], \"atLeast\": 2} | L1=B, L2=C, L3=A | 6",
        "{\"rule\": \"value\", \"bidders\": [\"B\", \"C\"], \"atLeast\": \"22\"} | L1=A, L2=B, L3=A | 2",
        "{\"rule\": \"value\", \"bidders\": [\"A\"], \"lots\": [\"L1\", \"L3\"], \"atMost\": \"30\"} | L1=B, L2=A, L3=A | 1",
        "{\"rule\": \"force\", \"bidders\": [\"C\"], \"lots\": [\"L2\"]} | L1=A, L2=C, L3=A | 5",
        "{\"rule\": \"forbid\", \"bidders\": [\"A\", \"B\"], \"lots\": [\"L1\"]} | L1=C, L2=A, L3=A | 4"
      })
  void a_rule_is_kept_at_the_least_cost_and_the_cost_is_told(
      String rule, String winners, String cost) {
    AwardProblem problem = read(LOTS.formatted("\"rules\": [" + rule + "]"));

    AwardSolution.FeasibleAward found = found(problem);

    assertThat(winners(found)).hasToString("{" + winners + "}");
    assertThat(new CostOfLimits().run(problem, found, MOST))
        .singleElement()
        .satisfies(
            c -> {
              assertThat(c.kind()).isEqualTo(Limit.LimitKind.RULE);
              assertThat(c.subject()).isEqualTo("1");
              assertThat(c.price()).isEqualByComparingTo(cost);
            });
  }

  @Test
  void lots_of_one_bidder_go_to_the_one_that_is_cheapest_for_all_of_them() {
    String rules = "\"rules\": [%s{\"rule\": \"one bidder\", \"lots\": [\"L1\", \"L3\"]}]";
    String forbidden = "{\"rule\": \"forbid\", \"bidders\": [\"A\"], \"lots\": [\"L1\"]}, ";

    assertThat(winners(found(read(LOTS.formatted(rules.formatted(forbidden))))))
        .hasToString("{L1=B, L2=A, L3=B}");
  }

  @Test
  void fixed_shares_are_rounded_down_and_the_first_takes_what_is_left_over() {
    AwardProblem problem =
        read(
            """
            {"currency": "SAR", "bidders": ["A", "B", "C"],
             "items": [{"id": "1", "lot": "L1", "quantity": "11"}],
             "prices": {"A": {"1": "3"}, "B": {"1": "1"}, "C": {"1": "2"}},
             "limits": {"maxSuppliersPerLot": 3},
             "rules": [{"rule": "shares", "lots": ["L1"], "percents": ["60", "40"]}]}
            """);

    assertThat(quantities(found(problem))).hasToString("{B=7, C=4}");
  }

  @Test
  void a_share_of_a_group_is_rounded_as_the_rule_says() {
    String problem =
        """
        {"currency": "SAR", "bidders": ["A", "B"],
         "items": [{"id": "1", "lot": "L1", "quantity": "10"}],
         "prices": {"A": {"1": "1"}, "B": {"1": "2"}}, "limits": {"maxSuppliersPerLot": 2},
         "rules": [{"rule": "share", "bidders": ["B"], %s}]}
        """;

    assertThat(quantities(found(read(problem.formatted("\"atLeast\": \"31\"")))))
        .hasToString("{A=6, B=4}");
    assertThat(quantities(found(read(problem.formatted("\"exactly\": \"34\"")))))
        .hasToString("{A=7, B=3}");
  }

  /** B takes 30 % off L2 and L3 from any two lots: 22 + 33 less 16.5 is 38.5 in place of 50. */
  @ParameterizedTest
  @CsvSource({
    "'\"winning\": 2', '{L1=A, L2=B, L3=B}', 48.5",
    "'\"fromAmount\": \"33\"', '{L1=A, L2=B, L3=B}', 48.5",
    "'\"fromAmount\": \"55.01\"', '{L1=B, L2=B, L3=B}', 49.5",
    "'\"winning\": 3', '{L1=B, L2=B, L3=B}', 49.5"
  })
  void a_discount_by_tier_applies_from_a_count_or_an_amount(
      String condition, String winners, String total) {
    AwardProblem problem =
        read(
            LOTS.formatted(
                """
                "discounts": [{"bidder": "B", "whenWinning": ["L1", "L2", "L3"], %s,
                               "appliesTo": ["L2", "L3"], "percent": "30"}]
                """
                    .formatted(condition)));

    AwardSolution.FeasibleAward found = found(problem);

    assertThat(winners(found)).hasToString(winners);
    assertThat(found.figures().total()).isEqualByComparingTo(total);
  }

  @Test
  void the_prices_of_a_bundle_hold_for_all_its_lots_together() {
    AwardProblem problem =
        read(
            LOTS.formatted(
                """
                "bundles": [{"bidder": "C", "lots": ["L1", "L3"], "prices": {"1": "1", "3": "2"}}]
                """));

    AwardSolution.FeasibleAward found = found(problem);

    assertThat(winners(found)).hasToString("{L1=C, L2=A, L3=C}");
    assertThat(found.figures().total()).isEqualByComparingTo("50");
    assertThat(found.figures().bundles())
        .singleElement()
        .satisfies(b -> assertThat(b.saving()).isEqualByComparingTo("20"));
  }

  /** With the discount B is paid 29.7 for L3, which is below the least amount. */
  @Test
  void a_discount_is_not_left_out_to_reach_a_least_amount() {
    AwardProblem problem =
        read(
            LOTS.formatted(
                """
                "discounts": [{"bidder": "B", "whenWinning": ["L3"], "appliesTo": ["L3"],
                               "percent": "10"}],
                "rules": [{"rule": "value", "bidders": ["B"], "lots": ["L3"], "atLeast": "30"}]
                """));

    assertThat(new SolveAward().run(problem, MOST)).isInstanceOf(AwardSolution.Infeasible.class);
  }

  @Test
  void suppliers_are_few_and_each_costs_what_its_name_costs() {
    String limits = "\"limits\": {\"maxSuppliers\": 1, \"costOfSupplier\": {\"A\": \"%s\"}}";

    assertThat(winners(found(read(LOTS.formatted(limits.formatted("5"))))))
        .hasToString("{L1=A, L2=A, L3=A}");
    assertThat(winners(found(read(LOTS.formatted(limits.formatted("7"))))))
        .hasToString("{L1=B, L2=B, L3=B}");
  }

  @Test
  void rules_that_conflict_are_named_by_their_places() {
    AwardProblem problem =
        read(
            LOTS.formatted(
                """
                "rules": [{"rule": "lots", "bidders": ["A"], "atLeast": 1},
                          {"rule": "force", "bidders": ["B"], "lots": ["L1"]},
                          {"rule": "forbid", "bidders": ["B"], "lots": ["L1"]}]
                """));

    assertThat(new SolveAward().run(problem, MOST))
        .isInstanceOfSatisfying(
            AwardSolution.Infeasible.class,
            i ->
                assertThat(i.conflict())
                    .extracting(l -> l.kind() + " " + l.subject())
                    .containsExactly("RULE 2", "RULE 3"));
  }

  @Test
  void of_equally_good_awards_the_lowest_register_number_wins_the_first_lot() {
    AwardProblem problem =
        read(
            """
            {"currency": "SAR", "bidders": ["S-10", "S-9"],
             "items": [{"id": "1", "lot": "10", "quantity": "1"},
                       {"id": "2", "lot": "9", "quantity": "1"}],
             "prices": {"S-10": {"1": "5", "2": "5"}, "S-9": {"1": "5", "2": "5"}},
             "limits": {"maxLotsPerBidder": 1}}
            """);

    for (Solver solver : List.of(new PairedSolver(), new ScipSolver())) {
      AwardSolution.FeasibleAward found =
          (AwardSolution.FeasibleAward) new SolveAward(solver).run(problem, MOST);

      assertThat(winners(found)).hasToString("{10=S-10, 9=S-9}");
      assertThat(found.tie()).isEqualTo(TieBreak.TieOutcome.BY_RULE);
    }
  }

  /** The whole of the item costs 10 at A and 12 at B; A supplies at most 8. */
  private static final String TIERS =
      """
      {"currency": "SAR", "bidders": ["A", "B"],
       "items": [{"id": "1", "lot": "L1", "quantity": "10"}],
       "prices": {"A": {"1": "10"}, "B": {"1": "12"}},
       "tiers": {%s},
       "limits": {"maxSuppliersPerLot": 2, "capacity": {"A": "8"}%s}}
      """;

  @ParameterizedTest
  @CsvSource({
    "'', '{A=8, B=2}', 104",
    "'\"A\": {\"1\": [{\"from\": \"1\", \"price\": \"13\"},"
        + " {\"from\": \"6\", \"price\": \"11\"}]}', '{A=8, B=2}', 112",
    "'\"A\": {\"1\": [{\"from\": \"1\", \"price\": \"13\"},"
        + " {\"from\": \"6\", \"price\": \"11\"}]},"
        + " \"B\": {\"1\": [{\"from\": \"1\", \"price\": \"20\"}]}', '{B=10}', 120"
  })
  void a_share_is_at_the_price_of_its_tier(String tiers, String quantities, String total) {
    for (Solver solver : List.of(new PairedSolver(), new ScipSolver())) {
      AwardSolution.FeasibleAward found =
          (AwardSolution.FeasibleAward)
              new SolveAward(solver).run(read(TIERS.formatted(tiers, "")), MOST);

      assertThat(quantities(found)).hasToString(quantities);
      assertThat(found.figures().total()).isEqualByComparingTo(total);
    }
  }

  @Test
  void a_bidder_supplies_its_least_quantity_or_nothing() {
    String least = ", \"leastQuantity\": {\"B\": {\"1\": \"%s\"}}";

    assertThat(quantities(found(read(TIERS.formatted("", least.formatted("4"))))))
        .hasToString("{A=6, B=4}");
    assertThat(quantities(found(read(TIERS.formatted("", least.formatted("11"))))))
        .as("the whole is enough")
        .hasToString("{B=10}");
    assertThat(
            new SolveAward()
                .run(
                    read(
                        TIERS
                            .formatted("", least.formatted("4"))
                            .replace("\"A\": \"8\"", "\"A\": \"8\", \"B\": \"3\"")),
                    MOST))
        .isInstanceOfSatisfying(
            AwardSolution.Infeasible.class,
            i ->
                assertThat(i.conflict())
                    .extracting(Limit::kind)
                    .contains(Limit.LimitKind.LEAST_QUANTITY));
  }

  @Test
  void a_problem_is_written_as_it_was_read() {
    AwardProblem problem =
        read(
            LOTS.formatted(
                """
                "limits": {"maxSuppliersPerLot": 2, "maxSuppliers": 2,
                           "costOfSupplier": {"A": "5"},
                           "leastQuantity": {"B": {"2": "1"}}},
                "discounts": [{"bidder": "B", "whenWinning": ["L1", "L2"], "winning": 1,
                               "appliesTo": ["L2"], "percent": "3"},
                              {"bidder": "C", "whenWinning": ["L1"], "fromAmount": "4.5",
                               "appliesTo": ["L2"], "percent": "3"}],
                "bundles": [{"bidder": "A", "lots": ["L1", "L3"], "prices": {"1": "0.9"},
                             "evaluatedPrices": {"1": "0.95"}}],
                "rules": [{"rule": "lots", "bidders": ["A"], "exactly": 1},
                          {"rule": "share", "lots": ["L1"], "atLeast": "10", "atMost": "20.5"},
                          {"rule": "value", "atMost": "9"},
                          {"rule": "shares", "percents": ["60", "40"]}]
                """));

    String written = WriteAwardProblem.of(problem, "");

    assertThat(read(written)).isEqualTo(problem);
    assertThat(AwardProblemSchemaTest.SCHEMA.validate(written, InputFormat.JSON)).isEmpty();
  }

  private static AwardSolution.FeasibleAward found(AwardProblem problem) {
    return (AwardSolution.FeasibleAward) new SolveAward().run(problem, MOST);
  }

  private static Map<String, String> winners(AwardSolution.FeasibleAward found) {
    Map<String, String> winners = new TreeMap<>();
    found.award().deliveries().forEach(d -> winners.put(d.lot(), d.bidder()));
    return winners;
  }

  private static Map<String, String> quantities(AwardSolution.FeasibleAward found) {
    Map<String, String> quantities = new TreeMap<>();
    found
        .award()
        .deliveries()
        .forEach(
            d -> quantities.put(d.bidder(), d.quantity().stripTrailingZeros().toPlainString()));
    return quantities;
  }

  private static AwardProblem read(String json) {
    return ReadAwardProblem.from(json.getBytes(StandardCharsets.UTF_8));
  }
}
