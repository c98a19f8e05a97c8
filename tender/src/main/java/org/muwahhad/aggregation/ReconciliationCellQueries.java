package org.muwahhad.aggregation;

import io.micronaut.data.annotation.Query;
import io.micronaut.data.jdbc.annotation.JdbcRepository;
import io.micronaut.data.model.query.builder.sql.Dialect;
import io.micronaut.data.repository.GenericRepository;
import java.util.List;

/** Both sides of a tender's sums by state and item, each summed on its own from the stored rows. */
@JdbcRepository(dialect = Dialect.MYSQL)
interface ReconciliationCellQueries extends GenericRepository<Reconciliation.ReconciledCell, Long> {

  // Demand counts as what it is bought as: joined equivalents in the unit of the item bought.
  // The third part brings in lot items that neither side mentions: they must show as differences.
  @Query(
      """
      SELECT x.revision_id, x.state_code, m.name_ar AS state_ar, m.name_en AS state_en,
             c.code AS item_code, r.name_ar, r.name_en, u.name_ar AS unit_ar, u.name_en AS unit_en,
             COALESCE(i.lots, '') AS lots, COALESCE(i.quantity, 0) AS asked,
             x.demanded, x.demand_lines, x.allocated, x.allocations
        FROM (SELECT state_code, revision_id, SUM(demanded) AS demanded,
                     SUM(demand_lines) AS demand_lines, SUM(allocated) AS allocated,
                     SUM(allocations) AS allocations
                FROM (SELECT s.state_code, COALESCE(j.into_revision_id, l.revision_id) AS revision_id,
                             CAST(SUM(IF(j.id IS NULL, l.quantity,
                                         l.quantity * j.numerator / j.denominator))
                                  AS DECIMAL(18,3)) AS demanded,
                             COUNT(*) AS demand_lines, 0 AS allocated, 0 AS allocations
                        FROM tender_round t
                        JOIN submission s ON s.round_id = t.round_id AND s.status = 'ENDORSED'
                        JOIN demand_line l ON l.submission_id = s.id
      """
          + PlanQueries.ACCEPTED
          + """
                       WHERE t.tender_id = :tenderId
                       GROUP BY s.state_code, COALESCE(j.into_revision_id, l.revision_id)
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
        LEFT JOIN (SELECT p.revision_id, SUM(p.quantity) AS quantity, MIN(o.number) AS first_lot,
                          MIN(p.position) AS position,
                          GROUP_CONCAT(DISTINCT o.number ORDER BY o.number SEPARATOR ', ') AS lots
                     FROM lot_item p JOIN lot o ON o.id = p.lot_id
                    WHERE p.tender_id = :tenderId
                    GROUP BY p.revision_id) AS i ON i.revision_id = x.revision_id
       ORDER BY COALESCE(i.first_lot, 0), i.position, x.revision_id, x.state_code""")
  List<Reconciliation.ReconciledCell> listCells(long tenderId);

  /** What stands in the tender as another item than was asked for, in the units of both. */
  @Query(
      """
      SELECT x.into_revision_id, x.revision_id, c.code AS item_code, r.name_ar, r.name_en,
             u.name_ar AS unit_ar, u.name_en AS unit_en, x.line_count, x.quantity, x.counted
        FROM (SELECT i.revision_id AS into_revision_id, l.revision_id, COUNT(*) AS line_count,
                     SUM(a.line_quantity) AS quantity, SUM(a.quantity) AS counted
                FROM lot_item i
                JOIN allocation a ON a.lot_item_id = i.id AND a.line_quantity IS NOT NULL
                JOIN demand_line l ON l.id = a.demand_line_id
               WHERE i.tender_id = :tenderId
               GROUP BY i.revision_id, l.revision_id) AS x
        JOIN item_revision r ON r.id = x.revision_id
        JOIN catalog_item c ON c.id = r.item_id
        JOIN unit_of_measure u ON u.code = r.unit_code
       ORDER BY x.into_revision_id, x.revision_id""")
  List<Reconciliation.Conversion> listConversions(long tenderId);
}
