package org.muwahhad.evaluation;

import java.math.BigDecimal;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicInteger;
import org.muwahhad.TestApp;
import org.muwahhad.World;
import org.muwahhad.access.Actor;
import org.muwahhad.access.Actors;
import org.muwahhad.access.Role;
import org.muwahhad.evaluation.check.RecordAdministrativeChecks;
import org.muwahhad.evaluation.score.AgreeConsensus;
import org.muwahhad.evaluation.score.AnswerConsensus;
import org.muwahhad.evaluation.score.SubmitScores;
import org.muwahhad.shared.Bilingual;
import org.muwahhad.tender.TenderRows;

/**
 * A tender whose bids were just opened: one lot of two items (100 of A, 10 of B), a second lot that
 * nobody bid for, two administrative and two technical criteria (weights 60 and 40), an examination
 * panel of three. It compares in Saudi riyals, with a preference of 10 %.
 *
 * <p>{@code EvaluationFixture.rated(APP, WORLD).bid(…).opened()}
 */
public final class EvaluationFixture {
  private static final AtomicInteger COUNTER = new AtomicInteger();
  private final TestApp app;
  private final World world;
  private final TenderRows rows;
  private final Actor buyer;
  private final Actor chair;
  private final Actor second;
  private final Actor third;
  private final long tender;
  private final long lot;
  private final long emptyLot;
  private final long screen;
  private final List<Long> items = new ArrayList<>();
  private final List<Long> administrative = new ArrayList<>();
  private final List<Long> technical = new ArrayList<>();
  private final Map<String, Long> bids = new LinkedHashMap<>();
  private final Map<String, Actor> bidders = new LinkedHashMap<>();
  private final List<Runnable> openings = new ArrayList<>();

  private EvaluationFixture(TestApp app, World world, String awardCriteria, boolean masked) {
    this.app = app;
    this.world = world;
    rows = new TenderRows(app, world);
    buyer = world.aPersonWho(Role.CENTRAL_BUYER);
    chair = world.aPersonWho(Role.EVALUATOR);
    second = world.aPersonWho(Role.EVALUATOR);
    third = world.aPersonWho(Role.EVALUATOR);
    int n = COUNTER.incrementAndGet();
    Bilingual title = new Bilingual("منافسة الحواسيب", "Computers");
    tender = rows.draft(buyer, title, awardCriteria, Duration.ofHours(-1)).id();
    lot = rows.lot(tender, 1, new Bilingual("حواسيب", "Computers"));
    emptyLot = rows.lot(tender, 2, new Bilingual("شاشات", "Screens"));
    items.add(addItem(lot, 1, "A" + n, "100"));
    items.add(addItem(lot, 2, "B" + n, "10"));
    screen = addItem(emptyLot, 3, "C" + n, "5");
    addRules(masked);
    administrative.add(addAdministrative("A1", "ضمان ابتدائي", "Bid security"));
    administrative.add(addAdministrative("A2", "سجل تجاري", "Register"));
    technical.add(addTechnical("T1", "المواصفات", "Specifications", 60));
    technical.add(addTechnical("T2", "الدعم", "Support", 40));
    rows.seat(tender, "EXAMINATION", members());
    rows.publish(tender);
  }

  /** A tender that weighs quality and price 60 to 40. */
  public static EvaluationFixture rated(TestApp app, World world) {
    return new EvaluationFixture(app, world, "ratedCriteria", false);
  }

  /** A tender that the lowest evaluated price wins. */
  public static EvaluationFixture lowest(TestApp app, World world) {
    return new EvaluationFixture(app, world, "priceOnly", false);
  }

  /** A tender like the first, whose bidders are masked to the panel. */
  public static EvaluationFixture masked(TestApp app, World world) {
    return new EvaluationFixture(app, world, "ratedCriteria", true);
  }

  /** A bid for the first lot, with prices for A and B; an empty price leaves the item out. */
  public EvaluationFixture bid(
      String name, String currency, boolean gcc, String priceA, String priceB) {
    return bidStating(name, currency, gcc, priceA, "NULL", priceB, "NULL", "");
  }

  /** The same with what the lines and the lot come to as the bidder states it, right or wrong. */
  public EvaluationFixture bidStating(
      String name,
      String currency,
      boolean gcc,
      String priceA,
      String totalA,
      String priceB,
      String totalB,
      String lotTotal) {
    int n = COUNTER.incrementAndGet();
    long supplier =
        world.insert(
            """
            INSERT INTO supplier (registration_number, name_ar, name_en, country, status,
                                  registered_at)
            VALUES ('REG-%04d', 'شركة %s', '%s Company', 'SA', 'REGISTERED', UTC_TIMESTAMP(6))"""
                .formatted(n, name, name));
    long bid = rows.bid(tender, supplier, buyer);
    openings.add(() -> rows.openBid(bid, currency, gcc));
    line(bid, items.get(0), priceA, totalA);
    line(bid, items.get(1), priceB, totalB);
    if (!lotTotal.isEmpty()) {
      atOpening(
          "INSERT INTO bid_lot_total (bid_id, lot_id, tender_id, stated_total) VALUES (%d, %d, %d, %s)"
              .formatted(bid, lot, tender, lotTotal));
    }
    bids.put(name, bid);
    bidders.put(name, world.aBidderFor(supplier));
    return this;
  }

  /** The bid offers an alternative to the first lot, at these prices for A and B. */
  public EvaluationFixture alternative(String name, String priceA, String priceB) {
    atOpening(
        "INSERT INTO bid_alternative (bid_id, lot_id, tender_id, description) VALUES (%d, %d, %d, '%s')"
            .formatted(bid(name), lot, tender, "Another solution of " + name));
    List<String> prices = List.of(priceA, priceB);
    for (int i = 0; i < prices.size(); i++) {
      atOpening(
          "INSERT INTO alternative_line (bid_id, lot_item_id, lot_id, tender_id, unit_price, origin, offered) VALUES (%d, %d, %d, %d, %s, 'OM', 'Model R')"
              .formatted(bid(name), items.get(i), lot, tender, prices.get(i)));
    }
    return this;
  }

  /** The bid offers an alternative that prices A only, which no bid of ours could. */
  public EvaluationFixture alternativeOfOne(String name, String priceA) {
    alternative(name, priceA, "1");
    openings.remove(openings.size() - 1);
    return this;
  }

  /** The names of the bids, in the order they were made. */
  public List<String> names() {
    return List.copyOf(bids.keySet());
  }

  /** Five bids, agreed scores; {@link RankBidsTest} works their figures out by hand. */
  public EvaluationFixture asWorkedByHand() {
    return bid("Gulf", "KWD", true, "81.870", "163.733")
        .bid("Nord", "SAR", false, "1000", "1500")
        .bid("Cheap", "USD", true, "120", "200")
        .bid("Weak", "SAR", true, "1", "1")
        .bid("Late", "SAR", true, "2", "2")
        .opened()
        .declared()
        .checked("Late")
        .scored(
            Map.of(
                "Gulf", List.of("90", "80"),
                "Nord", List.of("95", "85"),
                "Cheap", List.of("70", "75"),
                "Weak", List.of("60", "70")))
        .agreed("Gulf", "Nord", "Cheap", "Weak");
  }

  /** The bid has a price for the second lot too. */
  public EvaluationFixture screens(String name, String price) {
    line(bid(name), screen, price, "NULL");
    return this;
  }

  /** The second lot ends without an award, as a committee left it. */
  public EvaluationFixture screensEnded() {
    app.sql("UPDATE lot SET status = 'UNSUCCESSFUL' WHERE id = " + emptyLot);
    return this;
  }

  /** Who bids for the supplier of a bid. */
  public Actor bidder(String name) {
    return Objects.requireNonNull(bidders.get(name));
  }

  /** The bids are open now, and the panel can begin. */
  public EvaluationFixture opened() {
    rows.open(tender, () -> openings.forEach(Runnable::run));
    return this;
  }

  private void atOpening(String statement) {
    openings.add(() -> app.sql(statement));
  }

  /** A Saudi entity asked for all of it, at 100 riyals a piece. */
  public EvaluationFixture demanded() {
    rows.demandFor(tender, buyer, "100");
    return this;
  }

  /** All three declare that they have no conflict. */
  public EvaluationFixture declared() {
    for (Actor member : members()) {
      app.get(DeclareConflict.class).run(member, tender, false, "");
    }
    return this;
  }

  /** Every bid meets every administrative criterion, but for those named, which lack security. */
  public EvaluationFixture checked(String... failing) {
    List<RecordAdministrativeChecks.AdministrativeCheck> checks = new ArrayList<>();
    for (var bid : bids.entrySet()) {
      boolean fails = List.of(failing).contains(bid.getKey());
      checks.add(check(bid.getValue(), 0, !fails));
      checks.add(check(bid.getValue(), 1, true));
    }
    app.get(RecordAdministrativeChecks.class).run(second, tender, checks);
    return this;
  }

  /** What one member gives, in the order T1, T2 for each bid named. */
  public List<SubmitScores.Points> points(Map<String, List<String>> byBid) {
    List<SubmitScores.Points> points = new ArrayList<>();
    byBid.forEach(
        (name, two) -> {
          for (int i = 0; i < 2; i++) {
            points.add(
                SubmitScores.Points.first(
                    bid(name), technical.get(i), new BigDecimal(two.get(i)), "note"));
          }
        });
    return points;
  }

  /** All three give the same points. */
  public EvaluationFixture scored(Map<String, List<String>> byBid) {
    for (Actor member : members()) {
      app.get(SubmitScores.class).run(member, tender, points(byBid));
    }
    return this;
  }

  /** The chair takes the mean everywhere, and the others confirm it. */
  public EvaluationFixture agreed(String... names) {
    return recorded(names).confirmed();
  }

  /** Every member whose answer is awaited confirms what was agreed, once all of it is. */
  public EvaluationFixture confirmed() {
    EvaluationProgress.ExaminationState state = app.get(EvaluationProgress.class).of(tender);
    if (state.consensusComplete()) {
      state.members().stream()
          .filter(EvaluationQueries.Member::awaited)
          .map(m -> app.get(Actors.class).get(m.personId()))
          .forEach(m -> app.get(AnswerConsensus.class).run(m, tender, true, null));
    }
    return this;
  }

  /** The chair takes the mean everywhere, and nobody has answered. */
  public EvaluationFixture recorded(String... names) {
    List<AgreeConsensus.AgreedScore> agreed = new ArrayList<>();
    for (String name : names) {
      technical.forEach(
          c -> agreed.add(AgreeConsensus.AgreedScore.first(bid(name), c, null, null)));
    }
    app.get(AgreeConsensus.class).run(chair, tender, agreed);
    return this;
  }

  public EvaluationFixture ranked() {
    app.get(RankBids.class).run(chair, tender);
    return this;
  }

  /** The tender goes on as if the chair had recommended an award, whatever is still open. */
  public EvaluationFixture recommended() {
    app.without(
        "tr_joint_tender_low_prices",
        () -> app.sql("UPDATE joint_tender SET status = 'RECOMMENDED' WHERE id = " + tender));
    return this;
  }

  public RecordAdministrativeChecks.AdministrativeCheck check(
      long bid, int criterion, boolean passed) {
    return RecordAdministrativeChecks.AdministrativeCheck.first(
        bid, administrative.get(criterion), passed, passed ? null : "No security was enclosed");
  }

  /** The ranking of one bid in the first lot. */
  public LotRankingQueries.LotRankingRow row(String name) {
    return app.get(LotRankingQueries.class).findRow(tender, lot, bid(name)).orElseThrow();
  }

  public String act() {
    return app.ask(
        "SELECT act FROM audit_entry WHERE object_type = 'tender' AND object_id = '"
            + tender
            + "' ORDER BY id DESC");
  }

  public String status() {
    return app.ask("SELECT status FROM joint_tender WHERE id = " + tender);
  }

  public List<Actor> members() {
    return List.of(chair, second, third);
  }

  public long id() {
    return tender;
  }

  public long screens() {
    return emptyLot;
  }

  public long lot() {
    return lot;
  }

  public long bid(String name) {
    Long id = bids.get(name);
    if (id == null) {
      throw new IllegalArgumentException(name);
    }
    return id;
  }

  public long technical(int index) {
    return technical.get(index);
  }

  public long administrative(int index) {
    return administrative.get(index);
  }

  public Actor buyer() {
    return buyer;
  }

  public Actor chair() {
    return chair;
  }

  public Actor second() {
    return second;
  }

  public Actor third() {
    return third;
  }

  private long addItem(long inLot, int position, String code, String quantity) {
    return rows.item(tender, inLot, position, world.anItem(code, "30213100", "100"), quantity);
  }

  private void addRules(boolean masked) {
    rows.examinationRules(tender);
    rows.rule(tender, "quorum.states", "4");
    rows.rule(tender, "arithmetic.tolerance-percent", "10");
    rows.rule(tender, "evaluation.mask-bidders", masked ? "1" : "0");
    rows.rule(tender, "bid.alternatives", "1");
  }

  private long addAdministrative(String code, String ar, String en) {
    return rows.criterion(tender, "ADMINISTRATIVE", code, new Bilingual(ar, en), null);
  }

  private long addTechnical(String code, String ar, String en, int weight) {
    return rows.criterion(tender, "TECHNICAL", code, new Bilingual(ar, en), weight);
  }

  private void line(long bid, long item, String price, String stated) {
    if (!price.isEmpty()) {
      atOpening(
          "INSERT INTO bid_line (bid_id, lot_item_id, tender_id, unit_price, stated_total) VALUES (%d, %d, %d, %s, %s)"
              .formatted(bid, item, tender, price, stated));
    }
  }
}
