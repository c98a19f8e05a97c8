package org.muwahhad.award;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.stream.IntStream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.ShrinkingMode;
import org.junit.jupiter.api.Tag;
import org.muwahhad.TestApp;
import org.muwahhad.award.AwardFixture.Item;
import org.muwahhad.award.AwardFixture.Judged;
import org.muwahhad.award.AwardFixture.Lot;
import org.muwahhad.award.AwardFixture.Tender;

/** The demand lines of a divided lot, against an oracle that serves them one after the other. */
@Tag("long")
class DivisionOfLinesTest {
  private static final TestApp APP = TestApp.start();
  private static final AwardFixture FIXTURE = fixture();
  private static final List<String> STATES = List.of("KW", "SA");

  private static AwardFixture fixture() {
    AwardFixture fixture = AwardFixture.in(APP);
    fixture.letDivide(2, "0");
    return fixture;
  }

  /** What a winner serves of a line. */
  private record Served(int line, boolean dinar, BigDecimal quantity) {}

  @Property(tries = 25, shrinking = ShrinkingMode.OFF)
  void every_line_is_served_as_the_oracle_serves_it_and_all_sums_are_kept(@ForAll long seed) {
    Random random = new Random(seed);
    List<String> quantities =
        IntStream.range(0, 2 + random.nextInt(7))
            .mapToObj(i -> BigDecimal.valueOf(1 + random.nextInt(9_999), 3).toPlainString())
            .toList();
    BigDecimal dinars = BigDecimal.valueOf(1 + random.nextInt(99_999), 3);
    BigDecimal riyals = BigDecimal.valueOf(1 + random.nextInt(99_999), 2);
    Tender tender =
        FIXTURE.aTender(
            List.of(
                new Lot(
                    List.of(new Item(quantities, dinars.toString(), riyals.toString())),
                    Judged.FIRST,
                    Judged.SECOND)));
    Map<String, BigDecimal> first = new TreeMap<>();
    STATES.forEach(s -> first.put(s, part(random, total(quantities, s))));

    FIXTURE.adopt(FIXTURE.recommendDivided(tender, 0, shares(tender, quantities, first)));

    List<Served> served = serve(quantities, first);
    assertThat(stored(tender)).isEqualTo(text(served, dinars, riyals));
    assertThat(
            APP.ask(
                """
                SELECT COUNT(*) FROM award w WHERE w.tender_id = %d AND w.amount <>
                  (SELECT SUM(x.net_amount) FROM award_allocation x WHERE x.award_id = w.id)"""
                    .formatted(tender.id())))
        .isEqualTo("0");
    assertThat(
            APP.ask(
                """
                SELECT COUNT(*) FROM allocation a WHERE a.lot_item_id = %d AND a.quantity <>
                  (SELECT SUM(x.quantity) FROM award_allocation x
                    WHERE x.demand_line_id = a.demand_line_id AND x.lot_item_id = a.lot_item_id)"""
                    .formatted(tender.items().get(0))))
        .isEqualTo("0");
  }

  /** Line after line: from the first winner while it has something left, then from the second. */
  private static List<Served> serve(List<String> quantities, Map<String, BigDecimal> first) {
    Map<String, BigDecimal> left = new TreeMap<>(first);
    List<Served> served = new ArrayList<>();
    for (int line = 0; line < quantities.size(); line++) {
      String state = STATES.get(line % 2);
      BigDecimal asked = new BigDecimal(quantities.get(line));
      BigDecimal has = left.getOrDefault(state, BigDecimal.ZERO);
      BigDecimal given = asked.min(has);
      left.put(state, has.subtract(given));
      if (given.signum() > 0) {
        served.add(new Served(line, true, given));
      }
      if (asked.compareTo(given) > 0) {
        served.add(new Served(line, false, asked.subtract(given)));
      }
    }
    return served;
  }

  /** Amounts by the largest remainder, as the lines of a whole lot get theirs. */
  private static String text(List<Served> served, BigDecimal dinars, BigDecimal riyals) {
    Map<Served, BigDecimal> amounts = new java.util.HashMap<>();
    for (boolean dinar : List.of(true, false)) {
      amounts.putAll(
          amounts(
              served.stream().filter(s -> s.dinar() == dinar).toList(),
              dinar ? dinars : riyals,
              dinar ? 3 : 2));
    }
    StringBuilder text = new StringBuilder();
    for (Served one : served) {
      text.append(text.isEmpty() ? "" : "; ")
          .append(one.line())
          .append(one.dinar() ? " KWD " : " SAR ")
          .append(one.quantity().setScale(3))
          .append(' ')
          .append(amounts.getOrDefault(one, BigDecimal.ZERO).setScale(3));
    }
    return text.toString();
  }

  /** The amount of the item goes to the states, and what a state has of it to its lines. */
  private static Map<Served, BigDecimal> amounts(
      List<Served> lines, BigDecimal price, int decimals) {
    BigDecimal total = quantity(lines).multiply(price).setScale(decimals, RoundingMode.HALF_UP);
    Map<String, List<Served>> byState = new TreeMap<>();
    lines.forEach(
        l -> byState.computeIfAbsent(STATES.get(l.line() % 2), s -> new ArrayList<>()).add(l));
    List<List<Served>> states = List.copyOf(byState.values());
    List<BigDecimal> ofStates =
        split(total, decimals, states.stream().map(DivisionOfLinesTest::quantity).toList());
    Map<Served, BigDecimal> amounts = new java.util.HashMap<>();
    for (int s = 0; s < states.size(); s++) {
      List<Served> own = states.get(s);
      List<BigDecimal> parts =
          split(ofStates.get(s), decimals, own.stream().map(Served::quantity).toList());
      for (int l = 0; l < own.size(); l++) {
        amounts.put(own.get(l), parts.get(l));
      }
    }
    return amounts;
  }

  private static BigDecimal quantity(List<Served> lines) {
    return lines.stream().map(Served::quantity).reduce(BigDecimal.ZERO, BigDecimal::add);
  }

  /** Coin by coin to the part that is farthest below its share; of equal ones to the larger. */
  private static List<BigDecimal> split(BigDecimal whole, int decimals, List<BigDecimal> weights) {
    BigDecimal sum = weights.stream().reduce(BigDecimal.ZERO, BigDecimal::add);
    List<BigDecimal> parts = new ArrayList<>();
    weights.forEach(w -> parts.add(whole.multiply(w).divide(sum, decimals, RoundingMode.DOWN)));
    BigDecimal coin = BigDecimal.ONE.movePointLeft(decimals);
    while (parts.stream().reduce(BigDecimal.ZERO, BigDecimal::add).compareTo(whole) < 0) {
      int next =
          IntStream.range(0, parts.size())
              .boxed()
              .max(
                  Comparator.comparing(
                          (Integer i) ->
                              whole.multiply(weights.get(i)).subtract(parts.get(i).multiply(sum)))
                      .thenComparing(weights::get)
                      .thenComparing(Comparator.reverseOrder()))
              .orElseThrow();
      parts.set(next, parts.get(next).add(coin));
    }
    return parts;
  }

  private static List<LotShare> shares(
      Tender tender, List<String> quantities, Map<String, BigDecimal> first) {
    List<LotShare> shares = new ArrayList<>();
    for (String state : STATES) {
      BigDecimal dinar = first.getOrDefault(state, BigDecimal.ZERO);
      BigDecimal riyal = total(quantities, state).subtract(dinar);
      if (dinar.signum() > 0) {
        shares.add(SharedLots.share(tender, 0, true, state, dinar.toPlainString()));
      }
      if (riyal.signum() > 0) {
        shares.add(SharedLots.share(tender, 0, false, state, riyal.toPlainString()));
      }
    }
    return shares;
  }

  /** More than nothing and, of at least two thousandths, less than all. */
  private static BigDecimal part(Random random, BigDecimal total) {
    int thousandths = total.movePointRight(3).intValueExact();
    return thousandths < 2 ? total : BigDecimal.valueOf(1 + random.nextInt(thousandths - 1), 3);
  }

  private static BigDecimal total(List<String> quantities, String state) {
    BigDecimal total = BigDecimal.ZERO;
    for (int line = 0; line < quantities.size(); line++) {
      if (STATES.get(line % 2).equals(state)) {
        total = total.add(new BigDecimal(quantities.get(line)));
      }
    }
    return total;
  }

  private static String stored(Tender tender) {
    return APP.ask(
        """
        SELECT GROUP_CONCAT(CONCAT(x.demand_line_id - %d, ' ', w.currency, ' ', x.quantity, ' ',
                 x.net_amount) ORDER BY x.demand_line_id, w.id SEPARATOR '; ')
          FROM award_allocation x JOIN award w ON w.id = x.award_id WHERE w.tender_id = %d"""
            .formatted(tender.lines().get(0), tender.id()));
  }
}
