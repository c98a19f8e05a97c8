package org.muwahhad.played;

import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
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
import org.muwahhad.evaluation.DeclareConflict;
import org.muwahhad.evaluation.score.AnswerConsensus;
import org.muwahhad.tender.TenderFixture;
import org.muwahhad.tender.approval.PublishTender;

/** One tender on a {@link Stage}, moved along its life by the acts that people use. */
public final class PlayedTender {
  private final Stage stage;
  private final TestApp app;
  private final Plan plan;
  private final long id;
  private final List<Long> lots;
  private final List<List<Long>> items;
  private final Map<Actor, Long> bids = new LinkedHashMap<>();

  private PlayedTender(Stage stage, Plan plan, @Nullable Instant deadline) {
    this.stage = stage;
    this.app = stage.app();
    this.plan = plan;
    PlannedDraft draft = new PlannedDraft(stage, plan, deadline);
    id = draft.id;
    lots = List.copyOf(draft.lots);
    items = List.copyOf(draft.items);
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

  /** The same with points of each criterion. */
  public PlayedTender evaluate(PlayedEvaluation.Points points) {
    declare();
    new PlayedEvaluation(stage, this).run(points);
    return this;
  }

  /** Every member whose answer is awaited confirms what the chair recorded. */
  public void confirmConsensus() {
    numbers("SELECT person_id AS id FROM consensus_awaited WHERE tender_id = " + id)
        .forEach(p -> app.get(AnswerConsensus.class).run(actor(p), id, true, null));
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

  /** Complaints of its awards. */
  public PlayedComplaints complaints() {
    return new PlayedComplaints(stage, this);
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
    return lots;
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

  /** The keys that a query finds, in order. */
  List<Long> numbers(String query) {
    String joined = app.ask("SELECT GROUP_CONCAT(x.id ORDER BY x.id) FROM (%s) x".formatted(query));
    return joined.isEmpty() || joined.equals("null")
        ? List.of()
        : Arrays.stream(joined.split(",")).map(Long::valueOf).toList();
  }
}
