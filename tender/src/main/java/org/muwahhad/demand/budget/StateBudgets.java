package org.muwahhad.demand.budget;

import io.micronaut.data.annotation.Query;
import io.micronaut.data.jdbc.annotation.JdbcRepository;
import io.micronaut.data.model.query.builder.sql.Dialect;
import io.micronaut.data.repository.GenericRepository;
import java.math.BigDecimal;
import org.muwahhad.demand.desk.DemandDeskQueries;

/** Budgets of states by category, as stored. */
@JdbcRepository(dialect = Dialect.MYSQL)
interface StateBudgets extends GenericRepository<DemandDeskQueries.BudgetRow, String> {

  @Query(
      """
      INSERT INTO state_budget (round_id, state_code, category_code, amount, set_by, set_at,
                                version)
      VALUES (:roundId, :stateCode, :categoryCode, :amount, :personId, UTC_TIMESTAMP(6), 1)""")
  void insert(
      long roundId, String stateCode, String categoryCode, BigDecimal amount, long personId);

  @Query(
      """
      UPDATE state_budget
         SET amount = :amount, set_by = :personId, set_at = UTC_TIMESTAMP(6), version = version + 1
       WHERE round_id = :roundId AND state_code = :stateCode AND category_code = :categoryCode
         AND version = :version""")
  int update(
      long roundId,
      String stateCode,
      String categoryCode,
      BigDecimal amount,
      long personId,
      int version);

  @Query(
      """
      DELETE FROM state_budget
       WHERE round_id = :roundId AND state_code = :stateCode AND category_code = :categoryCode
         AND version = :version""")
  int delete(long roundId, String stateCode, String categoryCode, int version);
}
