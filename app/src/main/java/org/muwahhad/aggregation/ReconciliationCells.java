package org.muwahhad.aggregation;

import io.micronaut.data.annotation.Query;
import io.micronaut.data.jdbc.annotation.JdbcRepository;
import io.micronaut.data.model.query.builder.sql.Dialect;
import io.micronaut.data.repository.GenericRepository;
import java.util.List;

/** Both sides of a tender's sums by state and item, each summed on its own from the stored rows. */
@JdbcRepository(dialect = Dialect.MYSQL)
interface ReconciliationCells extends GenericRepository<Reconciliation.Cell, Long> {

  // The third part brings in lot items that neither side mentions: they must show as differences.
  @Query(
      """
      SELECT x.revision_id, x.state_code, m.name_ar AS state_ar, m.name_en AS state_en,
             c.code AS item_code, r.name_ar, r.name_en, u.name_ar AS unit_ar, u.name_en AS unit_en,
             COALESCE(l.number, 0) AS lot_number, COALESCE(i.quantity, 0) AS asked,
             x.demanded, x.demand_lines, x.allocated, x.allocations
        FROM (SELECT state_code, revision_id, SUM(demanded) AS demanded,
                     SUM(demand_lines) AS demand_lines, SUM(allocated) AS allocated,
                     SUM(allocations) AS allocations
                FROM (SELECT s.state_code, d.revision_id, SUM(d.quantity) AS demanded,
                             COUNT(*) AS demand_lines, 0 AS allocated, 0 AS allocations
                        FROM tender_round t
                        JOIN submission s ON s.round_id = t.round_id AND s.status = 'ENDORSED'
                        JOIN demand_line d ON d.submission_id = s.id
                       WHERE t.tender_id = :tenderId
                       GROUP BY s.state_code, d.revision_id
                      UNION ALL
                      SELECT s.state_code, i.revision_id, 0, 0, SUM(a.quantity), COUNT(*)
                        FROM lot_item i
                        JOIN allocation a ON a.lot_item_id = i.id
                        JOIN demand_line d ON d.id = a.demand_line_id
                        JOIN submission s ON s.id = d.submission_id
                       WHERE i.tender_id = :tenderId
                       GROUP BY s.state_code, i.revision_id
                      UNION ALL
                      SELECT '', i.revision_id, 0, 0, 0, 0
                        FROM lot_item i WHERE i.tender_id = :tenderId) AS sides
               GROUP BY state_code, revision_id) AS x
        JOIN item_revision r ON r.id = x.revision_id
        JOIN catalog_item c ON c.id = r.item_id
        JOIN unit_of_measure u ON u.code = r.unit_code
        LEFT JOIN member_state m ON m.code = x.state_code
        LEFT JOIN lot_item i ON i.tender_id = :tenderId AND i.revision_id = x.revision_id
        LEFT JOIN lot l ON l.id = i.lot_id
       ORDER BY lot_number, i.position, x.revision_id, x.state_code""")
  List<Reconciliation.Cell> listCells(long tenderId);
}
