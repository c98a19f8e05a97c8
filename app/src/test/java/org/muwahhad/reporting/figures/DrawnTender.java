package org.muwahhad.reporting.figures;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.muwahhad.TestApp;
import org.muwahhad.access.Actor;
import org.muwahhad.award.LotShare;
import org.muwahhad.award.RecommendAwards;
import org.muwahhad.bid.Offer;
import org.muwahhad.played.Plan;
import org.muwahhad.played.PlayedTender;
import org.muwahhad.played.Stage;
import org.muwahhad.reporting.figures.PlainFigures.Ranked;

/**
 * A tender at random, played from sealed bids on by the acts that people use, and what it comes to
 * by {@link PlainFigures}.
 */
class DrawnTender {
  /** Least points of a bid that none of its points lets pass. */
  private static final int FAILING = 40;

  private static final List<String> CURRENCIES =
      List.of("AED", "BHD", "KWD", "OMR", "QAR", "SAR", "USD");
  private static final List<String> STATES = List.of("AE", "BH", "KW", "OM", "QA", "SA");
  private static final List<BigDecimal> WEIGHTS =
      Stream.of("40", "25", "20", "15").map(BigDecimal::new).toList();

  final Stage stage;
  final TestApp app;
  private final Random random;
  final long seed;
  final PlayedTender tender;
  final Map<Actor, PlainFigures.Bid> bids = new LinkedHashMap<>();
  final Map<Long, List<BigDecimal>> points = new TreeMap<>();
  final PlainFigures figures;
  final List<Ranked> ranked;

  /** A tender whose bids are ranked and nothing recommended. */
  DrawnTender(Stage stage, long seed) {
    this.stage = stage;
    this.app = stage.app();
    this.seed = seed;
    random = new Random(seed);
    boolean quality = seed % 2 == 0;
    int qualityWeight = 10 * between(3, 7);
    int preference = between(0, 15);
    String currency = List.of("SAR", "KWD", "USD", "AED").get(random.nextInt(4));
    Plan plan = plan(quality, qualityWeight, preference, currency);
    tender = PlayedTender.draft(stage, plan).publish();
    bid();
    tender.open();
    tender.evaluate((bid, criterion) -> points(bid).get(criterion));
    figures =
        new PlainFigures(
            currency,
            rates(),
            BigDecimal.valueOf(preference),
            new BigDecimal("70"),
            quality ? BigDecimal.valueOf(qualityWeight) : BigDecimal.ZERO,
            WEIGHTS,
            app.ask("SELECT ocid FROM joint_tender WHERE id = " + tender.id()),
            List.of(
                app.ask(
                        "SELECT GROUP_CONCAT(draw_value ORDER BY draw_value) FROM opened_bid"
                            + " WHERE tender_id = "
                            + tender.id())
                    .split(",")),
            lots(),
            List.copyOf(bids.values()));
    ranked = figures.ranking();
  }

  /** Recommends the first in rank, or of each third tender the first lot divided. */
  List<PlainFigures.Share> recommend() {
    List<PlainFigures.Share> shares = divides() ? divideFirstLot() : List.of();
    if (shares.isEmpty()) {
      tender.recommend();
    }
    return shares;
  }

  /** Takes the tender from the recommendation to awards in force. */
  void decide() {
    tender.adopt();
    if (tender.status().equals("DECIDED")) {
      tender.settle();
    }
    tender.award();
  }

  /** Whether two bids of a lot are equal in all that is compared. */
  boolean hasTie() {
    return ranked.stream()
        .filter(r -> r.rank() > 1)
        .anyMatch(
            r ->
                at(r.lot(), r.rank() - 1).evaluated().compareTo(r.evaluated()) == 0
                    && at(r.lot(), r.rank() - 1).finalScore().compareTo(r.finalScore()) == 0);
  }

  boolean divides() {
    return seed % 3 == 0;
  }

  int between(int least, int most) {
    return least + random.nextInt(most - least + 1);
  }

  Plan plan(boolean quality, int qualityWeight, int preference, String currency) {
    List<List<Plan.Item>> lots = new ArrayList<>();
    int count = between(2, 3);
    for (int l = 0; l < count; l++) {
      List<Plan.Item> items = new ArrayList<>();
      int size = between(1, 3);
      for (int i = 0; i < size; i++) {
        Map<String, String> quantities = new TreeMap<>();
        // Years may be asked for in parts; then what a line costs has to be rounded.
        String parts = random.nextInt(5) < 2 ? "." + between(101, 999) : "";
        quantities.put("KW", between(10, 400) + parts);
        quantities.put(STATES.get(random.nextInt(STATES.size())), between(10, 900) + parts);
        items.add(new Plan.Item(quantities));
      }
      lots.add(items);
    }
    Map<String, BigDecimal> rules = new TreeMap<>();
    rules.put("preference.gcc-percent", BigDecimal.valueOf(preference));
    rules.put("weight.quality", BigDecimal.valueOf(qualityWeight));
    rules.put("weight.price", BigDecimal.valueOf(100 - qualityWeight));
    rules.put("award.winners-per-lot", BigDecimal.valueOf(divides() ? 2 : 1));
    rules.put("quantities.confirmation-days", BigDecimal.valueOf(random.nextBoolean() ? 5 : 0));
    return new Plan(lots, quality ? "ratedCriteria" : "priceOnly", currency, rules);
  }

  Map<String, BigDecimal> rates() {
    Map<String, BigDecimal> rates = new TreeMap<>();
    for (String code : CURRENCIES) {
      rates.put(
          code,
          new BigDecimal(
              app.ask(
                  """
                  SELECT units_per_usd FROM exchange_rate
                   WHERE currency = '%s' AND valid_from <= (SELECT rate_date FROM joint_tender
                                                             WHERE id = %d)
                   ORDER BY valid_from DESC LIMIT 1"""
                      .formatted(code, tender.id()))));
    }
    return rates;
  }

  List<PlainFigures.Lot> lots() {
    List<PlainFigures.Lot> lots = new ArrayList<>();
    for (int l = 0; l < tender.lots().size(); l++) {
      Map<Long, Map<String, BigDecimal>> quantities = new TreeMap<>();
      for (int i = 0; i < tender.items(l).size(); i++) {
        Map<String, BigDecimal> byState = new TreeMap<>();
        tender
            .plan()
            .lots()
            .get(l)
            .get(i)
            .quantities()
            .forEach((state, quantity) -> byState.put(state, new BigDecimal(quantity)));
        quantities.put(tender.items(l).get(i), byState);
      }
      lots.add(new PlainFigures.Lot(l + 1, quantities));
    }
    return lots;
  }

  /** Bids near each other, one of which fails, one leaves a lot out, and one equals another. */
  void bid() {
    Map<String, BigDecimal> rates = rates();
    Map<Long, BigDecimal> usual = new TreeMap<>();
    allItems().forEach(i -> usual.put(i, BigDecimal.valueOf(between(2_000, 90_000), 2)));
    int count = between(3, 5);
    for (int b = 0; b < count; b++) {
      String currency = CURRENCIES.get(random.nextInt(CURRENCIES.size()));
      BigDecimal rate = Objects.requireNonNull(rates.get(currency));
      Map<Long, BigDecimal> prices = new TreeMap<>();
      int level = b == 0 ? 850 : between(880, 1150);
      for (int l = 0; l < tender.lots().size(); l++) {
        if (b < 2 || l == 0 || random.nextInt(4) > 0) {
          for (long item : tender.items(l)) {
            prices.put(
                item,
                Objects.requireNonNull(usual.get(item))
                    .multiply(rate)
                    .multiply(BigDecimal.valueOf(level + between(0, 30), 3))
                    .setScale(PlainFigures.decimals(currency), RoundingMode.HALF_UP));
          }
        }
      }
      add(currency, random.nextBoolean(), prices, b == 2 ? FAILING : 72, b < 2);
    }
    PlainFigures.Bid equal = List.copyOf(bids.values()).get(1);
    add(equal.currency(), equal.gcc(), equal.prices(), 0, false);
  }

  void add(
      String currency,
      boolean gcc,
      Map<Long, BigDecimal> prices,
      int leastPoints,
      boolean discounts) {
    List<PlainFigures.Discount> offered =
        discounts
            ? List.of(
                new PlainFigures.Discount(
                    BigDecimal.valueOf(between(5, 60), 1), Set.of(1, 2), Set.of(1, 2)),
                new PlainFigures.Discount(
                    BigDecimal.valueOf(between(5, 20), 1), Set.of(1), Set.of(2)))
            : List.of();
    Actor bidder = tender.bid(offer(currency, gcc, prices, offered));
    long id = tender.submitted(bidder);
    // The one that equals another in its offer equals it in its points as well.
    List<BigDecimal> given =
        leastPoints == 0
            ? List.copyOf(bids.values()).get(1).points()
            : Stream.generate(() -> BigDecimal.valueOf(between(leastPoints * 100, 9_900), 2))
                .limit(WEIGHTS.size())
                .map(p -> leastPoints == FAILING ? p.min(new BigDecimal("69.50")) : p)
                .toList();
    points.put(id, given);
    String supplier = "SELECT %s FROM supplier WHERE id = " + bidder.grants().get(0).supplier();
    bids.put(
        bidder,
        new PlainFigures.Bid(
            id,
            app.ask(supplier.formatted("name_en")),
            app.ask(supplier.formatted("registration_number")),
            currency,
            gcc,
            prices,
            given,
            offered));
  }

  Offer offer(
      String currency,
      boolean gcc,
      Map<Long, BigDecimal> prices,
      List<PlainFigures.Discount> discounts) {
    return new Offer(
        currency,
        gcc,
        90,
        true,
        "",
        prices.entrySet().stream().map(p -> Offer.Price.of(p.getKey(), p.getValue())).toList(),
        discounts.stream()
            .map(
                d ->
                    new Offer.Discount(
                        d.percent(), lotIds(d.whenWinning()), null, lotIds(d.appliesTo())))
            .toList(),
        null,
        null,
        null,
        null,
        null,
        null);
  }

  List<Long> lotIds(Set<Integer> numbers) {
    return numbers.stream().sorted().map(n -> tender.lots().get(n - 1)).toList();
  }

  List<Long> allItems() {
    List<Long> all = new ArrayList<>();
    for (int l = 0; l < tender.lots().size(); l++) {
      all.addAll(tender.items(l));
    }
    return all;
  }

  List<BigDecimal> points(long bid) {
    return Objects.requireNonNull(points.get(bid));
  }

  /** The first two in rank share the first lot, three fifths to the first. */
  List<PlainFigures.Share> divideFirstLot() {
    long first = at(1, 1).bid().id();
    long second = at(1, 2).bid().id();
    PlainFigures.Lot lot = figures.lots().get(0);
    Map<Long, BigDecimal> ofFirst = new TreeMap<>();
    Map<Long, BigDecimal> ofSecond = new TreeMap<>();
    List<LotShare> shares = new ArrayList<>();
    long lotId = tender.lots().get(0);
    lot.quantities()
        .forEach(
            (item, byState) ->
                byState.forEach(
                    (state, quantity) -> {
                      BigDecimal more =
                          quantity.multiply(new BigDecimal("0.6")).setScale(0, RoundingMode.UP);
                      ofFirst.merge(item, more, BigDecimal::add);
                      ofSecond.merge(item, quantity.subtract(more), BigDecimal::add);
                      shares.add(new LotShare(lotId, first, item, state, more));
                      shares.add(new LotShare(lotId, second, item, state, quantity.subtract(more)));
                    }));
    tender.recommendDivided(
        List.of(
            new RecommendAwards.LotChoice(lotId, first, "مصدران للتوريد"),
            new RecommendAwards.LotChoice(lotId, second, "مصدران للتوريد")),
        shares);
    return List.of(
        new PlainFigures.Share(1, first, ofFirst), new PlainFigures.Share(1, second, ofSecond));
  }

  Ranked at(int lot, int rank) {
    return ranked.stream()
        .filter(r -> r.lot() == lot && r.rank() == rank)
        .findFirst()
        .orElseThrow();
  }
}
