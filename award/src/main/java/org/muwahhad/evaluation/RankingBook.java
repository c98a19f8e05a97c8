package org.muwahhad.evaluation;

import jakarta.inject.Singleton;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.muwahhad.access.Actor;
import org.muwahhad.audit.AuditLog;
import org.muwahhad.evaluation.EvaluationEntry.BidsRanked;
import org.muwahhad.evaluation.EvaluationEntry.FirstRanked;
import org.muwahhad.shared.Conversion;
import org.muwahhad.shared.Digest;
import org.muwahhad.shared.ExchangeRateQueries;
import org.muwahhad.shared.Money;
import org.muwahhad.shared.Refusal;
import org.muwahhad.tender.CriterionKind;
import org.muwahhad.tender.TenderQueries;
import org.muwahhad.tender.TenderRule;

/**
 * Reads what a ranking is computed from, computes it for every lot, and writes it down.
 *
 * <p>Refused with {@code evaluation.rate-missing} when the tender's day has no exchange rate of a
 * currency.
 */
@Singleton
public class RankingBook {
  private final Evaluations evaluations;
  private final BidLines lines;
  private final RankingRows rankingRows;
  private final ScoreQueries scores;
  private final TenderQueries tenders;
  private final ExchangeRateQueries rates;
  private final AuditLog audit;

  RankingBook(
      Evaluations evaluations,
      BidLines lines,
      RankingRows rankingRows,
      ScoreQueries scores,
      TenderQueries tenders,
      ExchangeRateQueries rates,
      AuditLog audit) {
    this.evaluations = evaluations;
    this.lines = lines;
    this.rankingRows = rankingRows;
    this.scores = scores;
    this.tenders = tenders;
    this.rates = rates;
    this.audit = audit;
  }

  /** What a decision on a low price was about: the price of a bid, or that of its alternative. */
  private record LowPriceSubject(BidLines.BidLotKey bid, boolean alternative) {}

  private record RankingInput(
      TenderQueries.Tender tender,
      Conversion conversion,
      Map<Long, BigDecimal> technical,
      Map<BidLines.BidLotKey, List<BidTotals.PricedBidLine>> lines,
      Map<BidLines.BidLotKey, List<BidTotals.PricedBidLine>> alternatives,
      Map<LowPriceSubject, LotBid.LowPriceDecision> decisions,
      Map<BidLines.BidLotKey, String> miscalculated,
      Set<BidLines.BidLotKey> excluded,
      Set<BidLines.BidLotKey> aboveAgreement,
      List<Evaluations.BidToRank> bids,
      List<String> draws) {}

  /**
   * Lets go of the ranking of lots that returned to the panel without an award, so that they are
   * ranked again.
   */
  public void discard(long tenderId) {
    evaluations.discardRanks(tenderId);
  }

  /**
   * Ranks all lots that are not awarded again, in the transaction of the act that asks for it, and
   * records it.
   */
  public void write(Actor actor, TenderQueries.Tender tender) {
    List<Evaluations.LotSize> lots = evaluations.listLots(tender.id());
    RankingInput material = gather(tender);
    RankingRules rules = rules(tender);
    List<RankingRows.RankedBidRow> rows =
        lots.stream().flatMap(l -> ranked(material, rules, l).stream()).toList();
    rankingRows.put(rows);
    audit.record(actor, entry(tender.id(), lots, rows));
  }

  /**
   * The ranking of some lots on the quantities in force, without writing it down, by the same rule
   * as what is written.
   */
  List<RankingRows.RankedBidRow> rank(TenderQueries.Tender tender, List<Evaluations.LotSize> lots) {
    RankingInput material = gather(tender);
    RankingRules rules = rules(tender);
    return lots.stream().flatMap(l -> ranked(material, rules, l).stream()).toList();
  }

  /** What the ranking of a lot is computed from at the prices bid, without any alternative. */
  record LotToRank(LotRanking ranking, List<LotBid> offers, Conversion conversion) {}

  LotToRank asBid(TenderQueries.Tender tender, Evaluations.LotSize lot) {
    RankingInput material = gather(tender);
    String seed = DrawSeed.of(tender.ocid(), lot.number(), material.draws());
    return new LotToRank(
        new LotRanking(rules(tender), seed),
        offers(material, lot, Set.of()),
        material.conversion());
  }

  /**
   * The ranking of a lot. An alternative that was accepted counts as long as its bid ranks first by
   * the prices of the bids themselves and it comes to no more than that bid; without it the lot
   * stays as these prices rank it.
   */
  private static List<RankingRows.RankedBidRow> ranked(
      RankingInput material, RankingRules rules, Evaluations.LotSize lot) {
    List<RankingRows.RankedBidRow> asBid = rows(material, rules, lot, Set.of());
    return asBid.stream()
        .map(RankingRows.RankedBidRow::ranked)
        .filter(r -> Integer.valueOf(1).equals(r.position()))
        .filter(r -> mayReplace(material, lot, r.offer()))
        .findFirst()
        .map(r -> new BidLines.BidLotKey(lot.lotId(), r.offer().bidId()))
        .map(first -> rows(material, rules, lot, Set.of(first)))
        .orElse(asBid);
  }

  private static boolean mayReplace(RankingInput material, Evaluations.LotSize lot, LotBid first) {
    List<BidTotals.PricedBidLine> alternative =
        material.alternatives().get(new BidLines.BidLotKey(lot.lotId(), first.bidId()));
    Money bid = first.total();
    return alternative != null
        && BidTotals.total(alternative, bid.currency()).amount().compareTo(bid.amount()) <= 0;
  }

  /**
   * One lot ranked.
   *
   * @param replaced the bids whose prices are those of their alternative
   */
  private static List<RankingRows.RankedBidRow> rows(
      RankingInput material,
      RankingRules rules,
      Evaluations.LotSize lot,
      Set<BidLines.BidLotKey> replaced) {
    TenderQueries.Tender tender = material.tender();
    LotRanking ranking =
        new LotRanking(rules, DrawSeed.of(tender.ocid(), lot.number(), material.draws()));
    return ranking.rank(offers(material, lot, replaced)).stream()
        .map(
            r ->
                new RankingRows.RankedBidRow(
                    lot.lotId(),
                    tender.id(),
                    r,
                    explanation(r),
                    replaced.contains(new BidLines.BidLotKey(lot.lotId(), r.offer().bidId())),
                    ranking.drawSeed()))
        .toList();
  }

  private RankingRules rules(TenderQueries.Tender tender) {
    Map<String, BigDecimal> values =
        tenders.listRules(tender.id()).stream()
            .collect(Collectors.toMap(TenderQueries.Rule::code, TenderQueries.Rule::value));
    return new RankingRules(
        tender.weighsQuality(),
        rule(values, TenderRule.TECHNICAL_PASS_MARK),
        rule(values, TenderRule.PREFERENCE_GCC_PERCENT),
        rule(values, TenderRule.WEIGHT_QUALITY),
        rule(values, TenderRule.WEIGHT_PRICE),
        new LowPrice(
            rule(values, TenderRule.ABNORMAL_MEAN_PERCENT),
            rule(values, TenderRule.ABNORMAL_NEXT_PERCENT)));
  }

  private static BigDecimal rule(Map<String, BigDecimal> values, TenderRule rule) {
    BigDecimal value = values.get(rule.code());
    if (value == null) {
      throw new IllegalStateException("The tender lacks rule " + rule.code());
    }
    return value;
  }

  private RankingInput gather(TenderQueries.Tender tender) {
    long id = tender.id();
    List<Evaluations.BidToRank> bids = evaluations.listBids(id);
    return new RankingInput(
        tender,
        conversion(tender, bids),
        technicalScores(id),
        lines.of(id),
        lines.ofAccepted(id),
        evaluations.listDecisions(id).stream()
            .collect(
                Collectors.toMap(
                    d ->
                        new LowPriceSubject(
                            new BidLines.BidLotKey(d.lotId(), d.bidId()), d.alternative()),
                    d -> new LotBid.LowPriceDecision(d.accepted(), d.reason()))),
        evaluations.listMiscalculated(id).stream()
            .collect(
                Collectors.toMap(
                    m -> new BidLines.BidLotKey(m.lotId(), m.bidId()),
                    Evaluations.ArithmeticFinding::reason)),
        keys(evaluations.listExcluded(id)),
        keys(evaluations.listAboveAgreement(id)),
        bids,
        evaluations.listDraws(id));
  }

  private Conversion conversion(TenderQueries.Tender tender, List<Evaluations.BidToRank> bids) {
    LocalDate day = tender.rateDate();
    if (day == null) {
      throw new IllegalStateException("Tender " + tender.number() + " has no rate date");
    }
    Conversion conversion = rates.on(day);
    for (Evaluations.BidToRank bid : bids) {
      String currency = bid.currency();
      if (currency != null
          && !(conversion.knows(currency) && conversion.knows(tender.currency()))) {
        throw new Refusal.RuleBroken("evaluation.rate-missing", currency, tender.currency());
      }
    }
    return conversion;
  }

  /** The technical score of each bid with agreed points, by bid. */
  public Map<Long, BigDecimal> technicalScores(long tenderId) {
    Map<Long, BigDecimal> weights = new TreeMap<>();
    tenders.listCriteria(tenderId).stream()
        .filter(c -> c.kind() == CriterionKind.TECHNICAL)
        .forEach(c -> weights.put(c.id(), c.weight() == null ? BigDecimal.ZERO : c.weight()));
    Map<Long, Map<Long, BigDecimal>> points =
        scores.listConsensus(tenderId).stream()
            .collect(
                Collectors.groupingBy(
                    ScoreQueries.Consensus::bidId,
                    Collectors.toMap(
                        ScoreQueries.Consensus::criterionId, ScoreQueries.Consensus::points)));
    Map<Long, BigDecimal> technical = new TreeMap<>();
    points.forEach(
        (bid, byCriterion) -> technical.put(bid, Scoring.technical(weights, byCriterion)));
    return technical;
  }

  /** The bids that priced anything in a lot; a bidder may bid for some lots only. */
  private static List<LotBid> offers(
      RankingInput material, Evaluations.LotSize lot, Set<BidLines.BidLotKey> replaced) {
    return material.bids().stream()
        .filter(b -> material.lines().containsKey(new BidLines.BidLotKey(lot.lotId(), b.bidId())))
        .map(b -> offer(material, lot, b, replaced))
        .toList();
  }

  private static @Nullable Exclusion ruledOut(
      RankingInput material, BidLines.BidLotKey key, Evaluations.BidToRank bid) {
    if (bid.debarred()) {
      return Exclusion.DEBARRED;
    }
    if (material.excluded().contains(key)) {
      return Exclusion.REVIEW;
    }
    return material.aboveAgreement().contains(key) ? Exclusion.ABOVE_AGREEMENT : null;
  }

  private static Set<BidLines.BidLotKey> keys(List<Evaluations.ExcludedBid> bids) {
    return bids.stream()
        .map(e -> new BidLines.BidLotKey(e.lotId(), e.bidId()))
        .collect(Collectors.toSet());
  }

  private static LotBid offer(
      RankingInput material,
      Evaluations.LotSize lot,
      Evaluations.BidToRank bid,
      Set<BidLines.BidLotKey> replaced) {
    BidLines.BidLotKey key = new BidLines.BidLotKey(lot.lotId(), bid.bidId());
    List<BidTotals.PricedBidLine> lines =
        (replaced.contains(key) ? material.alternatives() : material.lines())
            .getOrDefault(key, List.of());
    Money total = BidTotals.total(lines, Objects.requireNonNull(bid.currency()));
    return new LotBid(
        bid.bidId(),
        bid.registrationNumber(),
        bid.gccOrigin(),
        ruledOut(material, key, bid),
        bid.compliant(),
        BidTotals.isComplete(lines, lot.items()),
        bid.compliant()
            ? material.technical().getOrDefault(bid.bidId(), BigDecimal.ZERO)
            : BigDecimal.ZERO,
        total,
        material.conversion().convert(total, material.tender().currency()),
        material.decisions().get(new LowPriceSubject(key, replaced.contains(key))),
        material.miscalculated().get(key));
  }

  /**
   * A reason stands beside a flag only: a price that is no longer low needs none. Of a bid that is
   * out for its arithmetic it says why.
   */
  private static @Nullable String explanation(RankedBid ranked) {
    if (ranked.exclusion() == Exclusion.ARITHMETIC) {
      return ranked.offer().miscalculated();
    }
    LotBid.LowPriceDecision decision = ranked.offer().decision();
    return decision == null || !ranked.abnormallyLow() ? null : decision.reason();
  }

  /**
   * What the record keeps of a ranking. A large tender has thousands of rows, more than an entry
   * holds: it names the first of every lot, and digests by which the rows can be checked, one of
   * all and one of each lot, since lots part later.
   */
  private static BidsRanked entry(
      long tenderId, List<Evaluations.LotSize> lots, List<RankingRows.RankedBidRow> rows) {
    List<String> all = new ArrayList<>();
    List<FirstRanked> first = new ArrayList<>();
    Map<Long, Integer> numbers = new TreeMap<>();
    lots.forEach(l -> numbers.put(l.lotId(), l.number()));
    for (RankingRows.RankedBidRow row : rows) {
      RankedBid ranked = row.ranked();
      all.add(numbers.get(row.lotId()) + "/" + line(row));
      if (Integer.valueOf(1).equals(ranked.position())) {
        first.add(
            new FirstRanked(
                String.valueOf(numbers.get(row.lotId())),
                ranked.offer().bidId(),
                ranked.finalScore()));
      }
    }
    return new BidsRanked(tenderId, first, rows.size(), Digest.of(all), digests(numbers, rows));
  }

  /** A digest of all figures of each lot, by its number, as the replay takes it of stored rows. */
  private static Map<String, String> digests(
      Map<Long, Integer> numbers, List<RankingRows.RankedBidRow> rows) {
    Map<String, List<RankingRows.RankedBidRow>> byLot =
        rows.stream().collect(Collectors.groupingBy(r -> String.valueOf(numbers.get(r.lotId()))));
    Map<String, String> digests = new TreeMap<>();
    byLot.forEach(
        (lot, own) ->
            digests.put(
                lot,
                Digest.of(
                    own.stream()
                        .sorted(Comparator.comparingLong(r -> r.ranked().offer().bidId()))
                        .map(RankingBook::line)
                        .toList())));
    return digests;
  }

  private static String line(RankingRows.RankedBidRow row) {
    RankedBid ranked = row.ranked();
    return ranked.offer().bidId()
        + "/"
        + (ranked.exclusion() == null ? String.valueOf(ranked.position()) : ranked.exclusion())
        + "/"
        + stored(ranked.offer().total())
        + "/"
        + stored(ranked.offer().converted())
        + "/"
        + stored(ranked.evaluatedPrice())
        + "/"
        + ranked.technicalScore().toPlainString()
        + "/"
        + ranked.priceScore().toPlainString()
        + "/"
        + ranked.finalScore().toPlainString()
        + (row.alternative() ? "/alternative" : "")
        + "/"
        + row.drawSeed();
  }

  /** With three decimals, as the database keeps amounts of every currency. */
  private static String stored(Money money) {
    return money.amount().setScale(3).toPlainString();
  }
}
