package org.muwahhad.award;

import io.micronaut.core.annotation.Introspected;
import io.micronaut.data.annotation.Id;
import io.micronaut.data.annotation.MappedEntity;
import io.micronaut.data.annotation.Query;
import io.micronaut.data.jdbc.annotation.JdbcRepository;
import io.micronaut.data.model.query.builder.sql.Dialect;
import io.micronaut.data.repository.GenericRepository;
import java.util.List;

/** The bidders of reserve lists that the panel has to recommend, since the winner is lost. */
@JdbcRepository(dialect = Dialect.MYSQL)
interface ReserveCallQueries extends GenericRepository<ReserveCallQueries.ReserveCall, Long> {

  /** A call in force; of a lot there is one at the most. */
  @Introspected
  @MappedEntity("reserve_call")
  record ReserveCall(@Id long id, long lotId, long bidId, String reason) {}

  @Query(
      """
      SELECT k.id, k.lot_id, k.bid_id, k.reason
        FROM valid_reserve_call k
       WHERE k.tender_id = :tenderId
         AND NOT EXISTS (SELECT 1 FROM live_award a WHERE a.lot_id = k.lot_id)
       ORDER BY k.lot_id""")
  List<ReserveCall> list(long tenderId);
}
