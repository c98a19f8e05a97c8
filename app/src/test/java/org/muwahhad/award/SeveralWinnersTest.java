package org.muwahhad.award;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.muwahhad.ApiCaller;
import org.muwahhad.Browserless;
import org.muwahhad.TestApp;
import org.muwahhad.access.Actor;
import org.muwahhad.award.AwardFixture.Tender;
import org.muwahhad.guarantee.ViewGuarantees;
import org.muwahhad.shared.Refusal;

/** A lot that two bids win by shares; see {@link SharedLots} for who gives what to whom. */
@Tag("long")
class SeveralWinnersTest {
  private static final TestApp APP = TestApp.start();
  private static final AwardFixture FIXTURE = fixture();
  private static final LotAwards AWARDS = new LotAwards(APP, FIXTURE);
  private static final Actor DINAR = FIXTURE.world().aBidderFor(FIXTURE.dinarSupplier);
  private static final Actor RIYAL = FIXTURE.world().aBidderFor(FIXTURE.riyalSupplier);

  private static AwardFixture fixture() {
    AwardFixture fixture = AwardFixture.in(APP);
    fixture.letDivide(2, "20");
    fixture.rule("performance-guarantee.percent", "5", "PERCENT");
    return fixture;
  }

  private static Tender adopted() {
    Tender tender = SharedLots.in(FIXTURE);
    FIXTURE.adopt(FIXTURE.recommendDivided(tender, 0, SharedLots.shares(tender)));
    return tender;
  }

  @Test
  void each_winner_is_awarded_its_shares_at_its_own_prices() {
    Tender tender = SharedLots.in(FIXTURE);

    FIXTURE.recommendDivided(tender, 0, SharedLots.shares(tender));

    assertThat(
            APP.ask(
                """
                SELECT GROUP_CONCAT(CONCAT(l.number, ' ', a.currency, ' ', a.amount, ' ',
                         a.converted_amount) ORDER BY a.id)
                  FROM award a JOIN lot l ON l.id = a.live_lot_id WHERE a.tender_id = %d"""
                    .formatted(tender.id())))
        .isEqualTo("1 KWD 2449.035 29914.920,1 SAR 8071.500 8071.500,2 KWD 400.000 4885.990");
    // What the committees decide by is the sum of what is awarded, and not of whole bids.
    assertThat(APP.ask("SELECT value_sar FROM recommendation WHERE tender_id = " + tender.id()))
        .isEqualTo("42872.410");
    assertThat(FIXTURE.lastAct("tender:" + tender.id())).isEqualTo("award.recommended");
  }

  @Test
  void
      the_earliest_needs_of_a_state_go_to_the_better_rank_and_a_line_is_divided_only_at_the_seam() {
    Tender tender = adopted();

    assertThat(
            APP.ask(
                """
                SELECT GROUP_CONCAT(CONCAT(e.state_code, ' ', w.currency, ' ',
                         FLOOR(x.quantity), ' ', x.net_amount)
                         ORDER BY x.lot_item_id, x.demand_line_id, x.award_id SEPARATOR '; ')
                  FROM award_allocation x JOIN award w ON w.id = x.award_id
                  JOIN demand_line d ON d.id = x.demand_line_id
                  JOIN procuring_entity e ON e.id = d.entity_id
                 WHERE w.live_lot_id = %d"""
                    .formatted(tender.lots().get(0))))
        .isEqualTo(
            "KW KWD 4 400.000; KW SAR 6 7800.000; SA KWD 20 2000.000;"
                + " KW KWD 6 42.030; SA KWD 1 7.005; SA SAR 3 271.500");
  }

  @Test
  void the_committee_reads_every_winner_with_what_it_gives() {
    Tender tender = SharedLots.in(FIXTURE);
    long decision = FIXTURE.recommendDivided(tender, 0, SharedLots.shares(tender));

    String page =
        Browserless.signedInAs(APP, FIXTURE.member("KW")).get("/decisions/" + decision).body();

    assertThat(text(page))
        .contains("KWD 2,449.035", "SAR 8,071.50")
        .contains("77.5% of the units of the lot", "22.5% of the units of the lot")
        .contains("of 30");
  }

  @Test
  void each_winner_has_an_agreement_with_its_prices_and_a_balance_for_each_entity() {
    Tender tender = adopted();

    AWARDS.confirm(tender);

    String number = tender.number().substring(3);
    assertThat(
            APP.ask(
                """
                SELECT GROUP_CONCAT(CONCAT(f.number, ' ', p.state_code, ' ', n.lot_item_id - %d, ' ',
                         FLOOR(n.awarded_quantity), ' ', n.currency)
                         ORDER BY f.number, n.lot_item_id, p.state_code SEPARATOR '; ')
                  FROM framework_agreement f JOIN entitlement n ON n.agreement_id = f.id
                  JOIN procuring_entity p ON p.id = n.entity_id
                  JOIN award a ON a.id = f.award_id
                 WHERE a.live_lot_id = %d"""
                    .formatted(tender.items().get(0), tender.lots().get(0))))
        .isEqualTo(
            ("FA-N-1-1 KW 0 4 KWD; FA-N-1-1 SA 0 20 KWD; FA-N-1-1 KW 1 6 KWD; FA-N-1-1 SA 1 1 KWD;"
                    + " FA-N-1-2 KW 0 6 SAR; FA-N-1-2 SA 1 3 SAR")
                .replace("N", number));
    assertThat(
            APP.ask(
                "SELECT COUNT(*) FROM framework_agreement WHERE number = 'FA-%s-2'"
                    .formatted(number)))
        .isEqualTo("1");
  }

  @Test
  void each_bidder_is_told_every_winner_its_share_and_its_price_and_a_winner_what_it_gives() {
    Tender tender = adopted();

    ViewOutcomeLetter.OutcomeLetterView letter =
        APP.get(ViewOutcomeLetter.class).get(RIYAL, tender.id());

    long lot = tender.lots().get(0);
    assertThat(letter.winnersOf(lot))
        .extracting(w -> w.price().amount() + " " + w.currency() + " " + w.sharePercent())
        .containsExactly("2449.035 KWD 77.50", "8071.500 SAR 22.50");
    assertThat(letter.lots().get(0).won()).isTrue();
    assertThat(letter.givenIn(lot))
        .extracting(g -> g.quantity().stripTrailingZeros().toPlainString() + " × " + g.unitPrice())
        .containsExactly("6 × 1300.00", "3 × 90.50");
    assertThat(letter.givenIn(tender.lots().get(1))).isEmpty();
    String page =
        Browserless.signedInAs(APP, RIYAL).get("/tenders/" + tender.id() + "/award/letter").body();
    assertThat(text(page))
        .contains("Your bid won a share of this lot", "22.5% of the units of the lot")
        .contains("KWD 2,449.035", "SAR 8,071.50");
  }

  @Test
  void the_thread_of_a_line_leads_to_each_of_its_suppliers() {
    Tender tender = adopted();
    AWARDS.confirm(tender);
    Actor officer = FIXTURE.world().anOfficerOf(FIXTURE.kuwaiti);

    String page =
        Browserless.signedInAs(APP, officer)
            .get("/demand-lines/" + tender.lines().get(0) + "/thread")
            .body();

    String number = tender.number().substring(3);
    assertThat(text(page))
        .contains("FA-" + number + "-1-1", "FA-" + number + "-1-2")
        .contains("KWD 400.000", "SAR 7,800.00");
  }

  @Test
  void the_public_record_has_an_award_for_each_winner_with_what_it_gives() {
    Tender tender = adopted();
    AWARDS.confirm(tender);

    String release =
        ApiCaller.of(APP, RIYAL).get("/api/v1/publications/" + tender.number() + "/release").body();

    String awards = release.substring(release.indexOf("\"awards\""));
    assertThat(awards.split("\"relatedLots\":\\[\"" + tender.lots().get(0) + "\"\\]", -1))
        .as("two awards of lot 1")
        .hasSize(3);
    assertThat(awards)
        .contains("\"amount\":2449.035", "\"amount\":8071.5")
        .contains("\"quantity\":24,", "\"quantity\":6,", "\"quantity\":7,", "\"quantity\":3,");
    assertThat(
            text(Browserless.signedInAs(APP, RIYAL).get("/publications/" + tender.number()).body()))
        .contains("77.5% of the units of the lot", "22.5% of the units of the lot");
  }

  @Test
  void each_winner_owes_a_guarantee_of_its_own_award() {
    Tender tender = adopted();
    AWARDS.confirm(tender);
    ViewGuarantees guarantees = APP.get(ViewGuarantees.class);

    assertThat(
            APP.get(AwardQueries.class).listLive(tender.id()).stream()
                .filter(a -> a.lotNumber() == 1)
                .map(a -> guarantees.get(FIXTURE.buyer, a.id()).due().amount().stripTrailingZeros())
                .map(java.math.BigDecimal::toPlainString))
        .containsExactly("122.452", "403.58");
  }

  @Test
  void a_winner_that_is_debarred_takes_the_divided_lot_back_to_the_panel_whole() {
    Tender tender = adopted();
    APP.without(
        "tr_award_in_standstill",
        () ->
            APP.sql(
                """
                UPDATE award SET status = 'cancelled', live_lot_id = NULL, end_reason = 'DEBARRED'
                 WHERE live_lot_id = %d AND bid_id = %d"""
                    .formatted(tender.lots().get(0), tender.riyalBid())));

    AWARDS.confirm(tender);

    assertThat(AWARDS.outcome(tender)).isEqualTo("1:cancelled:LOT,1:cancelled:DEBARRED,2:active:-");
    assertThat(APP.ask("SELECT status FROM joint_tender WHERE id = " + tender.id()))
        .isEqualTo("UNDER_EVALUATION");
  }

  @Test
  void a_lot_is_divided_only_where_its_shares_name_its_winners() {
    Tender tender = SharedLots.in(FIXTURE);
    List<LotShare> one =
        SharedLots.shares(tender).stream().filter(s -> s.bidId() == tender.dinarBid()).toList();

    for (List<LotShare> shares : List.of(List.<LotShare>of(), one)) {
      assertThatThrownBy(() -> FIXTURE.recommendDivided(tender, 0, shares))
          .isInstanceOfSatisfying(
              Refusal.InvalidInput.class,
              r ->
                  assertThat(r.faults())
                      .extracting(Refusal.Fault::code)
                      .containsExactly("award.shares-differ"));
    }
  }

  @Test
  void of_two_who_recommend_at_once_one_is_refused_and_nothing_is_awarded_twice() throws Exception {
    Tender tender = SharedLots.in(FIXTURE);
    List<Callable<Object>> both =
        List.of(
            () -> FIXTURE.recommendDivided(tender, 0, SharedLots.shares(tender)),
            () -> FIXTURE.recommend(tender));
    ExecutorService pool = Executors.newFixedThreadPool(2);

    int refused = 0;
    try {
      for (Future<Object> future : pool.invokeAll(both)) {
        refused += isRefused(future) ? 1 : 0;
      }
    } finally {
      pool.shutdown();
    }

    assertThat(refused).isEqualTo(1);
    assertThat(
            APP.ask(
                """
                SELECT COUNT(*) FROM lot_item i WHERE i.tender_id = %d AND i.quantity <>
                  (SELECT SUM(x.quantity) FROM award_item x JOIN award a ON a.id = x.award_id
                    WHERE x.lot_item_id = i.id AND a.live_lot_id IS NOT NULL)"""
                    .formatted(tender.id())))
        .isEqualTo("0");
  }

  private static boolean isRefused(Future<Object> future) throws InterruptedException {
    try {
      future.get();
      return false;
    } catch (java.util.concurrent.ExecutionException e) {
      assertThat(e.getCause()).isInstanceOf(Refusal.class);
      return true;
    }
  }

  private static String text(String page) {
    return page.replaceAll("<[^>]*>", " ")
        .replaceAll("[\u2068\u2069]", "")
        .replace('\u00a0', ' ')
        .replaceAll("\\s+", " ");
  }
}
