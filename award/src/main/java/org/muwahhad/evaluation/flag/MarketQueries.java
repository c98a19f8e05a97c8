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
 * What bidders and buyers did in the tenders around one, for flags that lie in how far one is from
 * the others: in this tender, and in those whose award stands and whose deadlines are the nearest
 * to its own, {@link #NEIGHBOURS} before it and as many after it of each status. So what is read
 * stays the same whatever the number of years. Each lot counts as a contest of its own.
 *
 * <p>The statements go through these tenders in the order in which they are written: a plan of the
 * database's own may begin with the rankings of all tenders.
 */
@JdbcRepository(dialect = Dialect.MYSQL)
interface MarketQueries extends GenericRepository<MarketQueries.BidderRecord, Long> {

  /** Tenders that count, on each side of the deadline and of each status. */
  int NEIGHBOURS = 1_000;

  /** The tenders that count. An index finds them by status and deadline. */
  String MARKET =
      """
       (SELECT o.id FROM joint_tender o WHERE o.id = :tenderId
         UNION
        (SELECT o.id FROM joint_tender o
          WHERE o.status = 'AWARDED'
            AND o.deadline_at <= (SELECT x.deadline_at FROM joint_tender x WHERE x.id = :tenderId)
          ORDER BY o.deadline_at DESC, o.id DESC LIMIT :most)
         UNION
        (SELECT o.id FROM joint_tender o
          WHERE o.status = 'AWARDED'
            AND o.deadline_at > (SELECT x.deadline_at FROM joint_tender x WHERE x.id = :tenderId)
          ORDER BY o.deadline_at, o.id LIMIT :most)
         UNION
        (SELECT o.id FROM joint_tender o
          WHERE o.status = 'STANDSTILL'
            AND o.deadline_at <= (SELECT x.deadline_at FROM joint_tender x WHERE x.id = :tenderId)
          ORDER BY o.deadline_at DESC, o.id DESC LIMIT :most)
         UNION
        (SELECT o.id FROM joint_tender o
          WHERE o.status = 'STANDSTILL'
            AND o.deadline_at > (SELECT x.deadline_at FROM joint_tender x WHERE x.id = :tenderId)
          ORDER BY o.deadline_at, o.id LIMIT :most)) m
        JOIN joint_tender t ON t.id = m.id
      """;

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
      SELECT STRAIGHT_JOIN b.supplier_id, COUNT(*) AS bids,
             SUM(k.exclusion IS NOT NULL) AS excluded, SUM(k.is_admissible) AS part,
             SUM(COALESCE(k.rank_position, 0) = 1) AS `first`
        FROM
      """
          + MARKET
          + """
              JOIN lot_ranking k ON k.tender_id = t.id
              JOIN bid b ON b.id = k.bid_id
             GROUP BY b.supplier_id""")
  List<BidderRecord> listBidders(long tenderId, int most);

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
      SELECT STRAIGHT_JOIN t.prepared_by AS person_id, COUNT(*) AS bids,
             SUM(k.exclusion IS NOT NULL) AS excluded, MAX(t.id = :tenderId) AS is_preparer
        FROM
      """
          + MARKET
          + """
              JOIN lot_ranking k ON k.tender_id = t.id
             GROUP BY t.prepared_by""")
  List<BuyerRecord> listBuyers(long tenderId, int most);

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
      SELECT STRAIGHT_JOIN w.lot_id, t.id AS tender_id, l.number AS lot_number,
             w.bid_id AS winner, s.bid_id AS `second`, w.converted_total AS price,
             s.converted_total AS second_price
        FROM
      """
          + MARKET
          + """
              JOIN lot_ranking w ON w.tender_id = t.id AND w.rank_position = 1
              JOIN lot_ranking s ON s.lot_id = w.lot_id AND s.rank_position = 2
              JOIN lot l ON l.id = w.lot_id
             WHERE t.award_criteria = 'priceOnly' AND w.converted_total > 0
               AND s.converted_total >= w.converted_total
             ORDER BY t.id = :tenderId DESC, w.lot_id DESC LIMIT 20000""")
  List<LotGap> listGaps(long tenderId, int most);

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
      SELECT STRAIGHT_JOIN b.supplier_id, COUNT(DISTINCT a.tender_id) AS tenders,
             COUNT(DISTINCT SUBSTRING(c.category_code, 1, 2)) AS divisions
        FROM
      """
          + MARKET
          + """
              JOIN award a ON a.tender_id = t.id AND a.status = 'active'
              JOIN bid b ON b.id = a.bid_id
              JOIN lot_item i ON i.lot_id = a.lot_id
              JOIN item_revision r ON r.id = i.revision_id
              JOIN catalog_item c ON c.id = r.item_id
             GROUP BY b.supplier_id
            HAVING COUNT(DISTINCT a.tender_id) >= :least""")
  List<GoodsRecord> listGoods(long tenderId, int most, int least);
}
