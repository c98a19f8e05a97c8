package org.muwahhad.evaluation.flag;

import jakarta.inject.Singleton;
import jakarta.transaction.Transactional;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
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
  private final FlaggedLots flaggedLots;

  ViewRedFlags(
      EvaluationAccess access,
      RedFlagQueries queries,
      UnitPrices unitPrices,
      FlaggedLots flaggedLots) {
    this.flaggedLots = flaggedLots;
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
    UnitPrices.TenderUnitPrices prices = unitPrices.of(tenderId);
    Map<Long, Long> suppliers = new HashMap<>();
    bidders.forEach(b -> suppliers.put(b.bidId(), b.supplierId()));
    Map<Long, RedFlags.FlaggedLot> lots = flaggedLots.of(tenderId, suppliers, prices);
    if (lots.isEmpty()) {
      return List.of();
    }
    Map<Long, List<RedFlags.Contest>> past = past(tenderId);
    List<RedFlag> signs = new ArrayList<>();
    lots.forEach(
        (lotId, lot) -> {
          RedFlags.singleBidder(lot).ifPresent(signs::add);
          signs.addAll(RedFlags.samePrices(lot));
          signs.addAll(RedFlags.constantRatio(lot));
          signs.addAll(RedFlags.constantOffset(lot));
          RedFlags.closeLosers(lot).ifPresent(signs::add);
          RedFlags.rotation(lot, past.getOrDefault(lotId, List.of())).ifPresent(signs::add);
        });
    for (RedFlagQueries.BidderRow bidder : bidders) {
      RedFlags.roundPrices(bidder.bidId(), prices.byBid().getOrDefault(bidder.bidId(), List.of()))
          .ifPresent(signs::add);
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

  /** The past awards of the same kind of goods as each lot, the oldest first. */
  private Map<Long, List<RedFlags.Contest>> past(long tenderId) {
    Map<Long, Set<Long>> suppliers = new TreeMap<>();
    Map<Long, Long> winners = new HashMap<>();
    Map<String, Set<Long>> awards = new HashMap<>();
    for (RedFlagQueries.PastRow row : queries.listPast(tenderId)) {
      suppliers.computeIfAbsent(row.awardId(), a -> new HashSet<>()).add(row.supplierId());
      awards.computeIfAbsent(row.goods(), g -> new TreeSet<>()).add(row.awardId());
      if (row.won()) {
        winners.put(row.awardId(), row.supplierId());
      }
    }
    if (winners.isEmpty()) {
      return Map.of();
    }
    Map<Long, Set<Long>> byLot = new HashMap<>();
    for (RedFlagQueries.LotGoods lot : queries.listGoods(tenderId)) {
      byLot
          .computeIfAbsent(lot.lotId(), l -> new TreeSet<>())
          .addAll(awards.getOrDefault(lot.goods(), Set.of()));
    }
    Map<Long, List<RedFlags.Contest>> past = new HashMap<>();
    byLot.forEach(
        (lot, ids) ->
            past.put(
                lot,
                ids.stream()
                    .filter(winners::containsKey)
                    .map(a -> contest(suppliers, winners, a))
                    .toList()));
    return past;
  }

  private static RedFlags.Contest contest(
      Map<Long, Set<Long>> suppliers, Map<Long, Long> winners, long award) {
    return new RedFlags.Contest(
        suppliers.getOrDefault(award, Set.of()), Objects.requireNonNull(winners.get(award)));
  }

  private static Bilingual name(Map<Long, Bilingual> names, long bidId) {
    return names.getOrDefault(bidId, new Bilingual("?", "?"));
  }
}
