package org.muwahhad.award.optimum;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The problems that solvers are tried on have all that a problem can have, often and together. */
class RandomAwardProblemsTest {
  private static final List<AwardProblem> SOME =
      LongStream.range(0, 400).mapToObj(RandomAwardProblems::from).toList();

  @Test
  void ceilings_bundles_discounts_and_tiers_are_among_them() {
    Map<String, Predicate<AwardProblem>> all = new LinkedHashMap<>();
    all.put("most lots of a bidder", p -> !p.limits().maxLots().isEmpty());
    all.put("most value of a bidder", p -> !p.limits().maxValue().isEmpty());
    all.put("capacity", p -> !p.limits().capacity().isEmpty());
    all.put("capacity of an item", p -> !p.limits().itemCapacity().isEmpty());
    all.put("least quantity", p -> splits(p) && !p.limits().leastQuantity().isEmpty());
    all.put("bundle", p -> !p.bundles().isEmpty());
    all.put("bundles of two", p -> p.bundles().size() > 1);
    all.put("bundle with a preference", p -> hasEvaluatedBundle(p));
    all.put("bundle beside a discount of its bidder", p -> hasBundleBesideDiscount(p));
    all.put("bundle of lots that may be divided", p -> splits(p) && !p.bundles().isEmpty());
    all.put("discount on all lots", p -> hasDiscount(p, d -> d.winning() == null));
    all.put("discount by number", p -> hasDiscount(p, d -> d.winning() != null));
    all.put("discount from an amount", p -> hasDiscount(p, d -> d.fromAmount() != null));
    all.put("tiers of lots that may be divided", p -> splits(p) && hasTiers(p));
    all.put("tiers beside a bid without", p -> splits(p) && hasTiers(p) && hasPlainBid(p));
    all.put("budget of a state", p -> !p.limits().stateBudgets().isEmpty());

    all.forEach(
        (name, has) ->
            assertThat(SOME.stream().filter(has).count()).as(name).isGreaterThanOrEqualTo(5));
  }

  @ParameterizedTest
  @EnumSource
  void every_kind_of_rule_is_among_them(AwardRule.RuleKind kind) {
    assertThat(SOME).anyMatch(p -> p.rules().stream().anyMatch(r -> r.kind() == kind));
  }

  private static boolean splits(AwardProblem problem) {
    return problem.limits().splitsLots();
  }

  private static boolean hasDiscount(AwardProblem problem, Predicate<AwardProblem.Discount> which) {
    return problem.discounts().stream().anyMatch(which);
  }

  private static boolean hasEvaluatedBundle(AwardProblem problem) {
    return problem.bundles().stream().anyMatch(b -> !b.evaluatedPrices().isEmpty());
  }

  private static boolean hasBundleBesideDiscount(AwardProblem problem) {
    return problem.bundles().stream()
        .anyMatch(b -> hasDiscount(problem, d -> d.bidder().equals(b.bidder())));
  }

  private static boolean hasTiers(AwardProblem problem) {
    return problem.tiers().values().stream()
        .anyMatch(items -> items.values().stream().anyMatch(tiers -> !tiers.isEmpty()));
  }

  /** A price that is one for any quantity, as that of an alternative is. */
  private static boolean hasPlainBid(AwardProblem problem) {
    return problem.prices().entrySet().stream()
        .anyMatch(
            bid ->
                bid.getValue().keySet().stream()
                    .anyMatch(item -> problem.tiersOf(bid.getKey(), item).isEmpty()));
  }
}
