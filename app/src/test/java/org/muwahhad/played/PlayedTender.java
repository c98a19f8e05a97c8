package org.muwahhad.played;

import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.muwahhad.TestApp;
import org.muwahhad.access.Actor;
import org.muwahhad.access.Actors;
import org.muwahhad.aggregation.LotStrategy;
import org.muwahhad.award.ConfirmAwards;
import org.muwahhad.award.LotShare;
import org.muwahhad.award.RecommendAwards;
import org.muwahhad.award.quantity.SettleQuantities;
import org.muwahhad.bid.Offer;
import org.muwahhad.bid.opening.OpenBids;
import org.muwahhad.bid.room.SubmitBid;
import org.muwahhad.committee.CastVote;
import org.muwahhad.committee.CloseDecision;
import org.muwahhad.committee.ReturnTo;
import org.muwahhad.committee.VoteChoice;
import org.muwahhad.complaint.AnswerComplaint;
import org.muwahhad.complaint.CastReviewVote;
import org.muwahhad.complaint.CloseReview;
import org.muwahhad.complaint.DraftReview;
import org.muwahhad.complaint.FileComplaint;
import org.muwahhad.complaint.Remedy;
import org.muwahhad.evaluation.DeclareConflict;
import org.muwahhad.evaluation.RankBids;
import org.muwahhad.evaluation.check.RecordAdministrativeChecks;
import org.muwahhad.evaluation.score.AgreeConsensus;
import org.muwahhad.evaluation.score.AnswerConsensus;
import org.muwahhad.evaluation.score.SubmitScores;
import org.muwahhad.shared.Bilingual;
import org.muwahhad.shared.DatabaseClock;
import org.muwahhad.tender.TenderFixture;
import org.muwahhad.tender.TenderQueries;
import org.muwahhad.tender.approval.PublishTender;
import org.muwahhad.tender.lot.AggregateRound;
import org.muwahhad.tender.lot.SplitLot;
import org.muwahhad.tender.terms.SetTerms;
import org.muwahhad.tender.terms.Terms;

/** One tender on a {@link Stage}, moved along its life by the acts that people use. */
public final class PlayedTender {
  private static final Bilingual TITLE = new Bilingual("توريد حواسيب", "Supply of computers");
  private final Stage stage;
  private final TestApp app;
  private final Plan plan;
  private final long id;
  private final List<Long> lots = new ArrayList<>();
  private final List<List<Long>> items = new ArrayList<>();
  private final Map<Actor, Long> bids = new LinkedHashMap<>();

  private PlayedTender(Stage stage, Plan plan, @Nullable Instant deadline) {
    this.stage = stage;
    this.app = stage.app();
    this.plan = plan;
    TenderFixture tenders = stage.tenders();
    List<List<Long>> revisions =
        plan.lots().stream()
            .map(
                lot ->
                    lot.stream()
                        .map(
                            i ->
                                i.isWhole()
                                    ? tenders.anItem("30213100")
                                    : tenders.aService("30213100"))
                        .toList())
            .toList();
    long round = tenders.aRound();
    endorse(tenders, round, revisions);
    id = app.get(AggregateRound.class).run(stage.buyer(), round, TITLE, LotStrategy.CPV_CLASS);
    split(revisions);
    setTerms(deadline);
  }

  /** A draft as planned, ready to be approved. */
  public static PlayedTender draft(Stage stage, Plan plan) {
    return new PlayedTender(stage, plan, null);
  }

  /** The same with a deadline of its own, UTC. */
  public static PlayedTender draft(Stage stage, Plan plan, Instant deadline) {
    return new PlayedTender(stage, plan, deadline);
  }

  /** Takes bids for two lots of two items each. */
  public static PlayedTender published(Stage stage) {
    return draft(stage, Plan.ofTwoLots()).publish();
  }

  /** The same with bids of two suppliers, of which the first asks less for every item. */
  public static PlayedTender withTwoBids(Stage stage) {
    return withTwoBids(stage, Plan.ofTwoLots());
  }

  /** The same of another plan of four items. */
  static PlayedTender withTwoBids(Stage stage, Plan plan) {
    PlayedTender tender = draft(stage, plan).publish();
    tender.bid("SAR", true, "100", "100", "100", "100");
    tender.bid("SAR", true, "120", "120", "120", "120");
    return tender;
  }

  /** Opened, evaluated and recommended by rank: the technical committee is to decide. */
  public PlayedTender playToRecommendation() {
    open().evaluate(Map.of()).recommend();
    return this;
  }

  /** The same, adopted by both committees and confirmed by all states. */
  public PlayedTender playToStandstill() {
    return playToRecommendation().adopt().settle();
  }

  /** The same, and awarded after the standstill. */
  public PlayedTender playToAward() {
    return playToStandstill().award();
  }

  private void endorse(TenderFixture tenders, long round, List<List<Long>> revisions) {
    Map<String, List<TenderFixture.Line>> lines = new LinkedHashMap<>();
    for (int l = 0; l < revisions.size(); l++) {
      for (int i = 0; i < revisions.get(l).size(); i++) {
        long revision = revisions.get(l).get(i);
        plan.lots()
            .get(l)
            .get(i)
            .quantities()
            .forEach(
                (state, quantity) ->
                    lines
                        .computeIfAbsent(state, s -> new ArrayList<>())
                        .add(new TenderFixture.Line(revision, quantity)));
      }
    }
    lines.forEach((state, all) -> tenders.endorsed(round, state, all));
  }

  /** All items begin in one lot; those of the second and later ones are taken out of it. */
  private void split(List<List<Long>> revisions) {
    lots.add(number("SELECT MIN(id) FROM lot WHERE tender_id = " + id));
    for (List<Long> lot : revisions) {
      items.add(lot.stream().map(this::item).toList());
    }
    for (int l = 1; l < items.size(); l++) {
      lots.add(
          app.get(SplitLot.class)
              .run(
                  stage.buyer(),
                  id,
                  lots.get(0),
                  items.get(l),
                  new Bilingual("حزمة " + l, "Lot " + l)));
    }
  }

  private long item(long revision) {
    return number(
        "SELECT id FROM lot_item WHERE tender_id = %d AND revision_id = %d"
            .formatted(id, revision));
  }

  private void setTerms(@Nullable Instant deadline) {
    TenderQueries.Tender tender = app.get(TenderQueries.class).getTender(id);
    app.get(SetTerms.class)
        .run(
            stage.buyer(),
            id,
            new Terms(
                TITLE,
                "open",
                plan.awardCriteria(),
                plan.currency(),
                false,
                deadline == null ? tender.deadlineAt() : deadline,
                LocalDate.ofInstant(app.get(DatabaseClock.class).now(), ZoneId.of("Asia/Riyadh")),
                null,
                rules(),
                tender.version()));
  }

  /** Unless the plan says otherwise, its agreements are concluded by the notice of the award. */
  private Map<String, BigDecimal> rules() {
    Map<String, BigDecimal> rules = new LinkedHashMap<>(plan.rules());
    rules.putIfAbsent("agreement.signature", BigDecimal.ZERO);
    return rules;
  }

  public PlayedTender approve() {
    TenderFixture.approve(app, stage.second(), id);
    return this;
  }

  /** Approved and published: it takes bids now. */
  public PlayedTender publish() {
    approve();
    app.get(PublishTender.class).run(stage.buyer(), id);
    return this;
  }

  /** A bid of a new supplier that names a price for every item, lot by lot. */
  public Actor bid(String currency, boolean gccOrigin, String... prices) {
    return bid(bidder(), offer(currency, gccOrigin, prices));
  }

  /** A person of a new supplier. */
  public Actor bidder() {
    return stage.world().aBidderFor(stage.world().aSupplier());
  }

  /** A bid of that bidder. */
  public Actor bid(Actor bidder, Offer offer) {
    app.get(SubmitBid.class).run(bidder, id, offer, "bid-" + bids.size(), false);
    bids.put(bidder, bidOf(bidder));
    return bidder;
  }

  /** The key of the bid of a bidder, who has at least a draft. */
  public long bidOf(Actor bidder) {
    return number(
        "SELECT id FROM bid WHERE tender_id = %d AND supplier_id = %d"
            .formatted(id, bidder.grants().get(0).supplier()));
  }

  /** The same of an offer that was made up elsewhere. */
  public Actor bid(Offer offer) {
    return bid(bidder(), offer);
  }

  /** An offer of prices for the first items, lot by lot; an empty price leaves the item out. */
  public Offer offer(String currency, boolean gccOrigin, String... prices) {
    List<Long> all = items.stream().flatMap(List::stream).toList();
    List<Offer.Price> offered = new ArrayList<>();
    for (int i = 0; i < prices.length; i++) {
      if (!prices[i].isEmpty()) {
        offered.add(Offer.Price.of(all.get(i), new BigDecimal(prices[i])));
      }
    }
    return Offer.ofPrices(currency, gccOrigin, 90, true, "نلتزم بالشروط", offered);
  }

  /** An hour after the deadline. */
  public Instant afterDeadline() {
    return instant("deadline_at").plus(Duration.ofHours(1));
  }

  /** A day after the standstill. */
  public Instant afterStandstill() {
    return instant("standstill_until").plus(Duration.ofDays(1));
  }

  private Instant instant(String column) {
    return Instant.parse(
        app.ask(
            "SELECT DATE_FORMAT(%s, '%%Y-%%m-%%dT%%H:%%i:%%sZ') FROM joint_tender WHERE id = %d"
                .formatted(column, id)));
  }

  /** All bids are opened, an hour after the deadline. */
  public PlayedTender open() {
    stage.run(
        afterDeadline(),
        () -> {
          giveShares();
          app.get(OpenBids.class).run(openingChair(), id);
        });
    return this;
  }

  public void giveShares() {
    stage.openers().giveShares(id);
  }

  /** All three examiners declare that they have no conflict of interest. */
  public PlayedTender declare() {
    stage.run(
        afterDeadline(),
        () ->
            panel("EXAMINATION")
                .forEach(m -> app.get(DeclareConflict.class).run(m, id, false, "")));
    return this;
  }

  /**
   * All bids comply, every examiner gives a bid the same points for each criterion, the panel
   * agrees on them and ranks the bids.
   *
   * @param points by bid; others get 80
   */
  public PlayedTender evaluate(Map<Long, BigDecimal> points) {
    return evaluate((bid, criterion) -> points.getOrDefault(bid, BigDecimal.valueOf(80)));
  }

  /** What every examiner gives a bid. */
  public interface Points {
    /** Points for a technical criterion by its place, from 0. */
    BigDecimal of(long bid, int criterion);
  }

  /** The same with points of each criterion. */
  public PlayedTender evaluate(Points points) {
    declare();
    List<Long> opened = numbers("SELECT bid_id AS id FROM opened_bid WHERE tender_id = " + id);
    List<Long> checks = criteria("ADMINISTRATIVE");
    List<Long> scored = criteria("TECHNICAL");
    List<RecordAdministrativeChecks.AdministrativeCheck> passed = new ArrayList<>();
    List<SubmitScores.Points> given = new ArrayList<>();
    List<AgreeConsensus.AgreedScore> agreed = new ArrayList<>();
    for (long bid : opened) {
      checks.forEach(
          c -> passed.add(RecordAdministrativeChecks.AdministrativeCheck.first(bid, c, true, "")));
      for (int i = 0; i < scored.size(); i++) {
        given.add(SubmitScores.Points.first(bid, scored.get(i), points.of(bid, i), ""));
      }
      scored.forEach(c -> agreed.add(AgreeConsensus.AgreedScore.first(bid, c, null, null)));
    }
    List<Actor> panel = panel("EXAMINATION");
    stage.run(
        afterDeadline(),
        () -> {
          app.get(RecordAdministrativeChecks.class).run(panel.get(0), id, passed);
          panel.forEach(m -> app.get(SubmitScores.class).run(m, id, given));
          app.get(AgreeConsensus.class).run(examinationChair(), id, agreed);
          confirmConsensus();
          app.get(RankBids.class).run(examinationChair(), id);
        });
    return this;
  }

  /** Every member whose answer is awaited confirms what the chair recorded. */
  public void confirmConsensus() {
    numbers("SELECT person_id AS id FROM consensus_awaited WHERE tender_id = " + id)
        .forEach(p -> app.get(AnswerConsensus.class).run(actor(p), id, true, null));
  }

  private List<Long> criteria(String kind) {
    return numbers(
        "SELECT id FROM criterion WHERE tender_id = %d AND kind = '%s'".formatted(id, kind));
  }

  /** The first in rank of every lot is recommended; returns the decision that waits. */
  public long recommend() {
    return stage.at(afterDeadline(), this::recommendNow);
  }

  /** The same at the present instant. */
  public long recommendNow() {
    return app.get(RecommendAwards.class)
        .run(examinationChair(), id, RecommendAwards.Recommendation.byRank());
  }

  /** A lot divided among bids by shares, all others by rank. */
  public long recommendDivided(List<RecommendAwards.LotChoice> choices, List<LotShare> shares) {
    return stage.at(
        afterDeadline(),
        () ->
            app.get(RecommendAwards.class)
                .run(
                    examinationChair(),
                    id,
                    new RecommendAwards.Recommendation(null, choices),
                    shares));
  }

  /** All states vote the same on the question that waits, at the present instant. */
  public void vote(VoteChoice choice) {
    long decision = openDecision();
    String sha256 = app.ask("SELECT document_sha256 FROM decision WHERE id = " + decision);
    for (Actor member : stage.committee(committee(decision))) {
      app.get(CastVote.class)
          .run(member, decision, CastVote.Ballot.on(choice, "بعد الاطلاع على التقرير", sha256));
    }
  }

  /** The chair of the committee that decides records the outcome, at the present instant. */
  public void closeDecision() {
    long decision = openDecision();
    app.get(CloseDecision.class).run(stage.committee(committee(decision)).get(0), decision);
  }

  /** The technical committee adopts; the executive committee is to decide. */
  public PlayedTender adoptOnce() {
    stage.run(
        afterDeadline(),
        () -> {
          vote(VoteChoice.FOR);
          closeDecision();
        });
    return this;
  }

  /** Both committees adopt the recommendation. */
  public PlayedTender adopt() {
    return adoptOnce().adoptOnce();
  }

  /** The committee that decides rejects it: the tender goes back to the panel. */
  public PlayedTender reject() {
    stage.run(afterDeadline(), this::rejectNow);
    return this;
  }

  /** The same at the present instant. */
  public void rejectNow() {
    vote(VoteChoice.AGAINST);
    long decision = openDecision();
    app.get(CloseDecision.class)
        .run(
            stage.committee(committee(decision)).get(0),
            decision,
            new CloseDecision.Return(ReturnTo.PANEL, "تعاد المفاضلة"));
  }

  /** The decision that waits, or 0. */
  public long openDecision() {
    return number(
        "SELECT COALESCE(MAX(id), 0) FROM decision WHERE status = 'OPEN' AND tender_id = " + id);
  }

  private String committee(long decision) {
    return app.ask(
        "SELECT c.code FROM committee c JOIN decision d ON d.committee_id = c.id WHERE d.id = "
            + decision);
  }

  /** No state answers for a month, so all have confirmed; the standstill begins. */
  public PlayedTender settle() {
    stage.run(afterAnswers(), () -> app.get(SettleQuantities.class).run());
    return this;
  }

  /** When no state may answer any more. */
  public Instant afterAnswers() {
    return afterDeadline().plus(Duration.ofDays(30));
  }

  /** The standstill has passed and the awards take effect. */
  public PlayedTender award() {
    stage.run(afterStandstill(), () -> app.get(ConfirmAwards.class).run(stage.buyer(), id));
    return this;
  }

  /**
   * A bidder complains of the awards of lots, the procuring body answers, and the review body
   * decides alike for all of them, all at the present instant; returns the complaint.
   */
  public long decideComplaint(Actor bidder, List<Long> complainedOf, Remedy remedy) {
    long complaint = complain(bidder, complainedOf);
    decideComplaint(complaint, complainedOf, remedy);
    return complaint;
  }

  /** A bidder complains of the awards of lots at the present instant; returns the complaint. */
  public long complain(Actor bidder, List<Long> complainedOf) {
    return app.get(FileComplaint.class)
        .run(
            bidder,
            id,
            new FileComplaint.Content(
                complainedOf,
                "الدرجات لا تتبع المعايير\nوالسعر لم يُصحح حسابه",
                "إعادة الترتيب",
                java.util.UUID.randomUUID().toString()));
  }

  /**
   * A complaint is answered and decided at the present instant.
   *
   * @param remedies one for each lot, or one for all
   */
  public void decideComplaint(long complaint, List<Long> complainedOf, Remedy... remedies) {
    if (app.ask("SELECT status FROM complaint WHERE id = " + complaint).equals("FILED")) {
      app.get(AnswerComplaint.class).run(stage.second(), complaint, "اتبعت اللجنة المعايير");
    }
    List<Actor> reviewers = stage.reviewers();
    app.get(DraftReview.class)
        .run(
            reviewers.get(0),
            complaint,
            new DraftReview.Content(
                "أسباب القرار\nثانيًا: لم تُراعَ المعايير",
                "أغفلت اللجنة معيارًا",
                "The panel left a criterion out",
                rulings(complainedOf, remedies)));
    String sha256 =
        app.ask(
            "SELECT sha256 FROM review_draft WHERE status = 'OPEN' AND complaint_id = "
                + complaint);
    reviewers.forEach(
        r ->
            app.get(CastReviewVote.class)
                .run(r, complaint, new CastReviewVote.Ballot(true, "", sha256)));
    app.get(CloseReview.class).run(reviewers.get(0), complaint);
  }

  private static List<DraftReview.Ruling> rulings(List<Long> lots, Remedy... remedies) {
    List<DraftReview.Ruling> rulings = new ArrayList<>();
    for (int i = 0; i < lots.size(); i++) {
      rulings.add(new DraftReview.Ruling(lots.get(i), remedies[remedies.length == 1 ? 0 : i]));
    }
    return rulings;
  }

  public Actor openingChair() {
    return chair("OPENING");
  }

  public Actor examinationChair() {
    return chair("EXAMINATION");
  }

  private Actor chair(String panel) {
    return actor(
        number(
            "SELECT person_id FROM panel_member WHERE is_chair AND panel = '%s' AND tender_id = %d"
                .formatted(panel, id)));
  }

  /** The members of a panel. */
  public List<Actor> panel(String panel) {
    return numbers(
            "SELECT person_id AS id FROM panel_member WHERE panel = '%s' AND tender_id = %d"
                .formatted(panel, id))
        .stream()
        .map(this::actor)
        .toList();
  }

  private Actor actor(long person) {
    return app.get(Actors.class).get(person);
  }

  public long id() {
    return id;
  }

  public String number() {
    return app.ask("SELECT number FROM joint_tender WHERE id = " + id);
  }

  public String status() {
    return app.ask("SELECT status FROM joint_tender WHERE id = " + id);
  }

  public List<Long> lots() {
    return List.copyOf(lots);
  }

  /** The items of a lot, by its place. */
  public List<Long> items(int lot) {
    return items.get(lot);
  }

  /** The bids submitted, by who bid. */
  public Map<Actor, Long> bids() {
    return new LinkedHashMap<>(bids);
  }

  public Plan plan() {
    return plan;
  }

  public long submitted(Actor bidder) {
    return Objects.requireNonNull(bids.get(bidder));
  }

  private long number(String query) {
    return Long.parseLong(app.ask(query));
  }

  private List<Long> numbers(String query) {
    String joined = app.ask("SELECT GROUP_CONCAT(x.id ORDER BY x.id) FROM (%s) x".formatted(query));
    return joined.isEmpty() || joined.equals("null")
        ? List.of()
        : Arrays.stream(joined.split(",")).map(Long::valueOf).toList();
  }
}
