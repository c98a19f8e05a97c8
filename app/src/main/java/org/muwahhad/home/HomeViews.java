package org.muwahhad.home;

import io.micronaut.data.annotation.Query;
import io.micronaut.data.jdbc.annotation.JdbcRepository;
import io.micronaut.data.model.query.builder.sql.Dialect;
import io.micronaut.data.repository.GenericRepository;
import java.util.List;

/** What is going on, and figures about the whole. */
@JdbcRepository(dialect = Dialect.MYSQL)
interface HomeViews extends GenericRepository<Ongoing, Long> {

  @Query(
      """
      SELECT id, 'ROUND' AS kind, code, name_ar, name_en, closes_at AS deadline
        FROM demand_round
       WHERE status = 'OPEN' AND opens_at <= UTC_TIMESTAMP(6) AND closes_at > UTC_TIMESTAMP(6)
       ORDER BY closes_at""")
  List<Ongoing> listOpenRounds();

  @Query(
      """
      SELECT id, 'TENDER' AS kind, number AS code, title_ar AS name_ar, title_en AS name_en,
             deadline_at AS deadline
        FROM joint_tender
       WHERE status = 'PUBLISHED' AND deadline_at > UTC_TIMESTAMP(6)
       ORDER BY deadline_at""")
  List<Ongoing> listOpenTenders();

  @Query("SELECT COUNT(*) FROM catalog_item WHERE status = 'ACTIVE'")
  long countItems();

  // Without the chains of bids that are still sealed: a count would tell that one came.
  @Query(
      """
      SELECT (SELECT COUNT(*) FROM audit_entry)
           - COALESCE((SELECT SUM(c.length) FROM bid b
                         JOIN joint_tender t ON t.id = b.tender_id AND t.opened_at IS NULL
                         JOIN audit_chain c ON c.name = CONCAT('bid', CHAR(58), b.id)), 0)""")
  long countAuditEntries();
}
