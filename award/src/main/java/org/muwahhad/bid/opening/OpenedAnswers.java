package org.muwahhad.bid.opening;

import io.micronaut.data.annotation.Id;
import io.micronaut.data.annotation.MappedEntity;
import io.micronaut.data.annotation.Query;
import io.micronaut.data.jdbc.annotation.JdbcRepository;
import io.micronaut.data.model.query.builder.sql.Dialect;
import io.micronaut.data.repository.GenericRepository;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Answers of opened bids as the opening writes them. */
@JdbcRepository(dialect = Dialect.MYSQL)
interface OpenedAnswers extends GenericRepository<OpenedAnswers.OpenedAnswerRow, Long> {

  /** An answer read from a bid. */
  @MappedEntity("bid_answer")
  record OpenedAnswerRow(
      @Id long bidId,
      long requirementId,
      long tenderId,
      @Nullable String claim,
      String offered,
      String remark) {}

  @Query(
      """
      INSERT INTO bid_answer (bid_id, requirement_id, tender_id, claim, offered, remark)
      VALUES (:bidId, :requirementId, :tenderId, :claim, :offered, :remark)""")
  void add(List<OpenedAnswerRow> answers);
}
