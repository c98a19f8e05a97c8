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
import org.jspecify.annotations.Nullable;
import org.muwahhad.shared.Bilingual;
import org.muwahhad.tender.DisclosedPrices;

/** What signs are computed from, and the remarks on them. */
@JdbcRepository(dialect = Dialect.MYSQL)
public interface RedFlagQueries extends GenericRepository<RedFlagQueries.Remark, Long> {

  /** A bid for a lot; its total is reported where its price is open. */
  @Introspected
  @MappedEntity("lot_ranking")
  record BidRow(
      @Id long bidId,
      long lotId,
      int lotNumber,
      long supplierId,
      @Nullable Integer rankPosition,
      @Nullable BigDecimal total,
      String currency) {}

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
  record BidderRow(
      @Id long bidId,
      @Relation(EMBEDDED) Bilingual name,
      long suspensions,
      boolean running,
      long debarments,
      long unqualified,
      long excluded) {}

  /** A bidder of a past award of the same kind of goods as a lot. */
  @Introspected
  @MappedEntity("award")
  record PastRow(@Id long awardId, long lotId, long supplierId, boolean won) {}

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
      SELECT r.bid_id, r.lot_id, l.number AS lot_number, b.supplier_id, r.rank_position,
             CASE WHEN
      """
          + DisclosedPrices.OF_ROW
          + """
                  THEN r.converted_total END AS total,
             r.bid_currency AS currency
        FROM lot_ranking r
        JOIN lot l ON l.id = r.lot_id
        JOIN bid b ON b.id = r.bid_id
       WHERE r.tender_id = :tenderId
       ORDER BY l.number, r.bid_id""")
  List<BidRow> listBids(long tenderId);

  @Query(
      """
      SELECT b.id AS bid_id, s.name_ar, s.name_en,
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
  List<BidderRow> listBidders(long tenderId);

  /**
   * Everyone who took part in past awards, the oldest award first, a divided lot once, beside each
   * lot of this tender whose goods belong to the same group of categories (the first three digits
   * of the code).
   */
  @Query(
      """
      WITH goods AS (
        SELECT DISTINCT i.lot_id, SUBSTRING(c.category_code, 1, 3) AS code
          FROM lot_item i
          JOIN item_revision r ON r.id = i.revision_id
          JOIN catalog_item c ON c.id = r.item_id)
      SELECT MIN(a.id) AS award_id, own.id AS lot_id, b.supplier_id,
             MAX(a.bid_id = k.bid_id) AS won
        FROM lot own
        JOIN goods og ON og.lot_id = own.id
        JOIN award a ON a.tender_id <> own.tender_id AND a.status = 'active'
        JOIN goods ag ON ag.lot_id = a.lot_id AND ag.code = og.code
        JOIN lot_ranking k ON k.lot_id = a.lot_id AND k.is_admissible
        JOIN bid b ON b.id = k.bid_id
       WHERE own.tender_id = :tenderId
       GROUP BY a.lot_id, own.id, b.supplier_id
       ORDER BY award_id, b.supplier_id""")
  List<PastRow> listPast(long tenderId);

  @Query(
      """
      SELECT m.id, m.flag_key, m.remark, p.name_ar, p.name_en, m.remarked_at
        FROM red_flag_remark m JOIN person p ON p.id = m.remarked_by
       WHERE m.tender_id = :tenderId ORDER BY m.id""")
  List<Remark> listRemarks(long tenderId);
}
