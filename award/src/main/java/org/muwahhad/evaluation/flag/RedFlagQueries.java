package org.muwahhad.evaluation.flag;

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
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.muwahhad.shared.Bilingual;

/** What flags are computed from, and the remarks on them. */
@JdbcRepository(dialect = Dialect.MYSQL)
public interface RedFlagQueries extends GenericRepository<RedFlagQueries.Remark, Long> {

  /**
   * A bidder of the tender with what kept it from bids before.
   *
   * @param running whether it is suspended or debarred now
   * @param debarments that two buyers confirmed, also when they were lifted since
   * @param unqualified prequalifications of other tenders that it failed
   * @param excluded other tenders, awarded by now, in which its bid was excluded
   */
  @Introspected
  @MappedEntity("bid")
  record BidderHistory(
      @Id long bidId,
      long supplierId,
      @Relation(EMBEDDED) Bilingual name,
      long suspensions,
      boolean running,
      long debarments,
      long unqualified,
      long excluded) {}

  /** A bidder of a past award of a kind of goods. */
  @Introspected
  @MappedEntity("award")
  record PastBid(@Id long awardId, String goods, long supplierId, boolean won) {}

  /** A kind of goods in a lot. */
  @Introspected
  @MappedEntity("lot_item")
  record LotGoods(@Id long lotId, String goods) {}

  /** A bid with the moment at which the version that was opened was received. UTC. */
  @Introspected
  @MappedEntity("opened_bid")
  record ReceiptTime(@Id long bidId, Instant receivedAt) {}

  /** How a tender is decided. */
  @Introspected
  @MappedEntity("joint_tender")
  record AwardCriterion(@Id long id, String awardCriteria) {}

  /** Units per US dollar of a currency and of the currency of the tender. */
  @Introspected
  @MappedEntity("tender_exchange_rate")
  record CurrencyRate(@Id String currency, BigDecimal units, BigDecimal tenderUnits) {}

  /** What the chair remarked. Instants are UTC. */
  @Introspected
  @MappedEntity("red_flag_remark")
  record Remark(
      @Id long id,
      String flagKey,
      String remark,
      @Relation(EMBEDDED) Bilingual name,
      Instant remarkedAt) {
    public Bilingual by() {
      return name;
    }
  }

  @Query(
      """
      SELECT b.id AS bid_id, b.supplier_id, s.name_ar, s.name_en,
             (SELECT COUNT(*) FROM supplier_suspension u WHERE u.supplier_id = s.id) AS suspensions,
             EXISTS (SELECT 1 FROM supplier_suspension u WHERE u.running = s.id)
               OR EXISTS (SELECT 1 FROM supplier_debarred d WHERE d.supplier_id = s.id)
               AS running,
             (SELECT COUNT(*) FROM supplier_debarment d
               WHERE d.supplier_id = s.id AND d.status IN ('CONFIRMED', 'LIFTED')) AS debarments,
             (SELECT COUNT(*) FROM prequalification_application a
                JOIN tender_procedure p ON p.tender_id = a.tender_id
               WHERE a.supplier_id = s.id AND a.tender_id <> o.tender_id
                 AND a.status = 'NOT_QUALIFIED' AND p.concluded_at IS NOT NULL) AS unqualified,
             (SELECT COUNT(DISTINCT k.tender_id) FROM bid e
                JOIN lot_ranking k ON k.bid_id = e.id
                JOIN joint_tender t ON t.id = k.tender_id AND t.status = 'AWARDED'
               WHERE e.supplier_id = s.id AND k.tender_id <> o.tender_id
                 AND k.exclusion IN ('DEBARRED', 'REVIEW', 'ADMINISTRATIVE', 'ARITHMETIC',
                                     'ABNORMALLY_LOW'))
               AS excluded
        FROM opened_bid o
        JOIN bid b ON b.id = o.bid_id
        JOIN supplier s ON s.id = b.supplier_id
       WHERE o.tender_id = :tenderId
       ORDER BY b.id""")
  List<BidderHistory> listBidders(long tenderId);

  /**
   * The bidders of this tender that took part in past awards, a divided lot once, with the groups
   * of categories of its goods. It begins with what these bidders bid for: all awards there ever
   * were are many more.
   */
  @Query(
      """
      SELECT MIN(a.id) AS award_id, SUBSTRING(c.category_code, 1, 3) AS goods, b.supplier_id,
             MAX(a.bid_id = k.bid_id) AS won
        FROM opened_bid o
        JOIN bid own ON own.id = o.bid_id
        JOIN bid b ON b.supplier_id = own.supplier_id AND b.tender_id <> own.tender_id
        JOIN lot_ranking k ON k.bid_id = b.id AND k.is_admissible
        JOIN award a ON a.lot_id = k.lot_id AND a.status = 'active'
        JOIN lot_item i ON i.lot_id = a.lot_id
        JOIN item_revision r ON r.id = i.revision_id
        JOIN catalog_item c ON c.id = r.item_id
       WHERE o.tender_id = :tenderId
       GROUP BY a.lot_id, goods, b.supplier_id
       ORDER BY award_id, b.supplier_id""")
  List<PastBid> listPast(long tenderId);

  /** The groups of categories of each lot: the first three digits of the codes of its items. */
  @Query(
      """
      SELECT DISTINCT i.lot_id, SUBSTRING(c.category_code, 1, 3) AS goods
        FROM lot_item i
        JOIN item_revision r ON r.id = i.revision_id
        JOIN catalog_item c ON c.id = r.item_id
       WHERE i.tender_id = :tenderId""")
  List<LotGoods> listGoods(long tenderId);

  @Query(
      """
      SELECT o.bid_id, v.received_at
        FROM opened_bid o JOIN bid_version v ON v.id = o.version_id
       WHERE o.tender_id = :tenderId
       ORDER BY v.received_at, o.bid_id""")
  List<ReceiptTime> listReceived(long tenderId);

  @Query("SELECT id, award_criteria FROM joint_tender WHERE id = :tenderId")
  Optional<AwardCriterion> findAwardCriterion(long tenderId);

  @Query(
      """
      SELECT r.currency, r.units_per_usd AS units, h.units_per_usd AS tender_units
        FROM joint_tender t
        JOIN tender_exchange_rate r ON r.tender_id = t.id
        JOIN tender_exchange_rate h ON h.tender_id = t.id AND h.currency = t.currency
       WHERE t.id = :tenderId""")
  List<CurrencyRate> listRates(long tenderId);

  @Query(
      """
      SELECT m.id, m.flag_key, m.remark, p.name_ar, p.name_en, m.remarked_at
        FROM red_flag_remark m JOIN person p ON p.id = m.remarked_by
       WHERE m.tender_id = :tenderId ORDER BY m.id""")
  List<Remark> listRemarks(long tenderId);
}
