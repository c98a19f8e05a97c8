package org.muwahhad.award.quantity;

import jakarta.inject.Singleton;
import java.math.BigDecimal;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.muwahhad.award.AmendAwards;
import org.muwahhad.evaluation.TrialRanking;
import org.muwahhad.shared.ExchangeRateQueries;
import org.muwahhad.shared.Money;
import org.muwahhad.tender.TenderQueries;

/**
 * Keeps the ranking that was decided on, ranks the lots again by the quantities in force next to
 * it, and finds what that makes of each award.
 */
@Singleton
class CompareWinners {
  private final QuantityConfirmations rows;
  private final TrialRanking trialRanking;
  private final AmendAwards amendAwards;
  private final ExchangeRateQueries rates;

  CompareWinners(
      QuantityConfirmations rows,
      TrialRanking trialRanking,
      AmendAwards amendAwards,
      ExchangeRateQueries rates) {
    this.rows = rows;
    this.trialRanking = trialRanking;
    this.amendAwards = amendAwards;
    this.rates = rates;
  }

  /**
   * The outcome by lot.
   *
   * @param wanted what is wanted of each lot now; zero where every state opted out
   * @param scaled what the awards give of it
   */
  Map<Long, LotOutcome> run(
      long id, TenderQueries.Tender tender, Map<Long, BigDecimal> wanted, ScaledShares scaled) {
    rows.keepRanking(id);
    Map<Long, Long> before =
        rows.listFirst(id).stream()
            .collect(
                Collectors.toMap(
                    QuantityConfirmations.LotBid::lotId, QuantityConfirmations.LotBid::bidId));
    Map<Long, List<Long>> awarded =
        rows.listAwarded(tender.id()).stream()
            .collect(
                Collectors.groupingBy(
                    QuantityConfirmations.LotBid::lotId,
                    Collectors.mapping(QuantityConfirmations.LotBid::bidId, Collectors.toList())));
    Map<Long, List<TrialRanking.TrialPlace>> after = rank(id, tender, wanted);
    Set<Long> alternatives = Set.copyOf(rows.listLotsByAlternative(tender.id()));
    Map<Long, LotOutcome> outcomes = new TreeMap<>();
    wanted.forEach(
        (lot, quantity) ->
            outcomes.put(
                lot,
                quantity.signum() == 0
                    ? LotOutcome.NONE_LEFT
                    : outcome(
                        WinnerComparison.run(
                            Optional.ofNullable(before.get(lot)),
                            awarded.getOrDefault(lot, List.of()),
                            after.getOrDefault(lot, List.of())),
                        alternatives.contains(lot)
                            != after.getOrDefault(lot, List.of()).stream()
                                .anyMatch(TrialRanking.TrialPlace::alternative),
                        scaled.tooSmall().contains(lot))));
    failConditions(tender.id(), outcomes);
    if (needsAnotherCommittee(tender, scaled, outcomes)) {
      outcomes.replaceAll((lot, o) -> o == LotOutcome.UNCHANGED ? LotOutcome.LEVEL : o);
    }
    return outcomes;
  }

  /** What is awarded was decided on at one price: with another in force, nothing stands. */
  private static LotOutcome outcome(
      LotOutcome compared, boolean alternativeChanged, boolean tooSmall) {
    if (compared != LotOutcome.WINNER_CHANGED && alternativeChanged) {
      return LotOutcome.ALTERNATIVE;
    }
    return compared == LotOutcome.UNCHANGED && tooSmall ? LotOutcome.LEAST_SHARE : compared;
  }

  /**
   * A discounted award goes back when too few lots of its condition stand, and others may depend on
   * it.
   */
  private void failConditions(long tenderId, Map<Long, LotOutcome> outcomes) {
    Collection<List<QuantityConfirmations.Condition>> discounts =
        rows.listConditions(tenderId).stream()
            .collect(Collectors.groupingBy(c -> List.of(c.awardId(), (long) c.number())))
            .values();
    boolean grew = true;
    while (grew) {
      grew = false;
      for (List<QuantityConfirmations.Condition> lots : discounts) {
        long standing =
            lots.stream()
                .map(c -> outcomes.getOrDefault(c.whenLotId(), LotOutcome.UNCHANGED))
                .filter(o -> o == LotOutcome.UNCHANGED)
                .count();
        QuantityConfirmations.Condition first = lots.get(0);
        if (standing < lots.size()
            && standing < first.winning()
            && outcomes.replace(first.lotId(), LotOutcome.UNCHANGED, LotOutcome.DISCOUNT)) {
          grew = true;
        }
      }
    }
  }

  private Map<Long, List<TrialRanking.TrialPlace>> rank(
      long id, TenderQueries.Tender tender, Map<Long, BigDecimal> wanted) {
    Set<Long> lots =
        wanted.entrySet().stream()
            .filter(e -> e.getValue().signum() > 0)
            .map(Map.Entry::getKey)
            .collect(Collectors.toSet());
    Map<Long, List<TrialRanking.TrialPlace>> after = new HashMap<>();
    if (lots.isEmpty()) {
      return after;
    }
    after.putAll(
        trialRanking.of(tender, lots).stream()
            .collect(Collectors.groupingBy(TrialRanking.TrialPlace::lotId)));
    after.values().forEach(places -> places.forEach(p -> put(id, p)));
    return after;
  }

  private void put(long id, TrialRanking.TrialPlace place) {
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
      TenderQueries.Tender tender, ScaledShares scaled, Map<Long, LotOutcome> outcomes) {
    Set<Long> standing =
        outcomes.entrySet().stream()
            .filter(e -> e.getValue() == LotOutcome.UNCHANGED)
            .map(Map.Entry::getKey)
            .collect(Collectors.toSet());
    BigDecimal value = amendAwards.value(scaled.in(standing));
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
