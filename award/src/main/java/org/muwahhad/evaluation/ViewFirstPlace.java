package org.muwahhad.evaluation;

import jakarta.inject.Singleton;
import jakarta.transaction.Transactional;
import java.math.BigDecimal;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.muwahhad.access.Actor;
import org.muwahhad.evaluation.FirstPlaceView.PlaceOfBid;
import org.muwahhad.shared.Money;
import org.muwahhad.shared.Refusal;
import org.muwahhad.tender.TenderQueries;

/**
 * Says what would have to change for a bid to be first in the ranking of its lot, for those who may
 * read the ranking. The lot is ranked again by the published rule; nothing is written.
 */
@Singleton
public class ViewFirstPlace {
  private final EvaluationAccess access;
  private final Evaluations evaluations;
  private final LotRankingQueries rankings;
  private final RankingBook book;

  ViewFirstPlace(
      EvaluationAccess access,
      Evaluations evaluations,
      LotRankingQueries rankings,
      RankingBook book) {
    this.access = access;
    this.evaluations = evaluations;
    this.rankings = rankings;
    this.book = book;
  }

  /** One bid for one lot, which has to be ranked. */
  @Transactional
  public FirstPlaceView get(Actor actor, long tenderId, long lotId, long bidId) {
    TenderQueries.Tender tender = access.requireReader(actor, tenderId);
    List<LotRankingQueries.LotRankingRow> rows = rankings.listLotRanking(tenderId, lotId);
    LotRankingQueries.LotRankingRow bid =
        rows.stream()
            .filter(r -> r.bidId() == bidId)
            .findFirst()
            .orElseThrow(() -> new Refusal.NotFound("ranking of bid " + bidId));
    LotRankingQueries.@Nullable LotRankingRow first =
        rows.stream()
            .filter(r -> Integer.valueOf(1).equals(r.rankPosition()))
            .findFirst()
            .orElse(null);
    if (bid.rankPosition() == null) {
      return without(tender, bid, first, PlaceOfBid.OUT);
    }
    if (bid.rankPosition() == 1) {
      return without(tender, bid, first, PlaceOfBid.FIRST);
    }
    Evaluations.LotSize lot =
        evaluations
            .findLot(tenderId, lotId)
            .orElseThrow(() -> new Refusal.NotFound("lot " + lotId));
    return isAsRanked(rows, book.rank(tender, List.of(lot)))
        ? behind(tender, bid, first, book.asBid(tender, lot))
        : without(tender, bid, first, PlaceOfBid.OUTDATED);
  }

  private static FirstPlaceView without(
      TenderQueries.Tender tender,
      LotRankingQueries.LotRankingRow bid,
      LotRankingQueries.@Nullable LotRankingRow first,
      PlaceOfBid place) {
    return new FirstPlaceView(bid, first, place, tender.weighsQuality(), null, false, null);
  }

  private static FirstPlaceView behind(
      TenderQueries.Tender tender,
      LotRankingQueries.LotRankingRow bid,
      LotRankingQueries.@Nullable LotRankingRow first,
      RankingBook.LotToRank lot) {
    FirstPlace place =
        new FirstPlace(
            lot.ranking(),
            lot.offers(),
            total -> lot.conversion().convert(total, tender.currency()));
    LotBid offer =
        lot.offers().stream().filter(o -> o.bidId() == bid.bidId()).findFirst().orElseThrow();
    Optional<Money> price = place.price(offer);
    return new FirstPlaceView(
        bid,
        first,
        PlaceOfBid.BEHIND,
        tender.weighsQuality(),
        price.orElse(null),
        price.map(p -> place.rank(place.at(offer, p)).abnormallyLow()).orElse(false),
        tender.weighsQuality() ? place.score(offer).orElse(null) : null);
  }

  /** Whether a ranking made now has the places and figures of the one on record. */
  private static boolean isAsRanked(
      List<LotRankingQueries.LotRankingRow> rows, List<RankingRows.RankedBidRow> now) {
    return rows.size() == now.size()
        && rows.stream().allMatch(r -> now.stream().anyMatch(n -> isSame(r, n.ranked())));
  }

  private static boolean isSame(LotRankingQueries.LotRankingRow row, RankedBid now) {
    return row.bidId() == now.offer().bidId()
        && Objects.equals(row.rankPosition(), now.position())
        && (row.rankPosition() == null
            || (equal(row.finalScore(), now.finalScore())
                && equal(row.evaluatedPrice(), now.evaluatedPrice().amount())));
  }

  private static boolean equal(@Nullable BigDecimal one, BigDecimal other) {
    return one != null && one.compareTo(other) == 0;
  }
}
