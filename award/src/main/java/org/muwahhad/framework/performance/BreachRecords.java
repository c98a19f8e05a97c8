package org.muwahhad.framework.performance;

import io.micronaut.core.annotation.Introspected;
import io.micronaut.data.annotation.Id;
import io.micronaut.data.annotation.MappedEntity;
import io.micronaut.data.annotation.Query;
import io.micronaut.data.jdbc.annotation.JdbcRepository;
import io.micronaut.data.model.query.builder.sql.Dialect;
import io.micronaut.data.repository.GenericRepository;
import java.util.List;

/** The records of bidders that tenders count, as they were frozen. */
@JdbcRepository(dialect = Dialect.MYSQL)
interface BreachRecords extends GenericRepository<BreachRecords.FrozenBidRecord, Long> {

  /** What was frozen of a bid. */
  @Introspected
  @MappedEntity("bid_breach_record")
  record FrozenBidRecord(@Id long bidId, int months, int breaches) {}

  /** Freezes the records of the opened bids of a tender, where its dossier counts them. */
  @Query(
      """
      INSERT INTO bid_breach_record (bid_id, tender_id, months, breaches, frozen_at)
      SELECT r.bid_id, r.tender_id, r.months, r.breaches, UTC_TIMESTAMP(6)
        FROM breach_record r
        JOIN opened_bid o ON o.bid_id = r.bid_id
       WHERE r.tender_id = :tenderId""")
  int freeze(long tenderId);

  @Query(
      """
      SELECT bid_id, months, breaches FROM bid_breach_record
       WHERE tender_id = :tenderId ORDER BY bid_id""")
  List<FrozenBidRecord> listOf(long tenderId);
}
