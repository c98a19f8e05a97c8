package org.muwahhad.tender.approval;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.muwahhad.tender.TenderQueries;

/**
 * Which suppliers compete for which lots of a mini-competition, and by which agreement. Pure.
 *
 * <p>A supplier competes for a lot as a whole, by one agreement that covers all its items; of
 * several such agreements by the oldest. Each item of an agreement stands for one item of the
 * mini-competition: first for that of the same revision, so that the price is of the very thing.
 */
public final class AgreementCover {
  private AgreementCover() {}

  private record Bidder(long lotId, long supplierId) {}

  /**
   * The agreement item that stands for each item and supplier, by lot, supplier and item.
   *
   * @param matches what could stand for what, the better first
   * @param items the items of each lot
   */
  public static List<AgreementCeilingQueries.Match> of(
      List<AgreementCeilingQueries.Match> matches, Map<Long, Set<Long>> items) {
    Map<Bidder, Map<Long, List<AgreementCeilingQueries.Match>>> byBidder = new LinkedHashMap<>();
    for (AgreementCeilingQueries.Match match : matches) {
      byBidder
          .computeIfAbsent(new Bidder(match.lotId(), match.supplierId()), b -> new TreeMap<>())
          .computeIfAbsent(match.agreementId(), a -> new ArrayList<>())
          .add(match);
    }
    Set<Long> used = new HashSet<>();
    List<AgreementCeilingQueries.Match> cover = new ArrayList<>();
    byBidder.forEach(
        (bidder, agreements) -> {
          Set<Long> lot = items.getOrDefault(bidder.lotId(), Set.of());
          List<AgreementCeilingQueries.Match> whole = first(agreements.values(), lot, used);
          whole.forEach(m -> used.add(m.agreementItemId()));
          cover.addAll(whole);
        });
    cover.sort(
        Comparator.comparingLong(AgreementCeilingQueries.Match::lotId)
            .thenComparingLong(AgreementCeilingQueries.Match::supplierId)
            .thenComparingLong(AgreementCeilingQueries.Match::agreementId)
            .thenComparingLong(AgreementCeilingQueries.Match::lotItemId));
    return cover;
  }

  /** The items of each lot of a tender. */
  public static Map<Long, Set<Long>> lots(List<TenderQueries.LotItem> items) {
    return items.stream()
        .collect(
            Collectors.groupingBy(
                TenderQueries.LotItem::lotId,
                Collectors.mapping(TenderQueries.LotItem::id, Collectors.toSet())));
  }

  private static List<AgreementCeilingQueries.Match> first(
      Collection<List<AgreementCeilingQueries.Match>> agreements, Set<Long> lot, Set<Long> used) {
    for (List<AgreementCeilingQueries.Match> agreement : agreements) {
      Map<Long, AgreementCeilingQueries.Match> chosen = choose(agreement, used);
      if (!lot.isEmpty() && chosen.keySet().containsAll(lot)) {
        return List.copyOf(chosen.values());
      }
    }
    return List.of();
  }

  private static Map<Long, AgreementCeilingQueries.Match> choose(
      List<AgreementCeilingQueries.Match> agreement, Set<Long> used) {
    Map<Long, AgreementCeilingQueries.Match> chosen = new TreeMap<>();
    Set<Long> taken = new HashSet<>(used);
    for (boolean same : new boolean[] {true, false}) {
      for (AgreementCeilingQueries.Match match : agreement) {
        if (match.sameRevision() == same
            && !chosen.containsKey(match.lotItemId())
            && taken.add(match.agreementItemId())) {
          chosen.put(match.lotItemId(), match);
        }
      }
    }
    return chosen;
  }
}
