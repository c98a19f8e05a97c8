package org.muwahhad.award;

import jakarta.inject.Singleton;
import jakarta.transaction.Transactional;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.muwahhad.shared.ExchangeRateQueries;
import org.muwahhad.shared.Money;
import org.muwahhad.tender.TenderQueries;

/**
 * What the living awards of a tender cost; see {@link AwardCost}. From the standstill on it is what
 * was written down for each demand line; before, what would be written down if the awards were
 * adopted as they are and the quantities stayed. Who may see it is asked where it is shown.
 */
@Singleton
public class CostAwards {
  private final AwardAllocations allocations;
  private final TenderQueries tenders;
  private final ExchangeRateQueries rates;

  CostAwards(AwardAllocations allocations, TenderQueries tenders, ExchangeRateQueries rates) {
    this.allocations = allocations;
    this.tenders = tenders;
    this.rates = rates;
  }

  /** The cost of the living awards; without any, no lines. */
  @Transactional
  public AwardCost of(long tenderId) {
    TenderQueries.Tender tender = tenders.getTender(tenderId);
    List<AwardAllocations.LivingAwardTotal> awards = allocations.listAwards(tenderId);
    if (awards.isEmpty()) {
      return new AwardCost(List.of());
    }
    List<AwardAllocations.CostedLine> lines = new ArrayList<>(allocations.listServed(tenderId));
    Set<Long> served = new HashSet<>();
    lines.forEach(l -> served.add(l.awardId()));
    if (awards.stream().anyMatch(a -> !served.contains(a.id()))) {
      LineCosts.of(allocations.listToServe(tenderId)).stream()
          .filter(l -> !served.contains(l.awardId()))
          .forEach(lines::add);
    }
    return AwardCost.of(
        awards.stream()
            .map(
                a ->
                    new AwardCost.AwardTotal(
                        a.id(),
                        a.currency(),
                        Money.rounded(a.convertedAmount(), tender.currency())))
            .toList(),
        lines,
        currencies(),
        rates.on(
            Optional.ofNullable(tender.rateDate())
                .orElseThrow(() -> new IllegalStateException("No rate date: " + tender.number()))));
  }

  /** The member states in the order of their codes. */
  List<AwardAllocations.AwardState> listStates() {
    return allocations.listStates();
  }

  private Map<String, String> currencies() {
    return allocations.listStates().stream()
        .collect(
            Collectors.toMap(
                AwardAllocations.AwardState::code, AwardAllocations.AwardState::currency));
  }
}
