package org.muwahhad.evaluation.flag;

import io.micronaut.data.annotation.Query;
import io.micronaut.data.jdbc.annotation.JdbcRepository;
import io.micronaut.data.model.query.builder.sql.Dialect;
import io.micronaut.data.repository.GenericRepository;
import java.math.BigDecimal;
import java.util.List;

/** Red flags in what became of the agreements of one tender, each found by one statement. */
@JdbcRepository(dialect = Dialect.MYSQL)
interface AgreementFlagQueries extends GenericRepository<DetectedFlag, Long> {

  /** The bid from which an agreement came; the figures follow. */
  String AGREEMENT =
      """
      SELECT f.tender_id AS id, l.number AS lot_number, CAST(a.bid_id AS CHAR) AS bids,
      """;

  /** The agreement with its lot. */
  String LOT =
      """
        FROM framework_agreement f
        JOIN award a ON a.id = f.award_id
        JOIN lot l ON l.id = a.lot_id
      """;

  /** Prices of an agreement that amendments raised. */
  @Query(
      AGREEMENT
          + """
                 MAX((p.unit_price - p.price_before) * 100 / p.price_before) AS first_number,
                 :percent AS second_number, 0 AS third_number
          """
          + LOT
          + """
            JOIN agreement_amendment m ON m.agreement_id = f.id AND m.status = 'IN_FORCE'
            JOIN amendment_price p ON p.amendment_id = m.id AND p.price_before > 0
           WHERE f.tender_id = :tenderId
           GROUP BY f.tender_id, l.number, a.bid_id
          HAVING MAX((p.unit_price - p.price_before) * 100 / p.price_before) >= :percent""")
  List<DetectedFlag> listPriceRaised(long tenderId, BigDecimal percent);

  /** Prices that were raised soon after the agreement began. */
  @Query(
      AGREEMENT
          + """
                 MIN(TIMESTAMPDIFF(MONTH, f.starts_on, m.effective_on)) AS first_number,
                 :months AS second_number, 0 AS third_number
          """
          + LOT
          + """
           JOIN agreement_amendment m ON m.agreement_id = f.id AND m.status = 'IN_FORCE'
            AND m.effective_on < f.starts_on + INTERVAL :months MONTH
           JOIN amendment_price p ON p.amendment_id = m.id AND p.unit_price > p.price_before
          WHERE f.tender_id = :tenderId
          GROUP BY f.tender_id, l.number, a.bid_id\
          """)
  List<DetectedFlag> listRaisedSoon(long tenderId, int months);

  /** Agreements whose term was changed. */
  @Query(
      AGREEMENT
          + """
                 COUNT(*) AS first_number, 0 AS second_number, 0 AS third_number
          """
          + LOT
          + """
            JOIN agreement_amendment m ON m.agreement_id = f.id AND m.status = 'IN_FORCE'
             AND m.kind = 'TERM' AND m.ends_on > f.ends_on
           WHERE f.tender_id = :tenderId
           GROUP BY f.tender_id, l.number, a.bid_id
          HAVING COUNT(*) >= :least""")
  List<DetectedFlag> listTermExtended(long tenderId, int least);

  /** Agreements with many amendments. */
  @Query(
      AGREEMENT
          + """
                 COUNT(*) AS first_number, 0 AS second_number, 0 AS third_number
          """
          + LOT
          + """
            JOIN agreement_amendment m ON m.agreement_id = f.id AND m.status = 'IN_FORCE'
           WHERE f.tender_id = :tenderId
           GROUP BY f.tender_id, l.number, a.bid_id
          HAVING COUNT(*) >= :least""")
  List<DetectedFlag> listManyChanges(long tenderId, int least);

  /** Orders of which all came late, and which were paid without a deduction. */
  @Query(
      AGREEMENT
          + """
                 COUNT(DISTINCT x.id) AS first_number, 0 AS second_number, 0 AS third_number
          """
          + LOT
          + """
            JOIN call_off x ON x.agreement_id = f.id
            JOIN call_off_answer c ON c.call_off_id = x.id AND c.answer = 'CONFIRMED'
            JOIN invoice n ON n.call_off_id = x.id
            JOIN invoice_answer y ON y.invoice_id = n.id AND y.answer = 'APPROVED' AND y.penalty = 0
           WHERE f.tender_id = :tenderId
             AND EXISTS (SELECT 1 FROM invoice_payment z WHERE z.invoice_id = n.id)
             AND EXISTS (SELECT 1 FROM delivery d
                          WHERE d.call_off_id = x.id AND d.accepted_quantity > 0)
             AND NOT EXISTS (SELECT 1 FROM delivery d
                              WHERE d.call_off_id = x.id AND d.accepted_quantity > 0
                                AND d.delivered_on <= c.promised_on)
           GROUP BY f.tender_id, l.number, a.bid_id
          HAVING COUNT(DISTINCT x.id) >= :least""")
  List<DetectedFlag> listLateYetPaid(long tenderId, int least);

  /** The procuring entity that a flag is about. */
  String ENTITY =
      """
             e.id AS entity_id, e.name_ar AS entity_ar, e.name_en AS entity_en
      """;

  /** Orders of an entity just below the sum above which a second person approves them. */
  @Query(
      AGREEMENT
          + """
                 COUNT(*) AS first_number, :percent AS second_number,
          """
          + ENTITY
          + LOT
          + """
            JOIN order_below_threshold w ON w.agreement_id = f.id
            JOIN procuring_entity e ON e.id = w.entity_id
           WHERE f.tender_id = :tenderId AND w.amount <= w.threshold
             AND w.amount * 100 >= w.threshold * (100 - :percent)
           GROUP BY f.tender_id, l.number, a.bid_id, e.id, e.name_ar, e.name_en
          HAVING COUNT(*) >= :least
           ORDER BY l.number, a.bid_id, e.id""")
  List<DetectedEntityFlag> listBelowThreshold(long tenderId, BigDecimal percent, int least);

  /** Orders of an entity of one day that only together are above that sum, of all such days. */
  @Query(
      AGREEMENT
          + """
                 SUM(d.orders) AS first_number, 0 AS second_number,
          """
          + ENTITY
          + LOT
          + """
            JOIN (SELECT w.agreement_id, w.entity_id, COUNT(*) AS orders
                    FROM framework_agreement g
                    JOIN order_below_threshold w ON w.agreement_id = g.id
                   WHERE g.tender_id = :tenderId AND w.amount <= w.threshold
                   GROUP BY w.agreement_id, w.entity_id, w.placed_on, w.threshold
                  HAVING COUNT(*) >= :least AND SUM(w.amount) > w.threshold) d
              ON d.agreement_id = f.id
            JOIN procuring_entity e ON e.id = d.entity_id
           WHERE f.tender_id = :tenderId
           GROUP BY f.tender_id, l.number, a.bid_id, e.id, e.name_ar, e.name_en
           ORDER BY l.number, a.bid_id, e.id""")
  List<DetectedEntityFlag> listSplitOrders(long tenderId, int least);
}
