package org.muwahhad.award;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.LongConsumer;
import org.jspecify.annotations.Nullable;
import org.muwahhad.TestApp;
import org.muwahhad.World;
import org.muwahhad.access.Actor;
import org.muwahhad.access.Role;
import org.muwahhad.committee.CastVote;
import org.muwahhad.committee.CloseDecision;
import org.muwahhad.committee.VoteChoice;
import org.muwahhad.demo.DemoTime;
import org.muwahhad.tender.TenderRows;

/** Tenders under evaluation, with everything an award needs, and the committee that decides. */
public final class AwardFixture {
  /** Why a lot is divided. */
  public static final String DIVIDED = "تأمين مصدرين للتوريد";

  private final TestApp app;
  private final World world;
  private final Map<String, Actor> members = new TreeMap<>();
  private final Map<String, String> thresholds = new TreeMap<>();
  private List<Offer> offers = List.of();
  private List<Terms> terms = List.of();
  private List<Bundle> bundles = List.of();
  private boolean index;

  /** The central buyer who prepared every tender. */
  public final Actor buyer;

  /** Procuring entities of Kuwait (no VAT) and Saudi Arabia (15 percent). */
  public final long kuwaiti;

  public final long saudi;

  /** Bidders who price in Kuwaiti dinars and in Saudi riyals. */
  public final long dinarSupplier;

  public final long riyalSupplier;

  private AwardFixture(TestApp app, World world) {
    this.app = app;
    this.world = world;
    buyer = world.aPersonWho(Role.CENTRAL_BUYER);
    kuwaiti = world.anEntityIn("KW");
    saudi = world.anEntityIn("SA");
    dinarSupplier = world.aSupplier();
    riyalSupplier = world.aSupplier();
    world.aRule("quorum.states", "4", "COUNT");
    world.aRule("standstill.days", "10", "DAYS");
    for (String state : List.of("AE", "BH", "KW", "OM", "QA", "SA")) {
      members.put(state, seat("EXECUTIVE", state, state.equals("SA")));
    }
  }

  public static AwardFixture in(TestApp app) {
    return new AwardFixture(app, World.in(app));
  }

  /** From now on tenders name thresholds of value, in riyals, by committee. */
  public void decideByValue(Map<String, String> riyals) {
    riyals.forEach(
        (committee, value) -> {
          String code = "level." + committee.toLowerCase(java.util.Locale.ROOT);
          app.sql(
              """
              INSERT IGNORE INTO rule_default (code, value, unit, position, name_ar, name_en,
                source_ar, source_en, valid_from)
              VALUES ('%s', %s, 'SAR', 9, 'حد', 'Threshold', 'قاعدة', 'rule', '2026-01-15')"""
                  .formatted(code, value));
          thresholds.put(code, value);
        });
  }

  /** From now on tenders let a lot be divided among so many winners, each with a least share. */
  public void letDivide(int winners, String leastSharePercent) {
    rule("award.winners-per-lot", String.valueOf(winners), "COUNT");
    rule("award.least-share-percent", leastSharePercent, "PERCENT");
  }

  /** From now on tenders have this rule. */
  public void rule(String code, String value, String unit) {
    world.aRule(code, value, unit);
    thresholds.put(code, value);
  }

  /** Whether tenders name an index, from its value of 100 on 2020-01-01 on. */
  public void letPricesFollowAnIndex(boolean let) {
    index = let;
  }

  boolean namesIndex() {
    return index;
  }

  /**
   * A discount of one of the bids.
   *
   * @param dinar whether the dinar bid offers it
   * @param whenWinning places of the lots that have to be won, from 0
   * @param winning how many of them have to be won; null for all
   * @param appliesTo places of the lots whose prices it lowers
   */
  public record Offer(
      boolean dinar,
      String percent,
      List<Integer> whenWinning,
      @Nullable Integer winning,
      List<Integer> appliesTo) {
    /** A discount for winning all of the lots. */
    public Offer(
        boolean dinar, String percent, List<Integer> whenWinning, List<Integer> appliesTo) {
      this(dinar, percent, whenWinning, null, appliesTo);
    }
  }

  /** From now on the bids of tenders offer these discounts. */
  public void offer(Offer... these) {
    offers = List.of(these);
  }

  /**
   * What one of the bids states of an item beside its price.
   *
   * @param item its place among the items of all lots, from 0
   * @param least the least quantity that the bid gives; null for none
   * @param tiers quantities with unit prices, such as {@code 1:110}
   */
  public record Terms(boolean dinar, int item, @Nullable String least, List<String> tiers) {}

  /** From now on the bids of tenders state these terms. */
  public void state(Terms... these) {
    rule("bid.quantity-tiers", "1", "COUNT");
    terms = List.of(these);
  }

  /** The terms of one of the bids for an item, if it states any. */
  Optional<Terms> terms(boolean dinar, int item) {
    return terms.stream().filter(t -> t.dinar() == dinar && t.item() == item).findFirst();
  }

  /**
   * A bundle of lots of one of the bids.
   *
   * @param lots their places, from 0
   * @param prices of items in the bundle, by their places among the items of all lots, from 0
   */
  public record Bundle(boolean dinar, List<Integer> lots, Map<Integer, String> prices) {}

  /** From now on the bids of tenders offer these bundles. */
  public void bundle(Bundle... these) {
    rule("bid.bundle-prices", "1", "COUNT");
    bundles = List.of(these);
  }

  List<Bundle> bundles() {
    return bundles;
  }

  List<Offer> offers() {
    return offers;
  }

  /**
   * A lot divided between the two bids by shares, every other lot by rank; returns the decision.
   */
  public long recommendDivided(Tender tender, int lot, List<LotShare> shares) {
    List<RecommendAwards.LotChoice> choices =
        List.of(
            new RecommendAwards.LotChoice(tender.lots().get(lot), tender.dinarBid(), DIVIDED),
            new RecommendAwards.LotChoice(tender.lots().get(lot), tender.riyalBid(), DIVIDED));
    return app.get(RecommendAwards.class)
        .run(
            tender.chair(), tender.id(), new RecommendAwards.Recommendation(null, choices), shares);
  }

  /** Adopted by four states: the standstill runs. */
  public void adopt(long decision) {
    List.of("AE", "KW", "OM", "SA").forEach(s -> vote(decision, s, VoteChoice.FOR));
    app.get(CloseDecision.class).run(member("SA"), decision);
  }

  /** From now on tenders have these rules too, by code. */
  public void addRules(Map<String, String> rules) {
    rules.forEach((code, value) -> rule(code, value, "PERCENT"));
  }

  /** From now on tenders name no thresholds of value. */
  public void forgetThresholds() {
    thresholds.keySet().removeIf(code -> code.startsWith("level."));
  }

  Map<String, String> thresholds() {
    return thresholds;
  }

  public World world() {
    return world;
  }

  /** The executive committee's member of a state; Saudi Arabia's chairs it. */
  public Actor member(String state) {
    return Objects.requireNonNull(members.get(state));
  }

  /** A new person with a seat in a committee. */
  public Actor seat(String committee, String state, boolean chair) {
    return world.aMemberOf(committee, state, chair);
  }

  /**
   * A lot.
   *
   * @param items what is asked for
   * @param dinar how the dinar bid was judged
   * @param riyal how the riyal bid was judged
   */
  public record Lot(List<Item> items, Judged dinar, Judged riyal) {}

  /** An item: what the Kuwaiti and then the Saudi entity ask for, in turn, and the two prices. */
  public record Item(List<String> quantities, String dinarPrice, String riyalPrice) {}

  /** The place of a bid in the ranking of a lot. */
  public enum Judged {
    FIRST(1, false),
    SECOND(2, false),
    FIRST_BUT_TOO_LOW(1, true),
    EXCLUDED(0, false);

    final int rank;
    final boolean low;

    Judged(int rank, boolean low) {
      this.rank = rank;
      this.low = low;
    }
  }

  /** A tender with its people; lots, items and demand lines in the order given. */
  public record Tender(
      long id,
      String number,
      Actor chair,
      Actor evaluator,
      List<Long> lots,
      List<Long> items,
      List<Long> lines,
      long dinarBid,
      long riyalBid) {}

  /** Two lots won by the dinar bid and by the riyal bid, and a third that nobody may win. */
  public Tender aTender() {
    return aTender(
        List.of(
            new Lot(
                List.of(
                    new Item(List.of("10", "25.5"), "100.125", "1300.00"),
                    new Item(List.of("3", "4"), "7.005", "90.50")),
                Judged.FIRST,
                Judged.SECOND),
            new Lot(
                List.of(new Item(List.of("1", "2"), "50", "500.25")),
                Judged.EXCLUDED,
                Judged.FIRST),
            new Lot(List.of(new Item(List.of("5"), "1", "10")), Judged.EXCLUDED, Judged.EXCLUDED)));
  }

  /** A tender whose chair of the examination panel declared a conflict of interest. */
  public Tender aTenderWhoseChairHasAConflict() {
    return aTender(
        List.of(new Lot(List.of(new Item(List.of("2"), "10", "100")), Judged.FIRST, Judged.SECOND)),
        true);
  }

  /** A tender under evaluation with the lots described. */
  public Tender aTender(List<Lot> lots) {
    return aTender(lots, false);
  }

  private Tender aTender(List<Lot> lots, boolean conflict) {
    return rows(conflict).run(lots);
  }

  /**
   * A tender under evaluation for the catalog items of another, from the first on.
   *
   * @param asDraft what is done with it while it is a draft
   */
  public Tender aTenderForTheItemsOf(Tender other, List<Lot> lots, LongConsumer asDraft) {
    return rows(false).like(firstRevision(other), asDraft).run(lots);
  }

  /** The same, published with a deadline that was yesterday, and without bids. */
  public Tender aPublishedTenderForTheItemsOf(Tender other, List<Lot> lots, LongConsumer asDraft) {
    return rows(false).like(firstRevision(other), asDraft).published(lots);
  }

  private long firstRevision(Tender tender) {
    return Long.parseLong(
        app.ask("SELECT revision_id FROM lot_item WHERE id = " + tender.items().get(0)));
  }

  private AwardTenderRows rows(boolean conflict) {
    return new AwardTenderRows(
        this, app, world.aPersonWho(Role.EVALUATOR), world.aPersonWho(Role.EVALUATOR), conflict);
  }

  /** The tender once recommended by rank; returns the decision waiting. */
  public long recommend(Tender tender) {
    return app.get(RecommendAwards.class)
        .run(tender.chair(), tender.id(), RecommendAwards.Recommendation.byRank());
  }

  /** A state's vote on what was put. */
  public void vote(long decision, String state, VoteChoice choice) {
    vote(decision, member(state), choice);
  }

  /** A member's vote on what was put. */
  public void vote(long decision, Actor member, VoteChoice choice) {
    app.get(CastVote.class)
        .run(
            member,
            decision,
            CastVote.Ballot.on(
                choice, choice == VoteChoice.AGAINST ? "لا نوافق" : "", hash(decision)));
  }

  public String hash(long decision) {
    return app.ask("SELECT document_sha256 FROM decision WHERE id = " + decision);
  }

  /** Recommended and adopted by four states: the standstill runs. */
  public long adopt(Tender tender) {
    long decision = recommend(tender);
    adopt(decision);
    return decision;
  }

  /** Awards a tender. Returns its first agreement, which is in force from today. */
  public long conclude(Tender tender) {
    adopt(tender);
    DemoTime.run(
        Instant.now().plus(Duration.ofDays(11)),
        () -> app.get(ConfirmAwards.class).run(buyer, tender.id()));
    long agreement =
        Long.parseLong(
            app.ask("SELECT MIN(id) FROM framework_agreement WHERE tender_id = " + tender.id()));
    app.without(
        "tr_framework_agreement_fixed",
        () ->
            app.sql(
                "UPDATE framework_agreement SET starts_on = UTC_DATE() WHERE id = " + agreement));
    return agreement;
  }

  /** The tender is recommended for award, whatever its awards are. */
  void recommendPastTheService(Tender tender) {
    app.sql("UPDATE joint_tender SET status = 'RECOMMENDED' WHERE id = " + tender.id());
  }

  /** Back to the panel, as the tender was while its awards were written. */
  void backToThePanel(Tender tender) {
    new TenderRows(app, world).settle(tender.id(), "UNDER_EVALUATION");
  }

  /** The standstill is over already. */
  void endStandstill(Tender tender) {
    app.without(
        "tr_joint_tender_step",
        () ->
            app.sql(
                "UPDATE joint_tender SET standstill_until = '2026-01-01' WHERE id = "
                    + tender.id()));
  }

  /** The newest act recorded in the chain of a tender. */
  public String lastAct(String chain) {
    return app.ask(
        """
        SELECT e.act FROM audit_entry e JOIN audit_chain c ON c.id = e.chain_id
         WHERE c.name = '%s' ORDER BY e.position DESC"""
            .formatted(chain));
  }
}
