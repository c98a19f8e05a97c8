package org.muwahhad.demo;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Map;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.muwahhad.seeds.demo.DemoEntity;
import org.muwahhad.seeds.demo.DemoItem;
import org.muwahhad.seeds.demo.DemoPlan;
import org.muwahhad.seeds.demo.DemoRound;
import org.muwahhad.seeds.demo.DemoSubmission;

/**
 * The money that states and entities of the demonstration may spend in a round, in the state's
 * currency: somewhat more than they ask for, so that one sees what is left, and in the first
 * category of the round clearly less, so that one sees a budget passed.
 */
final class DemoBudgets {
  private static final BigDecimal AMPLE = new BigDecimal("1.25");
  private static final BigDecimal TIGHT = new BigDecimal("0.6");
  private static final BigDecimal WITHOUT_DEMAND = new BigDecimal("400000");

  /** Budgets are stated in full thousands. */
  private static final int THOUSANDS = -3;

  private final DemoRound round;
  private final Map<String, String> states;
  private final Map<String, String> categories;

  DemoBudgets(DemoPlan plan, DemoRound round) {
    this.round = round;
    this.states =
        plan.entities().stream().collect(Collectors.toMap(DemoEntity::code, DemoEntity::state));
    this.categories =
        plan.items().stream().collect(Collectors.toMap(DemoItem::code, DemoItem::category));
  }

  BigDecimal ofEntity(String entity) {
    return budget(asked(s -> s.entity().equals(entity), l -> true), AMPLE);
  }

  BigDecimal ofState(String state, String category) {
    String prefix = category.replaceFirst("(?<!0)0+$", "");
    BigDecimal asked =
        asked(
            s -> state.equals(states.get(s.entity())),
            l -> categories.getOrDefault(l.item(), "").startsWith(prefix));
    return budget(asked, category.equals(round.categories().get(0)) ? TIGHT : AMPLE);
  }

  private BigDecimal asked(
      Predicate<DemoSubmission> whose, Predicate<DemoSubmission.DemoDemandLine> which) {
    return round.submissions().stream()
        .filter(whose)
        .flatMap(s -> s.lines().stream())
        .filter(which)
        .map(l -> l.estimatedUnitPrice().multiply(BigDecimal.valueOf(l.quantity())))
        .reduce(BigDecimal.ZERO, BigDecimal::add);
  }

  private static BigDecimal budget(BigDecimal asked, BigDecimal share) {
    BigDecimal budget = asked.multiply(share).setScale(THOUSANDS, RoundingMode.UP).setScale(0);
    return budget.signum() == 0 ? WITHOUT_DEMAND : budget;
  }
}
