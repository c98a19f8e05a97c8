package org.muwahhad.evaluation.flag;

import io.micronaut.core.annotation.Introspected;
import io.micronaut.data.annotation.Id;
import io.micronaut.data.annotation.MappedEntity;
import io.micronaut.data.annotation.MappedProperty;
import io.micronaut.data.annotation.Query;
import io.micronaut.data.jdbc.annotation.JdbcRepository;
import io.micronaut.data.model.query.builder.sql.Dialect;
import io.micronaut.data.repository.GenericRepository;
import java.math.BigDecimal;
import java.util.List;

/**
 * What bidders and buyers did in all tenders together, for flags that lie in how far one is from
 * the others: of this tender, and of those whose award stands. Each lot counts as a contest of its
 * own.
 */
@JdbcRepository(dialect = Dialect.MYSQL)
interface MarketQueries extends GenericRepository<MarketQueries.BidderRecord, Long> {

  /** Which tenders count. */
  String COUNTED = " (t.id = :tenderId OR t.status IN ('STANDSTILL', 'AWARDED')) ";

  /**
   * The bids of a supplier for lots.
   *
   * @param part bids that took part in the ranking
   * @param first of these, bids that ranked first
   */
  @Introspected
  @MappedEntity("bid")
  record BidderRecord(@Id long supplierId, long bids, long excluded, long part, long first) {}

  @Query(
      """
      SELECT b.supplier_id, COUNT(*) AS bids, SUM(k.exclusion IS NOT NULL) AS excluded,
             SUM(k.is_admissible) AS part, SUM(COALESCE(k.rank_position, 0) = 1) AS `first`
        FROM joint_tender t
        JOIN lot_ranking k ON k.tender_id = t.id
        JOIN bid b ON b.id = k.bid_id
       WHERE"""
          + COUNTED
          + " GROUP BY b.supplier_id")
  List<BidderRecord> listBidders(long tenderId);

  /**
   * The bids for lots of the tenders that a buyer prepared.
   *
   * @param preparer whether it prepared the tender that is looked at
   */
  @Introspected
  @MappedEntity("joint_tender")
  record BuyerRecord(
      @Id long personId,
      long bids,
      long excluded,
      @MappedProperty("is_preparer") boolean preparer) {}

  @Query(
      """
      SELECT t.prepared_by AS person_id, COUNT(*) AS bids,
             SUM(k.exclusion IS NOT NULL) AS excluded, MAX(t.id = :tenderId) AS is_preparer
        FROM joint_tender t
        JOIN lot_ranking k ON k.tender_id = t.id
       WHERE"""
          + COUNTED
          + " GROUP BY t.prepared_by")
  List<BuyerRecord> listBuyers(long tenderId);

  /** The first two bids for a lot that the price alone decides, in the currency of the tender. */
  @Introspected
  @MappedEntity("lot")
  record LotGap(
      @Id long lotId,
      long tenderId,
      int lotNumber,
      long winner,
      long second,
      BigDecimal price,
      BigDecimal secondPrice) {}

  @Query(
      """
      SELECT w.lot_id, t.id AS tender_id, l.number AS lot_number, w.bid_id AS winner,
             s.bid_id AS `second`, w.converted_total AS price, s.converted_total AS second_price
        FROM joint_tender t
        JOIN lot_ranking w ON w.tender_id = t.id AND w.rank_position = 1
        JOIN lot_ranking s ON s.lot_id = w.lot_id AND s.rank_position = 2
        JOIN lot l ON l.id = w.lot_id
       WHERE t.award_criteria = 'priceOnly' AND w.converted_total > 0
         AND s.converted_total >= w.converted_total AND"""
          + COUNTED
          + " ORDER BY t.id = :tenderId DESC, w.lot_id DESC LIMIT 20000")
  List<LotGap> listGaps(long tenderId);

  /**
   * What a supplier won.
   *
   * @param divisions of the goods: the first two digits of their categories
   */
  @Introspected
  @MappedEntity("award")
  record GoodsRecord(@Id long supplierId, long tenders, long divisions) {}

  @Query(
      """
      SELECT b.supplier_id, COUNT(DISTINCT a.tender_id) AS tenders,
             COUNT(DISTINCT SUBSTRING(c.category_code, 1, 2)) AS divisions
        FROM joint_tender t
        JOIN award a ON a.tender_id = t.id AND a.status = 'active'
        JOIN bid b ON b.id = a.bid_id
        JOIN lot_item i ON i.lot_id = a.lot_id
        JOIN item_revision r ON r.id = i.revision_id
        JOIN catalog_item c ON c.id = r.item_id
       WHERE"""
          + COUNTED
          + """
           GROUP BY b.supplier_id
          HAVING COUNT(DISTINCT a.tender_id) >= :least\
          """)
  List<GoodsRecord> listGoods(long tenderId, int least);
}
