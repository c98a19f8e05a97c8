package org.muwahhad.award.scenario;

import jakarta.inject.Singleton;
import jakarta.transaction.Transactional;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.muwahhad.award.AwardQueries;
import org.muwahhad.award.ExaminedAwards;
import org.muwahhad.committee.DecisionBrief;
import org.muwahhad.shared.Money;
import org.muwahhad.tender.TenderQueries;

/** The scenarios of a tender, and the first in rank of every lot, beside what is recommended. */
@Singleton
class ScenariosBesideAward implements ExaminedAwards {
  private final ViewScenarios viewScenarios;

  ScenariosBesideAward(ViewScenarios viewScenarios) {
    this.viewScenarios = viewScenarios;
  }

  @Override
  @Transactional
  public List<DecisionBrief.OtherAward> beside(
      TenderQueries.Tender tender, List<AwardQueries.Award> recommended) {
    Money sum =
        recommended.stream()
            .map(AwardQueries.Award::converted)
            .reduce(Money.rounded(BigDecimal.ZERO, tender.currency()), Money::plus);
    Optional<ScenarioComparison> comparison = viewScenarios.compare(tender);
    if (comparison.isEmpty()) {
      return List.of();
    }
    Map<String, Set<String>> winners =
        recommended.stream()
            .collect(
                Collectors.groupingBy(
                    a -> Integer.toString(a.lotNumber()),
                    Collectors.mapping(
                        AwardQueries.Award::registrationNumber, Collectors.toSet())));
    List<DecisionBrief.OtherAward> others = new ArrayList<>();
    for (ScenarioComparison.ScenarioColumn column : comparison.get().columns()) {
      List<DecisionBrief.OtherWinners> changed = changed(comparison.get(), column, winners);
      Money difference =
          new Money(column.price().amount().subtract(sum.amount()), tender.currency());
      if (!changed.isEmpty() || difference.amount().signum() != 0) {
        others.add(
            new DecisionBrief.OtherAward(
                column.number(), column.name(), column.price(), difference, changed));
      }
    }
    return others;
  }

  private static List<DecisionBrief.OtherWinners> changed(
      ScenarioComparison comparison,
      ScenarioComparison.ScenarioColumn column,
      Map<String, Set<String>> winners) {
    List<DecisionBrief.OtherWinners> changed = new ArrayList<>();
    for (ScenarioComparison.AwardableLot lot : comparison.lots()) {
      String number = Integer.toString(lot.number());
      List<ScenarioComparison.SupplierShare> own = column.winners().getOrDefault(number, List.of());
      Set<String> others =
          own.stream().map(ScenarioComparison.SupplierShare::bidder).collect(Collectors.toSet());
      if (!others.equals(winners.getOrDefault(number, Set.of()))) {
        changed.add(
            new DecisionBrief.OtherWinners(
                lot.number(), own.stream().map(ScenarioComparison.SupplierShare::name).toList()));
      }
    }
    return changed;
  }
}
