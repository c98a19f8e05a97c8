package org.muwahhad.evaluation.flag;

import io.micronaut.core.annotation.Introspected;
import io.micronaut.data.annotation.Id;
import io.micronaut.data.annotation.MappedEntity;
import io.micronaut.data.annotation.Query;
import io.micronaut.data.jdbc.annotation.JdbcRepository;
import io.micronaut.data.model.query.builder.sql.Dialect;
import io.micronaut.data.repository.GenericRepository;
import java.math.BigDecimal;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Signs that one statement finds in what the service keeps: of one tender, by the thresholds of its
 * rules. Each begins with the tender, so that none reads what others left.
 */
@JdbcRepository(dialect = Dialect.MYSQL)
interface SignQueries extends GenericRepository<SignQueries.FoundSign, Long> {

  /**
   * What was found.
   *
   * @param id the tender
   * @param lotNumber null for the tender as a whole
   * @param bids numbers of the bids that it concerns, with commas; empty for none
   * @param firstNumber the first figure of the kind; the others may be 0
   */
  @Introspected
  @MappedEntity("opened_bid")
  record FoundSign(
      @Id long id,
      @Nullable Integer lotNumber,
      String bids,
      BigDecimal firstNumber,
      BigDecimal secondNumber,
      BigDecimal thirdNumber) {
    /** The sign of a kind that it is. */
    RedFlag of(RedFlag.RedFlagKind kind) {
      return new RedFlag(
          kind,
          lotNumber,
          Arrays.stream(bids.split(",", -1)).filter(b -> !b.isEmpty()).map(Long::valueOf).toList(),
          List.of(firstNumber, secondNumber, thirdNumber));
    }
  }

  /** Bidders of whom one person owns a part. */
  @Query(
      """
      SELECT MIN(o.tender_id) AS id, NULL AS lot_number,
             GROUP_CONCAT(DISTINCT o.bid_id ORDER BY o.bid_id SEPARATOR ',') AS bids,
             COUNT(DISTINCT o.bid_id) AS first_number, COALESCE(MIN(w.share_percent), 0) AS second_number, 0 AS third_number
        FROM opened_bid o
        JOIN bid b ON b.id = o.bid_id
        JOIN supplier_registration g ON g.supplier_id = b.supplier_id
        JOIN registration_version v ON v.registration_id = g.id
         AND v.id = (SELECT MAX(x.id) FROM registration_version x
                      WHERE x.registration_id = g.id AND x.status = 'ACCEPTED')
        JOIN registration_owner w ON w.version_id = v.id
       WHERE o.tender_id = :tenderId AND w.name <> ''
       GROUP BY UPPER(TRIM(w.name)), w.nationality
      HAVING COUNT(DISTINCT o.bid_id) >= :least""")
  List<FoundSign> listSharedOwners(long tenderId, int least);

  /** Bidders at one address. */
  @Query(
      """
      SELECT MIN(o.tender_id) AS id, NULL AS lot_number,
             GROUP_CONCAT(DISTINCT o.bid_id ORDER BY o.bid_id SEPARATOR ',') AS bids,
             COUNT(DISTINCT o.bid_id) AS first_number, 0 AS second_number, 0 AS third_number
        FROM opened_bid o
        JOIN bid b ON b.id = o.bid_id
        JOIN supplier_registration g ON g.supplier_id = b.supplier_id
        JOIN registration_version v ON v.registration_id = g.id
         AND v.id = (SELECT MAX(x.id) FROM registration_version x
                      WHERE x.registration_id = g.id AND x.status = 'ACCEPTED')
       WHERE o.tender_id = :tenderId AND TRIM(v.address_en) <> ''
       GROUP BY v.country, UPPER(TRIM(v.address_en))
      HAVING COUNT(DISTINCT o.bid_id) >= :least""")
  List<FoundSign> listSharedAddresses(long tenderId, int least);

  /** Bidders with one telephone number, however it is written. */
  @Query(
      """
      SELECT MIN(o.tender_id) AS id, NULL AS lot_number,
             GROUP_CONCAT(DISTINCT o.bid_id ORDER BY o.bid_id SEPARATOR ',') AS bids,
             COUNT(DISTINCT o.bid_id) AS first_number, 0 AS second_number, 0 AS third_number
        FROM opened_bid o
        JOIN bid b ON b.id = o.bid_id
        JOIN supplier_registration g ON g.supplier_id = b.supplier_id
        JOIN registration_version v ON v.registration_id = g.id
         AND v.id = (SELECT MAX(x.id) FROM registration_version x
                      WHERE x.registration_id = g.id AND x.status = 'ACCEPTED')
       WHERE o.tender_id = :tenderId AND CHAR_LENGTH(REGEXP_REPLACE(v.phone, '[^0-9]', '')) >= 7
       GROUP BY REGEXP_REPLACE(v.phone, '[^0-9]', '')
      HAVING COUNT(DISTINCT o.bid_id) >= :least""")
  List<FoundSign> listSharedPhones(long tenderId, int least);

  /** Bidders with one tax number. */
  @Query(
      """
      SELECT MIN(o.tender_id) AS id, NULL AS lot_number,
             GROUP_CONCAT(DISTINCT o.bid_id ORDER BY o.bid_id SEPARATOR ',') AS bids,
             COUNT(DISTINCT o.bid_id) AS first_number, 0 AS second_number, 0 AS third_number
        FROM opened_bid o
        JOIN bid b ON b.id = o.bid_id
        JOIN supplier_registration g ON g.supplier_id = b.supplier_id
        JOIN registration_version v ON v.registration_id = g.id
         AND v.id = (SELECT MAX(x.id) FROM registration_version x
                      WHERE x.registration_id = g.id AND x.status = 'ACCEPTED')
       WHERE o.tender_id = :tenderId AND TRIM(v.tax_number) <> ''
       GROUP BY v.country, UPPER(TRIM(v.tax_number))
      HAVING COUNT(DISTINCT o.bid_id) >= :least""")
  List<FoundSign> listSharedTaxNumbers(long tenderId, int least);

  /** Bidders whose securities have one number of one bank. */
  @Query(
      """
      SELECT MIN(o.tender_id) AS id, NULL AS lot_number,
             GROUP_CONCAT(DISTINCT o.bid_id ORDER BY o.bid_id SEPARATOR ',') AS bids,
             COUNT(DISTINCT o.bid_id) AS first_number, 0 AS second_number, 0 AS third_number
        FROM opened_bid o
        JOIN stated_security s ON s.bid_id = o.bid_id
       WHERE o.tender_id = :tenderId AND s.reference <> ''
       GROUP BY UPPER(TRIM(s.issuer)), UPPER(TRIM(s.reference))
      HAVING COUNT(DISTINCT o.bid_id) >= :least""")
  List<FoundSign> listSharedBanks(long tenderId, int least);

  /** Bidders who sent their bids from one network address. */
  @Query(
      """
      SELECT MIN(o.tender_id) AS id, NULL AS lot_number,
             GROUP_CONCAT(DISTINCT o.bid_id ORDER BY o.bid_id SEPARATOR ',') AS bids,
             COUNT(DISTINCT o.bid_id) AS first_number, 0 AS second_number, 0 AS third_number
        FROM opened_bid o
        JOIN bid_sender s ON s.version_id = o.version_id
       WHERE o.tender_id = :tenderId AND s.address <> ''
       GROUP BY s.address
      HAVING COUNT(DISTINCT o.bid_id) >= :least""")
  List<FoundSign> listSharedNetworks(long tenderId, int least);

  /** Bidders whose bids hold one file. */
  @Query(
      """
      SELECT MIN(o.tender_id) AS id, NULL AS lot_number,
             GROUP_CONCAT(DISTINCT o.bid_id ORDER BY o.bid_id SEPARATOR ',') AS bids,
             COUNT(DISTINCT o.bid_id) AS first_number, d.byte_count AS second_number, 0 AS third_number
        FROM opened_bid o
        JOIN opened_document d ON d.bid_id = o.bid_id
       WHERE o.tender_id = :tenderId AND d.byte_count > 0
       GROUP BY d.sha256, d.byte_count
      HAVING COUNT(DISTINCT o.bid_id) >= :least""")
  List<FoundSign> listSameFiles(long tenderId, int least);

  /** Pairs of bids with files of one name and one size, and of other content. */
  @Query(
      """
      SELECT MIN(a.tender_id) AS id, NULL AS lot_number,
             CONCAT(a.bid_id, ',', b.bid_id) AS bids,
             COUNT(DISTINCT a.file_name) AS first_number, 0 AS second_number, 0 AS third_number
        FROM opened_document a
        JOIN opened_document b ON b.tender_id = a.tender_id AND b.bid_id > a.bid_id
         AND b.file_name = a.file_name AND b.byte_count = a.byte_count AND b.sha256 <> a.sha256
       WHERE a.tender_id = :tenderId
       GROUP BY a.bid_id, b.bid_id
      HAVING COUNT(DISTINCT a.file_name) >= :least""")
  List<FoundSign> listAlikeFiles(long tenderId, int least);

  /** Bids ranked first for a lot that came in the last minutes. */
  @Query(
      """
      SELECT o.tender_id AS id, NULL AS lot_number, CAST(o.bid_id AS CHAR) AS bids,
             TIMESTAMPDIFF(MINUTE, v.received_at, t.deadline_at) AS first_number,
             :minutes AS second_number, 0 AS third_number
        FROM opened_bid o
        JOIN bid_version v ON v.id = o.version_id
        JOIN joint_tender t ON t.id = o.tender_id
       WHERE o.tender_id = :tenderId AND v.received_at < t.deadline_at
         AND TIMESTAMPDIFF(MINUTE, v.received_at, t.deadline_at) < :minutes
         AND EXISTS (SELECT 1 FROM lot_ranking k
                      WHERE k.bid_id = o.bid_id AND k.tender_id = o.tender_id AND k.rank_position = 1)""")
  List<FoundSign> listLastMinute(long tenderId, int minutes);

  /** Bids ranked first for a lot that came at the deadline or after it. */
  @Query(
      """
      SELECT o.tender_id AS id, NULL AS lot_number, CAST(o.bid_id AS CHAR) AS bids,
             TIMESTAMPDIFF(MINUTE, t.deadline_at, v.received_at) AS first_number,
             0 AS second_number, 0 AS third_number
        FROM opened_bid o
        JOIN bid_version v ON v.id = o.version_id
        JOIN joint_tender t ON t.id = o.tender_id
       WHERE o.tender_id = :tenderId AND v.received_at >= t.deadline_at
         AND EXISTS (SELECT 1 FROM lot_ranking k
                      WHERE k.bid_id = o.bid_id AND k.tender_id = o.tender_id AND k.rank_position = 1)""")
  List<FoundSign> listLateFirst(long tenderId);

  /** Bids that were withdrawn and not sent again. */
  @Query(
      """
      SELECT b.tender_id AS id, NULL AS lot_number, '' AS bids, COUNT(*) AS first_number,
             0 AS second_number, 0 AS third_number
        FROM bid b
       WHERE b.tender_id = :tenderId AND b.status = 'WITHDRAWN'
       GROUP BY b.tender_id
      HAVING COUNT(*) >= :least""")
  List<FoundSign> listWithdrawn(long tenderId, int least);

  /** Bids that rank first although their price is abnormally low. */
  @Query(
      """
      SELECT k.tender_id AS id, l.number AS lot_number, CAST(k.bid_id AS CHAR) AS bids,
             0 AS first_number, 0 AS second_number, 0 AS third_number
        FROM lot_ranking k JOIN lot l ON l.id = k.lot_id
       WHERE k.tender_id = :tenderId AND k.is_abnormally_low AND k.rank_position = 1""")
  List<FoundSign> listLowPriceFirst(long tenderId);

  /** Bids that rank first for most lots of a tender with several bidders. */
  @Query(
      """
      SELECT k.tender_id AS id, NULL AS lot_number, CAST(k.bid_id AS CHAR) AS bids,
             COUNT(*) AS first_number,
             (SELECT COUNT(*) FROM lot_ranking x
               WHERE x.tender_id = :tenderId AND x.rank_position = 1) AS second_number,
             0 AS third_number
        FROM lot_ranking k
       WHERE k.tender_id = :tenderId AND k.rank_position = 1
         AND (SELECT COUNT(*) FROM opened_bid o WHERE o.tender_id = :tenderId) > 1
       GROUP BY k.tender_id, k.bid_id
      HAVING COUNT(*) >= :least
         AND COUNT(*) * 100 >= :percent * (SELECT COUNT(*) FROM lot_ranking x
                                            WHERE x.tender_id = :tenderId AND x.rank_position = 1)""")
  List<FoundSign> listWinsMost(long tenderId, int least, BigDecimal percent);

  /** Suppliers ranked first that were in the register for some days only. */
  @Query(
      """
      SELECT o.tender_id AS id, NULL AS lot_number, CAST(o.bid_id AS CHAR) AS bids,
             TIMESTAMPDIFF(DAY, s.registered_at, t.deadline_at) AS first_number,
             :days AS second_number, 0 AS third_number
        FROM opened_bid o
        JOIN bid b ON b.id = o.bid_id
        JOIN supplier s ON s.id = b.supplier_id
        JOIN joint_tender t ON t.id = o.tender_id
       WHERE o.tender_id = :tenderId AND TIMESTAMPDIFF(DAY, s.registered_at, t.deadline_at) < :days
         AND EXISTS (SELECT 1 FROM lot_ranking k
                      WHERE k.bid_id = o.bid_id AND k.tender_id = o.tender_id AND k.rank_position = 1)""")
  List<FoundSign> listNewSuppliers(long tenderId, int days);

  /** The bids ranked first come to nearly what was estimated, when all lots are ranked. */
  @Query(
      """
      SELECT e.tender_id AS id, NULL AS lot_number, '' AS bids,
             ABS(s.total - e.amount) * 100 / e.amount AS first_number,
             :percent AS second_number, 0 AS third_number
        FROM opened_estimate e
        JOIN (SELECT k.tender_id, SUM(k.converted_total) AS total, COUNT(*) AS lots
                FROM lot_ranking k
               WHERE k.tender_id = :tenderId AND k.rank_position = 1
               GROUP BY k.tender_id) s ON s.tender_id = e.tender_id
       WHERE e.tender_id = :tenderId AND e.amount > 0
         AND s.lots = (SELECT COUNT(*) FROM lot l
                        WHERE l.tender_id = :tenderId AND l.status <> 'CANCELLED')
         AND ABS(s.total - e.amount) * 100 <= e.amount * :percent""")
  List<FoundSign> listEstimateMet(long tenderId, BigDecimal percent);

  /** A short time for bids. */
  @Query(
      """
      SELECT t.id, NULL AS lot_number, '' AS bids,
             TIMESTAMPDIFF(DAY, t.published_at, t.deadline_at) AS first_number,
             :days AS second_number, 0 AS third_number
        FROM joint_tender t
       WHERE t.id = :tenderId AND TIMESTAMPDIFF(DAY, t.published_at, t.deadline_at) < :days""")
  List<FoundSign> listShortPeriod(long tenderId, int days);

  /** A tender to which not everybody is admitted. */
  @Query(
      """
      SELECT t.id, NULL AS lot_number, '' AS bids,
             (SELECT COUNT(*) FROM opened_bid o WHERE o.tender_id = t.id) AS first_number,
             0 AS second_number, 0 AS third_number
        FROM joint_tender t
       WHERE t.id = :tenderId AND t.procurement_method IN ('limited', 'direct')""")
  List<FoundSign> listNotOpen(long tenderId);

  /** Other tenders of the same group of goods to which not everybody is admitted either. */
  @Query(
      """
      SELECT t.id, NULL AS lot_number, '' AS bids, COUNT(DISTINCT p.id) AS first_number,
             :days AS second_number, 0 AS third_number
        FROM joint_tender t
        JOIN joint_tender p ON p.id <> t.id AND p.procurement_method IN ('limited', 'direct')
         AND ABS(TIMESTAMPDIFF(DAY, p.published_at, t.published_at)) <= :days
       WHERE t.id = :tenderId AND t.procurement_method IN ('limited', 'direct')
         AND EXISTS (SELECT 1 FROM lot_item i
                       JOIN item_revision r ON r.id = i.revision_id
                       JOIN catalog_item c ON c.id = r.item_id
                       JOIN lot_item j ON j.tender_id = p.id
                       JOIN item_revision s ON s.id = j.revision_id
                       JOIN catalog_item d ON d.id = s.item_id
                      WHERE i.tender_id = :tenderId
                        AND SUBSTRING(d.category_code, 1, 3) = SUBSTRING(c.category_code, 1, 3))
       GROUP BY t.id
      HAVING COUNT(DISTINCT p.id) >= :least""")
  List<FoundSign> listSplitPurchase(long tenderId, int days, int least);

  /** Many amendments after publication. */
  @Query(
      """
      SELECT a.tender_id AS id, NULL AS lot_number, '' AS bids, COUNT(*) AS first_number,
             0 AS second_number, 0 AS third_number
        FROM tender_amendment a
       WHERE a.tender_id = :tenderId AND a.status = 'PUBLISHED'
       GROUP BY a.tender_id
      HAVING COUNT(*) >= :least""")
  List<FoundSign> listManyAmendments(long tenderId, int least);

  /** Amendments in the last days before the deadline. */
  @Query(
      """
      SELECT a.tender_id AS id, NULL AS lot_number, '' AS bids, COUNT(*) AS first_number,
             :days AS second_number, 0 AS third_number
        FROM tender_amendment a
       WHERE a.tender_id = :tenderId AND a.status = 'PUBLISHED'
         AND TIMESTAMPDIFF(DAY, a.published_at, a.deadline_after) < :days
       GROUP BY a.tender_id""")
  List<FoundSign> listLateAmendments(long tenderId, int days);

  /** An award recommended days after the opening. */
  @Query(
      """
      SELECT a.tender_id AS id, NULL AS lot_number, '' AS bids,
             TIMESTAMPDIFF(DAY, MIN(t.opened_at), MIN(a.recommended_at)) AS first_number,
             :days AS second_number, 0 AS third_number
        FROM award a JOIN joint_tender t ON t.id = a.tender_id
       WHERE a.tender_id = :tenderId
       GROUP BY a.tender_id
      HAVING TIMESTAMPDIFF(DAY, MIN(t.opened_at), MIN(a.recommended_at)) < :days""")
  List<FoundSign> listFastAward(long tenderId, int days);

  /** Complaints that were upheld. */
  @Query(
      """
      SELECT c.tender_id AS id, NULL AS lot_number, '' AS bids, COUNT(*) AS first_number,
             0 AS second_number, 0 AS third_number
        FROM complaint c
       WHERE c.tender_id = :tenderId AND c.outcome IN ('UPHELD', 'UPHELD_IN_PART')
       GROUP BY c.tender_id
      HAVING COUNT(*) >= :least""")
  List<FoundSign> listUpheld(long tenderId, int least);

  /** Prices of an agreement that amendments raised. */
  @Query(
      """
      SELECT f.tender_id AS id, l.number AS lot_number, CAST(a.bid_id AS CHAR) AS bids,
             MAX((p.unit_price - p.price_before) * 100 / p.price_before) AS first_number,
             :percent AS second_number, 0 AS third_number
        FROM framework_agreement f
        JOIN award a ON a.id = f.award_id
        JOIN lot l ON l.id = a.lot_id
        JOIN agreement_amendment m ON m.agreement_id = f.id AND m.status = 'IN_FORCE'
        JOIN amendment_price p ON p.amendment_id = m.id AND p.price_before > 0
       WHERE f.tender_id = :tenderId
       GROUP BY f.tender_id, l.number, a.bid_id
      HAVING MAX((p.unit_price - p.price_before) * 100 / p.price_before) >= :percent""")
  List<FoundSign> listPriceRaised(long tenderId, BigDecimal percent);

  /** Prices that were raised soon after the agreement began. */
  @Query(
      """
      SELECT f.tender_id AS id, l.number AS lot_number, CAST(a.bid_id AS CHAR) AS bids,
             MIN(TIMESTAMPDIFF(MONTH, f.starts_on, m.effective_on)) AS first_number,
             :months AS second_number, 0 AS third_number
        FROM framework_agreement f
        JOIN award a ON a.id = f.award_id
        JOIN lot l ON l.id = a.lot_id
        JOIN agreement_amendment m ON m.agreement_id = f.id AND m.status = 'IN_FORCE'
         AND m.effective_on < f.starts_on + INTERVAL :months MONTH
        JOIN amendment_price p ON p.amendment_id = m.id AND p.unit_price > p.price_before
       WHERE f.tender_id = :tenderId
       GROUP BY f.tender_id, l.number, a.bid_id""")
  List<FoundSign> listRaisedSoon(long tenderId, int months);

  /** Agreements whose term was changed. */
  @Query(
      """
      SELECT f.tender_id AS id, l.number AS lot_number, CAST(a.bid_id AS CHAR) AS bids,
             COUNT(*) AS first_number, 0 AS second_number, 0 AS third_number
        FROM framework_agreement f
        JOIN award a ON a.id = f.award_id
        JOIN lot l ON l.id = a.lot_id
        JOIN agreement_amendment m ON m.agreement_id = f.id AND m.status = 'IN_FORCE'
         AND m.kind = 'TERM' AND m.ends_on > f.ends_on
       WHERE f.tender_id = :tenderId
       GROUP BY f.tender_id, l.number, a.bid_id
      HAVING COUNT(*) >= :least""")
  List<FoundSign> listTermExtended(long tenderId, int least);

  /** Agreements with many amendments. */
  @Query(
      """
      SELECT f.tender_id AS id, l.number AS lot_number, CAST(a.bid_id AS CHAR) AS bids,
             COUNT(*) AS first_number, 0 AS second_number, 0 AS third_number
        FROM framework_agreement f
        JOIN award a ON a.id = f.award_id
        JOIN lot l ON l.id = a.lot_id
        JOIN agreement_amendment m ON m.agreement_id = f.id AND m.status = 'IN_FORCE'
       WHERE f.tender_id = :tenderId
       GROUP BY f.tender_id, l.number, a.bid_id
      HAVING COUNT(*) >= :least""")
  List<FoundSign> listManyChanges(long tenderId, int least);

  /** Orders of which all came late, and which were paid without a deduction. */
  @Query(
      """
      SELECT f.tender_id AS id, l.number AS lot_number, CAST(a.bid_id AS CHAR) AS bids,
             COUNT(DISTINCT x.id) AS first_number, 0 AS second_number, 0 AS third_number
        FROM framework_agreement f
        JOIN award a ON a.id = f.award_id
        JOIN lot l ON l.id = a.lot_id
        JOIN call_off x ON x.agreement_id = f.id
        JOIN call_off_answer c ON c.call_off_id = x.id AND c.answer = 'CONFIRMED'
        JOIN invoice n ON n.call_off_id = x.id
        JOIN invoice_answer y ON y.invoice_id = n.id AND y.answer = 'APPROVED' AND y.penalty = 0
       WHERE f.tender_id = :tenderId
         AND EXISTS (SELECT 1 FROM invoice_payment z WHERE z.invoice_id = n.id)
         AND EXISTS (SELECT 1 FROM delivery d WHERE d.call_off_id = x.id AND d.accepted_quantity > 0)
         AND NOT EXISTS (SELECT 1 FROM delivery d
                          WHERE d.call_off_id = x.id AND d.accepted_quantity > 0
                            AND d.delivered_on <= c.promised_on)
       GROUP BY f.tender_id, l.number, a.bid_id
      HAVING COUNT(DISTINCT x.id) >= :least""")
  List<FoundSign> listLateYetPaid(long tenderId, int least);

  /** Orders of an entity just below the sum above which a second person approves them. */
  @Query(
      """
      SELECT f.tender_id AS id, l.number AS lot_number, CAST(a.bid_id AS CHAR) AS bids,
             COUNT(*) AS first_number, :percent AS second_number, w.entity_id AS third_number
        FROM framework_agreement f
        JOIN award a ON a.id = f.award_id
        JOIN lot l ON l.id = a.lot_id
        JOIN order_below_threshold w ON w.agreement_id = f.id
       WHERE f.tender_id = :tenderId AND w.amount <= w.threshold
         AND w.amount * 100 >= w.threshold * (100 - :percent)
       GROUP BY f.tender_id, l.number, a.bid_id, w.entity_id
      HAVING COUNT(*) >= :least""")
  List<FoundSign> listBelowThreshold(long tenderId, BigDecimal percent, int least);

  /** Orders of an entity of one day that only together are above that sum. */
  @Query(
      """
      SELECT f.tender_id AS id, l.number AS lot_number, CAST(a.bid_id AS CHAR) AS bids,
             COUNT(*) AS first_number, 0 AS second_number, w.entity_id AS third_number
        FROM framework_agreement f
        JOIN award a ON a.id = f.award_id
        JOIN lot l ON l.id = a.lot_id
        JOIN order_below_threshold w ON w.agreement_id = f.id
       WHERE f.tender_id = :tenderId AND w.amount <= w.threshold
       GROUP BY f.tender_id, l.number, a.bid_id, w.entity_id, w.placed_on, w.threshold
      HAVING COUNT(*) >= :least AND SUM(w.amount) > w.threshold""")
  List<FoundSign> listSplitOrders(long tenderId, int least);
}
