package org.muwahhad.home;

import io.micronaut.data.annotation.Query;
import io.micronaut.data.jdbc.annotation.JdbcRepository;
import io.micronaut.data.model.query.builder.sql.Dialect;
import io.micronaut.data.repository.GenericRepository;
import java.util.List;

/** What currently concerns a person. */
@JdbcRepository(dialect = Dialect.MYSQL)
interface MatterQueries extends GenericRepository<HomeMatter, Long> {

  /** Meetings of a member's committees that have not ended, of the next two weeks. */
  @Query(
      """
      SELECT g.id, 'MEETING' AS kind, CONCAT('M-', g.id) AS code, c.name_ar, c.name_en,
             g.minutes_planned AS count, 0 AS whole, g.starts_at AS at, g.place
        FROM meeting g
        JOIN committee c ON c.id = g.committee_id
        JOIN committee_member m ON m.committee_id = c.id AND m.person_id = :personId
       WHERE g.status = 'CALLED'
         AND g.starts_at < DATE_ADD(UTC_TIMESTAMP(6), INTERVAL 14 DAY)
         AND g.starts_at > DATE_SUB(UTC_TIMESTAMP(6), INTERVAL g.minutes_planned + 60 MINUTE)
       ORDER BY g.starts_at""")
  List<HomeMatter> listMeetings(long personId);

  /** Open signature rounds in which a member is asked, signed or not. */
  @Query(
      """
      SELECT g.report_id AS id, 'SIGNATURES' AS kind, t.number AS code, t.title_ar AS name_ar,
             t.title_en AS name_en,
             (SELECT COUNT(*) FROM signature_asked x
                JOIN report_signature s ON s.report_id = g.report_id AND s.person_id = x.person_id
               WHERE x.round_id = g.id) AS count,
             (SELECT COUNT(*) FROM signature_asked x WHERE x.round_id = g.id) AS whole,
             g.until_at AS at, NULL AS place
        FROM signature_asked a
        JOIN signature_round g ON g.id = a.round_id AND g.status = 'OPEN'
        JOIN decision d ON d.id = g.decision_id
        JOIN joint_tender t ON t.id = d.tender_id
       WHERE a.person_id = :personId
         AND NOT EXISTS (SELECT 1 FROM learned_conflict k
                          WHERE k.tender_id = d.tender_id AND k.person_id = a.person_id)
       ORDER BY g.until_at""")
  List<HomeMatter> listSignatures(long personId);

  /**
   * Bids of a supplier of which nothing is awaited: submitted while others may still come and not
   * to be confirmed after an amendment, or opened while the outcome is not told. What panel and
   * committees do meanwhile makes no difference.
   */
  @Query(
      """
      SELECT t.id, CASE WHEN t.status = 'PUBLISHED' THEN 'BID_SUBMITTED' ELSE 'BID_EXAMINED' END
               AS kind, t.number AS code, t.title_ar AS name_ar, t.title_en AS name_en, 0 AS count,
             0 AS whole, COALESCE(t.opened_at, t.deadline_at) AS at, NULL AS place
        FROM bid b
        JOIN joint_tender t ON t.id = b.tender_id
       WHERE b.supplier_id = :supplierId
         AND ((b.status = 'SUBMITTED' AND t.status = 'PUBLISHED'
               AND t.deadline_at > UTC_TIMESTAMP(6) AND NOT
      """
          + TenderTaskQueries.UNCONFIRMED
          + """
              )
              OR (t.status IN ('OPENED', 'UNDER_EVALUATION', 'RECOMMENDED', 'DECIDED')
                  AND EXISTS (SELECT 1 FROM opened_bid x WHERE x.bid_id = b.id)))
       ORDER BY t.deadline_at DESC
       LIMIT 10""")
  List<HomeMatter> listBids(long supplierId);

  /** Openings of tenders with a bid of a supplier: from the deadline to a day after. */
  @Query(
      """
      SELECT t.id, 'LIVE_OPENING' AS kind, t.number AS code, t.title_ar AS name_ar,
             t.title_en AS name_en, 0 AS count, 0 AS whole, t.deadline_at AS at, NULL AS place
        FROM joint_tender t
        JOIN bid b ON b.tender_id = t.id AND b.supplier_id = :supplierId AND b.status = 'SUBMITTED'
       WHERE t.status IN ('PUBLISHED', 'CLOSED', 'OPENED') AND t.deadline_at <= UTC_TIMESTAMP(6)
         AND (t.opened_at IS NULL
              OR t.opened_at > DATE_SUB(UTC_TIMESTAMP(6), INTERVAL 1 DAY))
       ORDER BY t.deadline_at""")
  List<HomeMatter> listOpenings(long supplierId);

  /**
   * Outcomes for a supplier whose bid was opened: during the standstill, and for three months after
   * they took effect.
   */
  @Query(
      """
      SELECT o.id,
             CONCAT(CASE WHEN o.won > 0 THEN 'WON' ELSE 'LOST' END,
                    CASE WHEN o.status = 'STANDSTILL' THEN '_IN_STANDSTILL' ELSE '' END) AS kind,
             o.code, o.name_ar, o.name_en, o.won AS count, 0 AS whole,
             CASE WHEN o.status = 'STANDSTILL' THEN o.standstill_until ELSE o.active_at END AS at,
             NULL AS place
        FROM (SELECT t.id, t.status, t.number AS code, t.title_ar AS name_ar, t.title_en AS name_en,
                     t.standstill_until,
                     (SELECT COUNT(*) FROM award a
                       WHERE a.tender_id = t.id AND a.bid_id = b.id
                         AND (a.status = 'active'
                              OR (a.status = 'pending' AND t.status = 'STANDSTILL'))) AS won,
                     (SELECT MAX(a.active_at) FROM award a
                       WHERE a.tender_id = t.id AND a.status = 'active') AS active_at
                FROM joint_tender t
                JOIN bid b ON b.tender_id = t.id AND b.supplier_id = :supplierId
                JOIN opened_bid x ON x.bid_id = b.id
               WHERE t.status IN ('STANDSTILL', 'AWARDED')) AS o
       WHERE o.status = 'STANDSTILL'
          OR o.active_at > DATE_SUB(UTC_TIMESTAMP(6), INTERVAL 3 MONTH)
       ORDER BY o.status = 'STANDSTILL' DESC, at DESC, o.id DESC
       LIMIT 10""")
  List<HomeMatter> listOutcomes(long supplierId);

  /**
   * Agreements of a supplier that are in force, with how many orders each has. Where it took the
   * place of another one, those that the other delivered in full are not its own.
   */
  @Query(
      """
      SELECT f.id, 'AGREEMENT' AS kind, f.number AS code, l.title_ar AS name_ar,
             l.title_en AS name_en,
             (SELECT COUNT(*) FROM order_index x
               WHERE x.agreement_id = f.id AND x.status <> 'CANCELLED' AND x.sent_at IS NOT NULL
                 AND (x.status <> 'DELIVERED'
                      OR NOT EXISTS (SELECT 1 FROM agreement_supplier_before z
                                      WHERE z.agreement_id = f.id)
                      OR EXISTS (SELECT 1 FROM delivery_supplier y
                                  WHERE y.call_off_id = x.call_off_id
                                    AND y.supplier_id = :supplierId)))
               AS count,
             0 AS whole, NULL AS at, NULL AS place
        FROM agreement_in_force f
        JOIN award a ON a.id = f.award_id
        JOIN lot l ON l.id = a.lot_id
        JOIN agreement_supplier b ON b.agreement_id = f.id AND b.supplier_id = :supplierId
       ORDER BY f.ends_on, f.id
       LIMIT 10""")
  List<HomeMatter> listAgreements(long supplierId);

  /**
   * Tenders on whose examination panel a person sits while others have them: before the bids are
   * open, and from the recommendation to the awards.
   */
  @Query(
      """
      SELECT t.id, CASE t.status WHEN 'RECOMMENDED' THEN 'PANEL_DECIDES'
                     WHEN 'DECIDED' THEN 'PANEL_QUANTITIES'
                     WHEN 'STANDSTILL' THEN 'PANEL_STANDSTILL'
                     ELSE 'PANEL_BEFORE_OPENING' END AS kind,
             t.number AS code, t.title_ar AS name_ar, t.title_en AS name_en, 0 AS count, 0 AS whole,
             CASE WHEN t.status = 'STANDSTILL' THEN t.standstill_until
                  WHEN t.status IN ('PUBLISHED', 'CLOSED') THEN t.deadline_at END AS at,
             NULL AS place
        FROM joint_tender t
        JOIN panel_member m ON m.tender_id = t.id AND m.person_id = :personId
                           AND m.panel = 'EXAMINATION' AND NOT m.is_alternate
       WHERE t.status IN ('PUBLISHED', 'CLOSED', 'RECOMMENDED', 'DECIDED', 'STANDSTILL')
         AND NOT EXISTS (SELECT 1 FROM conflict_declaration d
                          WHERE d.tender_id = t.id AND d.person_id = m.person_id AND d.is_out)
       ORDER BY t.deadline_at DESC, t.id DESC
       LIMIT 10""")
  List<HomeMatter> listExaminations(long personId);

  /**
   * Tenders on whose opening panel a person sits and of which nothing is to be opened now: before
   * the deadline, between the openings of bids and prices, and while the bids are examined.
   */
  @Query(
      """
      SELECT t.id, CASE WHEN t.status = 'PUBLISHED' THEN 'OPENING_AHEAD'
                     WHEN t.two_envelopes AND p.tender_id IS NULL THEN 'OPENING_PRICES_AHEAD'
                     WHEN t.two_envelopes AND p.opened_at IS NULL THEN 'OPENING_PRICES_MEET'
                     ELSE 'OPENING_DONE' END AS kind,
             t.number AS code, t.title_ar AS name_ar, t.title_en AS name_en, 0 AS count, 0 AS whole,
             CASE WHEN t.status = 'PUBLISHED' THEN t.deadline_at
                  WHEN t.two_envelopes AND p.tender_id IS NULL THEN NULL
                  WHEN t.two_envelopes AND p.opened_at IS NULL THEN p.meets_at
                  ELSE COALESCE(p.opened_at, t.opened_at) END AS at,
             NULL AS place
        FROM joint_tender t
        JOIN panel_member m ON m.tender_id = t.id AND m.person_id = :personId
                           AND m.panel = 'OPENING' AND NOT m.is_alternate
        LEFT JOIN price_opening p ON p.tender_id = t.id
       WHERE ((t.status = 'PUBLISHED' AND t.deadline_at > UTC_TIMESTAMP(6))
              OR (t.status IN ('OPENED', 'UNDER_EVALUATION')
                  AND (p.tender_id IS NULL OR p.opened_at IS NOT NULL
                       OR p.meets_at > UTC_TIMESTAMP(6))))
         AND NOT EXISTS (SELECT 1 FROM learned_conflict k
                          WHERE k.tender_id = t.id AND k.person_id = m.person_id)
       ORDER BY t.deadline_at DESC, t.id DESC
       LIMIT 10""")
  List<HomeMatter> listOwnOpenings(long personId);

  /** Complaints that the procuring body can still answer, for a member of the review body. */
  @Query(
      """
      SELECT c.id, 'COMPLAINT_FILED' AS kind, t.number AS code, t.title_ar AS name_ar,
             t.title_en AS name_en, 0 AS count, 0 AS whole, c.answer_until AS at, NULL AS place
        FROM complaint c
        JOIN joint_tender t ON t.id = c.tender_id
       WHERE c.status = 'FILED' AND c.answer_until > UTC_TIMESTAMP(6)
      """
          + ComplaintTaskQueries.NO_PART
          + """
       ORDER BY c.answer_until, c.id
       LIMIT 10""")
  List<HomeMatter> listComplaints(long personId);
}
