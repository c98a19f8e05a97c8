package org.muwahhad.award.quantity;

import jakarta.inject.Singleton;
import java.math.BigDecimal;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.muwahhad.evaluation.TrialRanking;
import org.muwahhad.shared.ExchangeRates;
import org.muwahhad.shared.Money;
import org.muwahhad.tender.TenderViews;

/**
 * Keeps the ranking that was decided on, ranks the lots again by the quantities in force beside it,
 * and finds what that makes of each award.
 */
@Singleton
class CompareWinners {
  private final QuantityRows rows;
  private final TrialRanking trialRanking;
  private final ExchangeRates rates;

  CompareWinners(QuantityRows rows, TrialRanking trialRanking, ExchangeRates rates) {
    this.rows = rows;
    this.trialRanking = trialRanking;
    this.rates = rates;
  }

  /**
   * The outcome by lot.
   *
   * @param wanted what is wanted of each lot now; zero where every state opted out
   */
  Map<Long, LotOutcome> run(long id, TenderViews.Tender tender, Map<Long, BigDecimal> wanted) {
    rows.keepRanking(id);
    Map<Long, Long> before =
        rows.listFirst(id).stream()
            .collect(Collectors.toMap(QuantityRows.LotBid::lotId, QuantityRows.LotBid::bidId));
    Map<Long, Set<Long>> awarded =
        rows.listAwarded(tender.id()).stream()
            .collect(
                Collectors.groupingBy(
                    QuantityRows.LotBid::lotId,
                    Collectors.mapping(QuantityRows.LotBid::bidId, Collectors.toSet())));
    Map<Long, List<TrialRanking.Place>> after = rank(id, tender, wanted);
    Map<Long, LotOutcome> outcomes = new TreeMap<>();
    wanted.forEach(
        (lot, quantity) ->
            outcomes.put(
                lot,
                quantity.signum() == 0
                    ? LotOutcome.NONE_LEFT
                    : WinnerComparison.run(
                        Optional.ofNullable(before.get(lot)),
                        awarded.getOrDefault(lot, Set.of()),
                        after.getOrDefault(lot, List.of()))));
    if (needsAnotherCommittee(tender, awarded, after, outcomes)) {
      outcomes.replaceAll((lot, o) -> o == LotOutcome.UNCHANGED ? LotOutcome.LEVEL : o);
    }
    return outcomes;
  }

  private Map<Long, List<TrialRanking.Place>> rank(
      long id, TenderViews.Tender tender, Map<Long, BigDecimal> wanted) {
    Set<Long> lots =
        wanted.entrySet().stream()
            .filter(e -> e.getValue().signum() > 0)
            .map(Map.Entry::getKey)
            .collect(Collectors.toSet());
    Map<Long, List<TrialRanking.Place>> after = new HashMap<>();
    if (lots.isEmpty()) {
      return after;
    }
    after.putAll(
        trialRanking.of(tender, lots).stream()
            .collect(Collectors.groupingBy(TrialRanking.Place::lotId)));
    after.values().forEach(places -> places.forEach(p -> put(id, p)));
    return after;
  }

  private void put(long id, TrialRanking.Place place) {
    rows.putPlace(
        id,
        place.lotId(),
        place.bidId(),
        place.exclusion(),
        place.total(),
        place.currency(),
        place.converted(),
        place.evaluated(),
        place.technicalScore(),
        place.priceScore(),
        place.finalScore(),
        place.position(),
        place.abnormallyLow());
  }

  /** More than was decided on may need a committee that was not asked. */
  private boolean needsAnotherCommittee(
      TenderViews.Tender tender,
      Map<Long, Set<Long>> awarded,
      Map<Long, List<TrialRanking.Place>> after,
      Map<Long, LotOutcome> outcomes) {
    BigDecimal value =
        after.entrySet().stream()
            .filter(e -> outcomes.get(e.getKey()) == LotOutcome.UNCHANGED)
            .flatMap(e -> e.getValue().stream())
            .filter(p -> awarded.getOrDefault(p.lotId(), Set.of()).contains(p.bidId()))
            .map(TrialRanking.Place::converted)
            .reduce(BigDecimal.ZERO, BigDecimal::add);
    if (value.signum() == 0) {
      return false;
    }
    Money riyals =
        rates
            .on(Objects.requireNonNull(tender.rateDate()))
            .convert(Money.rounded(value, tender.currency()), "SAR");
    return rows.countMissingLevels(tender.id(), riyals.amount()) > 0;
  }
}
