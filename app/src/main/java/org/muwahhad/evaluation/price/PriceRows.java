package org.muwahhad.evaluation.price;

import io.micronaut.core.annotation.Introspected;
import io.micronaut.data.annotation.Id;
import io.micronaut.data.annotation.MappedEntity;
import io.micronaut.data.annotation.Query;
import io.micronaut.data.jdbc.annotation.JdbcRepository;
import io.micronaut.data.model.query.builder.sql.Dialect;
import io.micronaut.data.repository.GenericRepository;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Prices as stored, of the bids whose price is open: see {@code LotRankingViews}. */
@JdbcRepository(dialect = Dialect.MYSQL)
interface PriceRows extends GenericRepository<PriceRows.Line, Long> {

  /** A priced line of a bid, in its own currency. */
  @Introspected
  @MappedEntity("bid_line")
  record Line(@Id long lotItemId, long bidId, BigDecimal unitPrice) {}

  /** A rate in force on the rate date of a tender. */
  @Introspected
  @MappedEntity("exchange_rate")
  record RateRow(
      @Id long id, String currency, BigDecimal unitsPerUsd, LocalDate validFrom, String source) {}

  /** A lot with what its ranking comes to, in the currency of the tender. */
  @Introspected
  @MappedEntity("lot")
  record LotRow(
      @Id long lotId,
      int number,
      String titleAr,
      String titleEn,
      long bids,
      long admissible,
      @Nullable BigDecimal lowest,
      @Nullable BigDecimal highest,
      @Nullable BigDecimal firstPrice,
      @Nullable String firstAr,
      @Nullable String firstEn) {}

  /**
   * An item of a lot. One unit asked for is {@code numerator / denominator} base units, where the
   * item is counted in another unit as well.
   */
  @Introspected
  @MappedEntity("lot_item")
  record ItemRow(
      @Id long id,
      long lotId,
      int position,
      String code,
      String nameAr,
      String nameEn,
      String unitAr,
      String unitEn,
      BigDecimal quantity,
      BigDecimal benchmarkPrice,
      String benchmarkCurrency,
      @Nullable String baseAr,
      @Nullable String baseEn,
      @Nullable Long numerator,
      @Nullable Long denominator) {}

  @Query(
      """
      SELECT x.id, x.currency, x.units_per_usd, x.valid_from, x.source
        FROM joint_tender t
        JOIN exchange_rate x
          ON x.valid_from = (SELECT MAX(y.valid_from) FROM exchange_rate y
                              WHERE y.currency = x.currency AND y.valid_from <= t.rate_date)
       WHERE t.id = :tenderId""")
  List<RateRow> listRates(long tenderId);

  @Query(
      """
      SELECT l.id AS lot_id, l.number, l.title_ar, l.title_en, COUNT(r.bid_id) AS bids,
             COUNT(r.rank_position) AS admissible,
             MIN(CASE WHEN r.is_admissible THEN r.evaluated_price END) AS lowest,
             MAX(CASE WHEN r.is_admissible THEN r.evaluated_price END) AS highest,
             MAX(CASE WHEN r.rank_position = 1 THEN r.converted_total END) AS first_price,
             MAX(CASE WHEN r.rank_position = 1 THEN s.name_ar END) AS first_ar,
             MAX(CASE WHEN r.rank_position = 1 THEN s.name_en END) AS first_en
        FROM lot l
        LEFT JOIN lot_ranking r ON r.lot_id = l.id
        LEFT JOIN bid b ON b.id = r.bid_id
        LEFT JOIN supplier s ON s.id = b.supplier_id
       WHERE l.tender_id = :tenderId
       GROUP BY l.id, l.number, l.title_ar, l.title_en ORDER BY l.number""")
  List<LotRow> listLots(long tenderId);

  /**
   * The items in the quantities the ranking was made in: those the states confirmed once the lot
   * was ranked anew with them, and those tendered as long as its ranking is the one decided on.
   */
  @Query(
      """
      SELECT i.id, i.lot_id, i.position, c.code, r.name_ar, r.name_en, u.name_ar AS unit_ar,
             u.name_en AS unit_en,
             CASE WHEN EXISTS (SELECT 1 FROM lot_ranking k
                                 JOIN quantity_ranking n ON n.lot_id = k.lot_id
                                  AND n.bid_id = k.bid_id AND n.basis = 'CONFIRMED'
                                WHERE k.lot_id = i.lot_id AND k.bid_total <> n.bid_total)
                  THEN i.quantity ELSE COALESCE(q.quantity, i.quantity) END AS quantity,
             r.benchmark_price, r.benchmark_currency,
             bu.name_ar AS base_ar, bu.name_en AS base_en, f.numerator, f.denominator
        FROM lot_item i
        JOIN lot l ON l.id = i.lot_id
        LEFT JOIN confirmed_item q ON q.lot_item_id = i.id
        JOIN item_revision r ON r.id = i.revision_id
        JOIN catalog_item c ON c.id = r.item_id
        JOIN unit_of_measure u ON u.code = i.unit_code
        LEFT JOIN item_unit f ON f.item_id = r.item_id AND f.unit_code = i.unit_code
         AND f.base_unit_code = (SELECT MIN(g.base_unit_code) FROM item_unit g
                                  WHERE g.item_id = r.item_id AND g.unit_code = i.unit_code)
        LEFT JOIN unit_of_measure bu ON bu.code = f.base_unit_code
       WHERE i.tender_id = :tenderId
       ORDER BY l.number, i.position, i.id""")
  List<ItemRow> listItems(long tenderId);

  /** The lines of some items of one lot, of the bids whose price is open. */
  @Query(
      """
      SELECT b.lot_item_id, b.bid_id, b.unit_price
        FROM lot_item i
        JOIN bid_line b ON b.lot_item_id = i.id
        JOIN lot_ranking r ON r.lot_id = i.lot_id AND r.bid_id = b.bid_id
         AND COALESCE(r.exclusion, 'ABNORMALLY_LOW') = 'ABNORMALLY_LOW'
       WHERE i.tender_id = :tenderId AND i.lot_id = :lotId AND i.id IN (:itemIds)""")
  List<Line> listLinesOf(long tenderId, long lotId, List<Long> itemIds);

  /** The lines of one lot, of the bids whose price is open. */
  @Query(
      """
      SELECT b.lot_item_id, b.bid_id, b.unit_price
        FROM lot_item i
        JOIN bid_line b ON b.lot_item_id = i.id
        JOIN lot_ranking r ON r.lot_id = i.lot_id AND r.bid_id = b.bid_id
         AND COALESCE(r.exclusion, 'ABNORMALLY_LOW') = 'ABNORMALLY_LOW'
       WHERE i.tender_id = :tenderId AND i.lot_id = :lotId""")
  List<Line> listLines(long tenderId, long lotId);
}
