package org.muwahhad.aggregation;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.muwahhad.shared.Bilingual;
import org.muwahhad.shared.Money;

/**
 * Lots as they would be, or as they are, with the demand of each state in them. Money is in US
 * dollars without VAT, by what the officers expect to pay, converted at the rates of the day.
 */
public record LotPlan(LotStrategy strategy, List<PlannedState> states, List<PlannedLot> lots) {
  public LotPlan {
    states = List.copyOf(states);
    lots = List.copyOf(lots);
  }

  /** A state that has demand somewhere in the plan. */
  public record PlannedState(String code, Bilingual name) {}

  /** What one state asks for in a lot, or of an item. */
  public record StateDemandShare(int lines, BigDecimal quantity, Money value) {
    public static final StateDemandShare NONE =
        new StateDemandShare(0, BigDecimal.ZERO, Money.zero("USD"));

    StateDemandShare plus(StateDemandShare other) {
      return new StateDemandShare(
          lines + other.lines, quantity.add(other.quantity), value.plus(other.value));
    }
  }

  /**
   * An item in a lot.
   *
   * @param areaCode where it is delivered; empty for everywhere
   * @param sum of all states; the quantity is in the unit of the item
   * @param byState by code of the state
   * @param converted what of it was asked for as another item or in another unit
   */
  public record PlannedItem(
      PlanQueries.PlannedRevision item,
      String areaCode,
      Bilingual area,
      StateDemandShare sum,
      Map<String, StateDemandShare> byState,
      List<ConvertedDemand> converted) {
    public PlannedItem {
      byState = new TreeMap<>(byState);
      converted = List.copyOf(converted);
    }

    public StateDemandShare of(String state) {
      return byState.getOrDefault(state, StateDemandShare.NONE);
    }
  }

  /**
   * A lot.
   *
   * @param competitors suppliers that priced items of its classes in tenders opened before
   * @param effect what buying together is expected to bring
   */
  public record PlannedLot(
      int number,
      Bilingual title,
      List<PlannedItem> items,
      StateDemandShare sum,
      Map<String, StateDemandShare> byState,
      int competitors,
      PriceEffect effect) {
    public PlannedLot {
      items = List.copyOf(items);
      byState = new TreeMap<>(byState);
    }

    public StateDemandShare of(String state) {
      return byState.getOrDefault(state, StateDemandShare.NONE);
    }
  }

  /** All lots together. */
  public StateDemandShare sum() {
    return lots.stream().map(PlannedLot::sum).reduce(StateDemandShare.NONE, StateDemandShare::plus);
  }

  /** One state over all lots. */
  public StateDemandShare of(String state) {
    return lots.stream()
        .map(l -> l.of(state))
        .reduce(StateDemandShare.NONE, StateDemandShare::plus);
  }

  public Optional<PlannedLot> find(int number) {
    return lots.stream().filter(l -> l.number() == number).findFirst();
  }

  /** Expected effect of buying together, all lots together. */
  public PriceEffect effect() {
    return lots.stream().map(PlannedLot::effect).reduce(PriceEffect.NONE, PriceEffect::plus);
  }

  /** The fewest suppliers known for a lot. */
  public int fewestCompetitors() {
    return lots.stream().mapToInt(PlannedLot::competitors).min().orElse(0);
  }

  /** Value of the largest lot, which says how much hangs on one award. */
  public Money largest() {
    return findLargest().map(l -> l.sum().value()).orElse(Money.zero("USD"));
  }

  /** Number of the largest lot; 0 where there is none. */
  public int largestLot() {
    return findLargest().map(PlannedLot::number).orElse(0);
  }

  private Optional<PlannedLot> findLargest() {
    return lots.stream().max(Comparator.comparing(l -> l.sum().value().amount()));
  }

  /** Items over all lots; an item split by area counts in each. */
  public int itemCount() {
    return lots.stream().mapToInt(l -> l.items().size()).sum();
  }

  /** Places of a lot and a state where there is demand. */
  public int filledCells() {
    return lots.stream()
        .mapToInt(l -> (int) l.byState().values().stream().filter(s -> s.lines() > 0).count())
        .sum();
  }

  /**
   * How dark a place of the table is shaded, from 0 (nothing) to 5, by its share of the largest
   * value in it. The figure stands in the place as well: the shade alone says nothing.
   */
  public int shade(PlannedLot lot, String state) {
    BigDecimal most =
        lots.stream()
            .flatMap(l -> l.byState().values().stream())
            .map(s -> s.value().amount())
            .max(BigDecimal::compareTo)
            .orElse(BigDecimal.ZERO);
    BigDecimal own = lot.of(state).value().amount();
    if (own.signum() == 0 || most.signum() == 0) {
      return 0;
    }
    return own.multiply(BigDecimal.valueOf(5))
        .divide(most, 0, RoundingMode.CEILING)
        .intValueExact();
  }
}
