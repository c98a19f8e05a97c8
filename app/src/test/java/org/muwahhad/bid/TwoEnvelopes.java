package org.muwahhad.bid;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.muwahhad.Browserless;
import org.muwahhad.TestApp;
import org.muwahhad.World;
import org.muwahhad.access.Actor;
import org.muwahhad.access.Role;
import org.muwahhad.bid.opening.AnnouncePriceOpening;
import org.muwahhad.bid.room.SubmitBid;
import org.muwahhad.evaluation.DeclareConflict;
import org.muwahhad.evaluation.check.RecordAdministrativeChecks;
import org.muwahhad.evaluation.score.AgreeConsensus;
import org.muwahhad.evaluation.score.SubmitScores;

/**
 * A tender of two envelopes with two bids: one passes the technical evaluation, the other does not.
 */
final class TwoEnvelopes {
  final Actor examiner;
  final Actor good;
  final Actor weak;
  final BidFixture.Tender tender;
  long goodBid;
  long weakBid;
  private final TestApp app;

  TwoEnvelopes(TestApp app, World world, BidFixture tenders) {
    this.app = app;
    this.examiner = world.aPersonWho(Role.EVALUATOR);
    this.good = world.aBidderFor(world.aSupplier());
    this.weak = world.aBidderFor(world.aSupplier());
    this.tender = tenders.aTwoEnvelopeTender(examiner);
  }

  void bothBid() {
    goodBid = submit(good, tender.offer("418.125", "2")).bidId();
    weakBid = submit(weak, tender.offer("300", "1")).bidId();
    assertThat(
            app.ask(
                "SELECT COUNT(sealed_prices) FROM bid_version WHERE tender_id = " + tender.id()))
        .isEqualTo("2");
  }

  BidQueries.Receipt submit(Actor bidder, Offer offer) {
    return app.get(SubmitBid.class)
        .run(bidder, tender.id(), offer, UUID.randomUUID().toString(), false);
  }

  /** The first bid passes, the second does not. */
  void examine() {
    examine("80", "60");
  }

  void examine(String goodPoints, String weakPoints) {
    app.get(DeclareConflict.class).run(examiner, tender.id(), false, "");
    long check = criterion("ADMINISTRATIVE");
    app.get(RecordAdministrativeChecks.class)
        .run(
            examiner,
            tender.id(),
            List.of(
                RecordAdministrativeChecks.AdministrativeCheck.first(goodBid, check, true, null),
                RecordAdministrativeChecks.AdministrativeCheck.first(weakBid, check, true, null)));
    long score = criterion("TECHNICAL");
    app.get(SubmitScores.class)
        .run(
            examiner,
            tender.id(),
            List.of(
                SubmitScores.Points.first(goodBid, score, new BigDecimal(goodPoints), "-"),
                SubmitScores.Points.first(weakBid, score, new BigDecimal(weakPoints), "-")));
    agree(goodBid, goodPoints);
    agree(weakBid, weakPoints);
  }

  void agree(long bid, String points) {
    app.get(AgreeConsensus.class)
        .run(
            examiner,
            tender.id(),
            List.of(
                AgreeConsensus.AgreedScore.first(
                    bid, criterion("TECHNICAL"), new BigDecimal(points), null)));
  }

  private long criterion(String kind) {
    return Long.parseLong(
        app.ask(
            "SELECT id FROM criterion WHERE tender_id = %d AND kind = '%s'"
                .formatted(tender.id(), kind)));
  }

  void announce() {
    app.get(AnnouncePriceOpening.class)
        .run(tender.chair(), tender.id(), Instant.now().plus(Duration.ofDays(4)));
  }

  /** After the meeting's time as well as the deadline of the tender. */
  static void atTheMeeting(Runnable act) {
    BidFixture.afterTheDeadline(act);
  }

  void assertRefused(String statement, String why) {
    new AfterDeadline(app).assertRefused(statement, why);
  }

  String audit(String act) {
    return app.ask(
        "SELECT detail FROM audit_entry WHERE act = '%s' AND object_id = '%d'"
            .formatted(act, tender.id()));
  }

  Browserless inEnglish(Actor actor) {
    return Browserless.signedInAs(app, actor);
  }
}
