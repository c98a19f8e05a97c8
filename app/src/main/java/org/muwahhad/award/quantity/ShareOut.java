package org.muwahhad.award.quantity;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * Shares what a state confirmed of an item out over the demand lines behind it, in proportion to
 * what they asked for: each gets its share down to a whole unit (three decimals of what is
 * measured), and what is then missing goes, one unit each, to the lines that lost most; of equal
 * ones to the larger, then to the earlier. The parts always sum to what was confirmed, and none is
 * off by a whole unit.
 */
final class ShareOut {
  private static final int DECIMALS = 3;
  private static final int EXACT = 12;

  private ShareOut() {}

  /**
   * The part of each line, in their order.
   *
   * @param confirmed what the state takes of the item; zero when it opted out
   * @param asked what the lines asked for, each above zero
   */
  static List<BigDecimal> run(BigDecimal confirmed, List<BigDecimal> asked) {
    BigDecimal total = asked.stream().reduce(BigDecimal.ZERO, BigDecimal::add);
    if (confirmed.compareTo(total) == 0) {
      return asked;
    }
    boolean whole = isWhole(confirmed) && asked.stream().allMatch(ShareOut::isWhole);
    int decimals = whole ? 0 : DECIMALS;
    List<BigDecimal> exact =
        asked.stream()
            .map(a -> a.multiply(confirmed).divide(total, EXACT, RoundingMode.HALF_UP))
            .toList();
    List<BigDecimal> parts =
        new ArrayList<>(
            asked.stream()
                .map(a -> a.multiply(confirmed).divide(total, decimals, RoundingMode.DOWN))
                .toList());
    BigDecimal step = BigDecimal.ONE.movePointLeft(decimals);
    BigDecimal missing =
        confirmed.subtract(parts.stream().reduce(BigDecimal.ZERO, BigDecimal::add));
    List<Integer> order = new ArrayList<>();
    for (int i = 0; i < asked.size(); i++) {
      order.add(i);
    }
    order.sort(
        Comparator.comparing((Integer i) -> parts.get(i).subtract(exact.get(i)))
            .thenComparing(asked::get, Comparator.reverseOrder())
            .thenComparing(Comparator.naturalOrder()));
    int units = missing.divide(step, 0, RoundingMode.UNNECESSARY).intValueExact();
    for (int i : order.subList(0, units)) {
      parts.set(i, parts.get(i).add(step));
    }
    return List.copyOf(parts);
  }

  private static boolean isWhole(BigDecimal quantity) {
    return quantity.stripTrailingZeros().scale() <= 0;
  }
}
