package org.muwahhad.reporting.figures;

import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;

/**
 * The figures of a tender once more, from what bidders submitted, the rules, the rates and the
 * scores, in plain decimals. It shares no code with the service and knows nothing of it: where both
 * agree, the service has not merely agreed with itself.
 *
 * @param currency in which bids are compared
 * @param unitsPerUsd rates of the day that the tender fixed
 * @param preferencePercent added to the price of goods of other origin, for comparison
 * @param qualityWeight percent of quality; zero where the lowest price wins
 * @param weights of the technical criteria, percent
 * @param ocid of the tender, which the drawing of lots begins with
 * @param draws what all bids opened hold for the drawing of lots, in their order
 */
record PlainFigures(
    String currency,
    Map<String, BigDecimal> unitsPerUsd,
    BigDecimal preferencePercent,
    BigDecimal passMark,
    BigDecimal qualityWeight,
    List<BigDecimal> weights,
    String ocid,
    List<String> draws,
    List<Lot> lots,
    List<Bid> bids) {
  private static final BigDecimal HUNDRED = new BigDecimal("100");

  /** A lot with the quantities of its items, by item and state. */
  record Lot(int number, Map<Long, Map<String, BigDecimal>> quantities) {
    BigDecimal quantity(long item) {
      BigDecimal sum = BigDecimal.ZERO;
      for (BigDecimal part : quantities.getOrDefault(item, Map.of()).values()) {
        sum = sum.add(part);
      }
      return sum;
    }

    BigDecimal units() {
      BigDecimal sum = BigDecimal.ZERO;
      for (long item : quantities.keySet()) {
        sum = sum.add(quantity(item));
      }
      return sum;
    }
  }

  /** What a bidder submitted, and the points it got for each criterion. */
  record Bid(
      long id,
      String bidder,
      String registration,
      String currency,
      boolean gcc,
      Map<Long, BigDecimal> prices,
      List<BigDecimal> points,
      List<Discount> discounts) {
    BigDecimal price(long item) {
      return Objects.requireNonNull(prices.get(item));
    }
  }

  /** So many percent off in some lots when some lots are won, by their numbers. */
  record Discount(BigDecimal percent, Set<Integer> whenWinning, Set<Integer> appliesTo) {}

  /** A bid in a lot; the rank is 0 when it failed. */
  record Ranked(
      int lot,
      Bid bid,
      BigDecimal total,
      BigDecimal converted,
      BigDecimal evaluated,
      BigDecimal technical,
      BigDecimal priceScore,
      BigDecimal finalScore,
      int rank) {
    Ranked at(int place) {
      return new Ranked(
          lot, bid, total, converted, evaluated, technical, priceScore, finalScore, place);
    }
  }

  /** Quantities of items that a winner of a lot supplies; all of them unless it was divided. */
  record Share(int lot, long bid, Map<Long, BigDecimal> quantities) {}

  /** What a winner of a lot is paid. */
  record Award(
      int lot,
      Bid bid,
      Map<Long, BigDecimal> quantities,
      BigDecimal percentOff,
      BigDecimal amount,
      BigDecimal converted,
      BigDecimal sharePercent) {}

  /** All bids in all lots, those that take part by rank. */
  List<Ranked> ranking() {
    List<Ranked> all = new ArrayList<>();
    for (Lot lot : lots) {
      all.addAll(ranking(lot));
    }
    return all;
  }

  private List<Ranked> ranking(Lot lot) {
    List<Bid> offered =
        bids.stream()
            .filter(b -> b.prices().keySet().containsAll(lot.quantities().keySet()))
            .toList();
    BigDecimal lowest =
        offered.stream()
            .filter(this::passes)
            .map(b -> evaluated(b, lot))
            .min(Comparator.naturalOrder())
            .orElse(BigDecimal.ZERO);
    List<Ranked> taking = new ArrayList<>();
    List<Ranked> out = new ArrayList<>();
    for (Bid bid : offered) {
      (passes(bid) ? taking : out).add(scored(bid, lot, lowest));
    }
    taking.sort(order(lot));
    List<Ranked> ranked = new ArrayList<>();
    for (int i = 0; i < taking.size(); i++) {
      ranked.add(taking.get(i).at(i + 1));
    }
    ranked.addAll(out);
    return ranked;
  }

  private boolean passes(Bid bid) {
    return cents(technical(bid)).compareTo(passMark) >= 0;
  }

  private BigDecimal technical(Bid bid) {
    BigDecimal sum = BigDecimal.ZERO;
    for (int i = 0; i < weights.size(); i++) {
      sum = sum.add(weights.get(i).multiply(bid.points().get(i)));
    }
    return sum.divide(HUNDRED);
  }

  private BigDecimal total(Bid bid, Lot lot) {
    BigDecimal total = BigDecimal.ZERO;
    for (long item : lot.quantities().keySet()) {
      total = total.add(round(lot.quantity(item).multiply(bid.price(item)), bid.currency()));
    }
    return total;
  }

  private BigDecimal convert(BigDecimal amount, String from) {
    if (from.equals(currency)) {
      return amount;
    }
    return amount
        .multiply(rate(currency))
        .divide(rate(from), decimals(currency), RoundingMode.HALF_UP);
  }

  private BigDecimal rate(String of) {
    return Objects.requireNonNull(unitsPerUsd.get(of));
  }

  private BigDecimal evaluated(Bid bid, Lot lot) {
    BigDecimal converted = convert(total(bid, lot), bid.currency());
    return bid.gcc()
        ? converted
        : round(converted.multiply(HUNDRED.add(preferencePercent)).divide(HUNDRED), currency);
  }

  private Ranked scored(Bid bid, Lot lot, BigDecimal lowest) {
    BigDecimal evaluated = evaluated(bid, lot);
    BigDecimal price = BigDecimal.ZERO;
    BigDecimal score = BigDecimal.ZERO;
    if (passes(bid)) {
      price = HUNDRED.multiply(lowest).divide(evaluated, new MathContext(60));
      score =
          qualityWeight.signum() == 0
              ? price
              : technical(bid)
                  .multiply(qualityWeight)
                  .add(price.multiply(HUNDRED.subtract(qualityWeight)))
                  .divide(HUNDRED);
    }
    return new Ranked(
        lot.number(),
        bid,
        total(bid, lot),
        convert(total(bid, lot), bid.currency()),
        evaluated,
        cents(technical(bid)),
        cents(price),
        cents(score),
        0);
  }

  /**
   * By score or price; of equal ones the cheaper, the better, that of GCC origin, the one drawn.
   */
  private Comparator<Ranked> order(Lot lot) {
    return (a, b) -> {
      int order = qualityWeight.signum() == 0 ? 0 : b.finalScore().compareTo(a.finalScore());
      if (order == 0) {
        order = a.evaluated().compareTo(b.evaluated());
      }
      if (order == 0) {
        order = b.technical().compareTo(a.technical());
      }
      if (order == 0) {
        order = Boolean.compare(b.bid().gcc(), a.bid().gcc());
      }
      return order == 0 ? drawn(lot, a.bid()).compareTo(drawn(lot, b.bid())) : order;
    };
  }

  private String drawn(Lot lot, Bid bid) {
    StringBuilder seed = new StringBuilder();
    List<String> parts = new ArrayList<>(List.of(ocid, String.valueOf(lot.number())));
    parts.addAll(draws);
    for (String part : parts) {
      seed.append(part.length()).append(':').append(part).append('\n');
    }
    return sha256(sha256(seed.toString()) + "/" + bid.registration());
  }

  private static String sha256(String text) {
    try {
      MessageDigest digest = MessageDigest.getInstance("SHA-256");
      return HexFormat.of().formatHex(digest.digest(text.getBytes(StandardCharsets.UTF_8)));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }

  /** Every lot to the first in rank, but those divided by shares. */
  List<Award> awards(List<Share> shares) {
    List<Share> winners = new ArrayList<>(shares);
    for (Lot lot : lots) {
      if (shares.stream().noneMatch(s -> s.lot() == lot.number())) {
        for (Ranked ranked : ranking(lot)) {
          if (ranked.rank() == 1) {
            winners.add(new Share(lot.number(), ranked.bid().id(), whole(lot)));
          }
        }
      }
    }
    return winners.stream().map(w -> award(w, winners)).toList();
  }

  private static Map<Long, BigDecimal> whole(Lot lot) {
    Map<Long, BigDecimal> all = new java.util.TreeMap<>();
    for (long item : lot.quantities().keySet()) {
      all.put(item, lot.quantity(item));
    }
    return all;
  }

  private Award award(Share winner, List<Share> winners) {
    Bid bid = bids.stream().filter(b -> b.id() == winner.bid()).findFirst().orElseThrow();
    Lot lot = lots.stream().filter(l -> l.number() == winner.lot()).findFirst().orElseThrow();
    BigDecimal off = BigDecimal.ZERO;
    for (Discount discount : bid.discounts()) {
      if (discount.appliesTo().contains(winner.lot())
          && discount.whenWinning().stream().allMatch(l -> winsAlone(bid, l, winners))) {
        off = off.add(discount.percent());
      }
    }
    BigDecimal amount = BigDecimal.ZERO;
    BigDecimal units = BigDecimal.ZERO;
    for (Map.Entry<Long, BigDecimal> item : winner.quantities().entrySet()) {
      BigDecimal paid = bid.price(item.getKey()).multiply(HUNDRED.subtract(off)).divide(HUNDRED);
      amount = amount.add(round(item.getValue().multiply(paid), bid.currency()));
      units = units.add(item.getValue());
    }
    return new Award(
        winner.lot(),
        bid,
        winner.quantities(),
        off,
        amount,
        convert(amount, bid.currency()),
        HUNDRED.multiply(units).divide(lot.units(), new MathContext(60)));
  }

  private static boolean winsAlone(Bid bid, int lot, List<Share> winners) {
    List<Share> ofLot = winners.stream().filter(w -> w.lot() == lot).toList();
    return ofLot.size() == 1 && ofLot.get(0).bid() == bid.id();
  }

  private static BigDecimal cents(BigDecimal score) {
    return score.setScale(2, RoundingMode.HALF_UP);
  }

  private static BigDecimal round(BigDecimal amount, String currency) {
    return amount.setScale(decimals(currency), RoundingMode.HALF_UP);
  }

  static int decimals(String currency) {
    return currency.equals("KWD") || currency.equals("BHD") || currency.equals("OMR") ? 3 : 2;
  }
}
