package org.muwahhad.award;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.muwahhad.shared.Money;

/** Shares, discounts and sums of awards, against a plainly written oracle. */
class AwardReckoningTest {
  private static final List<String> STATES = List.of("AE", "BH", "KW", "OM", "QA", "SA");
  private static final int LOTS = 3;
  private static final int BIDS = 3;

  @Example
  void a_discount_is_taken_off_the_price_of_a_unit_and_only_the_amount_is_rounded() {
    AwardReckoning reckoning =
        new AwardReckoning(
            List.of(need(1, 11, "KW", "3"), need(2, 21, "KW", "1")),
            List.of(price(11, "0.05"), price(21, "10.00")),
            List.of(),
            List.of(discount("7", 1, "APPLIES_TO"), discount("7", 2, "WHEN_WINNING")),
            List.of());

    List<AwardReckoning.AwardPart> parts =
        reckoning.of(
            List.of(new AwardReckoning.Winner(1, 5), new AwardReckoning.Winner(2, 5)), List.of());

    AwardReckoning.ReckonedItem item = parts.get(0).items().get(0);
    assertThat(item.unitPrice()).isEqualByComparingTo("0.0465");
    assertThat(item.amount()).isEqualTo(new Money(new BigDecimal("0.14"), "SAR"));
    assertThat(parts.get(1).amount()).isEqualTo(new Money(new BigDecimal("10.00"), "SAR"));
  }

  @Example
  void a_discount_from_two_lots_on_applies_with_any_two_of_them() {
    List<AwardReckoning.DiscountLot> anyTwo =
        List.of(
            new AwardReckoning.DiscountLot(5, 1, BigDecimal.ONE, 2, false, 1, "WHEN_WINNING"),
            new AwardReckoning.DiscountLot(5, 1, BigDecimal.ONE, 2, false, 2, "WHEN_WINNING"),
            new AwardReckoning.DiscountLot(5, 1, BigDecimal.ONE, 2, false, 3, "WHEN_WINNING"),
            new AwardReckoning.DiscountLot(5, 1, BigDecimal.ONE, 2, false, 1, "APPLIES_TO"));
    AwardReckoning reckoning =
        new AwardReckoning(
            List.of(need(1, 11, "KW", "2"), need(3, 31, "KW", "1")),
            List.of(price(11, "100"), price(31, "100")),
            List.of(),
            anyTwo,
            List.of());
    AwardReckoning.Winner first = new AwardReckoning.Winner(1, 5);

    assertThat(reckoning.of(List.of(first), List.of()).get(0).amount())
        .isEqualTo(new Money(new BigDecimal("200.00"), "SAR"));
    assertThat(
            reckoning
                .of(List.of(first, new AwardReckoning.Winner(3, 5)), List.of())
                .get(0)
                .amount())
        .isEqualTo(new Money(new BigDecimal("198.00"), "SAR"));
  }

  @Example
  void lots_of_a_bundle_that_one_bid_wins_cost_the_prices_of_the_bundle() {
    AwardReckoning reckoning =
        new AwardReckoning(
            List.of(need(1, 11, "KW", "3"), need(1, 12, "KW", "1"), need(2, 21, "KW", "1")),
            List.of(bundled(11, "0.10", "0.05"), price(12, "4.00"), bundled(21, "10.00", "8.00")),
            List.of(),
            List.of(
                discount("7", 1, "APPLIES_TO"),
                discount("7", 2, "WHEN_WINNING"),
                bundle(1, "WHEN_WINNING"),
                bundle(2, "WHEN_WINNING"),
                bundle(1, "APPLIES_TO"),
                bundle(2, "APPLIES_TO")),
            List.of());
    AwardReckoning.Winner first = new AwardReckoning.Winner(1, 5);

    List<AwardReckoning.AwardPart> together =
        reckoning.of(List.of(first, new AwardReckoning.Winner(2, 5)), List.of());
    List<AwardReckoning.AwardPart> alone = reckoning.of(List.of(first), List.of());

    assertThat(together.get(0).items())
        .as("a discount stays a percentage of the price bid")
        .extracting(i -> i.unitPrice().stripTrailingZeros().toPlainString())
        .containsExactly("0.043", "3.72");
    assertThat(together.get(1).amount()).isEqualTo(new Money(new BigDecimal("8.00"), "SAR"));
    assertThat(alone.get(0).amount()).isEqualTo(new Money(new BigDecimal("4.30"), "SAR"));
  }

  @Example
  void a_lot_that_was_awarded_before_counts_for_a_discount() {
    AwardReckoning reckoning =
        new AwardReckoning(
            List.of(need(1, 11, "KW", "2")),
            List.of(price(11, "10")),
            List.of(),
            List.of(discount("10", 1, "APPLIES_TO"), discount("10", 2, "WHEN_WINNING")),
            List.of(new AwardReckoning.HeldLot(2, 5)));

    assertThat(reckoning.of(List.of(new AwardReckoning.Winner(1, 5)), List.of()).get(0).amount())
        .isEqualTo(new Money(new BigDecimal("18.00"), "SAR"));
  }

  /**
   * Every lot whole or divided at random, discounts at random: each figure as the oracle has it.
   */
  @Property(tries = 500)
  void every_figure_is_that_of_the_oracle(@ForAll long seed) {
    Case one = new Case(new Random(seed));

    List<AwardReckoning.AwardPart> parts = one.reckoning().of(one.winners, one.shares);

    assertThat(parts).hasSameSizeAs(one.winners);
    for (AwardReckoning.AwardPart part : parts) {
      BigDecimal percent = one.percent(part.lotId(), part.bidId());
      BigDecimal sum = BigDecimal.ZERO;
      for (AwardReckoning.ReckonedItem item : part.items()) {
        BigDecimal quantity = one.given(part.lotId(), part.bidId(), item.lotItemId());
        BigDecimal bid = one.bidPrice(part.lotId(), part.bidId(), item.lotItemId());
        assertThat(item.bidPrice()).isEqualByComparingTo(bid);
        BigDecimal exact =
            one.fullPrice(part.lotId(), part.bidId(), item.lotItemId(), bid)
                .multiply(new BigDecimal(100))
                .subtract(bid.multiply(percent))
                .multiply(quantity)
                .divide(new BigDecimal(100));
        BigDecimal amount = exact.setScale(2, RoundingMode.HALF_UP);
        assertThat(item.quantity()).isEqualByComparingTo(quantity);
        assertThat(item.amount().amount()).isEqualByComparingTo(amount);
        assertThat(item.unitPrice().multiply(quantity)).isEqualByComparingTo(exact);
        sum = sum.add(amount);
      }
      assertThat(part.amount().amount()).isEqualByComparingTo(sum);
      assertThat(
              part.discounts().stream()
                  .map(AwardReckoning.Discount::percent)
                  .reduce(BigDecimal.ZERO, BigDecimal::add))
          .isEqualByComparingTo(percent);
    }
    one.needs.forEach(n -> assertThat(total(parts, n)).isEqualByComparingTo(n.quantity()));
  }

  /** What all awards give to a state of an item. */
  private static BigDecimal total(
      List<AwardReckoning.AwardPart> parts, AwardReckoning.StateNeed need) {
    return parts.stream()
        .flatMap(p -> p.items().stream())
        .filter(i -> i.lotItemId() == need.lotItemId())
        .map(i -> i.byState().getOrDefault(need.stateCode(), BigDecimal.ZERO))
        .reduce(BigDecimal.ZERO, BigDecimal::add);
  }

  private static AwardReckoning.StateNeed need(long lot, long item, String state, String quantity) {
    return new AwardReckoning.StateNeed(item, lot, state, new BigDecimal(quantity));
  }

  private static AwardReckoning.Price price(long item, String price) {
    return new AwardReckoning.Price(item, 5, new BigDecimal(price), null, "SAR");
  }

  private static AwardReckoning.Price bundled(long item, String price, String inBundle) {
    return new AwardReckoning.Price(
        item, 5, new BigDecimal(price), new BigDecimal(inBundle), "SAR");
  }

  private static AwardReckoning.DiscountLot bundle(long lot, String role) {
    return new AwardReckoning.DiscountLot(5, 2, BigDecimal.ZERO, null, true, lot, role);
  }

  private static AwardReckoning.DiscountLot discount(String percent, long lot, String role) {
    return new AwardReckoning.DiscountLot(5, 1, new BigDecimal(percent), null, false, lot, role);
  }

  /** A tender made at random: lots 1 to 3 with items 10 to 39, bids 1 to 3. */
  private static final class Case {
    final List<AwardReckoning.StateNeed> needs = new ArrayList<>();
    final List<AwardReckoning.Price> prices = new ArrayList<>();
    final List<TierPrices.TierPrice> tiers = new ArrayList<>();
    final List<AwardReckoning.DiscountLot> discounts = new ArrayList<>();
    final List<AwardReckoning.Winner> winners = new ArrayList<>();
    final List<LotShare> shares = new ArrayList<>();
    final Map<Long, List<Long>> byLot = new TreeMap<>();
    private final Random random;

    Case(Random random) {
      this.random = random;
      for (long lot = 1; lot <= LOTS; lot++) {
        lot(lot);
      }
      for (long bid = 1; bid <= BIDS; bid++) {
        discountsOf(bid);
        bundleOf(bid);
      }
    }

    AwardReckoning reckoning() {
      return new AwardReckoning(needs, prices, tiers, discounts, List.of());
    }

    private void lot(long lot) {
      List<Long> bids = new ArrayList<>(List.of(1L, 2L, 3L));
      java.util.Collections.shuffle(bids, random);
      List<Long> own = bids.subList(0, 1 + random.nextInt(BIDS));
      byLot.put(lot, own);
      own.forEach(b -> winners.add(new AwardReckoning.Winner(lot, b)));
      for (long item = lot * 10; item < lot * 10 + 1 + random.nextInt(3); item++) {
        for (long bid = 1; bid <= BIDS; bid++) {
          int cents = 1 + random.nextInt(99_999);
          BigDecimal price = BigDecimal.valueOf(cents, 2);
          BigDecimal inBundle = BigDecimal.valueOf(cents - random.nextInt(cents / 2 + 1), 2);
          prices.add(
              new AwardReckoning.Price(
                  item, bid, price, random.nextBoolean() ? inBundle : null, "SAR"));
          tiersOf(bid, item, price);
        }
        for (String state : STATES) {
          state(lot, item, state, own);
        }
      }
    }

    /** Of every second price, what quantities below 300 and below 900 cost. */
    private void tiersOf(long bid, long item, BigDecimal price) {
      if (random.nextBoolean()) {
        BigDecimal less = price.add(BigDecimal.valueOf(random.nextInt(5_000), 2));
        BigDecimal least = less.add(BigDecimal.valueOf(random.nextInt(5_000), 2));
        tiers.add(new TierPrices.TierPrice(bid, item, BigDecimal.ONE, least));
        tiers.add(new TierPrices.TierPrice(bid, item, BigDecimal.valueOf(300), less));
        tiers.add(new TierPrices.TierPrice(bid, item, BigDecimal.valueOf(900), price));
      }
    }

    /** The first winner takes at least one unit, so that it is a winner of the lot. */
    private void state(long lot, long item, String state, List<Long> own) {
      int quantity = own.size() + random.nextInt(1000);
      needs.add(new AwardReckoning.StateNeed(item, lot, state, BigDecimal.valueOf(quantity)));
      int left = quantity;
      for (int i = 0; own.size() > 1 && i < own.size(); i++) {
        boolean last = i == own.size() - 1;
        int most = left - (own.size() - 1 - i);
        int taken = last ? left : 1 + random.nextInt(most);
        shares.add(new LotShare(lot, own.get(i), item, state, BigDecimal.valueOf(taken)));
        left -= taken;
      }
    }

    private void discountsOf(long bid) {
      for (int number = 1; number <= 2; number++) {
        BigDecimal percent = BigDecimal.valueOf(1 + random.nextInt(249_999), 4);
        Integer winning = random.nextBoolean() ? null : 2;
        for (long lot = 1; lot <= LOTS; lot++) {
          if (lot == 1 || random.nextBoolean()) {
            discounts.add(
                new AwardReckoning.DiscountLot(
                    bid, number, percent, winning, false, lot, "WHEN_WINNING"));
          }
          if (random.nextBoolean()) {
            discounts.add(
                new AwardReckoning.DiscountLot(
                    bid, number, percent, winning, false, lot, "APPLIES_TO"));
          }
        }
      }
    }

    /** Of two or all three lots, in most cases. */
    private void bundleOf(long bid) {
      List<Long> lots = new ArrayList<>();
      for (long lot = 1; lot <= LOTS; lot++) {
        if (random.nextInt(3) > 0) {
          lots.add(lot);
        }
      }
      for (String role : List.of("WHEN_WINNING", "APPLIES_TO")) {
        for (long lot : lots.size() > 1 ? lots : List.<Long>of()) {
          discounts.add(
              new AwardReckoning.DiscountLot(bid, 3, BigDecimal.ZERO, null, true, lot, role));
        }
      }
    }

    /** The price in the bundle where the bid wins all its lots alone; else the price bid. */
    BigDecimal fullPrice(long lot, long bid, long item, BigDecimal bidPrice) {
      boolean ofLot = false;
      boolean won = true;
      for (AwardReckoning.DiscountLot d : discounts) {
        if (d.bidId() == bid && d.number() == 3) {
          ofLot = ofLot || d.lotId() == lot;
          won = won && byLot.getOrDefault(d.lotId(), List.of()).equals(List.of(bid));
        }
      }
      for (AwardReckoning.Price price : prices) {
        BigDecimal inBundle = price.bundlePrice();
        if (price.bidId() == bid && price.lotItemId() == item && inBundle != null) {
          return ofLot && won ? inBundle : bidPrice;
        }
      }
      return bidPrice;
    }

    BigDecimal percent(long lot, long bid) {
      BigDecimal percent = BigDecimal.ZERO;
      for (int number = 1; number <= 2; number++) {
        boolean applies = false;
        int won = 0;
        int named = 0;
        Integer winning = null;
        BigDecimal its = BigDecimal.ZERO;
        for (AwardReckoning.DiscountLot d : discounts) {
          if (d.bidId() == bid && d.number() == number) {
            its = d.percent();
            winning = d.winning();
            if (d.role().equals("APPLIES_TO") && d.lotId() == lot) {
              applies = true;
            }
            if (d.role().equals("WHEN_WINNING")) {
              named++;
              won += byLot.getOrDefault(d.lotId(), List.of()).equals(List.of(bid)) ? 1 : 0;
            }
          }
        }
        boolean met = winning == null ? won == named : won >= winning;
        percent = applies && met ? percent.add(its) : percent;
      }
      return percent;
    }

    BigDecimal given(long lot, long bid, long item) {
      BigDecimal given = BigDecimal.ZERO;
      if (byLot.getOrDefault(lot, List.of()).size() == 1) {
        for (AwardReckoning.StateNeed need : needs) {
          given = need.lotItemId() == item ? given.add(need.quantity()) : given;
        }
      }
      for (LotShare share : shares) {
        if (share.bidId() == bid && share.lotItemId() == item) {
          given = given.add(share.quantity());
        }
      }
      return given;
    }

    /** Of the whole the price bid; of less that of the tier whose range the quantity is in. */
    BigDecimal bidPrice(long lot, long bid, long item) {
      BigDecimal whole = BigDecimal.ZERO;
      for (AwardReckoning.StateNeed need : needs) {
        whole = need.lotItemId() == item ? whole.add(need.quantity()) : whole;
      }
      BigDecimal own = given(lot, bid, item);
      for (TierPrices.TierPrice tier : tiers) {
        int from = tier.fromQuantity().intValueExact();
        int to = from == 1 ? 300 : from == 300 ? 900 : Integer.MAX_VALUE;
        if (tier.bidId() == bid
            && tier.lotItemId() == item
            && own.compareTo(whole) < 0
            && own.intValueExact() >= from
            && own.intValueExact() < to) {
          return tier.unitPrice();
        }
      }
      for (AwardReckoning.Price price : prices) {
        if (price.bidId() == bid && price.lotItemId() == item) {
          return price.unitPrice();
        }
      }
      throw new AssertionError("no price");
    }
  }
}
