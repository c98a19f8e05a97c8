package org.muwahhad.reports.award;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.muwahhad.reports.Bilingual;
import org.muwahhad.reports.award.AwardReport.Bid;

/**
 * Lots by the same criteria in which every bid got the same technical scores. A bid is scored once,
 * also if it is for many lots.
 *
 * @param bids with their scores, in the order in which the lots name them; empty where none was
 *     scored
 */
record SharedScores(List<ReportLot> lots, List<ScoredBid> bids) {

  /** A bid with the scores that count, one for each criterion. */
  record ScoredBid(Bilingual bidder, List<BigDecimal> scores, Optional<BigDecimal> technical) {
    private static ScoredBid of(Bid bid) {
      return new ScoredBid(bid.bidder(), bid.criterionScores(), bid.technical());
    }
  }

  /** All lots, each in one place. */
  static List<SharedScores> of(List<ReportLot> lots) {
    List<SharedScores> all = new ArrayList<>();
    for (ReportLot lot : lots) {
      List<ScoredBid> scored =
          lot.bids().stream()
              .filter(bid -> !bid.criterionScores().isEmpty())
              .map(ScoredBid::of)
              .toList();
      all.stream()
          .filter(shared -> shared.takes(lot, scored))
          .findFirst()
          .orElseGet(
              () -> {
                SharedScores first = new SharedScores(new ArrayList<>(), new ArrayList<>());
                all.add(first);
                return first;
              })
          .add(lot, scored);
    }
    return all;
  }

  private boolean takes(ReportLot lot, List<ScoredBid> scored) {
    return lots.get(0).criteria().equals(lot.criteria())
        && bids.isEmpty() == scored.isEmpty()
        && bids.stream().allMatch(bid -> isSameIn(scored, bid))
        && scored.stream().allMatch(bid -> isSameIn(bids, bid));
  }

  private static boolean isSameIn(List<ScoredBid> others, ScoredBid bid) {
    return others.contains(bid) || others.stream().noneMatch(o -> o.bidder().equals(bid.bidder()));
  }

  private void add(ReportLot lot, List<ScoredBid> scored) {
    lots.add(lot);
    List<ScoredBid> further = scored.stream().filter(bid -> !bids.contains(bid)).toList();
    bids.addAll(further);
  }
}
