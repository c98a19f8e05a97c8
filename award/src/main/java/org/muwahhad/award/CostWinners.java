package org.muwahhad.award;

import jakarta.inject.Singleton;
import jakarta.transaction.Transactional;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.muwahhad.shared.Money;
import org.muwahhad.shared.Rounding;

/**
 * What winners would be paid, by the rules of awards: items rounded in the currency of the bid,
 * each award converted once, and what a state pays shared out of that. If they are recommended, the
 * awards come to the same figures.
 */
@Singleton
public class CostWinners {
  private final ReckoningQueries queries;
  private final AwardAllocations allocations;
  private final Awards awards;

  CostWinners(ReckoningQueries queries, AwardAllocations allocations, Awards awards) {
    this.queries = queries;
    this.allocations = allocations;
    this.awards = awards;
  }

  /**
   * What one winner of a lot would be paid, in the currency of the tender.
   *
   * @param byState what each state pays of it
   */
  public record WinnerCost(long lotId, long bidId, Money converted, Map<String, Money> byState) {}

  /**
   * The cost of each winner; nothing when a bid has no place in the ranking of its lot any more.
   *
   * @param currency of the tender
   * @param shares what each winner gives of each item to each state
   * @param discounts whether discounts are taken off whose condition the winners meet
   */
  @Transactional
  public Optional<List<WinnerCost>> run(
      long tenderId, String currency, List<LotShare> shares, boolean discounts) {
    List<AwardReckoning.Winner> winners =
        shares.stream()
            .map(s -> new AwardReckoning.Winner(s.lotId(), s.bidId()))
            .distinct()
            .toList();
    Set<Long> lots = shares.stream().map(LotShare::lotId).collect(Collectors.toSet());
    List<Long> bids = winners.stream().map(AwardReckoning.Winner::bidId).distinct().toList();
    List<AwardReckoning.AwardPart> parts =
        new AwardReckoning(
                List.of(),
                queries.listPrices(tenderId, bids),
                queries.listTiers(tenderId, bids),
                discounts ? queries.listDiscounts(tenderId) : List.of(),
                queries.listHeld(tenderId).stream().filter(h -> !lots.contains(h.lotId())).toList())
            .of(winners, shares);
    List<Long> order = allocations.listItemOrder(tenderId);
    List<WinnerCost> costs = new ArrayList<>();
    for (AwardReckoning.AwardPart part : parts) {
      Optional<BigDecimal> converted =
          awards.convert(part.lotId(), part.bidId(), part.amount().amount());
      if (converted.isEmpty()) {
        return Optional.empty();
      }
      costs.add(cost(part, Money.rounded(converted.get(), currency), order));
    }
    return Optional.of(costs);
  }

  private static WinnerCost cost(AwardReckoning.AwardPart part, Money converted, List<Long> order) {
    List<String> states = new ArrayList<>();
    List<Money> own = new ArrayList<>();
    part.items().stream()
        .sorted(Comparator.comparing(i -> order.indexOf(i.lotItemId())))
        .forEach(
            item -> {
              Map<String, BigDecimal> byState = new TreeMap<>(item.byState());
              states.addAll(byState.keySet());
              Rounding.shareOut(item.amount(), List.copyOf(byState.values()))
                  .forEach(p -> own.add(new Money(p, item.amount().currency())));
            });
    List<Money> parts = AwardCost.converted(converted, own);
    Map<String, Money> byState = new LinkedHashMap<>();
    for (int i = 0; i < states.size(); i++) {
      byState.merge(states.get(i), parts.get(i), Money::plus);
    }
    return new WinnerCost(part.lotId(), part.bidId(), converted, byState);
  }
}
