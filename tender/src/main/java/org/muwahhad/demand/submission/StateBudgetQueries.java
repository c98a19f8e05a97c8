package org.muwahhad.demand.submission;

import io.micronaut.data.annotation.Query;
import io.micronaut.data.jdbc.annotation.JdbcRepository;
import io.micronaut.data.model.query.builder.sql.Dialect;
import io.micronaut.data.repository.GenericRepository;
import java.util.List;
import java.util.Optional;

/** How what is endorsed stands to the budgets of a state in a round. */
@JdbcRepository(dialect = Dialect.MYSQL)
public interface StateBudgetQueries extends GenericRepository<Submissions.SubmissionState, Long> {

  /** Holds the endorsements of a state in a round until the transaction ends. */
  @Query(
      """
      SELECT state_code FROM round_state
       WHERE round_id = :roundId AND state_code = :stateCode FOR UPDATE""")
  Optional<String> lockState(long roundId, String stateCode);

  /**
   * How many budgets of a state what is endorsed exceeds, once these submissions are endorsed too.
   * Only categories count for which one of them asks.
   */
  @Query(
      """
      SELECT COUNT(*)
        FROM state_budget b
        JOIN (SELECT x.category_code, SUM(x.total) AS total,
                     SUM(CASE WHEN x.submission_id IN (:submissions) THEN 1 ELSE 0 END) AS asked
                FROM budgeted_line x
               WHERE x.round_id = :roundId AND x.state_code = :stateCode
                 AND (x.status = 'ENDORSED' OR x.submission_id IN (:submissions))
               GROUP BY x.category_code) q ON q.category_code = b.category_code
       WHERE b.round_id = :roundId AND b.state_code = :stateCode AND q.asked > 0
         AND q.total > b.amount""")
  long countExceeded(long roundId, String stateCode, List<Long> submissions);

  default boolean isExceeded(long roundId, String stateCode, List<Long> submissions) {
    return !submissions.isEmpty() && countExceeded(roundId, stateCode, submissions) > 0;
  }
}
