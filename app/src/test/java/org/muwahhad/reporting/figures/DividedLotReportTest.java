package org.muwahhad.reporting.figures;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.muwahhad.TestApp;
import org.muwahhad.award.AwardFixture;
import org.muwahhad.award.AwardFixture.Offer;
import org.muwahhad.award.AwardFixture.Tender;
import org.muwahhad.award.SharedLots;
import org.muwahhad.reporting.Issue;
import org.muwahhad.reports.award.AwardReport;
import org.muwahhad.reports.award.ReportLot;

/** The award report of a lot that several bids win, and of prices less a discount. */
class DividedLotReportTest {
  private static final TestApp APP = TestApp.start();
  private static final AwardFixture FIXTURE = fixture();

  private static AwardFixture fixture() {
    AwardFixture fixture = AwardFixture.in(APP);
    fixture.rule("weight.quality", "60", "PERCENT");
    fixture.rule("weight.price", "40", "PERCENT");
    return fixture;
  }

  @Test
  void each_winner_is_printed_with_its_share_its_amount_and_what_it_supplies() {
    FIXTURE.letDivide(2, "20");
    FIXTURE.offer();
    Tender tender = SharedLots.in(FIXTURE);
    FIXTURE.recommendDivided(tender, 0, SharedLots.shares(tender));

    AwardReport report = APP.get(AwardReports.class).get(tender.id(), Issue.NONE);

    ReportLot lot = report.lots().get(0);
    assertThat(lot.awards())
        .extracting(
            a -> a.price().amount() + " " + a.price().currency() + " " + a.amount().amount(),
            a -> a.share().toPlainString())
        .containsExactly(
            org.assertj.core.groups.Tuple.tuple("2449.035 KWD 29914.92", "77.50"),
            org.assertj.core.groups.Tuple.tuple("8071.50 SAR 8071.50", "22.50"));
    assertThat(lot.items())
        .extracting(i -> i.quantity().stripTrailingZeros().toPlainString())
        .containsExactly("24", "6", "7", "3");
    assertThat(lot.items().get(0).name().en()).endsWith(" – " + lot.awards().get(0).bidder().en());
    assertThat(lot.items().get(1).byState().keySet()).containsExactly("KW");
    assertThat(lot.items().get(1).byState().values())
        .allSatisfy(q -> assertThat(q).isEqualByComparingTo("6"));
    assertThat(report.summary().items()).isEqualTo(3);
    assertThat(report.awarded().amount()).isEqualByComparingTo(new BigDecimal("42872.41"));
  }

  @Test
  void a_price_less_a_discount_is_printed_with_the_discount() {
    FIXTURE.offer(new Offer(true, "7.5", List.of(0, 1), List.of(1)));
    Tender tender = SharedLots.in(FIXTURE);
    FIXTURE.recommend(tender);

    ReportLot lot = APP.get(AwardReports.class).get(tender.id(), Issue.NONE).lots().get(1);

    assertThat(lot.awards().get(0).price().amount()).isEqualByComparingTo("370");
    assertThat(lot.awards().get(0).share()).isEqualByComparingTo("100");
    assertThat(lot.reasons())
        .anySatisfy(
            r ->
                assertThat(r.en())
                    .contains("7.5% was deducted from the prices bid", "these lots: 1, 2"));
  }
}
