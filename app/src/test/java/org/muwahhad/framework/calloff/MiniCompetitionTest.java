package org.muwahhad.framework.calloff;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.micronaut.transaction.TransactionOperations;
import java.math.BigDecimal;
import java.sql.Connection;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.muwahhad.ApiCaller;
import org.muwahhad.Browserless;
import org.muwahhad.TestApp;
import org.muwahhad.access.Actor;
import org.muwahhad.award.AwardFixture;
import org.muwahhad.award.AwardFixture.Judged;
import org.muwahhad.bid.Offer;
import org.muwahhad.bid.room.SubmitBid;
import org.muwahhad.demo.DemoTime;
import org.muwahhad.evaluation.LotRankingQueries;
import org.muwahhad.evaluation.RankingBook;
import org.muwahhad.shared.Refusal;
import org.muwahhad.tender.TenderQueries;
import org.muwahhad.tender.approval.AgreementCeilingQueries;
import org.muwahhad.tender.approval.Checklists;

/** Who competes in a mini-competition, and what its bids may ask for; see {@link Competing}. */
@Tag("long")
class MiniCompetitionTest {
  private static final TestApp APP = TestApp.start();
  private static final AwardFixture FIXTURE = Competing.in(APP);
  private static final Actor RIYAL = FIXTURE.world().aBidderFor(FIXTURE.riyalSupplier);
  private final Competing agreements = Competing.underTwoAgreements(APP, FIXTURE);

  @Test
  void those_whose_agreements_cover_a_lot_are_invited_at_the_prices_of_these() {
    AwardFixture.Tender tender = agreements.published("1", "2");

    assertThat(APP.get(AgreementCeilingQueries.class).list(tender.id()))
        .extracting(
            AgreementCeilingQueries.Ceiling::supplierId,
            c -> c.unitPrice().stripTrailingZeros().toPlainString(),
            AgreementCeilingQueries.Ceiling::currency)
        .containsExactlyInAnyOrder(
            org.assertj.core.groups.Tuple.tuple(FIXTURE.dinarSupplier, "100.125", "KWD"),
            org.assertj.core.groups.Tuple.tuple(FIXTURE.riyalSupplier, "500.25", "SAR"));
    assertThat(
            APP.ask(
                "SELECT GROUP_CONCAT(DISTINCT origin), COUNT(*) FROM tender_invitation"
                    + " WHERE tender_id = "
                    + tender.id()))
        .startsWith("AGREEMENT");
    Browserless buyer = Browserless.signedInAs(APP, FIXTURE.buyer);
    buyer.get("/language/en");
    assertThat(buyer.get("/tenders/" + tender.id() + "/procedure").body())
        .contains("Mini-competition", "Competing suppliers", agreements.number(2), "500.25");
  }

  @Test
  void an_agreement_that_has_too_little_left_does_not_compete_and_one_alone_is_no_competition() {
    List<Long> competing = new ArrayList<>();

    assertThatThrownBy(
            () ->
                FIXTURE.aPublishedTenderForTheItemsOf(
                    agreements.agreed,
                    Competing.lots("2", "2", "99", "450"),
                    id -> {
                      agreements.set(id);
                      APP.get(AgreementCeilingQueries.class)
                          .list(id)
                          .forEach(c -> competing.add(c.supplierId()));
                      TenderQueries.Tender draft = APP.get(TenderQueries.class).getTender(id);
                      assertThat(APP.get(Checklists.class).draw(draft).checks())
                          .filteredOn(c -> c.code().equals("competition-too-narrow"))
                          .allMatch(c -> !c.met());
                    }))
        .hasMessageContaining("tender.competition-too-narrow");
    assertThat(competing).containsExactly(FIXTURE.dinarSupplier);
  }

  @Test
  void agreements_that_changed_since_keep_it_from_being_published() {
    assertThatThrownBy(
            () ->
                FIXTURE.aPublishedTenderForTheItemsOf(
                    agreements.agreed,
                    Competing.lots("1", "2", "99", "450"),
                    id -> {
                      agreements.set(id);
                      agreements.order(FIXTURE.saudi, 2, "1");
                      TenderQueries.Tender draft = APP.get(TenderQueries.class).getTender(id);
                      assertThat(APP.get(Checklists.class).draw(draft).checks())
                          .filteredOn(c -> c.code().equals("agreements-changed"))
                          .hasSize(1)
                          .allMatch(c -> !c.met());
                    }))
        .hasMessageContaining("tender.agreement-balance-short");
  }

  @Test
  void a_bid_is_no_higher_than_the_agreement_and_in_its_currency() {
    AwardFixture.Tender tender = agreements.published("1", "2");

    assertThat(faults(tender, "SAR", "500.26"))
        .containsExactly("prices[%d] bid.above-agreement".formatted(tender.items().get(0)));
    assertThat(faults(tender, "KWD", "1")).containsExactly("currency bid.currency-of-agreement");
    APP.without(
        "tr_joint_tender_amended",
        () ->
            APP.sql(
                "UPDATE joint_tender SET deadline_at = UTC_TIMESTAMP(6) + INTERVAL 9 DAY"
                    + " WHERE id = "
                    + tender.id()));
    Browserless bidder = Browserless.signedInAs(APP, RIYAL);
    bidder.get("/language/en");
    assertThat(bidder.get("/tenders/" + tender.id() + "/bid").body())
        .contains("At most the price of agreement " + agreements.number(2), "500.25");
    assertThat(ApiCaller.of(APP, RIYAL).get("/api/v1/tenders/" + tender.id() + "/bid").body())
        .contains("\"agreementNumber\":\"" + agreements.number(2));
    Actor stranger = FIXTURE.world().aBidderFor(FIXTURE.world().aSupplier());
    assertThatThrownBy(() -> submit(stranger, tender, "SAR", "1")).hasMessage("bid.not-invited");
  }

  @Test
  void what_comes_out_of_the_seal_above_the_agreement_is_out_and_never_awarded() {
    AwardFixture.Tender tender =
        agreements.competition("99.000", "500.26", Judged.SECOND, Judged.FIRST);

    assertThatThrownBy(() -> FIXTURE.recommend(tender))
        .hasMessageContaining("award.above-agreement");
    rank(tender);
    assertThat(APP.get(LotRankingQueries.class).listRanking(tender.id()))
        .filteredOn(r -> r.bidId() == tender.riyalBid())
        .extracting(r -> String.valueOf(r.exclusion()))
        .containsExactly("ABOVE_AGREEMENT");
  }

  @SuppressWarnings("unchecked")
  private static void rank(AwardFixture.Tender tender) {
    TransactionOperations<Connection> transactions = APP.get(TransactionOperations.class);
    transactions.executeWrite(
        status -> {
          TenderQueries.Tender read = APP.get(TenderQueries.class).getTender(tender.id());
          APP.get(RankingBook.class).write(tender.chair(), read);
          return null;
        });
  }

  private static List<String> faults(AwardFixture.Tender tender, String currency, String price) {
    List<String> found = new ArrayList<>();
    try {
      submit(RIYAL, tender, currency, price);
    } catch (Refusal.InvalidInput refused) {
      refused.faults().forEach(f -> found.add(f.field() + " " + f.code()));
    }
    return found;
  }

  /** Before the deadline, which was yesterday. */
  private static void submit(
      Actor bidder, AwardFixture.Tender tender, String currency, String price) {
    Offer offer =
        Offer.ofPrices(
            currency,
            true,
            90,
            false,
            "",
            List.of(Offer.Price.of(tender.items().get(0), new BigDecimal(price))));
    DemoTime.run(
        Instant.now().minus(Duration.ofHours(36)),
        () -> APP.get(SubmitBid.class).run(bidder, tender.id(), offer, "k", false));
  }
}
