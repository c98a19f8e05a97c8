package org.muwahhad.lives;

import java.sql.Connection;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicInteger;
import org.muwahhad.TestApp;
import org.muwahhad.access.Actor;
import org.muwahhad.access.Role;
import org.muwahhad.award.LossGround;
import org.muwahhad.committee.CloseDecision;
import org.muwahhad.committee.ReturnTo;
import org.muwahhad.committee.VoteChoice;
import org.muwahhad.complaint.AnswerComplaint;
import org.muwahhad.complaint.CastReviewVote;
import org.muwahhad.complaint.CloseReview;
import org.muwahhad.complaint.DraftReview;
import org.muwahhad.complaint.FileComplaint;
import org.muwahhad.complaint.Remedy;
import org.muwahhad.framework.TakeBackAward;
import org.muwahhad.lives.Thing.Act;
import org.muwahhad.played.PlayedAgreement;
import org.muwahhad.played.PlayedTender;
import org.muwahhad.played.Stage;
import org.muwahhad.reporting.seal.PlatformSeal;

/** The things whose lives are tried, and how they are brought where their trials begin. */
final class LivesFixture {
  static final TestApp APP = started();
  static final Stage STAGE = Stage.on(APP);
  static final LivesDocument DOCUMENT = LivesDocument.read();
  static final Map<Role, Actor> ANYBODY = anybody();
  static final String REASON = "لأسباب مبينة في المحضر";

  /** Bids of which the first wins all lots until states take more of second items. */
  static final String[] FIRST = {"100", "100", "100", "100"};

  static final String[] SECOND = {"120", "80.02", "120", "80.02"};

  private static final AtomicInteger REQUESTS = new AtomicInteger();

  private LivesFixture() {}

  /** Founds the signing authority before any clock is moved, as a service does when it starts. */
  private static TestApp started() {
    TestApp app = TestApp.start().shared();
    app.get(PlatformSeal.class).requireUsable();
    return app;
  }

  /** An agreement of a tender of its own. */
  static PlayedAgreement agreementInForce() {
    return PlayedAgreement.of(APP, STAGE, inStandstill().award());
  }

  /** Tells requests apart. */
  static int nextRequest() {
    return REQUESTS.incrementAndGet();
  }

  /** Somebody in each role, with no place in any of the things. */
  static Map<Role, Actor> anybody() {
    Map<Role, Actor> people = new TreeMap<>();
    for (Role role :
        List.of(
            Role.CATALOG_MANAGER,
            Role.OPENING_MEMBER,
            Role.EVALUATOR,
            Role.AUDITOR,
            Role.ADMINISTRATOR)) {
      people.put(role, STAGE.world().aPersonWho(role));
    }
    people.put(Role.CENTRAL_BUYER, STAGE.second());
    people.put(Role.NATIONAL_COORDINATOR, STAGE.coordinator("KW"));
    people.put(Role.REVIEW_MEMBER, STAGE.reviewers().get(0));
    people.put(Role.COMMITTEE_MEMBER, STAGE.committee("EXECUTIVE").get(0));
    people.put(Role.PROCUREMENT_OFFICER, STAGE.world().anOfficerOf(STAGE.world().anEntityIn("KW")));
    people.put(Role.BIDDER, STAGE.world().aBidderFor(STAGE.world().aSupplier()));
    return people;
  }

  static Instant later(Instant one, Instant other) {
    return one.isAfter(other) ? one : other;
  }

  static Map<Role, Actor> people(PlayedTender played, Actor committeeMember) {
    Map<Role, Actor> people = new TreeMap<>(ANYBODY);
    people.put(Role.OPENING_MEMBER, played.openingChair());
    people.put(Role.EVALUATOR, played.examinationChair());
    people.put(Role.COMMITTEE_MEMBER, committeeMember);
    played.bids().keySet().stream().findFirst().ifPresent(b -> people.put(Role.BIDDER, b));
    return people;
  }

  /** The newest decision of a tender, or 0. */
  static long decision(PlayedTender played) {
    return Long.parseLong(
        APP.ask("SELECT COALESCE(MAX(id), 0) FROM decision WHERE tender_id = " + played.id()));
  }

  static void decisions(
      Map<String, Act> acts, PlayedTender played, String status, Instant now, long decision) {
    acts.put(
        "CloseDecision, adopted",
        Act.at(
            status,
            now,
            connection -> played.vote(VoteChoice.FOR),
            a -> APP.get(CloseDecision.class).run(a, decision)));
    acts.put(
        "CloseDecision, rejected",
        Act.at(
            status,
            now,
            connection -> played.vote(VoteChoice.AGAINST),
            a ->
                APP.get(CloseDecision.class)
                    .run(a, decision, new CloseDecision.Return(ReturnTo.PANEL, REASON))));
  }

  /** Before the technical committee. */
  static PlayedTender recommended() {
    PlayedTender tender = PlayedTender.published(STAGE);
    tender.bid("SAR", true, FIRST);
    tender.bid("SAR", true, SECOND);
    return tender.playToRecommendation();
  }

  /** A tender whose first bidder has both lots, in their standstill. */
  static PlayedTender inStandstill() {
    return recommended().adopt().settle();
  }

  /** The same with a third bidder, who complains of the second lot and is not answered yet. */
  static PlayedTender complainedOf() {
    PlayedTender tender = PlayedTender.published(STAGE);
    tender.bid("SAR", true, FIRST);
    tender.bid("SAR", true, SECOND);
    Actor third = tender.bid("SAR", true, SECOND);
    tender.playToStandstill();
    STAGE.run(
        tender.afterAnswers().plus(Duration.ofHours(1)),
        () -> tender.complaints().complain(third, List.of(tender.lots().get(1))));
    return tender;
  }

  /** The newest complaint in a tender is decided; before, one about all lots is filed. */
  static void reviews(Map<String, Act> acts, PlayedTender played, String status, Instant now) {
    long[] filed = new long[2];
    acts.put(
        "CloseReview, every lot ended",
        Act.at(
            status,
            now.plus(Duration.ofHours(1)),
            connection -> filed[1] = ending(connection, played),
            a -> APP.get(CloseReview.class).run(a, filed[1])));
    acts.put(
        "CloseReview",
        Act.at(
            status,
            now.plus(Duration.ofHours(1)),
            connection -> filed[0] = voted(connection, played, played.lots(), Remedy.REEVALUATE),
            a -> APP.get(CloseReview.class).run(a, filed[0])));
  }

  /** A complaint of the bidder that won nothing about lots, upheld. */
  static void upheld(
      @org.jspecify.annotations.Nullable Connection connection,
      PlayedTender tender,
      List<Long> lots) {
    long id = voted(connection, tender, lots, Remedy.REEVALUATE);
    APP.get(CloseReview.class).run(STAGE.reviewers().get(0), id);
  }

  /** The same, with the votes cast and nothing recorded yet. */
  static long voted(
      @org.jspecify.annotations.Nullable Connection connection,
      PlayedTender tender,
      List<Long> lots,
      Remedy remedy) {
    Actor bidder = List.copyOf(tender.bids().keySet()).get(1);
    long id = file(tender, bidder, lots);
    vote(connection, id, lots, remedy);
    return id;
  }

  private static void vote(
      @org.jspecify.annotations.Nullable Connection connection,
      long id,
      List<Long> lots,
      Remedy remedy) {
    APP.get(AnswerComplaint.class).run(STAGE.second(), id, "اتبعت اللجنة المعايير");
    draft(id, lots, remedy);
    STAGE.reviewers().forEach(r -> vote(connection, id, r, true));
  }

  /** Votes that no lot is left: on the complaint that is open, or on one about all lots. */
  private static long ending(Connection connection, PlayedTender tender) {
    long open =
        Long.parseLong(
            Trial.ask(
                connection,
                "SELECT COALESCE(MAX(id), 0) FROM complaint WHERE status = 'FILED' AND tender_id = "
                    + tender.id()));
    if (open == 0) {
      return voted(connection, tender, tender.lots(), Remedy.CANCEL_LOT);
    }
    vote(connection, open, List.of(tender.lots().get(1)), Remedy.CANCEL_LOT);
    return open;
  }

  static long file(PlayedTender tender, Actor bidder, List<Long> lots) {
    return APP.get(FileComplaint.class)
        .run(
            bidder,
            tender.id(),
            new FileComplaint.Content(
                lots, "الدرجات لا تتبع المعايير", "إعادة الترتيب", "r" + nextRequest()));
  }

  static void draft(long id, List<Long> lots, Remedy remedy) {
    APP.get(DraftReview.class)
        .run(
            STAGE.reviewers().get(0),
            id,
            new DraftReview.Content(
                "أسباب القرار",
                "أغفلت اللجنة معيارًا",
                "The panel left a criterion out",
                lots.stream().map(l -> new DraftReview.Ruling(l, remedy)).toList()));
  }

  static void vote(
      @org.jspecify.annotations.Nullable Connection connection,
      long id,
      Actor member,
      boolean inFavour) {
    String open = "SELECT sha256 FROM review_draft WHERE status = 'OPEN' AND complaint_id = " + id;
    APP.get(CastReviewVote.class)
        .run(
            member,
            id,
            new CastReviewVote.Ballot(
                inFavour,
                inFavour ? "" : REASON,
                connection == null ? APP.ask(open) : Trial.ask(connection, open)));
  }

  /** Takes the award of the first lot back, whose guarantee was not furnished. */
  static void takeBack(Actor actor, PlayedTender played) {
    APP.get(TakeBackAward.class)
        .run(
            actor,
            Long.parseLong(
                APP.ask(
                    """
                    SELECT COALESCE(MAX(f.id), 0) FROM framework_agreement f
                      JOIN award a ON a.id = f.award_id WHERE a.lot_id = """
                        + played.lots().get(0))),
            new TakeBackAward.Loss(LossGround.GUARANTEE, REASON));
  }
}
