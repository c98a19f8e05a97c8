package org.muwahhad.demand.desk;

import io.micronaut.data.annotation.Query;
import io.micronaut.data.jdbc.annotation.JdbcRepository;
import io.micronaut.data.model.query.builder.sql.Dialect;
import io.micronaut.data.repository.GenericRepository;
import java.util.List;
import org.muwahhad.demand.round.DemandReaders;

/** What was asked for of an item. Who may read decides {@link ViewLineHistory}. */
@JdbcRepository(dialect = Dialect.MYSQL)
interface LineHistoryQueries extends GenericRepository<ViewLineHistory.PastDemand, Long> {
  String FROM =
      """
             r.code AS round_code, r.closes_at, s.status, u.name_ar AS unit_ar,
             u.name_en AS unit_en, SUM(l.quantity) AS quantity,
             SUM(ROUND(l.quantity * l.estimated_unit_price, c.decimals)) AS total, l.currency
        FROM submission s
        JOIN demand_round r ON r.id = s.round_id
        JOIN procuring_entity e ON e.id = s.entity_id
        JOIN demand_line l ON l.submission_id = s.id
        JOIN item_revision v ON v.id = l.revision_id
        JOIN unit_of_measure u ON u.code = l.unit_code
        JOIN currency c ON c.code = l.currency
      """;

  @Query(
      "SELECT s.id AS submission_id, r.name_ar, r.name_en,"
          + FROM
          + """
             WHERE s.entity_id = :entityId AND v.item_id = :itemId AND s.status <> 'WITHDRAWN'
               AND (:own OR
            """
          + DemandReaders.LINES_OPEN
          + """
            )
             GROUP BY s.id, r.name_ar, r.name_en, r.code, r.closes_at, s.status, u.name_ar,
                      u.name_en, l.currency
             ORDER BY r.closes_at DESC, s.id DESC""")
  List<ViewLineHistory.PastDemand> listRounds(long entityId, long itemId, boolean own);

  @Query(
      "SELECT s.id AS submission_id, e.name_ar, e.name_en,"
          + FROM
          + """
             WHERE s.round_id = :roundId AND s.state_code = :stateCode AND v.item_id = :itemId
               AND s.entity_id <> :entityId AND s.status IN ('SUBMITTED', 'RETURNED', 'ENDORSED')
             GROUP BY s.id, e.name_ar, e.name_en, r.code, r.closes_at, s.status, u.name_ar,
                      u.name_en, l.currency, e.code
             ORDER BY e.code""")
  List<ViewLineHistory.PastDemand> listOthers(
      long roundId, String stateCode, long entityId, long itemId);
}
