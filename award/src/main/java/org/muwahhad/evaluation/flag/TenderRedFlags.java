package org.muwahhad.evaluation.flag;

import jakarta.inject.Singleton;
import jakarta.transaction.Transactional;
import java.math.BigDecimal;
import java.math.MathContext;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.muwahhad.evaluation.flag.RedFlagRuleQueries.RedFlagRule;
import org.muwahhad.shared.Bilingual;

/**
 * The flags of a tender with what was remarked on them, computed again each time; only remarks are
 * stored. Who may read them is for those to say who show them.
 */
@Singleton
public class TenderRedFlags {
  private final RedFlagQueries queries;
  private final UnitPrices unitPrices;
  private final FlaggedLots flaggedLots;
  private final RedFlagRuleQueries rules;
  private final RedFlagDetection detection;

  TenderRedFlags(
      RedFlagQueries queries,
      UnitPrices unitPrices,
      FlaggedLots flaggedLots,
      RedFlagRuleQueries rules,
      RedFlagDetection detection) {
    this.queries = queries;
    this.unitPrices = unitPrices;
    this.flaggedLots = flaggedLots;
    this.rules = rules;
    this.detection = detection;
  }

  /**
   * A flag with the names of the bidders it concerns.
   *
   * @param key names the flag, for remarks
   */
  public record RedFlagView(
      String key, RedFlag redFlag, List<Bilingual> bidders, List<RedFlagQueries.Remark> remarks) {}

  /** Those about the bids, by kind and lot: what the panel reads. */
  @Transactional
  public List<RedFlagView> listOfBids(long tenderId) {
    return views(tenderId, false);
  }

  /** Those of all subjects, which auditors read. */
  @Transactional
  List<RedFlagView> listAll(long tenderId) {
    return views(tenderId, true);
  }

  /** How much the flags of all subjects call for a closer look. */
  @Transactional
  RiskScore score(long tenderId) {
    List<RedFlagRule> ofTender = rules.listOfTender(tenderId);
    return RiskScore.of(ofTender, flags(tenderId, queries.listBidders(tenderId), ofTender, true));
  }

  private List<RedFlagView> views(long tenderId, boolean auditor) {
    List<RedFlagQueries.BidderHistory> bidders = queries.listBidders(tenderId);
    Map<Long, Bilingual> names =
        bidders.stream()
            .collect(
                Collectors.toMap(
                    RedFlagQueries.BidderHistory::bidId, RedFlagQueries.BidderHistory::name));
    Map<String, List<RedFlagQueries.Remark>> remarks =
        queries.listRemarks(tenderId).stream()
            .collect(Collectors.groupingBy(RedFlagQueries.Remark::flagKey));
    return flags(tenderId, bidders, rules.listOfTender(tenderId), auditor).stream()
        .map(
            s ->
                new RedFlagView(
                    s.key(),
                    s,
                    s.bids().stream().map(b -> name(names, b)).toList(),
                    remarks.getOrDefault(s.key(), List.of())))
        .toList();
  }

  /** The flags in their order, each once. */
  private List<RedFlag> flags(
      long tenderId,
      List<RedFlagQueries.BidderHistory> bidders,
      List<RedFlagRule> ofTender,
      boolean auditor) {
    UnitPrices.TenderUnitPrices prices = unitPrices.of(tenderId);
    Map<Long, Long> suppliers = new HashMap<>();
    bidders.forEach(b -> suppliers.put(b.bidId(), b.supplierId()));
    Map<Long, RedFlags.FlaggedLot> lots =
        flaggedLots.of(tenderId, suppliers, prices, rates(tenderId));
    if (lots.isEmpty()) {
      return List.of();
    }
    FlaggedTender tender = new FlaggedTender(tenderId, lots, bidders, prices, auditor);
    MarketFacts facts = detection.market(tenderId);
    Map<String, RedFlag> found = new LinkedHashMap<>();
    for (RedFlagRule rule : ofTender) {
      if (rule.computed() && (auditor || rule.kind().subject() == RedFlag.Subject.BIDDERS)) {
        detection.of(rule, tender, facts, () -> past(tenderId)).stream()
            .sorted(
                Comparator.comparing(
                    RedFlag::lotNumber, Comparator.nullsFirst(Comparator.naturalOrder())))
            .forEach(flag -> found.putIfAbsent(flag.key(), flag));
      }
    }
    return List.copyOf(found.values());
  }

  /** What one unit of each currency is worth in the currency of the tender. */
  private Map<String, BigDecimal> rates(long tenderId) {
    return queries.listRates(tenderId).stream()
        .collect(
            Collectors.toMap(
                RedFlagQueries.CurrencyRate::currency,
                r -> r.tenderUnits().divide(r.units(), MathContext.DECIMAL64)));
  }

  /** The past awards of the same kind of goods as each lot, the oldest first. */
  private Map<Long, List<RedFlags.Contest>> past(long tenderId) {
    Map<Long, Set<Long>> suppliers = new TreeMap<>();
    Map<Long, Long> winners = new HashMap<>();
    Map<String, Set<Long>> awards = new HashMap<>();
    for (RedFlagQueries.PastBid row : queries.listPast(tenderId)) {
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
