package org.muwahhad.bid;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.muwahhad.ApiCaller;
import org.muwahhad.Browserless;
import org.muwahhad.TestApp;
import org.muwahhad.World;
import org.muwahhad.access.Actor;
import org.muwahhad.access.Role;
import org.muwahhad.award.AwardFixture;
import org.muwahhad.bid.room.SubmitBid;
import org.muwahhad.bid.room.ViewBidRoom;
import org.muwahhad.bid.room.WithdrawBid;
import org.muwahhad.demo.DemoTime;
import org.muwahhad.organisation.supplier.DecideDebarment;
import org.muwahhad.organisation.supplier.LiftDebarment;
import org.muwahhad.organisation.supplier.ProposeDebarment;
import org.muwahhad.shared.Bilingual;

/** A debarred supplier reads, but neither bids nor is recommended or awarded. */
class DebarmentTest {
  private static final TestApp APP = TestApp.start();
  private static final AwardFixture AWARDS = AwardFixture.in(APP);
  private static final World WORLD = AWARDS.world();
  private static final BidFixture TENDERS = new BidFixture(APP, WORLD);
  private static final LocalDate TODAY = LocalDate.now(ZoneId.of("Asia/Riyadh"));
  private final Actor first = WORLD.aPersonWho(Role.CENTRAL_BUYER);
  private final Actor second = WORLD.aPersonWho(Role.CENTRAL_BUYER);

  @Test
  void two_buyers_debar_and_the_database_lets_no_one_do_it_alone() {
    long supplier = WORLD.aSupplier();
    long id = propose(supplier, TODAY, null);

    assertThatThrownBy(() -> confirm(first, supplier, id)).hasMessage("supplier.own-debarment");
    assertThatThrownBy(
            () ->
                APP.sql(
                    "UPDATE supplier_debarment SET status = 'CONFIRMED', decided_at ="
                        + " UTC_TIMESTAMP(6), decided_by = "
                        + first.personId()
                        + " WHERE id = "
                        + id))
        .hasMessageContaining("ck_supplier_debarment_four_eyes");
    assertThatThrownBy(() -> propose(supplier, TODAY, null)).hasMessage("supplier.debarment-waits");
    confirm(second, supplier, id);

    assertThat(
            APP.ask(
                "SELECT act FROM audit_entry WHERE object_type = 'supplier' AND object_id = '"
                    + supplier
                    + "' ORDER BY id DESC LIMIT 1"))
        .isEqualTo("supplier.debarment-confirmed");
    assertThatThrownBy(
            () ->
                APP.sql("UPDATE supplier_debarment SET until_day = '2020-01-01' WHERE id = " + id))
        .hasMessageContaining("supplier.debarment-fixed");
  }

  @Test
  void it_keeps_bids_out_from_its_first_day_to_its_last_by_the_clock_of_the_database() {
    long supplier = WORLD.aSupplier();
    Actor bidder = WORLD.aBidderFor(supplier);
    BidFixture.Tender tender = TENDERS.aPublishedTender();
    BidQueries.Receipt receipt = submit(bidder, tender, "k1");
    confirm(second, supplier, propose(supplier, TODAY.plusDays(2), TODAY.plusDays(5)));
    String past =
        """
        INSERT INTO bid_version (bid_id, tender_id, number, receipt_number, request_key,
          received_at, received_from, sha256, sealed_content)
        SELECT bid_id, tender_id, 7, 'S-%1$d', 'past', received_at, received_from, sha256,
               sealed_content FROM bid_version WHERE bid_id = %1$d LIMIT 1"""
            .formatted(receipt.bidId());

    submit(bidder, tender, "k2");
    inDays(
        3,
        () -> {
          assertThatThrownBy(() -> submit(bidder, tender, "k3"))
              .hasMessage("bid.supplier-debarred");
          assertThat(APP.get(ViewBidRoom.class).get(bidder, tender.id()).open()).isTrue();
        });
    inDays(6, () -> submit(bidder, tender, "k4"));
    confirm(second, supplier, propose(supplier, TODAY, null));
    assertThatThrownBy(() -> APP.sql(past)).hasMessageContaining("bid.supplier-debarred");
    // It may still take back what it bid, so that nobody has to examine it.
    APP.get(WithdrawBid.class).run(bidder, receipt.bidId());
    assertThat(APP.ask("SELECT status FROM bid WHERE id = " + receipt.bidId()))
        .isEqualTo("WITHDRAWN");
  }

  @Test
  void its_bid_is_neither_recommended_nor_awarded() {
    AwardFixture.Tender tender = AWARDS.aTender();
    AwardFixture.Tender adopted = AWARDS.aTender();
    AWARDS.adopt(adopted);
    long winner =
        Long.parseLong(
            APP.ask(
                "SELECT b.supplier_id FROM award a JOIN bid b ON b.id = a.bid_id WHERE a.tender_id = "
                    + adopted.id()
                    + " LIMIT 1"));
    long id = propose(winner, TODAY, null);
    confirm(second, winner, id);

    assertThatThrownBy(() -> AWARDS.recommend(tender)).hasMessage("award.rank-without-debarred");
    assertThatThrownBy(
            () ->
                APP.sql(
                    """
                    INSERT INTO award (tender_id, lot_id, bid_id, status, live_lot_id, amount,
                      currency, converted_amount, reason, recommended_by, recommended_at)
                    SELECT r.tender_id, r.lot_id, r.bid_id, 'pending', r.lot_id, r.bid_total,
                           r.bid_currency, r.converted_total, '', %d, UTC_TIMESTAMP(6)
                      FROM lot_ranking r JOIN bid b ON b.id = r.bid_id AND b.supplier_id = %d
                     WHERE r.tender_id = %d AND r.rank_position = 1 LIMIT 1"""
                        .formatted(tender.chair().personId(), winner, tender.id())))
        .hasMessageContaining("award.supplier-debarred");
    assertThatThrownBy(
            () ->
                APP.without(
                    "tr_award_progress",
                    () ->
                        APP.sql(
                            "UPDATE award SET status = 'active', active_at = UTC_TIMESTAMP(6)"
                                + " WHERE status = 'pending' AND tender_id = "
                                + adopted.id())))
        .hasMessageContaining("award.supplier-debarred");
    inDays(
        30, () -> APP.get(org.muwahhad.award.ConfirmAwards.class).run(AWARDS.buyer, adopted.id()));
    assertThat(
            APP.ask(
                "SELECT COUNT(*) FROM award a JOIN bid b ON b.id = a.bid_id WHERE a.status ="
                    + " 'active' AND a.tender_id = "
                    + adopted.id()
                    + " AND b.supplier_id = "
                    + winner))
        .isEqualTo("0");
    APP.get(LiftDebarment.class).run(first, winner, id, "Appeal upheld");
    AWARDS.recommend(tender);
  }

  @Test
  void who_is_debarred_is_public_and_why_is_not() {
    long supplier = WORLD.aSupplier();
    long id = propose(supplier, TODAY, TODAY.plusDays(30));
    String name = APP.ask("SELECT name_en FROM supplier WHERE id = " + supplier);
    Browserless other = Browserless.signedInAs(APP, second);
    other.get("/language/en");
    String debarments = "/organisation/suppliers/" + supplier + "/debarments";
    other.get(debarments);
    assertThat(other.pressOnce(debarments + "/" + id + "/confirm").body())
        .as("who confirms it reads of whom")
        .contains(name, "Article 7");
    confirm(second, supplier, id);
    Browserless stranger = Browserless.at(APP);
    stranger.get("/language/en");
    String number = APP.ask("SELECT registration_number FROM supplier WHERE id = " + supplier);

    assertThat(stranger.get("/debarments").body())
        .contains(number, "Article 7")
        .doesNotContain("Forged");
    assertThat(stranger.get("/api/v1/debarments").body())
        .contains(number, "المادة 7")
        .doesNotContain("Forged");
    Browserless desk = Browserless.signedInAs(APP, first);
    desk.get("/language/en");
    String page = "/organisation/suppliers/" + supplier + "/debarments";
    assertThat(desk.get(page).body()).contains("In force", "Forged");
    assertThat(desk.post(page, "from", "2020-01-01").statusCode()).isEqualTo(422);
    assertThat(
            ApiCaller.of(APP, WORLD.aPersonWho(Role.EVALUATOR))
                .get("/api/v1/suppliers/" + supplier + "/debarments")
                .statusCode())
        .isEqualTo(403);
  }

  @Test
  void a_reason_that_is_missing_is_told_in_the_form_that_was_sent() {
    long supplier = WORLD.aSupplier();
    long id = propose(supplier, TODAY, null);
    confirm(second, supplier, id);
    Browserless desk = Browserless.signedInAs(APP, first);
    String page = "/organisation/suppliers/" + supplier + "/debarments";
    desk.get(page);

    HttpResponse<String> lift = desk.post(page + "/" + id + "/lift", "reason", "");

    assertThat(lift.statusCode()).isEqualTo(422);
    assertThat(lift.body().substring(0, lift.body().indexOf("action=\"" + page + "\"")))
        .contains("id=\"reason-error\"", "aria-describedby=\"reason-error\"");
    assertThat(lift.body()).contains("id=\"reason-propose\"").containsOnlyOnce("id=\"reason\"");
  }

  private long propose(long supplier, LocalDate from, @Nullable LocalDate until) {
    return APP.get(ProposeDebarment.class)
        .run(
            first,
            supplier,
            new ProposeDebarment.Proposal(
                from, until, new Bilingual("المادة 7", "Article 7"), "Forged certificate"));
  }

  private static void confirm(Actor buyer, long supplier, long id) {
    APP.get(DecideDebarment.class).run(buyer, supplier, id, true);
  }

  private static BidQueries.Receipt submit(Actor bidder, BidFixture.Tender tender, String key) {
    return APP.get(SubmitBid.class).run(bidder, tender.id(), tender.offer("1", "1"), key, false);
  }

  private static void inDays(int days, Runnable act) {
    DemoTime.run(Instant.now().plus(Duration.ofDays(days)), act);
  }
}
