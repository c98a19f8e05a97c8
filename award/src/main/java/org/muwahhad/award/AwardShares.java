package org.muwahhad.award;

import io.micronaut.core.annotation.Introspected;
import io.micronaut.data.annotation.Id;
import io.micronaut.data.annotation.MappedEntity;
import io.micronaut.data.annotation.Query;
import io.micronaut.data.jdbc.annotation.JdbcRepository;
import io.micronaut.data.model.query.builder.sql.Dialect;
import io.micronaut.data.repository.GenericRepository;
import java.math.BigDecimal;
import java.util.List;

/** What awards give of each item to each state, as stored. */
@JdbcRepository(dialect = Dialect.MYSQL)
interface AwardShares extends GenericRepository<AwardShares.StateShare, Long> {

  /** What an award gives to a state. */
  @Introspected
  @MappedEntity("award_share")
  record StateShare(@Id long awardId, long lotItemId, String stateCode, BigDecimal quantity) {}

  @Query(
      """
      INSERT INTO award_share (award_id, lot_item_id, state_code, quantity)
      VALUES (:awardId, :lotItemId, :stateCode, :quantity)""")
  void add(List<StateShare> shares);
}
