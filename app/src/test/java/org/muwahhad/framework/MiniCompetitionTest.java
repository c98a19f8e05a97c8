package org.muwahhad.framework;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.micronaut.transaction.TransactionOperations;
import java.math.BigDecimal;
import java.sql.Connection;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.muwahhad.ApiCaller;
import org.muwahhad.Browserless;
import org.muwahhad.TestApp;
import org.muwahhad.access.Actor;
import org.muwahhad.award.AwardFixture;
import org.muwahhad.award.AwardFixture.Item;
import org.muwahhad.award.AwardFixture.Judged;
import org.muwahhad.award.AwardFixture.Lot;
import org.muwahhad.award.ConfirmAwards;
import org.muwahhad.bid.Offer;
import org.muwahhad.bid.SubmitBid;
import org.muwahhad.demo.DemoTime;
import org.muwahhad.evaluation.LotRankingViews;
import org.muwahhad.evaluation.RankingBook;
import org.muwahhad.shared.Bilingual;
import org.muwahhad.shared.Refusal;
import org.muwahhad.tender.AgreementCeilings;
import org.muwahhad.tender.Checklists;
import org.muwahhad.tender.TenderViews;
import org.muwahhad.tender.procedure.ProcedureInput;
import org.muwahhad.tender.procedure.SetProcedure;

/**
 * Suppliers of framework agreements compete anew for what the agreements cover: in the first tender
 * the dinar bid won an agreement for ten and 25.5 pieces at 100.125 dinars, the riyal bid one for
 * one and two pieces of the same catalog item at 500.25 riyals.
 */
class MiniCompetitionTest {
  private static final TestApp APP = TestApp.start();
  private static final AwardFixture FIXTURE = AwardFixture.in(APP);
  private static final Actor RIYAL = FIXTURE.world().aBidderFor(FIXTURE.riyalSupplier);
  private final AwardFixture.Tender agreed = FIXTURE.aTender();

  @BeforeAll
  static void rules() {
    FIXTURE.addRules(
        Map.of(
            "technical.pass-mark", "0",
            "preference.gcc-percent", "10",
            "weight.quality", "60",
            "weight.price", "40",
            "abnormal.mean-percent", "100",
            "abnormal.next-percent", "100"));
  }

  @BeforeEach
  void two_agreements_run() {
    FIXTURE.adopt(agreed);
    later(() -> APP.get(ConfirmAwards.class).run(FIXTURE.buyer, agreed.id()));
    APP.without(
        "tr_framework_agreement_fixed",
        () ->
            APP.sql(
                "UPDATE framework_agreement SET starts_on = CURRENT_DATE - INTERVAL 30 DAY"
                    + " WHERE tender_id = "
                    + agreed.id()));
  }

  @Test
  void those_whose_agreements_cover_a_lot_are_invited_at_the_prices_of_these() {
    AwardFixture.Tender tender = published("1", "2");

    assertThat(APP.get(AgreementCeilings.class).list(tender.id()))
        .extracting(
            AgreementCeilings.Ceiling::supplierId,
            c -> c.unitPrice().stripTrailingZeros().toPlainString(),
            AgreementCeilings.Ceiling::currency)
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
        .contains("Mini-competition", "Suppliers that compete", number(2), "500.25");
  }

  @Test
  void an_agreement_that_has_too_little_left_does_not_compete_and_one_alone_is_no_competition() {
    List<Long> competing = new ArrayList<>();

    assertThatThrownBy(
            () ->
                FIXTURE.aPublishedTenderForTheItemsOf(
                    agreed,
                    lots("2", "2", "99", "450"),
                    id -> {
                      set(id);
                      APP.get(AgreementCeilings.class)
                          .list(id)
                          .forEach(c -> competing.add(c.supplierId()));
                      TenderViews.Tender draft = APP.get(TenderViews.class).getTender(id);
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
                    agreed,
                    lots("1", "2", "99", "450"),
                    id -> {
                      set(id);
                      order(FIXTURE.saudi, 2, "1");
                      TenderViews.Tender draft = APP.get(TenderViews.class).getTender(id);
                      assertThat(APP.get(Checklists.class).draw(draft).checks())
                          .filteredOn(c -> c.code().equals("agreements-changed"))
                          .hasSize(1)
                          .allMatch(c -> !c.met());
                    }))
        .hasMessageContaining("tender.agreement-balance-short");
  }

  @Test
  void a_bid_is_no_higher_than_the_agreement_and_in_its_currency() {
    AwardFixture.Tender tender = published("1", "2");

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
        .contains("At most the price of agreement " + number(2), "500.25");
    assertThat(ApiCaller.of(APP, RIYAL).get("/api/v1/tenders/" + tender.id() + "/bid").body())
        .contains("\"agreementNumber\":\"" + number(2));
    Actor stranger = FIXTURE.world().aBidderFor(FIXTURE.world().aSupplier());
    assertThatThrownBy(() -> submit(stranger, tender, "SAR", "1")).hasMessage("bid.not-invited");
  }

  @Test
  void what_comes_out_of_the_seal_above_the_agreement_is_out_and_never_awarded() {
    AwardFixture.Tender tender = competition("99.000", "500.26", Judged.SECOND, Judged.FIRST);

    assertThatThrownBy(() -> FIXTURE.recommend(tender))
        .hasMessageContaining("award.above-agreement");
    rank(tender);
    assertThat(APP.get(LotRankingViews.class).listRanking(tender.id()))
        .filteredOn(r -> r.bidId() == tender.riyalBid())
        .extracting(r -> String.valueOf(r.exclusion()))
        .containsExactly("ABOVE_AGREEMENT");
  }

  @Test
  void the_award_is_ordered_from_the_balances_at_the_price_that_won_and_concludes_nothing() {
    AwardFixture.Tender tender = competition("99.000", "450.00", Judged.SECOND, Judged.FIRST);
    FIXTURE.adopt(tender);
    later(() -> APP.get(ConfirmAwards.class).run(FIXTURE.buyer, tender.id()));

    assertThat(APP.ask("SELECT COUNT(*) FROM framework_agreement WHERE tender_id = " + tender.id()))
        .isEqualTo("0");
    assertThat(
            APP.ask(
                """
                SELECT GROUP_CONCAT(CONCAT(x.quantity, ' at ', x.unit_price) ORDER BY x.quantity)
                  FROM call_off o JOIN call_off_line x ON x.call_off_id = o.id
                 WHERE o.agreement_id = %d"""
                    .formatted(agreement(2))))
        .isEqualTo("1.000 at 450.000,2.000 at 450.000");
    assertThat(
            APP.ask(
                "SELECT SUM(awarded_quantity - called_quantity) FROM entitlement"
                    + " WHERE agreement_id = "
                    + agreement(2)))
        .isEqualTo("0.000");
    assertThat(FIXTURE.lastAct("agreement:" + agreement(2)))
        .isEqualTo("framework.call-off-by-competition");
    assertThat(APP.ask("SELECT status FROM joint_tender WHERE id = " + tender.id()))
        .isEqualTo("AWARDED");
  }

  @Test
  void its_orders_are_shown_and_counted_at_their_price() {
    AwardFixture.Tender tender = competition("99.000", "450.00", Judged.SECOND, Judged.FIRST);
    FIXTURE.adopt(tender);
    later(() -> APP.get(ConfirmAwards.class).run(FIXTURE.buyer, tender.id()));
    Actor officer = FIXTURE.world().anOfficerOf(FIXTURE.saudi);
    String order =
        APP.ask(
            "SELECT id FROM call_off WHERE entity_id = %d AND agreement_id = %d"
                .formatted(FIXTURE.saudi, agreement(2)));

    Browserless browser = Browserless.signedInAs(APP, officer);
    browser.get("/language/en");
    assertThat(browser.get("/call-offs/" + order).body())
        .contains("Ordered by mini-competition", tender.number(), "450.00");
    assertThat(browser.get("/agreements/" + agreement(2)).body()).contains("900.00");
    assertThat(ApiCaller.of(APP, officer).get("/api/v1/agreements/" + agreement(2)).body())
        .contains("\"savedOnOrders\":100.5");
  }

  @Test
  void what_was_ordered_meanwhile_is_not_awarded_twice() {
    AwardFixture.Tender tender = competition("99.000", "450.00", Judged.SECOND, Judged.FIRST);
    FIXTURE.adopt(tender);
    order(FIXTURE.saudi, 2, "1");

    assertThatThrownBy(
            () -> later(() -> APP.get(ConfirmAwards.class).run(FIXTURE.buyer, tender.id())))
        .hasMessage("framework.balance-short");
    assertThat(
            APP.ask(
                "SELECT COUNT(*) FROM call_off WHERE award_id IS NOT NULL AND agreement_id = "
                    + agreement(2)))
        .isEqualTo("0");
  }

  @Test
  void the_database_holds_the_same() {
    AwardFixture.Tender tender = competition("99.000", "450.00", Judged.SECOND, Judged.FIRST);
    long id = tender.id();
    refused("UPDATE agreement_ceiling SET unit_price = 9000 WHERE tender_id = " + id);
    refused("DELETE FROM agreement_ceiling WHERE tender_id = " + id);
    FIXTURE.adopt(tender);
    later(() -> APP.get(ConfirmAwards.class).run(FIXTURE.buyer, id));

    assertThatThrownBy(
            () ->
                APP.sql(
                    """
                    INSERT INTO framework_agreement (number, tender_id, award_id, starts_on,
                                                     ends_on, concluded_at)
                    SELECT 'FA-X-%1$d', tender_id, id, '2026-01-01', '2026-12-31',
                           UTC_TIMESTAMP(6)
                      FROM award WHERE tender_id = %1$d AND status = 'active'"""
                        .formatted(id)))
        .hasMessageContaining("framework.competition-concludes-none");
    long officers = order(FIXTURE.kuwaiti, 1, "1");
    assertThatThrownBy(
            () ->
                APP.without(
                    "tr_call_off_line_drawn",
                    () ->
                        APP.sql(
                            """
                            INSERT INTO call_off_line (call_off_id, agreement_id, entity_id,
                                                       lot_item_id, quantity, unit_price)
                            SELECT id, agreement_id, entity_id, %d, 1, 1 FROM call_off
                             WHERE id = %d"""
                                .formatted(agreed.items().get(1), officers))))
        .hasMessageContaining("framework.price-differs");
    APP.without(
        "tr_call_off_line_kept",
        () ->
            APP.sql(
                """
                DELETE x FROM call_off_line x
                  JOIN call_off o ON o.id = x.call_off_id
                  JOIN award a ON a.id = o.award_id
                 WHERE a.tender_id = %d"""
                    .formatted(id)));
    APP.without(
        "tr_joint_tender_step",
        () ->
            APP.sql(
                "UPDATE joint_tender SET status = 'STANDSTILL',"
                    + " standstill_until = UTC_TIMESTAMP(6) - INTERVAL 1 HOUR WHERE id = "
                    + id));
    assertThatThrownBy(() -> APP.sql("UPDATE joint_tender SET status = 'AWARDED' WHERE id = " + id))
        .hasMessageContaining("framework.award-not-ordered");
  }

  private static void refused(String statement) {
    assertThatThrownBy(() -> APP.sql(statement))
        .isInstanceOf(TestApp.SqlRefused.class)
        .hasMessageContaining("tender.not-editable");
  }

  private AwardFixture.Tender published(String kuwaiti, String saudi) {
    return FIXTURE.aPublishedTenderForTheItemsOf(
        agreed, lots(kuwaiti, saudi, "99", "450"), MiniCompetitionTest::set);
  }

  private AwardFixture.Tender competition(
      String dinar, String riyal, Judged dinarPlace, Judged riyalPlace) {
    return FIXTURE.aTenderForTheItemsOf(
        agreed,
        List.of(
            new Lot(List.of(new Item(List.of("1", "2"), dinar, riyal)), dinarPlace, riyalPlace)),
        MiniCompetitionTest::set);
  }

  private static List<Lot> lots(String kuwaiti, String saudi, String dinar, String riyal) {
    return List.of(
        new Lot(
            List.of(new Item(List.of(kuwaiti, saudi), dinar, riyal)), Judged.SECOND, Judged.FIRST));
  }

  private static void set(long tender) {
    int version = APP.get(TenderViews.class).getTender(tender).version();
    APP.get(SetProcedure.class)
        .run(
            FIXTURE.buyer,
            tender,
            new ProcedureInput(
                "framework",
                "covered-by-agreements",
                new Bilingual("اتفاقيتان ساريتان.", "Two agreements are in force."),
                null,
                List.of(),
                List.of(),
                version));
  }

  @SuppressWarnings("unchecked")
  private static void rank(AwardFixture.Tender tender) {
    TransactionOperations<Connection> transactions = APP.get(TransactionOperations.class);
    transactions.executeWrite(
        status -> {
          TenderViews.Tender read = APP.get(TenderViews.class).getTender(tender.id());
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

  private long order(long entity, int lot, String quantity) {
    Actor officer = FIXTURE.world().anOfficerOf(entity);
    long item = agreed.items().get(lot == 1 ? 0 : 2);
    return APP.get(PlaceCallOff.class)
        .run(
            officer,
            agreement(lot),
            new PlaceCallOff.Order(
                "k" + officer.personId(),
                List.of(new PlaceCallOff.Line(item, new BigDecimal(quantity)))));
  }

  private String number(int lot) {
    return "FA-%s-%d".formatted(agreed.number().substring(3), lot);
  }

  private long agreement(int lot) {
    return Long.parseLong(
        APP.ask("SELECT id FROM framework_agreement WHERE number = '%s'".formatted(number(lot))));
  }

  private static void later(Runnable act) {
    DemoTime.run(Instant.now().plus(Duration.ofDays(11)), act);
  }
}
