package org.muwahhad.aggregation;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.muwahhad.catalog.standard.Factor;
import org.muwahhad.catalog.standard.PriceBreaks;
import org.muwahhad.shared.Bilingual;
import org.muwahhad.shared.Money;

/** No unit is lost or doubled, whatever the demand and however it is sorted. */
class LotPlanningTest {
  private static final List<String> STATES = List.of("AE", "KW", "SA");
  private static final List<String> CLASSES = List.of("30213100", "30231300", "48000000");

  @Property(tries = 300)
  void every_strategy_keeps_the_quantity_of_each_item_and_state_and_every_line(
      @ForAll("demand") List<PlanQueries.DemandCell> cells, @ForAll LotStrategy strategy) {
    LotPlan plan = LotPlanning.propose(strategy, cells, reference());

    assertThat(quantities(plan)).isEqualTo(quantities(cells));
    assertThat(plan.sum().lines())
        .isEqualTo(cells.stream().mapToInt(PlanQueries.DemandCell::lineCount).sum());
    assertThat(plan.lots().stream().flatMap(l -> l.items().stream()))
        .allSatisfy(i -> assertThat(sum(i)).isEqualByComparingTo(i.sum().quantity()));
  }

  @Property(tries = 300)
  void sorting_again_what_was_sorted_gives_the_same_lots(
      @ForAll("demand") List<PlanQueries.DemandCell> cells, @ForAll LotStrategy strategy) {
    assertThat(LotPlanning.propose(strategy, cells, reference()))
        .isEqualTo(LotPlanning.propose(strategy, cells, reference()));
  }

  @Property
  void a_line_converted_and_converted_back_is_what_it_was(
      @ForAll("quantity") BigDecimal quantity, @ForAll("factor") Factor factor) {
    Optional<BigDecimal> there = factor.convert(quantity);

    there.ifPresent(
        q -> assertThat(factor.inverse().convert(q).orElseThrow()).isEqualByComparingTo(quantity));
  }

  @Example
  void what_is_bought_together_is_priced_for_the_whole_quantity() {
    PriceBreaks.Break many =
        new PriceBreaks.Break(
            0, new BigDecimal("100"), new BigDecimal("8"), "USD", new Bilingual("مصدر", "source"));

    PriceEffect effect =
        PriceEffect.of(
            item(0),
            List.of(many),
            List.of(new BigDecimal("60"), new BigDecimal("60")),
            reference().dollars());

    assertThat(effect.apart()).isEqualTo(new Money(new BigDecimal("1200.00"), "USD"));
    assertThat(effect.together()).isEqualTo(new Money(new BigDecimal("960.00"), "USD"));
    assertThat(effect.ratio()).isEqualByComparingTo("0.2");
  }

  @Example
  void an_item_of_great_value_goes_into_another_lot_than_a_small_one() {
    LotPlan plan =
        LotPlanning.propose(
            LotStrategy.VALUE_BAND,
            List.of(cell(0, "KW", "city", "10", "999"), cell(1, "KW", "city", "10", "1000")),
            reference());

    assertThat(plan.lots())
        .extracting(l -> l.title().en())
        .containsExactly("Portable computers – Small", "Portable computers – Large");
  }

  @Example
  void a_lot_is_named_after_the_deepest_category_of_its_own_items() {
    CategoryNames names =
        new CategoryNames(
            Map.of(
                "31000000", new Bilingual("كهربائية", "Electrical"),
                "31150000", new Bilingual("كوابح", "Ballasts for discharge lamps"),
                "31154000", new Bilingual("طاقة", "Uninterruptible power supplies")));

    assertThat(names.findCommon(List.of("31154000", "31154000")))
        .hasValueSatisfying(n -> assertThat(n.en()).isEqualTo("Uninterruptible power supplies"));
    assertThat(names.findCommon(List.of("31154000", "31151000")))
        .hasValueSatisfying(n -> assertThat(n.en()).startsWith("Ballasts"));
    assertThat(names.findCommon(List.of("31154000", "31200000")))
        .hasValueSatisfying(n -> assertThat(n.en()).isEqualTo("Electrical"));
    assertThat(names.findCommon(List.of("31154000", "48000000"))).isEmpty();
    assertThat(names.findCommon(List.of())).isEmpty();
    assertThat(
            LotPlanning.propose(
                    LotStrategy.CPV_CLASS, List.of(cell(0, "KW", "city", "10", "999")), reference())
                .lots())
        .extracting(l -> l.title().en())
        .containsExactly("Portable computers");
  }

  @Provide
  Arbitrary<List<PlanQueries.DemandCell>> demand() {
    return Combinators.combine(
            Arbitraries.integers().between(0, 8),
            Arbitraries.of(STATES),
            Arbitraries.of("a", "b"),
            quantity(),
            Arbitraries.integers().between(1, 3000))
        .as(
            (item, state, city, quantity, amount) ->
                cell(item, state, city, quantity.toPlainString(), Integer.toString(amount)))
        .list()
        .ofMinSize(1)
        .ofMaxSize(40);
  }

  @Provide
  Arbitrary<BigDecimal> quantity() {
    return Arbitraries.bigDecimals()
        .between(new BigDecimal("0.001"), new BigDecimal("1000000"))
        .ofScale(3);
  }

  @Provide
  Arbitrary<Factor> factor() {
    return Combinators.combine(
            Arbitraries.longs().between(1, 1000), Arbitraries.longs().between(1, 1000))
        .as(Factor::new);
  }

  private static PlanQueries.DemandCell cell(
      int item, String state, String city, String quantity, String amount) {
    return new PlanQueries.DemandCell(
        item,
        0,
        "",
        new Bilingual("", ""),
        state,
        state + "/" + city,
        new Bilingual(city, city),
        "USD",
        1,
        new BigDecimal(quantity),
        item,
        new BigDecimal(quantity),
        new BigDecimal(amount));
  }

  private static PlanReference reference() {
    Map<Long, PlanQueries.PlannedRevision> items = new TreeMap<>();
    for (int i = 0; i <= 8; i++) {
      items.put((long) i, item(i));
    }
    Map<String, PlanQueries.StateRegion> regions = new LinkedHashMap<>();
    for (String state : STATES) {
      String region = state.equals("SA") ? "W" : "E";
      regions.put(
          state,
          new PlanQueries.StateRegion(
              state, new Bilingual(state, state), region, new Bilingual(region, region)));
    }
    return new PlanReference(
        items,
        new CategoryNames(
            Map.of(
                "30213100", new Bilingual("حواسيب محمولة", "Portable computers"),
                "30000000", new Bilingual("حواسيب", "Computers"))),
        regions,
        List.of(
            new PlanQueries.Band("S", BigDecimal.ZERO, new Bilingual("صغيرة", "Small")),
            new PlanQueries.Band("L", new BigDecimal("1000"), new Bilingual("كبيرة", "Large"))),
        List.of(),
        Map.of(),
        new PriceEffect.Dollars(Map.of("USD", BigDecimal.ONE)));
  }

  private static PlanQueries.PlannedRevision item(int number) {
    return new PlanQueries.PlannedRevision(
        number,
        number,
        "I-" + number,
        1,
        CLASSES.get(number < 2 ? 0 : number % 3),
        new Bilingual("صنف", "Item"),
        new Bilingual("وحدة", "one"),
        new Bilingual("فئة", "Class"),
        BigDecimal.TEN,
        "USD");
  }

  private static Map<String, BigDecimal> quantities(LotPlan plan) {
    Map<String, BigDecimal> sums = new TreeMap<>();
    for (LotPlan.PlannedLot lot : plan.lots()) {
      for (LotPlan.PlannedItem item : lot.items()) {
        item.byState()
            .forEach(
                (state, share) ->
                    sums.merge(
                        item.item().revisionId() + state, share.quantity(), BigDecimal::add));
      }
    }
    return sums;
  }

  private static Map<String, BigDecimal> quantities(List<PlanQueries.DemandCell> cells) {
    Map<String, BigDecimal> sums = new TreeMap<>();
    cells.forEach(c -> sums.merge(c.revisionId() + c.stateCode(), c.quantity(), BigDecimal::add));
    return sums;
  }

  private static BigDecimal sum(LotPlan.PlannedItem item) {
    return item.byState().values().stream()
        .map(LotPlan.StateDemandShare::quantity)
        .reduce(BigDecimal.ZERO, BigDecimal::add);
  }
}
