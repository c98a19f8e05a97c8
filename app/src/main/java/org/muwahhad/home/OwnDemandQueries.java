package org.muwahhad.home;

import io.micronaut.data.annotation.Query;
import io.micronaut.data.jdbc.annotation.JdbcRepository;
import io.micronaut.data.model.query.builder.sql.Dialect;
import io.micronaut.data.repository.GenericRepository;
import java.time.LocalDate;
import java.util.List;

/** What became of the demand of an entity. */
@JdbcRepository(dialect = Dialect.MYSQL)
interface OwnDemandQueries extends GenericRepository<OwnDemand, Long> {

  /**
   * The last submissions of an entity. Awards count once they are in effect.
   *
   * @param today in Riyadh
   */
  @Query(
      """
      WITH own AS (
        SELECT s.id, s.status, s.entity_id, r.code, r.name_ar, r.name_en, r.closes_at
          FROM submission s JOIN demand_round r ON r.id = s.round_id
         WHERE s.entity_id = :entityId AND s.status IN ('SUBMITTED', 'RETURNED', 'ENDORSED')
         ORDER BY r.closes_at DESC, s.id DESC
         LIMIT 6),
      given AS (
        SELECT l.submission_id, l.id AS line_id, l.need_by, a.award_id, a.lot_item_id, a.quantity,
               f.id AS agreement_id
          FROM own
          JOIN demand_line l ON l.submission_id = own.id
          JOIN award_allocation a ON a.demand_line_id = l.id
          JOIN award w ON w.id = a.award_id AND w.status = 'active'
          LEFT JOIN framework_agreement f ON f.award_id = a.award_id),
      called AS (
        SELECT x.agreement_id, x.lot_item_id, SUM(x.quantity) AS ordered
          FROM call_off_line_in_force x
         WHERE x.entity_id = :entityId
         GROUP BY x.agreement_id, x.lot_item_id),
      taken AS (
        SELECT o.agreement_id, y.lot_item_id, SUM(y.accepted_quantity) AS accepted
          FROM call_off o JOIN delivery y ON y.call_off_id = o.id
         WHERE o.entity_id = :entityId
         GROUP BY o.agreement_id, y.lot_item_id),
      due AS (
        SELECT a.award_id, a.lot_item_id, SUM(a.quantity) AS needed
          FROM demand_line l
          JOIN award_allocation a ON a.demand_line_id = l.id
         WHERE l.entity_id = :entityId AND l.need_by < :today
         GROUP BY a.award_id, a.lot_item_id),
      covered AS (
        SELECT l.submission_id, COUNT(DISTINCT l.id) AS line_count,
               COUNT(DISTINCT n.demand_line_id) AS in_tender
          FROM own
          JOIN demand_line l ON l.submission_id = own.id
          LEFT JOIN (allocation n
                     JOIN lot_item q ON q.id = n.lot_item_id
                     JOIN tender_round h ON h.tender_id = q.tender_id AND h.returned_at IS NULL)
                 ON n.demand_line_id = l.id
         GROUP BY l.submission_id),
      reached AS (
        SELECT g.submission_id, COUNT(DISTINCT g.line_id) AS awarded,
               COUNT(DISTINCT CASE WHEN c.ordered > 0 THEN g.line_id END) AS ordered,
               COUNT(DISTINCT CASE WHEN g.need_by < :today
                                    AND LEAST(d.needed, c.ordered) > COALESCE(k.accepted, 0)
                                   THEN g.lot_item_id END) AS late
          FROM given g
          LEFT JOIN called c ON c.agreement_id = g.agreement_id AND c.lot_item_id = g.lot_item_id
          LEFT JOIN taken k ON k.agreement_id = g.agreement_id AND k.lot_item_id = g.lot_item_id
          LEFT JOIN due d ON d.award_id = g.award_id AND d.lot_item_id = g.lot_item_id
         GROUP BY g.submission_id)
      SELECT own.id, own.status, own.code, own.name_ar, own.name_en,
             COALESCE(v.line_count, 0) AS line_count, COALESCE(v.in_tender, 0) AS in_tender,
             COALESCE(h.awarded, 0) AS awarded, COALESCE(h.ordered, 0) AS ordered,
             COALESCE(h.late, 0) AS late
        FROM own
        LEFT JOIN covered v ON v.submission_id = own.id
        LEFT JOIN reached h ON h.submission_id = own.id
       ORDER BY own.closes_at DESC, own.id DESC""")
  List<OwnDemand> list(long entityId, LocalDate today);
}
