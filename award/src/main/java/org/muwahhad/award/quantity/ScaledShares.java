package org.muwahhad.award.quantity;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.muwahhad.award.AmendAwards.PendingQuantity;

/**
 * What awards give once the states have confirmed their quantities. Knows no database: the same
 * awards and answers always give the same.
 *
 * <p>Of each item and state, the shares of the winners are scaled to what the state confirmed, in
 * the proportions decided on, by largest remainder in whole units ({@link ShareOut}); of equal
 * remainders the larger share gains, then the better rank. So the shares of a state always sum to
 * what it confirmed, and an award that is alone in its lot gives exactly that.
 *
 * @param byLot what the awards give, by lot
 * @param changed lots of which a state takes another quantity than it asked for
 * @param tooSmall lots of which a winner would give less of an item than the rules of the tender
 *     let it or than its bid gives at least, or nothing at all
 */
record ScaledShares(Map<Long, List<PendingQuantity>> byLot, Set<Long> changed, Set<Long> tooSmall) {
  private static final BigDecimal HUNDRED = BigDecimal.valueOf(100);

  private record ScaledNeed(long lotItemId, String stateCode) {}

  /**
   * Scales.
   *
   * @param given what was decided on, of each item and state the better rank first
   * @param parts what each state asked for and confirmed
   * @param leastPercent least share of an item that each winner of a divided lot gives
   */
  static ScaledShares of(
      List<PendingQuantity> given,
      List<QuantityConfirmations.ConfirmablePart> parts,
      BigDecimal leastPercent) {
    Map<ScaledNeed, List<PendingQuantity>> byNeed =
        given.stream()
            .collect(
                Collectors.groupingBy(
                    g -> new ScaledNeed(g.lotItemId(), g.stateCode()),
                    LinkedHashMap::new,
                    Collectors.toList()));
    Map<Long, List<PendingQuantity>> byLot = new TreeMap<>();
    Set<Long> changed = new TreeSet<>();
    for (QuantityConfirmations.ConfirmablePart part : parts) {
      List<PendingQuantity> own =
          byNeed.getOrDefault(new ScaledNeed(part.lotItemId(), part.stateCode()), List.of());
      byLot.computeIfAbsent(part.lotId(), l -> new ArrayList<>()).addAll(scaled(part, own));
      if (part.inForce().compareTo(part.asked()) != 0) {
        changed.add(part.lotId());
      }
    }
    Set<Long> tooSmall =
        byLot.entrySet().stream()
            .filter(e -> changed.contains(e.getKey()))
            .filter(e -> isTooSmall(e.getValue(), leastPercent) || isBelowLeast(e.getValue()))
            .map(Map.Entry::getKey)
            .collect(Collectors.toSet());
    return new ScaledShares(byLot, changed, tooSmall);
  }

  /** What the awards of the lots give together. */
  List<PendingQuantity> in(Set<Long> lots) {
    return byLot.entrySet().stream()
        .filter(e -> lots.contains(e.getKey()))
        .flatMap(e -> e.getValue().stream())
        .toList();
  }

  private static List<PendingQuantity> scaled(
      QuantityConfirmations.ConfirmablePart part, List<PendingQuantity> own) {
    if (own.isEmpty()) {
      return own;
    }
    List<BigDecimal> shares =
        ShareOut.run(part.inForce(), own.stream().map(PendingQuantity::quantity).toList());
    List<PendingQuantity> scaled = new ArrayList<>();
    for (int i = 0; i < own.size(); i++) {
      scaled.add(own.get(i).of(shares.get(i)));
    }
    return scaled;
  }

  private static boolean isTooSmall(List<PendingQuantity> lot, BigDecimal leastPercent) {
    Map<Long, Map<Long, BigDecimal>> byItem = new TreeMap<>();
    Map<Long, BigDecimal> byAward = new TreeMap<>();
    for (PendingQuantity g : lot) {
      byAward.merge(g.awardId(), g.quantity(), BigDecimal::add);
      byItem
          .computeIfAbsent(g.lotItemId(), i -> new TreeMap<>())
          .merge(g.awardId(), g.quantity(), BigDecimal::add);
    }
    return byAward.values().stream().anyMatch(q -> q.signum() == 0)
        || byItem.values().stream()
            .anyMatch(awards -> isTooSmall(awards, byAward.keySet(), leastPercent));
  }

  /**
   * Whether a share, which is not the whole of the item, is below the least quantity of its bid.
   */
  private static boolean isBelowLeast(List<PendingQuantity> lot) {
    return lot.stream()
        .anyMatch(
            g -> {
              BigDecimal least = g.leastQuantity();
              BigDecimal own =
                  sum(lot, o -> o.lotItemId() == g.lotItemId() && o.awardId() == g.awardId());
              BigDecimal all = sum(lot, o -> o.lotItemId() == g.lotItemId());
              return least != null
                  && own.signum() > 0
                  && own.compareTo(all) < 0
                  && own.compareTo(least) < 0;
            });
  }

  private static BigDecimal sum(List<PendingQuantity> lot, Predicate<PendingQuantity> which) {
    return lot.stream()
        .filter(which)
        .map(PendingQuantity::quantity)
        .reduce(BigDecimal.ZERO, BigDecimal::add);
  }

  private static boolean isTooSmall(
      Map<Long, BigDecimal> item, Set<Long> awards, BigDecimal leastPercent) {
    BigDecimal least =
        item.values().stream().reduce(BigDecimal.ZERO, BigDecimal::add).multiply(leastPercent);
    return awards.stream()
        .map(a -> item.getOrDefault(a, BigDecimal.ZERO).multiply(HUNDRED))
        .anyMatch(q -> q.compareTo(least) < 0);
  }
}
