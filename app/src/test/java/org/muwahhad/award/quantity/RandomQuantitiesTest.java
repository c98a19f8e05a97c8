package org.muwahhad.award.quantity;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.ShrinkingMode;
import org.junit.jupiter.api.Tag;
import org.muwahhad.TestApp;
import org.muwahhad.access.Actor;
import org.muwahhad.award.AwardFixture;
import org.muwahhad.award.AwardFixture.Item;
import org.muwahhad.award.AwardFixture.Judged;
import org.muwahhad.award.AwardFixture.Lot;

/**
 * For any demand of two states and any answers, allocations sum to their lot items, and whether a
 * winner changes is what plain arithmetic says.
 */
@Tag("long")
class RandomQuantitiesTest {
  private static final TestApp APP = TestApp.start();
  private static final QuantityFixture FIXTURE = QuantityFixture.in(APP);
  private static final BigDecimal RIYALS_OF_A_DINAR =
      new BigDecimal("3.75").divide(new BigDecimal("0.307"), 20, RoundingMode.HALF_UP);

  @Property(tries = 20, shrinking = ShrinkingMode.OFF)
  void sums_reconcile_and_the_winner_is_the_one_of_plain_arithmetic(@ForAll long seed) {
    Random random = new Random(seed);
    List<Lot> lots = List.of(lot(random), lot(random));
    AwardFixture.Tender tender = FIXTURE.adopted(lots);
    // By position of the item in the tender: what each state takes, Kuwait first.
    List<int[]> taken = new ArrayList<>();
    lots.forEach(l -> l.items().forEach(i -> taken.add(asked(i))));
    answer(FIXTURE.kuwaiti, 0, random, lots, tender, taken);
    answer(FIXTURE.saudi, 1, random, lots, tender, taken);

    QuantityFixture.inDays(12, FIXTURE::settle);

    assertThat(FIXTURE.outcomes(tender)).isEqualTo(expected(lots, taken));
    for (int i = 0; i < taken.size(); i++) {
      assertThat(inForce(tender.items().get(i)))
          .isEqualTo(
              taken.get(i)[0] + " " + taken.get(i)[1] + " " + (taken.get(i)[0] + taken.get(i)[1]));
    }
    assertThat(
            APP.ask(
                """
                SELECT COUNT(*) FROM (
                  SELECT a.id FROM award a JOIN award_allocation x ON x.award_id = a.id
                   WHERE a.tender_id = %d AND a.live_lot_id IS NOT NULL
                   GROUP BY a.id, a.amount HAVING SUM(x.net_amount) <> a.amount) AS wrong"""
                    .formatted(tender.id())))
        .isEqualTo("0");
  }

  private static Lot lot(Random random) {
    List<Item> items = new ArrayList<>();
    for (int i = 0; i < 1 + random.nextInt(3); i++) {
      List<String> quantities = new ArrayList<>();
      for (int q = 0; q < 2 + random.nextInt(4); q++) {
        quantities.add(String.valueOf(1 + random.nextInt(60)));
      }
      int dinars = 1 + random.nextInt(20);
      items.add(
          new Item(
              quantities,
              dinars + ".125",
              // Never so low that the price would have to be explained.
              String.valueOf(Math.max(dinars * 6, dinars * 12 - 40 + random.nextInt(80)))));
    }
    boolean dinarFirst =
        total(items, true, items.stream().map(RandomQuantitiesTest::asked).toList())
                .compareTo(
                    total(items, false, items.stream().map(RandomQuantitiesTest::asked).toList()))
            < 0;
    return new Lot(
        items,
        dinarFirst ? Judged.FIRST : Judged.SECOND,
        dinarFirst ? Judged.SECOND : Judged.FIRST);
  }

  /** What the two states ask for of an item: its quantities in turn. */
  private static int[] asked(Item item) {
    int[] sums = new int[2];
    for (int q = 0; q < item.quantities().size(); q++) {
      sums[q % 2] += Integer.parseInt(item.quantities().get(q));
    }
    return sums;
  }

  /** In riyals, rounded as a bid is compared. */
  private static BigDecimal total(List<Item> items, boolean dinar, List<int[]> taken) {
    BigDecimal sum = BigDecimal.ZERO;
    for (int i = 0; i < items.size(); i++) {
      String price = dinar ? items.get(i).dinarPrice() : items.get(i).riyalPrice();
      sum =
          sum.add(
              new BigDecimal(price)
                  .multiply(BigDecimal.valueOf(taken.get(i)[0] + taken.get(i)[1])));
    }
    return (dinar ? sum.multiply(RIYALS_OF_A_DINAR) : sum).setScale(2, RoundingMode.HALF_UP);
  }

  private static void answer(
      Actor coordinator,
      int state,
      Random random,
      List<Lot> lots,
      AwardFixture.Tender tender,
      List<int[]> taken) {
    if (random.nextInt(6) == 0) {
      return;
    }
    List<ConfirmQuantities.ConfirmedItem> items = new ArrayList<>();
    List<ConfirmQuantities.OptOut> out = new ArrayList<>();
    int position = 0;
    for (int l = 0; l < lots.size(); l++) {
      boolean optsOut = random.nextInt(3) == 0;
      if (optsOut) {
        out.add(new ConfirmQuantities.OptOut(tender.lots().get(l), "No need"));
      }
      for (int i = 0; i < lots.get(l).items().size(); i++, position++) {
        int asked = taken.get(position)[state];
        int low = Math.max(1, (asked * 80 + 99) / 100);
        int high = asked * 120 / 100;
        int quantity = optsOut ? 0 : low > high ? asked : low + random.nextInt(high - low + 1);
        if (!optsOut) {
          items.add(
              new ConfirmQuantities.ConfirmedItem(
                  tender.items().get(position), BigDecimal.valueOf(quantity)));
        }
        taken.get(position)[state] = quantity;
      }
    }
    FIXTURE.confirm(coordinator, tender, new ConfirmQuantities.QuantityAnswer(items, out));
  }

  private static String expected(List<Lot> lots, List<int[]> taken) {
    Map<Integer, String> outcomes = new HashMap<>();
    int position = 0;
    for (int l = 0; l < lots.size(); l++) {
      List<Item> items = lots.get(l).items();
      List<int[]> own = taken.subList(position, position + items.size());
      position += items.size();
      boolean nobody = own.stream().allMatch(t -> t[0] + t[1] == 0);
      boolean dinarWins = total(items, true, own).compareTo(total(items, false, own)) < 0;
      boolean dinarWon = lots.get(l).dinar() == Judged.FIRST;
      outcomes.put(
          l + 1, nobody ? "NONE_LEFT" : dinarWins == dinarWon ? "UNCHANGED" : "WINNER_CHANGED");
    }
    return "1:" + outcomes.get(1) + ",2:" + outcomes.get(2);
  }

  /** Kuwait, Saudi Arabia and the item, as they are in force. */
  private static String inForce(long item) {
    return APP.ask(
        """
        SELECT CONCAT_WS(' ', ROUND(SUM(CASE WHEN e.state_code = 'KW' THEN COALESCE(y.quantity, a.quantity) ELSE 0 END)),
                 ROUND(SUM(CASE WHEN e.state_code = 'SA' THEN COALESCE(y.quantity, a.quantity) ELSE 0 END)),
                 ROUND(COALESCE(z.quantity, i.quantity)))
          FROM lot_item i
          JOIN allocation a ON a.lot_item_id = i.id
          JOIN demand_line d ON d.id = a.demand_line_id
          JOIN procuring_entity e ON e.id = d.entity_id
          LEFT JOIN confirmed_line y ON y.demand_line_id = d.id AND y.lot_item_id = i.id
          LEFT JOIN confirmed_item z ON z.lot_item_id = i.id
         WHERE i.id = %d GROUP BY i.id, i.quantity, z.quantity"""
            .formatted(item));
  }
}
