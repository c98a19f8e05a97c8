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
        SELECT x.agreement_id, x.lot_item_id, SUM(x.quantity) AS ordered,
               SUM((SELECT COALESCE(SUM(y.accepted_quantity), 0) FROM delivery y
                     WHERE y.call_off_id = x.call_off_id AND y.lot_item_id = x.lot_item_id))
               AS accepted
          FROM call_off_line x
         WHERE x.entity_id = :entityId
         GROUP BY x.agreement_id, x.lot_item_id),
      needed AS (
        SELECT a.award_id, a.lot_item_id, SUM(a.quantity) AS needed
          FROM award_allocation a
          JOIN demand_line l ON l.id = a.demand_line_id AND l.entity_id = :entityId
         WHERE l.need_by < :today
         GROUP BY a.award_id, a.lot_item_id)
      SELECT own.id, own.status, own.code, own.name_ar, own.name_en,
             (SELECT COUNT(*) FROM demand_line l WHERE l.submission_id = own.id) AS line_count,
             (SELECT COUNT(DISTINCT l.id) FROM demand_line l
                JOIN allocation a ON a.demand_line_id = l.id
               WHERE l.submission_id = own.id) AS in_tender,
             (SELECT COUNT(DISTINCT g.line_id) FROM given g
               WHERE g.submission_id = own.id) AS awarded,
             (SELECT COUNT(DISTINCT g.line_id) FROM given g
                JOIN called c ON c.agreement_id = g.agreement_id AND c.lot_item_id = g.lot_item_id
               WHERE g.submission_id = own.id) AS ordered,
             (SELECT COUNT(DISTINCT g.lot_item_id) FROM given g
                JOIN called c ON c.agreement_id = g.agreement_id AND c.lot_item_id = g.lot_item_id
                JOIN needed n ON n.award_id = g.award_id AND n.lot_item_id = g.lot_item_id
               WHERE g.submission_id = own.id AND g.need_by < :today
                 AND LEAST(n.needed, c.ordered) > c.accepted) AS late
        FROM own
       ORDER BY own.closes_at DESC, own.id DESC""")
  List<OwnDemand> list(long entityId, LocalDate today);
}
