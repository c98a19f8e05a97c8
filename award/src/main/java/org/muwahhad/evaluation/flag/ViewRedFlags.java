package org.muwahhad.evaluation.flag;

import jakarta.inject.Singleton;
import jakarta.transaction.Transactional;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.muwahhad.access.Actor;
import org.muwahhad.evaluation.EvaluationAccess;
import org.muwahhad.shared.Bilingual;
import org.muwahhad.shared.Refusal;

/**
 * The signs found in the bids of a ranked tender, to those who may read its examination. They are
 * computed again each time; only remarks are stored.
 */
@Singleton
public class ViewRedFlags {
  private final EvaluationAccess access;
  private final RedFlagQueries queries;
  private final UnitPrices unitPrices;

  ViewRedFlags(EvaluationAccess access, RedFlagQueries queries, UnitPrices unitPrices) {
    this.access = access;
    this.queries = queries;
    this.unitPrices = unitPrices;
  }

  /**
   * A sign with the names of the bidders it concerns.
   *
   * @param key names the sign, for remarks
   */
  public record RedFlagView(
      String key, RedFlag sign, List<Bilingual> bidders, List<RedFlagQueries.Remark> remarks) {}

  /** All signs, by kind and lot. */
  @Transactional
  public List<RedFlagView> list(Actor actor, long tenderId) {
    access.requireReader(actor, tenderId);
    return listAll(tenderId);
  }

  /** One sign. */
  @Transactional
  public RedFlagView get(Actor actor, long tenderId, String key) {
    return list(actor, tenderId).stream()
        .filter(f -> f.key().equals(key))
        .findFirst()
        .orElseThrow(() -> new Refusal.NotFound("sign " + key));
  }

  /** The same; who may read them is asked where they are shown. */
  @Transactional
  public List<RedFlagView> listAll(long tenderId) {
    List<RedFlagQueries.BidderRow> bidders = queries.listBidders(tenderId);
    Map<Long, Bilingual> names =
        bidders.stream()
            .collect(
                Collectors.toMap(RedFlagQueries.BidderRow::bidId, RedFlagQueries.BidderRow::name));
    Map<String, List<RedFlagQueries.Remark>> remarks =
        queries.listRemarks(tenderId).stream()
            .collect(Collectors.groupingBy(RedFlagQueries.Remark::flagKey));
    return signs(tenderId, bidders).stream()
        .sorted(
            Comparator.comparing(RedFlag::kind)
                .thenComparing(
                    RedFlag::lotNumber, Comparator.nullsFirst(Comparator.naturalOrder())))
        .map(
            s ->
                new RedFlagView(
                    s.key(),
                    s,
                    s.bids().stream().map(b -> name(names, b)).toList(),
                    remarks.getOrDefault(s.key(), List.of())))
        .toList();
  }

  private List<RedFlag> signs(long tenderId, List<RedFlagQueries.BidderRow> bidders) {
    List<RedFlagQueries.BidRow> ranking = queries.listBids(tenderId);
    if (ranking.isEmpty()) {
      return List.of();
    }
    Map<UnitPrices.BidForLot, Map<Long, BigDecimal>> prices = unitPrices.of(tenderId);
    Map<Long, List<RedFlags.Contest>> past = past(tenderId);
    List<RedFlag> signs = new ArrayList<>();
    lots(ranking, prices)
        .forEach(
            (lotId, lot) -> {
              RedFlags.singleBidder(lot).ifPresent(signs::add);
              signs.addAll(RedFlags.samePrices(lot));
              signs.addAll(RedFlags.constantRatio(lot));
              signs.addAll(RedFlags.constantOffset(lot));
              RedFlags.closeLosers(lot).ifPresent(signs::add);
              RedFlags.rotation(lot, past.getOrDefault(lotId, List.of())).ifPresent(signs::add);
            });
    for (RedFlagQueries.BidderRow bidder : bidders) {
      RedFlags.roundPrices(bidder.bidId(), all(prices, bidder.bidId())).ifPresent(signs::add);
      RedFlags.wasDisqualified(
              new RedFlags.PastDisqualifications(
                  bidder.bidId(),
                  bidder.suspensions(),
                  bidder.running(),
                  bidder.debarments(),
                  bidder.unqualified(),
                  bidder.excluded()))
          .ifPresent(signs::add);
    }
    return signs;
  }

  private static Map<Long, RedFlags.FlaggedLot> lots(
      List<RedFlagQueries.BidRow> ranking,
      Map<UnitPrices.BidForLot, Map<Long, BigDecimal>> prices) {
    Map<Long, RedFlags.FlaggedLot> lots = new LinkedHashMap<>();
    for (RedFlagQueries.BidRow row : ranking) {
      lots.computeIfAbsent(
              row.lotId(), l -> new RedFlags.FlaggedLot(row.lotNumber(), new ArrayList<>()))
          .bids()
          .add(
              new RedFlags.Bid(
                  row.bidId(),
                  row.supplierId(),
                  row.rankPosition(),
                  row.total(),
                  row.currency(),
                  prices.getOrDefault(
                      new UnitPrices.BidForLot(row.lotId(), row.bidId()), Map.of())));
    }
    return lots;
  }

  private Map<Long, List<RedFlags.Contest>> past(long tenderId) {
    record Award(long lotId, long awardId) {}
    Map<Award, Set<Long>> suppliers = new LinkedHashMap<>();
    Map<Award, Long> winners = new LinkedHashMap<>();
    for (RedFlagQueries.PastRow row : queries.listPast(tenderId)) {
      Award award = new Award(row.lotId(), row.awardId());
      suppliers.computeIfAbsent(award, a -> new HashSet<>()).add(row.supplierId());
      if (row.won()) {
        winners.put(award, row.supplierId());
      }
    }
    Map<Long, List<RedFlags.Contest>> past = new LinkedHashMap<>();
    suppliers.forEach(
        (award, all) -> {
          @Nullable Long winner = winners.get(award);
          if (winner != null) {
            past.computeIfAbsent(award.lotId(), l -> new ArrayList<>())
                .add(new RedFlags.Contest(all, winner));
          }
        });
    return past;
  }

  private static List<BigDecimal> all(
      Map<UnitPrices.BidForLot, Map<Long, BigDecimal>> prices, long bidId) {
    List<BigDecimal> all = new ArrayList<>();
    prices.forEach(
        (key, byItem) -> {
          if (key.bidId() == bidId) {
            all.addAll(byItem.values());
          }
        });
    return all;
  }

  private static Bilingual name(Map<Long, Bilingual> names, long bidId) {
    return names.getOrDefault(bidId, new Bilingual("?", "?"));
  }
}
