package org.muwahhad.evaluation.price;

import static io.micronaut.data.annotation.Relation.Kind.EMBEDDED;

import io.micronaut.core.annotation.Introspected;
import io.micronaut.data.annotation.Id;
import io.micronaut.data.annotation.MappedEntity;
import io.micronaut.data.annotation.Query;
import io.micronaut.data.annotation.Relation;
import io.micronaut.data.jdbc.annotation.JdbcRepository;
import io.micronaut.data.model.query.builder.sql.Dialect;
import io.micronaut.data.repository.GenericRepository;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.muwahhad.shared.Bilingual;
import org.muwahhad.tender.DisclosedPrices;

/** Prices as stored, of the bids whose price is open: see {@code LotRankingQueries}. */
@JdbcRepository(dialect = Dialect.MYSQL)
interface EvaluatedPrices extends GenericRepository<EvaluatedPrices.EvaluatedPriceLine, Long> {

  /**
   * A priced line of a bid, in its own currency.
   *
   * @param leastQuantity the least of the item that the bid gives; null where it names none
   * @param deliveryDays from an order to its delivery; null where the tender does not ask for it
   * @param bundlePrice what a unit costs if the lots of its bundle are won together; null without
   */
  @Introspected
  @MappedEntity("bid_line")
  record EvaluatedPriceLine(
      @Id long lotItemId,
      long bidId,
      BigDecimal unitPrice,
      @Nullable BigDecimal statedTotal,
      @Nullable BigDecimal leastQuantity,
      @Nullable Integer deliveryDays,
      @Nullable BigDecimal bundlePrice) {}

  /** What a bid asks for one unit of an item from a smaller quantity on, in its own currency. */
  @Introspected
  @MappedEntity("bid_tier")
  record EvaluatedTier(@Id long lotItemId, BigDecimal fromQuantity, BigDecimal unitPrice) {}

  /** What a bid asks for smaller quantities of the items of a lot, from the smallest on. */
  @Query(
      """
      SELECT t.lot_item_id, t.from_quantity, t.unit_price
        FROM tier_in_force t
        JOIN lot_item i ON i.id = t.lot_item_id
       WHERE i.lot_id = :lotId AND t.bid_id = :bidId
       ORDER BY t.lot_item_id, t.from_quantity""")
  List<EvaluatedTier> listTiers(long lotId, long bidId);

  /**
   * A bid whose totals for a lot are not what its unit prices come to, in its own currency and in
   * the quantities tendered.
   *
   * @param stated the lot's total as the bidder states it, else the sum of its lines as stated, or
   *     as computed where it states nothing
   * @param corrected sum of quantity times unit price, each line rounded
   */
  @Introspected
  @MappedEntity("bid_line")
  record Arithmetic(@Id long bidId, long lotId, BigDecimal stated, BigDecimal corrected) {}

  /** What a lot comes to as a bidder states it. */
  @Introspected
  @MappedEntity("bid_lot_total")
  record StatedLot(@Id long bidId, BigDecimal statedTotal) {}

  /**
   * A rate in force on the rate date of a tender.
   *
   * @param sourceAr the source in Arabic; null where it was written in one language
   */
  @Introspected
  @MappedEntity("tender_exchange_rate")
  record RateRow(
      @Id long id,
      String currency,
      BigDecimal unitsPerUsd,
      LocalDate validFrom,
      String source,
      @Nullable String sourceAr) {}

  /** A lot with what its ranking comes to, in the currency of the tender. */
  @Introspected
  @MappedEntity("lot")
  record LotRow(
      @Id long lotId,
      int number,
      @Relation(EMBEDDED) Bilingual title,
      long bids,
      long admissible,
      @Nullable BigDecimal lowest,
      @Nullable BigDecimal highest,
      @Nullable BigDecimal firstPrice,
      @Relation(EMBEDDED) @Nullable Bilingual first) {}

  /**
   * An item of a lot. One unit asked for is {@code numerator / denominator} base units, where the
   * item is counted in another unit as well.
   *
   * @param quantity the ranking was made in
   * @param tendered quantity the bids were made for
   */
  @Introspected
  @MappedEntity("lot_item")
  record ItemRow(
      @Id long id,
      long lotId,
      int position,
      String code,
      @Relation(EMBEDDED) Bilingual name,
      @Relation(EMBEDDED) Bilingual unit,
      BigDecimal quantity,
      BigDecimal benchmarkPrice,
      String benchmarkCurrency,
      @Relation(EMBEDDED) @Nullable Bilingual base,
      @Nullable Long numerator,
      @Nullable Long denominator,
      BigDecimal tendered) {}

  @Query(
      """
      SELECT exchange_rate_id AS id, currency, units_per_usd, valid_from, source,
             source_ar
        FROM tender_exchange_rate WHERE tender_id = :tenderId""")
  List<RateRow> listRates(long tenderId);

  @Query(
      """
      SELECT l.id AS lot_id, l.number, l.title_ar, l.title_en, COALESCE(a.bids, 0) AS bids,
             COALESCE(a.admissible, 0) AS admissible, a.lowest, a.highest,
             f.converted_total AS first_price, s.name_ar AS first_ar, s.name_en AS first_en
        FROM lot l
        LEFT JOIN (SELECT r.lot_id, COUNT(*) AS bids, COUNT(r.rank_position) AS admissible,
                          MIN(CASE WHEN r.is_admissible THEN r.evaluated_price END) AS lowest,
                          MAX(CASE WHEN r.is_admissible THEN r.evaluated_price END) AS highest
                     FROM lot o JOIN lot_ranking r ON r.lot_id = o.id
                    WHERE o.tender_id = :tenderId
                    GROUP BY r.lot_id) a ON a.lot_id = l.id
        LEFT JOIN lot_ranking f ON f.lot_id = l.id AND f.rank_position = 1
        LEFT JOIN bid b ON b.id = f.bid_id
        LEFT JOIN supplier s ON s.id = b.supplier_id
       WHERE l.tender_id = :tenderId
       ORDER BY l.number""")
  List<LotRow> listLots(long tenderId);

  /** The currencies of the bids whose price is open for a lot at least. */
  @Query(
      """
      SELECT DISTINCT o.currency FROM opened_bid o
       WHERE o.tender_id = :tenderId AND o.currency IS NOT NULL
         AND EXISTS (SELECT 1 FROM lot_ranking r
                      WHERE r.bid_id = o.bid_id AND r.tender_id = o.tender_id AND
      """
          + DisclosedPrices.OF_ROW
          + ")")
  List<String> listPricedCurrencies(long tenderId);

  /**
   * The items in the quantities the ranking was made in: those the states confirmed once the lot
   * was ranked again with them, and those tendered as long as its ranking is the one decided on.
   */
  String ITEMS =
      """
      SELECT i.id, i.lot_id, i.position, c.code, r.name_ar, r.name_en, u.name_ar AS unit_ar,
             u.name_en AS unit_en,
             CASE WHEN EXISTS (SELECT 1 FROM lot_ranking k
                                 JOIN quantity_ranking n ON n.lot_id = k.lot_id
                                  AND n.bid_id = k.bid_id AND n.basis = 'CONFIRMED'
                                WHERE k.lot_id = i.lot_id AND k.bid_total <> n.bid_total)
                  THEN i.tendered_quantity ELSE i.quantity END AS quantity,
             r.benchmark_price, r.benchmark_currency,
             bu.name_ar AS base_ar, bu.name_en AS base_en, f.numerator, f.denominator,
             i.tendered_quantity AS tendered
        FROM lot_item_in_force i
        JOIN lot l ON l.id = i.lot_id
        JOIN item_revision r ON r.id = i.revision_id
        JOIN catalog_item c ON c.id = r.item_id
        JOIN unit_of_measure u ON u.code = i.unit_code
        LEFT JOIN item_unit f ON f.item_id = r.item_id AND f.unit_code = i.unit_code
         AND f.base_unit_code = (SELECT MIN(g.base_unit_code) FROM item_unit g
                                  WHERE g.item_id = r.item_id AND g.unit_code = i.unit_code)
        LEFT JOIN unit_of_measure bu ON bu.code = f.base_unit_code
      """;

  @Query(ITEMS + " WHERE i.tender_id = :tenderId ORDER BY l.number, i.position, i.id")
  List<ItemRow> listItems(long tenderId);

  /** Those of one lot. */
  @Query(
      ITEMS
          + " WHERE i.tender_id = :tenderId AND i.lot_id = :lotId"
          + " ORDER BY l.number, i.position, i.id")
  List<ItemRow> listItems(long tenderId, long lotId);

  /** Those of some lots. */
  @Query(
      ITEMS
          + " WHERE i.tender_id = :tenderId AND i.lot_id IN (:lotIds)"
          + " ORDER BY l.number, i.position, i.id")
  List<ItemRow> listItemsOf(long tenderId, List<Long> lotIds);

  /** What the officers estimated for an item, without VAT, in one currency. */
  @Introspected
  @MappedEntity("demand_line")
  record OfficersEstimate(@Id long lotItemId, String currency, BigDecimal amount) {}

  /**
   * What the officers estimated for each item of a tender, in the quantity tendered; nothing before
   * its estimate is opened.
   */
  @Query(
      """
      SELECT i.id AS lot_item_id, l.currency,
             SUM(a.line_quantity * l.estimated_unit_price) AS amount
        FROM opened_estimate e
        JOIN lot_item i ON i.tender_id = e.tender_id
        JOIN allocation_in_force a ON a.lot_item_id = i.id
        JOIN demand_line l ON l.id = a.demand_line_id
       WHERE e.tender_id = :tenderId
       GROUP BY i.id, l.currency""")
  List<OfficersEstimate> listEstimated(long tenderId);

  String ARITHMETIC =
      """
      SELECT b.bid_id, i.lot_id,
             COALESCE(MAX(s.stated_total),
                      SUM(COALESCE(b.stated_total,
                                   ROUND(b.unit_price * i.quantity, c.decimals)))) AS stated,
             SUM(ROUND(b.unit_price * i.quantity, c.decimals)) AS corrected
        FROM bid_line b
        JOIN lot_item i ON i.id = b.lot_item_id
        JOIN opened_bid o ON o.bid_id = b.bid_id
        JOIN currency c ON c.code = o.currency
        LEFT JOIN bid_lot_total s ON s.bid_id = b.bid_id AND s.lot_id = i.lot_id
      """;

  /** The bids whose own totals are not what their unit prices come to. */
  @Query(
      ARITHMETIC
          + " WHERE b.tender_id = :tenderId GROUP BY b.bid_id, i.lot_id HAVING stated <> corrected")
  List<Arithmetic> listArithmetic(long tenderId);

  /** Those for some lots. */
  @Query(
      ARITHMETIC
          + " WHERE i.tender_id = :tenderId AND i.lot_id IN (:lotIds)"
          + " GROUP BY b.bid_id, i.lot_id HAVING stated <> corrected")
  List<Arithmetic> listArithmetic(long tenderId, List<Long> lotIds);

  @Query(
      """
      SELECT bid_id, stated_total FROM bid_lot_total
       WHERE tender_id = :tenderId AND lot_id = :lotId AND bid_id = :bidId""")
  Optional<StatedLot> findStatedLot(long tenderId, long lotId, long bidId);

  /** The decisions on the arithmetic of a bid for a lot, the last first. */
  @Query(
      """
      SELECT d.number, d.is_excluded, d.reason, d.decided_at, p.name_ar, p.name_en, d.examination
        FROM arithmetic_decision d JOIN person p ON p.id = d.decided_by
       WHERE d.tender_id = :tenderId AND d.lot_id = :lotId AND d.bid_id = :bidId
       ORDER BY d.number DESC""")
  List<ArithmeticDecision> listDecisions(long tenderId, long lotId, long bidId);

  @Query(
      """
      INSERT INTO arithmetic_decision (lot_id, bid_id, number, tender_id, is_excluded, reason,
                                       decided_by, decided_at)
      VALUES (:lotId, :bidId, :number, :tenderId, :excluded, :reason, :personId,
              UTC_TIMESTAMP(6))""")
  void addDecision(
      long lotId,
      long bidId,
      int number,
      long tenderId,
      boolean excluded,
      String reason,
      long personId);

  /** The lines of some items of one lot, of the bids whose price is open. */
  @Query(
      """
      SELECT b.lot_item_id, b.bid_id, b.unit_price, b.stated_total, b.least_quantity,
             b.delivery_days, b.bundle_price
        FROM lot_item i
        JOIN price_in_force b ON b.lot_item_id = i.id
        JOIN lot_ranking r ON r.lot_id = i.lot_id AND r.bid_id = b.bid_id
         AND
      """
          + DisclosedPrices.OF_ROW
          + """
          WHERE i.tender_id = :tenderId AND i.lot_id = :lotId AND i.id IN (:itemIds)""")
  List<EvaluatedPriceLine> listLinesOf(long tenderId, long lotId, List<Long> itemIds);

  /** The lines of some lots, of the bids whose price is open. */
  @Query(
      """
      SELECT b.lot_item_id, b.bid_id, b.unit_price, b.stated_total, b.least_quantity,
             b.delivery_days, b.bundle_price
        FROM lot_item i
        JOIN price_in_force b ON b.lot_item_id = i.id
        JOIN lot_ranking r ON r.lot_id = i.lot_id AND r.bid_id = b.bid_id
         AND
      """
          + DisclosedPrices.OF_ROW
          + """
          WHERE i.tender_id = :tenderId AND i.lot_id IN (:lotIds)""")
  List<EvaluatedPriceLine> listLines(long tenderId, List<Long> lotIds);
}
