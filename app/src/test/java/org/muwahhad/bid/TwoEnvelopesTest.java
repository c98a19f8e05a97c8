package org.muwahhad.bid;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.muwahhad.Browserless;
import org.muwahhad.TestApp;
import org.muwahhad.World;
import org.muwahhad.access.Actor;
import org.muwahhad.access.Role;
import org.muwahhad.bid.document.AddBidDocument;
import org.muwahhad.bid.document.OpenedDocuments;
import org.muwahhad.bid.opening.AlternativeViews;
import org.muwahhad.bid.opening.AnnouncePriceOpening;
import org.muwahhad.bid.opening.OpenPrices;
import org.muwahhad.bid.room.BidRooms;
import org.muwahhad.bid.room.SaveBidDraft;
import org.muwahhad.bid.room.SubmitBid;
import org.muwahhad.evaluation.AgreeConsensus;
import org.muwahhad.evaluation.CloseTechnicalEvaluation;
import org.muwahhad.evaluation.DeclareConflict;
import org.muwahhad.evaluation.LotRankingViews;
import org.muwahhad.evaluation.RankBids;
import org.muwahhad.evaluation.RecordAdministrativeChecks;
import org.muwahhad.evaluation.SeeBidDocuments;
import org.muwahhad.evaluation.SubmitScores;
import org.muwahhad.home.Home;
import org.muwahhad.home.Task;
import org.muwahhad.shared.Refusal;
import org.muwahhad.shared.Sha256;
import org.muwahhad.upload.InspectFile;
import org.muwahhad.upload.OfficeFiles;

/** Tenders whose prices are sealed apart, and opened only of bids that passed. */
class TwoEnvelopesTest {
  private static final TestApp APP = TestApp.start();
  private static final World WORLD = World.in(APP);
  private static final TenderFixture TENDERS = new TenderFixture(APP, WORLD);
  private final Actor examiner = WORLD.aPersonWho(Role.EVALUATOR);
  private final TenderFixture.Tender tender = TENDERS.aTwoEnvelopeTender(examiner);
  private final Actor good = WORLD.aBidderFor(WORLD.aSupplier());
  private final Actor weak = WORLD.aBidderFor(WORLD.aSupplier());
  private final BidViews views = APP.get(BidViews.class);
  private long goodBid;
  private long weakBid;

  @Test
  void prices_are_opened_in_a_second_meeting_and_only_those_of_bids_that_passed() {
    bothBid();
    TENDERS.open(tender);

    assertThat(views.listOpened(tender.id()))
        .hasSize(2)
        .allSatisfy(b -> assertThat(b.currency()).isNull())
        .allSatisfy(b -> assertThat(b.statement()).isEqualTo("تسليم خلال ستين يومًا"));
    assertThat(views.listLines(tender.id())).isEmpty();
    assertThat(views.findEstimate(tender.id())).isEmpty();
    assertThat(inEnglish(good).get("/tenders/" + tender.id() + "/opening").body())
        .contains("The prices are sealed apart")
        .doesNotContain("Total of each bid for each lot", "Estimate");

    examine();
    assertThatThrownBy(() -> APP.get(RankBids.class).run(examiner, tender.id()))
        .hasMessage("evaluation.prices-sealed");
    APP.get(CloseTechnicalEvaluation.class).run(examiner, tender.id());
    assertThatThrownBy(() -> agree(goodBid, "71")).hasMessage("evaluation.technical-closed");
    assertThat(waiting(tender.chair())).containsExactly(Task.Kind.ANNOUNCE_PRICES);
    assertThat(waiting(tender.member())).isEmpty();
    announce();
    assertThat(waiting(tender.chair())).isEmpty();
    atTheMeeting(
        () -> {
          assertThat(waiting(tender.member())).containsExactly(Task.Kind.OPEN_PRICES);
          TENDERS.members().givePriceShares(tender.id());
          assertThat(APP.get(OpenPrices.class).run(tender.chair(), tender.id()).opened())
              .isEqualTo(1);
          assertThat(
                  APP.ask(
                      "SELECT JSON_LENGTH(document, '$.bids') FROM opening_record"
                          + " WHERE part = 'PRICES' AND tender_id = "
                          + tender.id()))
              .isEqualTo("1");
          assertThatThrownBy(() -> APP.get(OpenPrices.class).run(tender.chair(), tender.id()))
              .hasMessage("bid.prices-already-opened");
        });

    assertThat(views.listLines(tender.id()))
        .hasSize(2)
        .allSatisfy(l -> assertThat(l.bidId()).isEqualTo(goodBid));
    assertThat(views.findEstimate(tender.id()).orElseThrow().total().amount())
        .isEqualByComparingTo("339000");
    assertThat(count("given_share")).isEqualTo("0");
    assertThat(audit("bid.prices-opened")).contains("\"bid\":" + goodBid, "sha256");
    assertThat(inEnglish(weak).get("/tenders/" + tender.id() + "/opening").body())
        .contains("4,187.250", "Their prices stay sealed");
    APP.get(RankBids.class).run(examiner, tender.id());
    assertThat(APP.get(LotRankingViews.class).listRanking(tender.id()))
        .extracting(LotRankingViews.Row::bidId)
        .containsExactly(goodBid);
  }

  @Test
  void documents_come_out_with_their_envelope_and_to_members_free_of_conflict() throws Exception {
    attach(good, SealedPart.BID, "technical");
    attach(good, SealedPart.PRICES, "prices");
    attach(weak, SealedPart.PRICES, "weak");
    bothBid();
    TENDERS.open(tender);

    assertThatThrownBy(this::documents).hasMessage("evaluation.declare-first");
    examine();
    assertThat(documents())
        .extracting(OpenedDocuments.Row::fileName)
        .containsExactly("technical.pdf");
    APP.get(CloseTechnicalEvaluation.class).run(examiner, tender.id());
    announce();
    String open =
        """
        INSERT INTO opened_document (document_id, bid_id, tender_id, part, position, file_name,
          content_type, byte_count, sha256, content_key, scan_status)
        SELECT id, bid_id, tender_id, 'PRICES', 1, 'a', 'application/pdf', 1, '', 'k', 'CLEAN'
          FROM bid_document WHERE bid_id = %d AND id NOT IN (SELECT document_id FROM opened_document)""";
    assertThatThrownBy(() -> APP.sql(open.formatted(goodBid)))
        .hasMessageContaining("bid.prices-not-due");
    assertRefused(open.formatted(weakBid), "bid.prices-stay-sealed");
    atTheMeeting(
        () -> {
          TENDERS.members().givePriceShares(tender.id());
          APP.get(OpenPrices.class).run(tender.chair(), tender.id());
        });

    assertThat(documents())
        .extracting(OpenedDocuments.Row::fileName)
        .containsExactly("technical.pdf", "prices.pdf");
    assertThat(inEnglish(examiner).get("/tenders/" + tender.id() + "/evaluation/documents").body())
        .contains("technical.pdf", "Price envelope")
        .doesNotContain("weak.pdf");
    long prices = documents().get(1).documentId();
    assertThat(
            inEnglish(examiner)
                .get("/tenders/" + tender.id() + "/evaluation/documents/" + prices)
                .body())
        .isEqualTo(new String(OfficeFiles.pdf("prices"), StandardCharsets.UTF_8));
    assertThat(
            inEnglish(good)
                .get("/tenders/" + tender.id() + "/evaluation/documents/" + prices)
                .statusCode())
        .isEqualTo(403);
  }

  private List<OpenedDocuments.Row> documents() {
    return APP.get(SeeBidDocuments.class).list(examiner, tender.id());
  }

  private void attach(Actor bidder, SealedPart part, String word) {
    APP.get(AddBidDocument.class)
        .run(
            bidder,
            tender.id(),
            part,
            new InspectFile.Sent("file", word + ".pdf", OfficeFiles.pdf(word)));
  }

  @Test
  void the_receipt_proves_both_parts() {
    Offer offer = tender.offer("418.125", "2");
    APP.get(SaveBidDraft.class).run(good, tender.id(), offer);
    byte[] technical = APP.get(BidRooms.class).content(good, tender.id());
    byte[] prices = APP.get(BidRooms.class).prices(good, tender.id());

    String receipt = submit(good, offer).sha256();

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
  void no_register_number_changes_while_prices_wait_that_are_sealed_to_it() {
    bothBid();
    TENDERS.open(tender);
    long supplier = good.require(Role.BIDDER).supplier();
    String change = "UPDATE supplier SET registration_number = 'NEW-77' WHERE id = " + supplier;
    APP.sql(
        """
        INSERT INTO supplier_registration (reference, supplier_id, link_sent_at, created_at)
        VALUES ('TWO-%1$d', %1$d, UTC_TIMESTAMP(6), UTC_TIMESTAMP(6))"""
            .formatted(supplier));
    APP.without(
        "tr_registration_version_begun",
        () ->
            APP.sql(
                """
                INSERT INTO registration_version (registration_id, number, status, name_ar, name_en,
                  register_number, country, contact_ar, contact_en, submitted_at, submitted_by,
                  decided_at)
                SELECT r.id, 1, 'ACCEPTED', 'شركة', 'Company', 'NEW-77', s.country, 'شخص', 'Person',
                       UTC_TIMESTAMP(6), %d, UTC_TIMESTAMP(6)
                  FROM supplier_registration r JOIN supplier s ON s.id = r.supplier_id
                 WHERE s.id = %d"""
                    .formatted(good.personId(), supplier)));

    assertThatThrownBy(() -> APP.sql(change)).hasMessageContaining("supplier.sealed-bids-wait");

    APP.without("tr_supplier_identity", () -> assertThat(APP.sql(change)).isEqualTo(1));
  }

  @Test
  void the_meeting_is_announced_in_time_by_the_chair_once_there_is_something_to_open() {
    bothBid();
    TENDERS.open(tender);
    examine();
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
    Browserless chair = inEnglish(tender.chair());
    assertThat(chair.get(page).body())
        .contains("Announce the meeting", "name=\"meetsAt\"")
        .contains("At least 3 days of 24 hours after the meeting was announced")
        .doesNotContain("Counted from");
    assertThat(chair.post(page + "/announcement", "meetsAt", "soon").body())
        .contains("value=\"soon\"", "id=\"meetsAt-error\"");
    assertThat(inEnglish(good).get(page).statusCode()).isEqualTo(404);
    announce.run(tender.chair(), tender.id(), late);
    assertThat(chair.get(page).body())
        .contains("At least 3 days of 24 hours after the meeting was announced", "Counted from");
    chair.get("/language/ar");
    assertThat(chair.get(page).body())
        .contains("3 أيام من 24 ساعة على الأقل بعد الإعلان عن الاجتماع");

    assertThatThrownBy(() -> announce.run(tender.chair(), tender.id(), late))
        .hasMessage("bid.prices-announced-before");
    assertThatThrownBy(() -> APP.get(OpenPrices.class).run(tender.chair(), tender.id()))
        .hasMessage("bid.prices-too-early");
    atTheMeeting(
        () ->
            assertThatThrownBy(() -> APP.get(OpenPrices.class).run(tender.chair(), tender.id()))
                .hasMessage("bid.shares-missing"));
    assertThat(told(good)).isEqualTo("price-opening");
    assertThat(told(weak)).isEqualTo("prices-stay-sealed");
    assertThat(told(tender.third())).isEqualTo("technical-closed,price-opening-panel");
    assertThat(audit("bid.price-opening-announced")).contains("meetsAt");
  }

  @Test
  void prices_that_were_tampered_with_are_recorded_as_unreadable_and_stop_no_other() {
    bothBid();
    TENDERS.open(tender);
    examine("90", "90");
    APP.without(
        "tr_bid_version_immutable",
        () ->
            APP.sql(
                "UPDATE bid_version g JOIN bid_version w ON w.bid_id = %d SET w.sealed_prices = g.sealed_prices WHERE g.bid_id = %d"
                    .formatted(weakBid, goodBid)));
    APP.get(CloseTechnicalEvaluation.class).run(examiner, tender.id());
    announce();

    atTheMeeting(
        () -> {
          TENDERS.members().givePriceShares(tender.id());
          assertThat(APP.get(OpenPrices.class).run(tender.chair(), tender.id()).unreadable())
              .isEqualTo(1);
        });

    assertThat(audit("bid.prices-opened")).contains("DOES_NOT_DECRYPT");
    assertThat(views.listLines(tender.id())).extracting(l -> l.bidId()).containsOnly(goodBid);
  }

  @Test
  void the_database_keeps_prices_sealed_whatever_the_code_does() {
    bothBid();
    String line =
        "INSERT INTO bid_line (bid_id, lot_item_id, tender_id, unit_price) VALUES (%d, "
            + tender.items().get(0)
            + ", "
            + tender.id();
    String ofGood = line.formatted(goodBid) + ", 1)";
    String ofWeak = line.formatted(weakBid) + ", 1)";
    TENDERS.open(tender);
    examine();

    assertRefused(ofGood, "bid.prices-not-due");
    assertRefused(
        "INSERT INTO opened_estimate VALUES (%d, 1, 'SAR', UTC_TIMESTAMP(6))"
            .formatted(tender.id()),
        "bid.prices-not-due");
    assertRefused(
        "UPDATE joint_tender SET status = 'RECOMMENDED' WHERE id = " + tender.id(),
        "evaluation.prices-sealed");
    assertRefused(
        "UPDATE joint_tender SET two_envelopes = FALSE WHERE id = " + tender.id(),
        "tender.terms-fixed");
    APP.get(CloseTechnicalEvaluation.class).run(examiner, tender.id());
    assertRefused(ofGood, "bid.prices-not-due");
    assertRefused(
        "UPDATE technical_result SET is_passed = NOT is_passed", "evaluation.technical-closed");
    assertRefused("DELETE FROM technical_result", "evaluation.technical-closed");
    assertRefused(
        "UPDATE consensus_score SET points = 100 WHERE tender_id = " + tender.id(),
        "evaluation.technical-closed");
    announce();
    // The meeting is due in these sessions, but the bid did not pass.
    assertRefused(ofWeak, "bid.prices-stay-sealed");
    assertRefused(
        "UPDATE opened_bid SET currency = 'KWD', prices_opened_at = UTC_TIMESTAMP(6) WHERE bid_id = "
            + weakBid,
        "bid.prices-stay-sealed");
    assertRefused(
        "UPDATE price_opening SET opened_at = UTC_TIMESTAMP(6), opened_by = announced_by"
            + " WHERE tender_id = "
            + tender.id(),
        "tender.bids-left-sealed");
    assertThatThrownBy(() -> APP.sql(ofGood)).hasMessageContaining("bid.prices-not-due");
  }

  @Test
  void the_result_that_decides_is_the_one_that_checks_and_scores_give() {
    bothBid();
    TENDERS.open(tender);
    examine();
    APP.sql(
        "INSERT INTO technical_closure VALUES (%d, %d, UTC_TIMESTAMP(6))"
            .formatted(tender.id(), examiner.personId()));

    assertRefused(
        "INSERT INTO technical_result VALUES (%d, %d, 60, TRUE)".formatted(weakBid, tender.id()),
        "evaluation.result-differs");
  }

  @Test
  void alternatives_come_out_with_the_prices_and_those_of_a_bid_that_failed_never() {
    TENDERS.allowAlternatives(tender);
    long lot = Long.parseLong(APP.ask("SELECT MIN(id) FROM lot WHERE tender_id = " + tender.id()));
    Offer.Alternative alternative =
        new Offer.Alternative(
            lot,
            "Another solution",
            tender.items().subList(0, 2).stream()
                .map(i -> new Offer.AlternativePrice(i, BigDecimal.ONE, null, null))
                .toList());
    goodBid = submit(good, tender.offer("2", "2").withAlternatives(List.of(alternative))).bidId();
    weakBid = submit(weak, tender.offer("3", "3").withAlternatives(List.of(alternative))).bidId();
    TENDERS.open(tender);
    AlternativeViews opened = APP.get(AlternativeViews.class);
    assertThat(opened.list(tender.id())).isEmpty();
    examine();
    APP.get(CloseTechnicalEvaluation.class).run(examiner, tender.id());
    announce();
    String add =
        "INSERT INTO bid_alternative (bid_id, lot_id, tender_id, description) VALUES (%d, %d, %d, 'x')";
    assertThatThrownBy(() -> APP.sql(add.formatted(goodBid, lot, tender.id())))
        .hasMessageContaining("bid.prices-not-due");
    assertRefused(add.formatted(weakBid, lot, tender.id()), "bid.prices-stay-sealed");
    atTheMeeting(
        () -> {
          TENDERS.members().givePriceShares(tender.id());
          APP.get(OpenPrices.class).run(tender.chair(), tender.id());
        });

    assertThat(opened.list(tender.id()))
        .extracting(AlternativeViews.Opened::bidId)
        .containsExactly(goodBid);
    assertThatThrownBy(
            () ->
                APP.sql(
                    "INSERT INTO alternative_line (bid_id, lot_item_id, lot_id, tender_id, unit_price) VALUES (%d, %d, %d, %d, 1)"
                        .formatted(goodBid, tender.items().get(2), lot, tender.id())))
        .hasMessageContaining("bid.prices-not-due");
  }

  private void bothBid() {
    goodBid = submit(good, tender.offer("418.125", "2")).bidId();
    weakBid = submit(weak, tender.offer("300", "1")).bidId();
    assertThat(
            APP.ask(
                "SELECT COUNT(sealed_prices) FROM bid_version WHERE tender_id = " + tender.id()))
        .isEqualTo("2");
  }

  private BidViews.Receipt submit(Actor bidder, Offer offer) {
    return APP.get(SubmitBid.class)
        .run(bidder, tender.id(), offer, UUID.randomUUID().toString(), false);
  }

  /** The first bid passes, the second does not. */
  private void examine() {
    examine("80", "60");
  }

  private void examine(String goodPoints, String weakPoints) {
    APP.get(DeclareConflict.class).run(examiner, tender.id(), false, "");
    long check = criterion("ADMINISTRATIVE");
    APP.get(RecordAdministrativeChecks.class)
        .run(
            examiner,
            tender.id(),
            List.of(
                RecordAdministrativeChecks.Check.first(goodBid, check, true, null),
                RecordAdministrativeChecks.Check.first(weakBid, check, true, null)));
    long score = criterion("TECHNICAL");
    APP.get(SubmitScores.class)
        .run(
            examiner,
            tender.id(),
            List.of(
                SubmitScores.Points.first(goodBid, score, new BigDecimal(goodPoints), "-"),
                SubmitScores.Points.first(weakBid, score, new BigDecimal(weakPoints), "-")));
    agree(goodBid, goodPoints);
    agree(weakBid, weakPoints);
  }

  private void agree(long bid, String points) {
    APP.get(AgreeConsensus.class)
        .run(
            examiner,
            tender.id(),
            List.of(
                AgreeConsensus.Agreed.first(
                    bid, criterion("TECHNICAL"), new BigDecimal(points), null)));
  }

  private long criterion(String kind) {
    return Long.parseLong(
        APP.ask(
            "SELECT id FROM criterion WHERE tender_id = %d AND kind = '%s'"
                .formatted(tender.id(), kind)));
  }

  private void announce() {
    APP.get(AnnouncePriceOpening.class)
        .run(tender.chair(), tender.id(), Instant.now().plus(Duration.ofDays(4)));
  }

  /** After the meeting's time as well as the deadline of the tender. */
  private static void atTheMeeting(Runnable act) {
    TenderFixture.afterTheDeadline(act);
  }

  private static void assertRefused(String statement, String why) {
    assertThatThrownBy(
            () -> {
              try (var connection = APP.connect();
                  var s = connection.createStatement()) {
                s.execute("SET timestamp = UNIX_TIMESTAMP() + 86400 * 41");
                s.execute(statement);
              }
            })
        .as(statement)
        .hasMessageContaining(why);
  }

  private String count(String table) {
    return APP.ask("SELECT COUNT(*) FROM " + table + " WHERE tender_id = " + tender.id());
  }

  private String audit(String act) {
    return APP.ask(
        "SELECT detail FROM audit_entry WHERE act = '%s' AND object_id = '%d'"
            .formatted(act, tender.id()));
  }

  private static String told(Actor person) {
    return APP.ask(
        "SELECT GROUP_CONCAT(n.kind ORDER BY n.id) FROM inbox_message i JOIN notice n ON n.id ="
            + " i.notice_id WHERE n.kind <> 'tender-published' AND i.person_id = "
            + person.personId());
  }

  private static Browserless inEnglish(Actor actor) {
    Browserless browser = Browserless.signedInAs(APP, actor.login());
    browser.send(browser.request("/language/en").setHeader("Accept", "*/*").GET().build());
    return browser;
  }

  private static List<Task.Kind> waiting(Actor actor) {
    return APP.get(Home.class).tasks(actor).stream()
        .map(Task::kind)
        .filter(k -> k != Task.Kind.SET_UP_OPENING_KEY)
        .toList();
  }
}
