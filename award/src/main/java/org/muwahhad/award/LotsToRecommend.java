package org.muwahhad.award;

import jakarta.inject.Singleton;
import java.util.Optional;
import org.muwahhad.shared.Refusal;

/**
 * Whether the lots of a tender that have no award can be recommended as they stand. The same is
 * asked before a scenario is stated, so that no scenario rests on what cannot be recommended.
 */
@Singleton
public class LotsToRecommend {
  private final RankedBidQueries rankings;

  LotsToRecommend(RankedBidQueries rankings) {
    this.rankings = rankings;
  }

  /** What is against it; empty when nothing is. */
  public Optional<Refusal.RuleBroken> hindrance(long tenderId) {
    return rankings
        .findUnranked(tenderId)
        .map(lot -> new Refusal.RuleBroken("award.lot-not-ranked", lot))
        .or(
            () ->
                rankings
                    .findComplained(tenderId)
                    .map(lot -> new Refusal.RuleBroken("award.lot-complained-of", lot)))
        .or(
            () ->
                rankings
                    .findUndecidedAlternative(tenderId)
                    .map(lot -> new Refusal.RuleBroken("award.alternative-undecided", lot)))
        .or(() -> debarred(tenderId));
  }

  private Optional<Refusal.RuleBroken> debarred(long tenderId) {
    return rankings.listDebarred(tenderId).stream()
        .findFirst()
        .map(
            o ->
                new Refusal.RuleBroken(
                    "award.rank-without-debarred", o.lotNumber(), o.registrationNumber()));
  }
}
