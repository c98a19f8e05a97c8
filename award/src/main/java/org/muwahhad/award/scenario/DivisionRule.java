package org.muwahhad.award.scenario;

import java.math.BigDecimal;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.muwahhad.award.LotShare;
import org.muwahhad.shared.Refusal;
import org.muwahhad.tender.TenderQueries;
import org.muwahhad.tender.TenderRule;

/**
 * How far the rules of a tender let a lot be divided. A tender without the rules divides nothing.
 *
 * @param mostWinners rule {@code award.winners-per-lot}: 1 means that no lot is divided
 * @param leastSharePercent rule {@code award.least-share-percent}: of every item of a divided lot
 */
record DivisionRule(int mostWinners, BigDecimal leastSharePercent) {
  private static final BigDecimal HUNDRED = BigDecimal.valueOf(100);

  static DivisionRule of(TenderQueries tenders, long tenderId) {
    return new DivisionRule(
        tenders.ruleOrOtherwise(tenderId, TenderRule.AWARD_WINNERS_PER_LOT).intValue(),
        tenders.ruleOrOtherwise(tenderId, TenderRule.AWARD_LEAST_SHARE_PERCENT));
  }

  /** Why the award of a scenario may not be made; empty when it may. */
  Optional<Refusal.RuleBroken> hindrance(ScenarioAwards awards) {
    if (!hasFewWinners(awards)) {
      return Optional.of(
          new Refusal.RuleBroken("award.scenario-divided", Math.max(1, mostWinners)));
    }
    return hasLargeShares(awards)
        ? Optional.empty()
        : Optional.of(new Refusal.RuleBroken("award.scenario-share-small", leastSharePercent));
  }

  private boolean hasFewWinners(ScenarioAwards awards) {
    return awards.winners().values().stream().allMatch(w -> w.size() <= Math.max(1, mostWinners));
  }

  /** Of every item of a divided lot each winner gives at least the least share. */
  private boolean hasLargeShares(ScenarioAwards awards) {
    Map<Long, BigDecimal> asked = new HashMap<>();
    Map<List<Long>, BigDecimal> given = new HashMap<>();
    for (LotShare share : awards.shares()) {
      asked.merge(share.lotItemId(), share.quantity(), BigDecimal::add);
      given.merge(
          List.of(share.lotId(), share.lotItemId(), share.bidId()),
          share.quantity(),
          BigDecimal::add);
    }
    return awards.shares().stream()
        .allMatch(
            s ->
                awards.winners().getOrDefault(s.lotId(), List.of()).stream()
                    .allMatch(
                        bid ->
                            given
                                    .getOrDefault(
                                        List.of(s.lotId(), s.lotItemId(), bid), BigDecimal.ZERO)
                                    .multiply(HUNDRED)
                                    .compareTo(
                                        asked
                                            .getOrDefault(s.lotItemId(), BigDecimal.ZERO)
                                            .multiply(leastSharePercent))
                                >= 0));
  }
}
