package org.muwahhad.bid;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.TemporalAdjusters;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.muwahhad.Browserless;
import org.muwahhad.TestApp;
import org.muwahhad.World;
import org.muwahhad.access.Actor;
import org.muwahhad.bid.opening.AnnouncePriceOpening;
import org.muwahhad.bid.opening.OpenPriceEnvelopes;
import org.muwahhad.bid.room.OwnSeal;
import org.muwahhad.bid.room.SaveBidDraft;
import org.muwahhad.bid.room.SubmitSealedBid;
import org.muwahhad.bid.room.ViewBidRoom;
import org.muwahhad.evaluation.LotRankingQueries;
import org.muwahhad.evaluation.RankBids;
import org.muwahhad.evaluation.score.CloseTechnicalEvaluation;
import org.muwahhad.home.Home;
import org.muwahhad.home.Task;
import org.muwahhad.shared.Refusal;
import org.muwahhad.shared.Sha256;

/** Tenders whose prices are sealed separately, and opened only of bids that passed. */
@Tag("long")
class TwoEnvelopesTest {
  private static final TestApp APP = TestApp.start();
  private static final World WORLD = World.in(APP);
  private static final BidFixture TENDERS = new BidFixture(APP, WORLD);
  private final TwoEnvelopes two = new TwoEnvelopes(APP, WORLD, TENDERS);
  private final BidFixture.Tender tender = two.tender;
  private final Actor examiner = two.examiner;
  private final Actor good = two.good;
  private final Actor weak = two.weak;
  private final BidQueries queries = APP.get(BidQueries.class);

  @Test
  void prices_are_opened_in_a_second_meeting_and_only_those_of_bids_that_passed() {
    two.bothBid();
    TENDERS.open(tender);

    assertThat(queries.listOpened(tender.id()))
        .hasSize(2)
        .allSatisfy(b -> assertThat(b.currency()).isNull())
        .allSatisfy(b -> assertThat(b.statement()).isEqualTo("تسليم خلال ستين يومًا"));
    assertThat(queries.listLines(tender.id())).isEmpty();
    assertThat(queries.findEstimate(tender.id())).isEmpty();
    assertThat(two.inEnglish(good).get("/tenders/" + tender.id() + "/opening").body())
        .contains("The prices are sealed separately")
        .doesNotContain("Total of each bid for each lot", "Estimate");

    two.examine();
    assertThatThrownBy(() -> APP.get(RankBids.class).run(examiner, tender.id()))
        .hasMessage("evaluation.prices-sealed");
    APP.get(CloseTechnicalEvaluation.class).run(examiner, tender.id());
    assertThatThrownBy(() -> two.agree(two.goodBid, "71"))
        .hasMessage("evaluation.technical-closed");
    assertThat(waiting(tender.chair())).containsExactly(Task.TaskKind.ANNOUNCE_PRICES);
    assertThat(waiting(tender.member())).isEmpty();
    two.announce();
    assertThat(waiting(tender.chair())).isEmpty();
    TwoEnvelopes.atTheMeeting(
        () -> {
          assertThat(waiting(tender.member())).containsExactly(Task.TaskKind.OPEN_PRICES);
          TENDERS.members().givePriceShares(tender.id());
          assertThat(APP.get(OpenPriceEnvelopes.class).run(tender.chair(), tender.id()).opened())
              .isEqualTo(1);
          assertThat(
                  APP.ask(
                      "SELECT JSON_LENGTH(document, '$.bids') FROM opening_record"
                          + " WHERE part = 'PRICES' AND tender_id = "
                          + tender.id()))
              .isEqualTo("1");
          assertThatThrownBy(
                  () -> APP.get(OpenPriceEnvelopes.class).run(tender.chair(), tender.id()))
              .hasMessage("bid.prices-already-opened");
        });

    assertThat(queries.listLines(tender.id()))
        .hasSize(2)
        .allSatisfy(l -> assertThat(l.bidId()).isEqualTo(two.goodBid));
    assertThat(queries.findEstimate(tender.id()).orElseThrow().total().amount())
        .isEqualByComparingTo("339000");
    assertThat(count("given_share")).isEqualTo("0");
    assertThat(two.audit("bid.prices-opened")).contains("\"bid\":" + two.goodBid, "sha256");
    assertThat(two.inEnglish(weak).get("/tenders/" + tender.id() + "/opening").body())
        .contains("4,187.250", "Their prices stay sealed");
    APP.get(RankBids.class).run(examiner, tender.id());
    assertThat(APP.get(LotRankingQueries.class).listRanking(tender.id()))
        .extracting(LotRankingQueries.LotRankingRow::bidId)
        .containsExactly(two.goodBid);
  }

  @Test
  void the_technical_evaluation_names_no_masked_bidder_before_the_consensus_is_closed() {
    TENDERS.maskBidders(tender);
    two.bothBid();
    TENDERS.open(tender);
    two.examine();
    String path = "/tenders/" + tender.id() + "/evaluation";
    String bidder =
        APP.ask(
            "SELECT s.name_en FROM bid b JOIN supplier s ON s.id = b.supplier_id WHERE b.id = "
                + two.goodBid);
    String closures = "SELECT COUNT(*) FROM consensus_closure WHERE tender_id = " + tender.id();
    Browserless chair = two.inEnglish(examiner);

    assertThat(chair.get(path + "/technical").body())
        .contains("Bidders are masked: close the consensus first")
        .doesNotContain("Close the technical evaluation");
    assertThat(chair.pressOnce(path + "/technical").body())
        .contains("Bidders are masked: close the consensus first")
        .doesNotContain(bidder);
    assertThatThrownBy(() -> APP.get(CloseTechnicalEvaluation.class).run(examiner, tender.id()))
        .hasMessage("evaluation.consensus-open");
    assertThat(APP.ask(closures)).isEqualTo("0");

    chair.post(path + "/consensus/closure");
    assertThat(APP.ask(closures)).isEqualTo("1");
    assertThat(chair.pressOnce(path + "/technical").body()).contains(bidder);
  }

  @Test
  void the_receipt_proves_both_parts() {
    Offer offer = tender.offer("418.125", "2");
    APP.get(SaveBidDraft.class).run(good, tender.id(), offer);
    byte[] technical = APP.get(ViewBidRoom.class).content(good, tender.id());
    byte[] prices = APP.get(ViewBidRoom.class).prices(good, tender.id());

    String receipt = two.submit(good, offer).sha256();

    assertThat(receipt).isEqualTo(Sha256.of(technical));
    assertThat(new String(technical, StandardCharsets.UTF_8))
        .contains("\"pricesSha256\":\"" + Sha256.of(prices))
        .doesNotContain("418.125", "KWD");
    assertThat(new String(prices, StandardCharsets.UTF_8)).contains("\"unitPrice\":\"418.125\"");
    assertThatThrownBy(
            () ->
                APP.sql(
                    """
                    INSERT INTO bid_version (bid_id, tender_id, number, receipt_number, request_key,
                      received_at, received_from, sha256, sealed_content)
                    SELECT bid_id, tender_id, 2, 'X', 'x', received_at, received_from, sha256,
                      sealed_content FROM bid_version WHERE tender_id = %d"""
                        .formatted(tender.id())))
        .hasMessageContaining("bid.wrong-envelopes");
  }

  @Test
  void the_meeting_is_announced_in_time_by_the_chair_once_there_is_something_to_open() {
    two.bothBid();
    TENDERS.open(tender);
    two.examine();
    AnnouncePriceOpening announce = APP.get(AnnouncePriceOpening.class);
    Instant soon = Instant.now().plus(Duration.ofDays(2));
    Instant late = Instant.now().plus(Duration.ofDays(4));

    assertThatThrownBy(() -> announce.run(tender.chair(), tender.id(), late))
        .hasMessage("bid.technical-not-closed");
    APP.get(CloseTechnicalEvaluation.class).run(examiner, tender.id());
    assertThatThrownBy(() -> announce.run(tender.member(), tender.id(), late))
        .hasMessage("bid.not-opening-chair");
    assertThatThrownBy(() -> announce.run(tender.chair(), tender.id(), soon))
        .isInstanceOfSatisfying(
            Refusal.InvalidInput.class,
            e -> assertThat(e.faults().get(0).code()).isEqualTo("bid.prices-too-soon"));
    assertThatThrownBy(
            () ->
                announce.run(tender.chair(), tender.id(), Instant.now().plus(Duration.ofDays(62))))
        .isInstanceOfSatisfying(
            Refusal.InvalidInput.class,
            e -> assertThat(e.faults().get(0).code()).isEqualTo("bid.prices-too-late"));
    String page = "/tenders/" + tender.id() + "/opening/prices";
    Browserless chair = two.inEnglish(tender.chair());
    assertThat(chair.get(page).body())
        .contains("Announce the meeting", "name=\"meetsAt\"")
        .contains("At least 3 days of 24 hours after the meeting was announced")
        .doesNotContain("Counted from");
    assertThat(chair.post(page + "/announcement", "meetsAt", "soon").body())
        .contains("value=\"soon\"", "id=\"meetsAt-error\"");
    String friday =
        LocalDate.now().plusDays(10).with(TemporalAdjusters.next(DayOfWeek.FRIDAY)) + "T10:00";
    assertThat(chair.post(page + "/announcement", "meetsAt", friday).body())
        .contains("On this day these states rest", "Kuwait (weekend)")
        .contains("name=\"rest.meetsAt\" value=\"" + friday + "\"", "name=\"next.meetsAt\"");
    assertThat(two.inEnglish(good).get(page).statusCode()).isEqualTo(404);
    announce.run(tender.chair(), tender.id(), late);
    assertThat(chair.get(page).body())
        .contains("At least 3 days of 24 hours after the meeting was announced", "Counted from");
    chair.get("/language/ar");
    assertThat(chair.get(page).body())
        .contains("3 أيام من 24 ساعة على الأقل بعد الإعلان عن الاجتماع");

    assertThatThrownBy(() -> announce.run(tender.chair(), tender.id(), late))
        .hasMessage("bid.prices-announced-before");
    assertThatThrownBy(() -> APP.get(OpenPriceEnvelopes.class).run(tender.chair(), tender.id()))
        .hasMessage("bid.prices-too-early");
    TwoEnvelopes.atTheMeeting(
        () ->
            assertThatThrownBy(
                    () -> APP.get(OpenPriceEnvelopes.class).run(tender.chair(), tender.id()))
                .hasMessage("bid.shares-missing"));
    assertThat(told(good)).isEqualTo("bid-received,price-opening");
    assertThat(told(weak)).isEqualTo("bid-received,prices-stay-sealed");
    assertThat(told(tender.third())).isEqualTo("technical-closed,price-opening-panel");
    assertThat(two.audit("bid.price-opening-announced")).contains("meetsAt");
  }

  @Test
  void prices_that_were_tampered_with_are_recorded_as_unreadable_and_stop_no_other() {
    two.bothBid();
    TENDERS.open(tender);
    two.examine("90", "90");
    APP.without(
        "tr_bid_version_immutable",
        () ->
            APP.sql(
                "UPDATE bid_version g JOIN bid_version w ON w.bid_id = %d SET w.sealed_prices = g.sealed_prices WHERE g.bid_id = %d"
                    .formatted(two.weakBid, two.goodBid)));
    APP.get(CloseTechnicalEvaluation.class).run(examiner, tender.id());
    two.announce();

    TwoEnvelopes.atTheMeeting(
        () -> {
          TENDERS.members().givePriceShares(tender.id());
          assertThat(
                  APP.get(OpenPriceEnvelopes.class).run(tender.chair(), tender.id()).unreadable())
              .isEqualTo(1);
        });

    assertThat(two.audit("bid.prices-opened")).contains("DOES_NOT_DECRYPT");
    assertThat(APP.get(UnreadBids.class).list(tender.id(), two.weakBid))
        .singleElement()
        .satisfies(
            unread -> {
              assertThat(unread.part()).isEqualTo(SealedPart.PRICES);
              assertThat(unread.reason()).isEqualTo(UnreadReason.DOES_NOT_DECRYPT);
              assertThat(unread.words().en()).contains("does not decrypt it");
              assertThat(
                      APP.ask(
                          "SELECT document FROM opening_record WHERE part = 'PRICES'"
                              + " AND tender_id = "
                              + tender.id()))
                  .contains(unread.words().en(), unread.words().ar());
            });
    assertThat(
            APP.ask(
                """
                SELECT COUNT(*) FROM notice n JOIN inbox_message i ON i.notice_id = n.id
                  JOIN role_grant g ON g.person_id = i.person_id
                  JOIN bid b ON b.supplier_id = g.supplier_id
                 WHERE n.kind = 'prices-unread' AND b.id = %d"""
                    .formatted(two.weakBid)))
        .isEqualTo("1");
    assertThat(
            Browserless.signedInAs(APP, tender.chair())
                .get("/tenders/" + tender.id() + "/opening")
                .body())
        .contains("Prices that could not be read", "does not decrypt it");
    assertThat(queries.listLines(tender.id())).extracting(l -> l.bidId()).containsOnly(two.goodBid);
  }

  @Test
  void prices_that_contradict_what_the_technical_part_declares_of_the_goods_are_not_taken() {
    two.bothBid();
    Offer declared = tender.offer("418.125", "2").withoutSecurityTick();
    Offer foreign =
        declared.withPrices(
            declared.prices().stream()
                .map(p -> Offer.Price.described(p.lotItemId(), p.unitPrice(), "JP", null, null))
                .toList());
    APP.get(SubmitSealedBid.class)
        .run(good, tender.id(), new OwnSeal(APP, good).sealApart(tender.id(), declared, foreign));
    TENDERS.open(tender);
    two.examine();
    APP.get(CloseTechnicalEvaluation.class).run(examiner, tender.id());
    two.announce();

    TwoEnvelopes.atTheMeeting(
        () -> {
          TENDERS.members().givePriceShares(tender.id());
          two.assertRefused(
              "INSERT INTO bid_line (bid_id, lot_item_id, tender_id, unit_price, origin) VALUES (%d, %d, %d, 1, 'JP')"
                  .formatted(two.goodBid, tender.items().get(0), tender.id()),
              "bid.origin-not-gcc");
          assertThat(
                  APP.get(OpenPriceEnvelopes.class).run(tender.chair(), tender.id()).unreadable())
              .isEqualTo(1);
        });

    assertThat(two.audit("bid.prices-opened")).contains("CONTENT_INVALID");
    assertThat(queries.listLines(tender.id())).isEmpty();
  }

  private String count(String table) {
    return APP.ask("SELECT COUNT(*) FROM " + table + " WHERE tender_id = " + tender.id());
  }

  private static String told(Actor person) {
    return APP.ask(
        "SELECT GROUP_CONCAT(n.kind ORDER BY n.id) FROM inbox_message i JOIN notice n ON n.id ="
            + " i.notice_id WHERE n.kind <> 'tender-published' AND i.person_id = "
            + person.personId());
  }

  private static List<Task.TaskKind> waiting(Actor actor) {
    return APP.get(Home.class).tasks(actor).stream()
        .map(Task::kind)
        .filter(k -> k != Task.TaskKind.SET_UP_OPENING_KEY)
        .toList();
  }
}
