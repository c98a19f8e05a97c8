package org.muwahhad.permissions;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.util.Map;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.muwahhad.Browserless;
import org.muwahhad.TestApp;
import org.muwahhad.access.Actor;
import org.muwahhad.award.RankedBidQueries;
import org.muwahhad.award.ViewAwards;
import org.muwahhad.evaluation.Exclusion;
import org.muwahhad.played.Plan;
import org.muwahhad.played.PlayedTender;
import org.muwahhad.played.Stage;
import org.muwahhad.tender.DisclosedPrices;

/**
 * The price of a bid that failed is kept to itself by the ranking, and so by the recommendation and
 * the question that is put to the committee.
 */
class ExcludedPricesTest {
  private static final TestApp APP = TestApp.start();
  private static final Stage STAGE = Stage.on(APP);

  /** Unit prices of the failed bid, and what they come to for each lot. */
  private static final Pattern KEPT =
      Pattern.compile("(?<![\\d.])(?:731[0-3]\\.47|1462[15]94(?!\\d))");

  @ParameterizedTest
  @EnumSource(Exclusion.class)
  void whose_price_is_told_is_one_rule_in_code_and_in_statements(Exclusion exclusion) {
    String told =
        APP.ask(
            "SELECT %s FROM (SELECT '%s' AS exclusion) r"
                .formatted(DisclosedPrices.OF_ROW, exclusion.name()));

    assertThat(told.equals("1")).isEqualTo(DisclosedPrices.tells(exclusion.name()));
    assertThat(DisclosedPrices.tells(null)).isTrue();
  }

  @Test
  void what_the_ranking_keeps_to_itself_the_recommendation_and_the_decision_keep_too() {
    PlayedTender tender =
        PlayedTender.draft(
                STAGE,
                new Plan(Plan.ofTwoLots().lots(), "ratedCriteria", "SAR", Plan.ofTwoLots().rules()))
            .publish();
    Actor winner = tender.bid("SAR", true, "5000", "5000", "5000", "5000");
    Actor failed = tender.bid("SAR", true, "7310.47", "7311.47", "7312.47", "7313.47");
    tender
        .open()
        .evaluate(
            Map.of(
                tender.submitted(winner),
                BigDecimal.valueOf(90),
                tender.submitted(failed),
                BigDecimal.valueOf(5)));

    for (ViewAwards.RankedLot lot :
        APP.get(ViewAwards.class).rankedLots(tender.examinationChair(), tender.id())) {
      for (RankedBidQueries.RankedBid bid : lot.bids()) {
        boolean told = bid.bidId() == tender.submitted(winner);
        assertThat(bid.exclusion()).isEqualTo(told ? null : "TECHNICAL");
        assertThat(bid.price() != null).isEqualTo(told);
        assertThat(bid.converted() != null).isEqualTo(told);
        assertThat(bid.evaluated() != null).isEqualTo(told);
        assertThat(bid.priceScore() != null).isEqualTo(told);
        assertThat(bid.finalScore() != null).isEqualTo(told);
      }
    }

    long decision = tender.recommend();
    Browserless buyer = Browserless.signedInAs(APP, STAGE.buyer());
    for (String path : new String[] {"/decisions/" + decision, "/api/v1/decisions/" + decision}) {
      String said = Answer.plain(buyer.get(path).body());
      assertThat(said).as(path).contains("1000000.00").doesNotContainPattern(KEPT);
    }
    assertThat(buyer.get("/decisions/" + decision).body()).contains("Not shown");
  }
}
