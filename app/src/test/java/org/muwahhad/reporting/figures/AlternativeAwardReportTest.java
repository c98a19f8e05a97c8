package org.muwahhad.reporting.figures;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.muwahhad.TestApp;
import org.muwahhad.award.AwardFixture;
import org.muwahhad.award.AwardFixture.Tender;
import org.muwahhad.award.SharedLots;
import org.muwahhad.reporting.Issue;
import org.muwahhad.reports.award.AwardReport;
import org.muwahhad.reports.award.ReportLot;

/** The award report of a lot in which an accepted alternative stands in the place of its bid. */
class AlternativeAwardReportTest {
  private static final TestApp APP = TestApp.start();

  @Test
  void the_award_report_says_why_the_award_is_at_another_price_than_the_bid() {
    AwardFixture fixture = AwardFixture.in(APP);
    fixture.addRules(Map.of("weight.quality", "60", "weight.price", "40"));
    Tender tender = SharedLots.in(fixture);
    long lot = tender.lots().get(1);
    APP.without(
        "tr_bid_alternative_at_opening",
        () ->
            APP.sql(
                "INSERT INTO bid_alternative (bid_id, lot_id, tender_id, description) VALUES (%d, %d, %d, 'No screen')"
                    .formatted(tender.dinarBid(), lot, tender.id())));
    APP.without(
        "tr_alternative_line_at_opening",
        () ->
            APP.sql(
                "INSERT INTO alternative_line (bid_id, lot_item_id, lot_id, tender_id, unit_price) VALUES (%d, %d, %d, %d, 30)"
                    .formatted(tender.dinarBid(), tender.items().get(2), lot, tender.id())));
    APP.sql(
        """
        INSERT INTO alternative_decision (lot_id, bid_id, number, tender_id, is_accepted, reason,
                                          decided_by, decided_at)
        VALUES (%d, %d, 1, %d, TRUE, 'x', %d, UTC_TIMESTAMP(6))"""
            .formatted(lot, tender.dinarBid(), tender.id(), tender.chair().personId()));
    APP.sql(
        """
        UPDATE lot_ranking
           SET is_alternative = TRUE, bid_total = 300,
               converted_total = ROUND(converted_total * 0.75, 2),
               evaluated_price = ROUND(evaluated_price * 0.75, 2)
         WHERE lot_id = %d AND bid_id = %d"""
            .formatted(lot, tender.dinarBid()));
    fixture.recommend(tender);

    AwardReport report = APP.get(AwardReports.class).get(tender.id(), Issue.NONE);
    ReportLot reported = report.lots().get(1);

    assertThat(reported.awards().get(0).price().amount()).isEqualByComparingTo("300");
    assertThat(reported.reasons())
        .anySatisfy(r -> assertThat(r.en()).contains("accepted in place of this bid: No screen"))
        .anySatisfy(r -> assertThat(r.ar()).contains("قُبل العرض البديل"));
    assertThat(report.brief().orElseThrow().lots().get(1).awards())
        .singleElement()
        .satisfies(a -> assertThat(a.bidder().en()).endsWith(" (accepted alternative)"));
  }
}
