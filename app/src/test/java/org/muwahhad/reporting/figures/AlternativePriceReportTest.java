package org.muwahhad.reporting.figures;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.muwahhad.TestApp;
import org.muwahhad.World;
import org.muwahhad.evaluation.EvaluationFixture;
import org.muwahhad.evaluation.price.DecideAlternative;
import org.muwahhad.reports.prices.PriceReport;

/**
 * The comparison of prices of a lot in which an accepted alternative stands in the place of its
 * bid.
 */
class AlternativePriceReportTest {
  private static final TestApp APP = TestApp.start();

  @Test
  void the_comparison_of_prices_names_the_bid_with_its_alternative_and_has_its_price() {
    EvaluationFixture tender =
        EvaluationFixture.lowest(APP, World.in(APP))
            .bid("First", "SAR", true, "1000", "100")
            .bid("Other", "SAR", true, "1100", "100")
            .alternative("First", "950", "90")
            .opened()
            .declared()
            .checked()
            .scored(Map.of("First", List.of("90", "90"), "Other", List.of("90", "90")))
            .agreed("First", "Other")
            .ranked();
    APP.get(DecideAlternative.class)
        .run(tender.chair(), tender.id(), tender.lot(), tender.bid("First"), true, "Does the work");

    PriceReport report = Reported.record(APP, PriceReporter.class, tender.chair(), tender.id());

    PriceReport.Bid first = report.lots().get(0).bids().get(0);
    assertThat(first.bidder().en()).isEqualTo("First Company – As accepted alternative");
    assertThat(first.bidder().ar()).contains("بحسب العرض البديل المقبول");
    assertThat(requireNonNull(first.price()).bid().amount()).isEqualByComparingTo("95900");
    assertThat(report.lots().get(0).bids().get(1).bidder().en()).isEqualTo("Other Company");
  }
}
