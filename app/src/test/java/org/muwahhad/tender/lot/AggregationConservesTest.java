package org.muwahhad.tender.lot;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.EdgeCasesMode;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.ShrinkingMode;
import org.muwahhad.TestApp;
import org.muwahhad.World;
import org.muwahhad.access.Actor;
import org.muwahhad.access.Role;
import org.muwahhad.aggregation.AnswerJoin;
import org.muwahhad.aggregation.AskJoin;
import org.muwahhad.aggregation.LotStrategy;
import org.muwahhad.aggregation.Reconciliations;
import org.muwahhad.aggregation.ViewJoins;
import org.muwahhad.catalog.standard.Factor;
import org.muwahhad.shared.Bilingual;
import org.muwahhad.shared.DatabaseClock;
import org.muwahhad.tender.TenderFixture;

/**
 * Whatever is demanded, joined, sorted into lots, rearranged and taken back: no unit is lost and
 * none appears. The sums expected are reckoned here from the lines alone.
 */
class AggregationConservesTest {
  private static final int ITEMS = 3;
  private static final Bilingual LOT = new Bilingual("حزمة", "Lot");
  private static final TestApp APP = TestApp.start();
  private static final World WORLD = World.in(APP);
  private static final TenderFixture FIXTURE = TenderFixture.in(APP, WORLD);
  private static final Map<String, Actor> COORDINATORS = new HashMap<>();

  /** A line of a new entity of a state. */
  record Asked(String state, int item, String quantity) {}

  /** A rearrangement of lots, by numbers that are taken modulo what there is. */
  record Step(String act, int one, int other) {}

  @Property(tries = 8, shrinking = ShrinkingMode.OFF, edgeCases = EdgeCasesMode.NONE)
  void aggregation_conserves_every_quantity(
      @ForAll("demand") List<Asked> demand,
      @ForAll("factors") Factor factor,
      @ForAll boolean accepted,
      @ForAll LotStrategy strategy,
      @ForAll("steps") List<Step> steps) {
    List<Long> items = items();
    long round = round(demand, items);
    boolean joined =
        demand.stream().anyMatch(a -> a.item() == 0) && join(round, items, factor, accepted);
    Map<Long, BigDecimal> expected = expected(demand, items, joined ? factor : null);

    long tender =
        APP.get(AggregateRound.class).run(FIXTURE.buyer(), round, TenderFixture.TITLE, strategy);

    assertConserved(tender, expected, demand.size());
    String first = layout(tender);
    int done = 0;
    for (Step step : steps) {
      done += take(tender, step) ? 1 : 0;
      assertConserved(tender, expected, demand.size());
    }
    for (int number = done; number > 0; number--) {
      APP.get(UndoLotStep.class).run(FIXTURE.buyer(), tender, number);
      assertConserved(tender, expected, demand.size());
    }
    assertThat(layout(tender)).isEqualTo(first);

    APP.get(UndoAggregation.class).run(FIXTURE.buyer(), tender, "Try again");

    assertThat(sums(tender)).isEmpty();
    long again =
        APP.get(AggregateRound.class).run(FIXTURE.buyer(), round, TenderFixture.TITLE, strategy);
    assertConserved(again, expected, demand.size());
  }

  /** Per item, per line and per state: what was asked for stands in the tender, exactly. */
  private static void assertConserved(long tender, Map<Long, BigDecimal> expected, int lines) {
    assertThat(sums(tender)).isEqualTo(expected);
    assertThat(APP.get(Reconciliations.class).get(tender).balances()).isTrue();
    assertThat(
            APP.ask(
                """
                SELECT CONCAT(COUNT(DISTINCT l.id), ' lines, ', COUNT(*), ' allocations, ',
                              COALESCE(SUM(COALESCE(a.line_quantity, a.quantity) <> l.quantity), 0),
                              ' differ')
                  FROM lot_item i JOIN allocation a ON a.lot_item_id = i.id
                  JOIN demand_line l ON l.id = a.demand_line_id WHERE i.tender_id = """
                    + tender))
        .isEqualTo("%d lines, %d allocations, 0 differ".formatted(lines, lines));
  }

  private static Map<Long, BigDecimal> expected(
      List<Asked> demand, List<Long> items, @org.jspecify.annotations.Nullable Factor joined) {
    Map<Long, BigDecimal> sums = new TreeMap<>();
    for (Asked asked : demand) {
      BigDecimal quantity = new BigDecimal(asked.quantity()).setScale(3);
      BigDecimal counted =
          joined == null || asked.item() != 0
              ? null
              : joined
                  .convert(quantity)
                  .filter(q -> q.stripTrailingZeros().scale() <= 0)
                  .orElse(null);
      if (counted == null) {
        sums.merge(items.get(asked.item()), quantity, BigDecimal::add);
      } else {
        sums.merge(items.get(1), counted, BigDecimal::add);
      }
    }
    return sums;
  }

  private static Map<Long, BigDecimal> sums(long tender) {
    Map<Long, BigDecimal> sums = new TreeMap<>();
    String joined =
        APP.ask(
            """
            SELECT COALESCE(GROUP_CONCAT(CONCAT(x.revision_id, '=', x.quantity)), '')
              FROM (SELECT revision_id, SUM(quantity) AS quantity FROM lot_item
                     WHERE tender_id = %d GROUP BY revision_id) AS x"""
                .formatted(tender));
    for (String sum : joined.isEmpty() ? new String[0] : joined.split(",")) {
      String[] parts = sum.split("=");
      sums.put(Long.valueOf(parts[0]), new BigDecimal(parts[1]));
    }
    return sums;
  }

  private static List<Long> items() {
    List<Long> items = new ArrayList<>();
    for (int i = 0; i < ITEMS; i++) {
      items.add(FIXTURE.anItem(i == 2 ? "30231300" : "30213100"));
    }
    return items;
  }

  private static long round(List<Asked> demand, List<Long> items) {
    long round = FIXTURE.aRound();
    for (Asked asked : demand) {
      FIXTURE.endorsed(
          round,
          asked.state(),
          List.of(new TenderFixture.Line(items.get(asked.item()), asked.quantity())));
    }
    return round;
  }

  /** The first item is asked to be bought as the second; returns whether it is in force. */
  private static boolean join(long round, List<Long> items, Factor factor, boolean accepted) {
    FIXTURE.equivalent(items.get(0), items.get(1), factor);
    long request =
        APP.get(AskJoin.class)
            .run(
                FIXTURE.buyer(),
                round,
                items.get(0),
                items.get(1),
                "Bigger volume",
                APP.get(DatabaseClock.class).now().plus(Duration.ofDays(1)));
    if (accepted) {
      APP.get(ViewJoins.class)
          .list(FIXTURE.buyer(), round)
          .get(0)
          .answers()
          .forEach(
              a -> APP.get(AnswerJoin.class).run(coordinator(a.stateCode()), request, true, ""));
    }
    return accepted;
  }

  private static Actor coordinator(String state) {
    return COORDINATORS.computeIfAbsent(state, s -> WORLD.aPersonWho(Role.NATIONAL_COORDINATOR, s));
  }

  /** Whether the step could be taken with the lots there are. */
  private static boolean take(long tender, Step step) {
    List<Long> lots = FIXTURE.ids("SELECT id FROM lot WHERE tender_id = " + tender);
    long lot = lots.get(step.one() % lots.size());
    long other = lots.get(step.other() % lots.size());
    String inLot = " FROM lot_item WHERE lot_id = " + lot;
    int count = Integer.parseInt(APP.ask("SELECT COUNT(*)" + inLot));
    if (step.act().equals("SPLIT") ? count < 2 : lot == other || count == 0) {
      return false;
    }
    List<Long> item = FIXTURE.ids("SELECT MIN(id) AS id" + inLot);
    switch (step.act()) {
      case "SPLIT" -> APP.get(SplitLot.class).run(FIXTURE.buyer(), tender, lot, item, LOT);
      case "MOVE" -> APP.get(MoveItems.class).run(FIXTURE.buyer(), tender, lot, other, item);
      default -> APP.get(MergeLots.class).run(FIXTURE.buyer(), tender, lot, other);
    }
    return true;
  }

  private static String layout(long tender) {
    return APP.get(LotLayouts.class).current(tender);
  }

  @Provide
  Arbitrary<List<Asked>> demand() {
    return Combinators.combine(
            Arbitraries.of("KW", "OM", "SA"),
            Arbitraries.integers().between(0, ITEMS - 1),
            Arbitraries.of("0.5", "1", "2.5", "3", "7.125", "10", "0.001", "999999"))
        .as(Asked::new)
        .list()
        .ofMinSize(1)
        .ofMaxSize(6);
  }

  @Provide
  Arbitrary<Factor> factors() {
    return Combinators.combine(
            Arbitraries.of(1L, 2L, 10L, 12L, 1000L), Arbitraries.of(1L, 2L, 3L, 7L))
        .as(Factor::new);
  }

  @Provide
  Arbitrary<List<Step>> steps() {
    return Combinators.combine(
            Arbitraries.of("SPLIT", "MOVE", "MERGE"),
            Arbitraries.integers().between(0, 6),
            Arbitraries.integers().between(0, 6))
        .as(Step::new)
        .list()
        .ofMaxSize(4);
  }
}
