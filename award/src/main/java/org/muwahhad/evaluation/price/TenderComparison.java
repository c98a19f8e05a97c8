package org.muwahhad.evaluation.price;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.muwahhad.evaluation.LotRankingQueries;
import org.muwahhad.shared.Conversion;
import org.muwahhad.shared.Money;
import org.muwahhad.tender.TenderQueries;

/**
 * The bids for the lots of one tender side by side, one lot after the other. What the lots share is
 * read once: the rates, what was estimated, and what the items come to at their benchmark prices.
 */
public final class TenderComparison {
  private static final int ITEMS_AT_A_TIME = 200;

  private final TenderQueries.Tender tender;
  private final Conversion conversion;
  private final Map<Long, BigDecimal> estimated;
  private final Map<Long, LotReferences> references;
  private final LotRankingQueries rankings;
  private final EvaluatedPrices rows;

  /** The lines of the lots that were read together, by lot. */
  private final Map<Long, List<LotComparison.ItemPriceRow>> together;

  /** The lot that was asked for last: its lines are read once for all tables that show them. */
  private @Nullable KnownLot last;

  private TenderComparison(
      TenderQueries.Tender tender,
      Conversion conversion,
      Map<Long, BigDecimal> estimated,
      Map<Long, LotReferences> references,
      LotRankingQueries rankings,
      EvaluatedPrices rows,
      Map<Long, List<LotComparison.ItemPriceRow>> together) {
    this.together = together;
    this.tender = tender;
    this.conversion = conversion;
    this.estimated = estimated;
    this.references = references;
    this.rankings = rankings;
    this.rows = rows;
  }

  /**
   * What the bids for a lot are held against.
   *
   * @param items how many the lot has
   */
  private record LotReferences(int items, @Nullable Money benchmark, @Nullable Money estimate) {
    static final LotReferences NONE = new LotReferences(0, null, null);
  }

  /**
   * A lot with its first lines.
   *
   * @param items all of them
   */
  private record KnownLot(
      long lotId,
      List<LotRankingQueries.LotRankingRow> ranking,
      List<EvaluatedPrices.ItemRow> items,
      List<LotComparison.ItemPriceRow> first) {}

  static TenderComparison of(
      TenderQueries.Tender tender,
      Conversion conversion,
      OpenedEstimates estimates,
      LotRankingQueries rankings,
      EvaluatedPrices rows) {
    List<EvaluatedPrices.ItemRow> items = rows.listItems(tender.id());
    Map<Long, BigDecimal> estimated = estimates.of(tender, conversion, () -> items);
    Map<Long, LotReferences> references = new HashMap<>();
    items.stream()
        .collect(Collectors.groupingBy(EvaluatedPrices.ItemRow::lotId))
        .forEach(
            (lot, own) ->
                references.put(
                    lot,
                    new LotReferences(
                        own.size(),
                        LotComparison.benchmark(own, conversion, tender.currency()),
                        LotComparison.estimate(own, estimated, tender.currency()))));
    return new TenderComparison(
        tender, conversion, estimated, references, rankings, rows, Map.of());
  }

  /**
   * The same with the lines of some lots, which are read together and held.
   *
   * @param ranked the rankings of these lots, by lot
   */
  public TenderComparison withLinesOf(Map<Long, List<LotRankingQueries.LotRankingRow>> ranked) {
    if (ranked.isEmpty()) {
      return this;
    }
    List<Long> lots = List.copyOf(ranked.keySet());
    Map<Long, Long> lotOfItem = new HashMap<>();
    Map<Long, List<EvaluatedPrices.ItemRow>> items = new HashMap<>();
    for (EvaluatedPrices.ItemRow item : rows.listItemsOf(tender.id(), lots)) {
      lotOfItem.put(item.id(), item.lotId());
      items.computeIfAbsent(item.lotId(), l -> new ArrayList<>()).add(item);
    }
    Map<Long, List<EvaluatedPrices.EvaluatedPriceLine>> lines = new HashMap<>();
    for (EvaluatedPrices.EvaluatedPriceLine line : rows.listLines(tender.id(), lots)) {
      Long lot = lotOfItem.get(line.lotItemId());
      if (lot != null) {
        lines.computeIfAbsent(lot, l -> new ArrayList<>()).add(line);
      }
    }
    Map<Long, List<LotComparison.ItemPriceRow>> known = new HashMap<>();
    ranked.forEach(
        (lot, ranking) ->
            known.put(
                lot,
                LotComparison.of(
                        ranking,
                        items.getOrDefault(lot, List.of()),
                        lines.getOrDefault(lot, List.of()),
                        estimated,
                        conversion,
                        tender.currency())
                    .rows()));
    return new TenderComparison(tender, conversion, estimated, references, rankings, rows, known);
  }

  /** How many items a lot has. */
  public int items(long lotId) {
    return references.getOrDefault(lotId, LotReferences.NONE).items();
  }

  /** What the items of a lot come to at their benchmark prices; null when a rate is missing. */
  public @Nullable Money benchmark(long lotId) {
    return references.getOrDefault(lotId, LotReferences.NONE).benchmark();
  }

  /**
   * The bids for a lot, their totals and its benchmark, without its lines.
   *
   * @param ranking of this lot
   */
  public LotComparison totals(long lotId, List<LotRankingQueries.LotRankingRow> ranking) {
    LotReferences own = references.getOrDefault(lotId, LotReferences.NONE);
    return LotComparison.ofTotals(ranking, own.benchmark(), own.estimate());
  }

  /**
   * The lines of all bids for a lot, in order, for a report. Prices are read some items at a time,
   * so that a lot of any size and number of bids is never held as a whole.
   */
  public synchronized Stream<LotComparison.ItemPriceRow> lines(long lotId) {
    List<LotComparison.ItemPriceRow> held = together.get(lotId);
    if (held != null) {
      return held.stream();
    }
    KnownLot lot = last;
    if (lot == null || lot.lotId() != lotId) {
      List<LotRankingQueries.LotRankingRow> ranking = rankings.listLotRanking(tender.id(), lotId);
      List<EvaluatedPrices.ItemRow> items = rows.listItems(tender.id(), lotId);
      lot = new KnownLot(lotId, ranking, items, lines(lotId, ranking, items, 0));
      last = lot;
    }
    KnownLot known = lot;
    int all = known.items().size();
    return Stream.concat(
        known.first().stream(),
        IntStream.iterate(ITEMS_AT_A_TIME, i -> i < all, i -> i + ITEMS_AT_A_TIME)
            .mapToObj(i -> lines(lotId, known.ranking(), known.items(), i))
            .flatMap(List::stream));
  }

  private List<LotComparison.ItemPriceRow> lines(
      long lotId,
      List<LotRankingQueries.LotRankingRow> ranking,
      List<EvaluatedPrices.ItemRow> items,
      int from) {
    List<EvaluatedPrices.ItemRow> some =
        items.subList(from, Math.min(items.size(), from + ITEMS_AT_A_TIME));
    return some.isEmpty()
        ? List.of()
        : LotComparison.of(
                ranking,
                some,
                rows.listLinesOf(
                    tender.id(), lotId, some.stream().map(EvaluatedPrices.ItemRow::id).toList()),
                estimated,
                conversion,
                tender.currency())
            .rows();
  }
}
