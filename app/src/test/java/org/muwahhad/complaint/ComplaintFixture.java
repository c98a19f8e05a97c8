package org.muwahhad.complaint;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.muwahhad.TestApp;
import org.muwahhad.access.Actor;
import org.muwahhad.access.Role;
import org.muwahhad.award.AwardFixture;
import org.muwahhad.demo.DemoTime;

/** Tenders in their standstill, complaints about them, and a review body of three. */
final class ComplaintFixture {
  /** Bids for the supplier that won lot 1. */
  final Actor dinar;

  /** Bids for the supplier that won lot 2. */
  final Actor riyal;

  final List<Actor> reviewers;
  private final TestApp app;
  private final AwardFixture fixture;

  ComplaintFixture(TestApp app, AwardFixture fixture) {
    this.app = app;
    this.fixture = fixture;
    this.dinar = fixture.world().aBidderFor(fixture.dinarSupplier);
    this.riyal = fixture.world().aBidderFor(fixture.riyalSupplier);
    this.reviewers =
        List.of(
            fixture.world().aPersonWho(Role.REVIEW_MEMBER),
            fixture.world().aPersonWho(Role.REVIEW_MEMBER),
            fixture.world().aPersonWho(Role.REVIEW_MEMBER));
    fixture.world().aRule("complaint.answer-days", "5", "DAYS");
    fixture.world().aRule("complaint.decision-days", "15", "DAYS");
    fixture.world().aRule("complaint.reply-days", "3", "DAYS");
    fixture.world().aRule("complaint.votes", "3", "COUNT");
  }

  /** A tender whose award was told to all bidders. */
  AwardFixture.Tender inStandstill() {
    AwardFixture.Tender tender = fixture.aTender();
    fixture.adopt(tender);
    return tender;
  }

  /** A complaint about one lot. */
  long file(AwardFixture.Tender tender, Actor bidder, int lot) {
    return app.get(FileComplaint.class).run(bidder, tender.id(), content(tender, lot, "key"));
  }

  /** What it says. */
  FileComplaint.Content content(AwardFixture.Tender tender, int lot, String key) {
    return new FileComplaint.Content(
        List.of(tender.lots().get(lot)), "The scores do not follow.", "Rank anew", key);
  }

  /** The body adopts a remedy for every lot complained of. */
  boolean decide(long id, Remedy remedy) {
    app.get(AnswerComplaint.class).run(fixture.buyer, id, "We followed the criteria.");
    draft(id, remedy);
    reviewers.forEach(r -> vote(id, r, true));
    return app.get(CloseReview.class).run(reviewers.get(1), id);
  }

  /** A draft of the decision. */
  void draft(long id, Remedy remedy) {
    List<DraftReview.Ruling> rulings =
        app.get(ComplaintQueries.class).listLots(id).stream()
            .map(l -> new DraftReview.Ruling(l.lotId(), remedy))
            .toList();
    app.get(DraftReview.class)
        .run(
            reviewers.get(0),
            id,
            new DraftReview.Content(
                "Reasons for the parties",
                "أغفلت اللجنة معيارًا",
                "The panel left a criterion out",
                rulings));
  }

  /** A vote on the open draft. */
  void vote(long id, Actor member, boolean inFavour) {
    String sha256 =
        app.ask("SELECT sha256 FROM review_draft WHERE status = 'OPEN' AND complaint_id = " + id);
    app.get(CastReviewVote.class)
        .run(member, id, new CastReviewVote.Ballot(inFavour, inFavour ? "" : "Not proven", sha256));
  }

  /** Whether a person has a message of a kind. */
  boolean told(String kind, Actor person) {
    return !app.ask(
            "SELECT COUNT(*) FROM inbox_message i JOIN notice n ON n.id = i.notice_id"
                + " WHERE n.kind = '"
                + kind
                + "' AND i.person_id = "
                + person.personId())
        .equals("0");
  }

  /** What came of a complaint. */
  String outcome(long id) {
    return app.ask("SELECT COALESCE(outcome, '-') FROM complaint WHERE id = " + id);
  }

  /** The awards of a tender: lot, status, why ended. */
  String awards(AwardFixture.Tender tender) {
    return app.ask(
        """
        SELECT GROUP_CONCAT(CONCAT(l.number, ':', a.status, ':', COALESCE(a.end_reason, '-'))
                 ORDER BY l.number, a.id)
          FROM award a JOIN lot l ON l.id = a.lot_id WHERE a.tender_id = %d"""
            .formatted(tender.id()));
  }

  /** The status of a tender. */
  String status(AwardFixture.Tender tender) {
    return app.ask("SELECT status FROM joint_tender WHERE id = " + tender.id());
  }

  /** The panel ranks the bid that had won lot 1 first again, and recommends. */
  void recommendAnew(AwardFixture.Tender tender) {
    app.sql(
        """
        INSERT INTO lot_ranking (lot_id, bid_id, tender_id, is_admissible, exclusion, bid_total,
          bid_currency, converted_total, evaluated_price, technical_score, price_score, final_score,
          rank_position, is_abnormally_low)
        VALUES (%1$d, %2$d, %3$d, TRUE, NULL, 3603.473, 'KWD', 44015.96, 44015.96, 80, 100, 92, 1,
                FALSE)"""
            .formatted(tender.lots().get(0), tender.dinarBid(), tender.id()));
    fixture.recommend(tender);
  }

  static void inDays(int days, Runnable act) {
    DemoTime.run(Instant.now().plus(Duration.ofDays(days)), act);
  }
}
