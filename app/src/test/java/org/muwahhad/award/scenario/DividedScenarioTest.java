package org.muwahhad.award.scenario;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigDecimal;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.muwahhad.Browserless;
import org.muwahhad.TestApp;
import org.muwahhad.award.AwardFixture;
import org.muwahhad.award.AwardFixture.Offer;
import org.muwahhad.award.AwardFixture.Tender;
import org.muwahhad.award.SharedLots;
import org.muwahhad.shared.Bilingual;

/**
 * What a scenario found is awarded as it was found: by shares where it divides a lot, and at
 * discounted prices where it meets their condition. See {@link SharedLots} for the tender.
 */
@Tag("long")
class DividedScenarioTest {
  private static final TestApp APP = TestApp.start();
  private static final AwardFixture FIXTURE = AwardFixture.in(APP);
  private static final String REASON = "مصدران للتوريد";
  private final StateScenario stateScenario = APP.get(StateScenario.class);
  private final WorkScenarios work = APP.get(WorkScenarios.class);

  @BeforeEach
  void rules() {
    FIXTURE.letDivide(2, "20");
    FIXTURE.offer();
  }

  @Test
  void the_shares_that_were_found_are_awarded_and_carry_the_reason() {
    Tender tender = SharedLots.in(FIXTURE);
    solved(tender, shared("20"));
    Browserless chair = Browserless.signedInAs(APP, tender.chair());
    String form = "/tenders/" + tender.id() + "/scenarios/1/recommendation";
    assertThat(text(chair.get(form))).contains("the lot is divided among several suppliers");

    HttpResponse<String> taken = chair.post(form, "reason", REASON);

    assertThat(taken.statusCode()).isEqualTo(200);
    assertThat(awarded(tender)).isEqualTo(found(tender));
    assertThat(
            APP.ask(
                "SELECT COUNT(*) FROM award WHERE reason = '%s' AND live_lot_id = %d"
                    .formatted(REASON, tender.lots().get(0))))
        .isEqualTo("2");
    assertThat(APP.ask("SELECT deviations FROM scenario_choice WHERE tender_id = " + tender.id()))
        .isEqualTo("0");
    assertThat(text(chair.get("/tenders/" + tender.id() + "/award")))
        .contains("of the units of the lot", "what");
  }

  @Test
  void a_divided_lot_may_be_given_to_one_bid_instead_with_a_reason_of_its_own() {
    Tender tender = SharedLots.in(FIXTURE);
    solved(tender, shared("20"));
    Browserless chair = Browserless.signedInAs(APP, tender.chair());
    String form = "/tenders/" + tender.id() + "/scenarios/1/recommendation";
    String lot = "lots[" + tender.lots().get(0) + "].";
    chair.get(form);

    HttpResponse<String> taken =
        chair.post(
            form, "reason", REASON, lot + "bid", "" + tender.dinarBid(), lot + "reason", "أقل");

    assertThat(taken.statusCode()).isEqualTo(200);
    assertThat(APP.ask("SELECT amount FROM award WHERE live_lot_id = " + tender.lots().get(0)))
        .isEqualTo("3070.050");
    assertThat(APP.ask("SELECT deviations FROM scenario_choice WHERE tender_id = " + tender.id()))
        .isEqualTo("1");
  }

  @Test
  void a_share_below_the_least_of_the_tender_is_for_comparison_only() {
    FIXTURE.letDivide(2, "45");
    Tender tender = SharedLots.in(FIXTURE);
    solved(tender, shared("10"));

    assertThatThrownBy(() -> choose(tender)).hasMessage("award.scenario-share-small");
    assertThat(
            text(
                Browserless.signedInAs(APP, tender.chair())
                    .get("/tenders/" + tender.id() + "/scenarios/1")))
        .contains("less than 45% of an item");
  }

  @Test
  void a_discount_that_applies_in_the_scenario_is_taken_off_the_award() {
    FIXTURE.offer(new Offer(true, "7.5", List.of(0, 1), List.of(1)));
    Tender tender = SharedLots.in(FIXTURE);
    solved(tender, ScenarioTerms.named("whole"));

    choose(tender);

    assertThat(APP.ask("SELECT amount FROM award WHERE live_lot_id = " + tender.lots().get(1)))
        .isEqualTo("370.000");
  }

  private void solved(Tender tender, ScenarioTerms terms) {
    stateScenario.run(tender.chair(), tender.id(), terms);
    work.run();
  }

  private static void choose(Tender tender) {
    APP.get(ChooseScenario.class)
        .run(
            tender.chair(),
            tender.id(),
            1,
            new ChooseScenario.ScenarioRecommendation(null, REASON, null));
  }

  /** No bidder may have more than 30,000 riyals: lot 1 comes to more at the prices of either. */
  private static ScenarioTerms shared(String leastShare) {
    return new ScenarioTerms(
        new Bilingual("shared", "shared"),
        null,
        null,
        null,
        null,
        new BigDecimal("30000"),
        2,
        new BigDecimal(leastShare),
        null,
        null,
        null,
        null,
        null,
        null,
        null,
        null);
  }

  /** Item by item and state by state, what each bid was awarded of lot 1. */
  private static @Nullable String awarded(Tender tender) {
    return APP.ask(
        """
        SELECT GROUP_CONCAT(CONCAT(s.lot_item_id, ' ', a.bid_id, ' ', s.state_code, ' ',
                 FLOOR(s.quantity)) ORDER BY s.lot_item_id, a.bid_id, s.state_code)
          FROM award a JOIN award_share s ON s.award_id = a.id WHERE a.live_lot_id = %d"""
            .formatted(tender.lots().get(0)));
  }

  /** The same as the scenario found it. */
  private static String found(Tender tender) {
    ViewScenarios.ScenarioView one =
        APP.get(ViewScenarios.class).get(tender.chair(), tender.id(), 1);
    Solution solution = Objects.requireNonNull(one.scenario().found());
    List<String> rows = new java.util.ArrayList<>();
    Objects.requireNonNull(solution.awarded().get("1"))
        .forEach(
            (bidder, items) ->
                items.forEach(
                    (item, states) ->
                        states.forEach(
                            (state, quantity) ->
                                rows.add(
                                    String.join(
                                        " ",
                                        item.replaceAll("^[0-9]+/([0-9]+) .*$", "$1"),
                                        String.valueOf(one.bids().get(bidder)),
                                        state,
                                        quantity.stripTrailingZeros().toPlainString())))));
    rows.removeIf(r -> r.endsWith(" 0"));
    java.util.Collections.sort(rows);
    return String.join(",", rows);
  }

  private static String text(HttpResponse<String> page) {
    return page.body()
        .replaceAll("<[^>]*>", " ")
        .replaceAll("[\u2068\u2069]", "")
        .replace('\u00a0', ' ')
        .replaceAll("\\s+", " ");
  }
}
