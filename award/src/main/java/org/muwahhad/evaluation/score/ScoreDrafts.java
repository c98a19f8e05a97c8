package org.muwahhad.evaluation.score;

import io.micronaut.core.annotation.Introspected;
import io.micronaut.data.annotation.Id;
import io.micronaut.data.annotation.MappedEntity;
import io.micronaut.data.annotation.Query;
import io.micronaut.data.jdbc.annotation.JdbcRepository;
import io.micronaut.data.model.query.builder.sql.Dialect;
import io.micronaut.data.repository.GenericRepository;
import java.math.BigDecimal;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Scores that an evaluator works on. Each statement is of one evaluator, who alone sees them. */
@JdbcRepository(dialect = Dialect.MYSQL)
interface ScoreDrafts extends GenericRepository<ScoreDrafts.DraftScore, Long> {

  /** What was typed so far for one criterion of one bid. */
  @Introspected
  @MappedEntity("score_draft")
  record DraftScore(
      @Id long bidId,
      long criterionId,
      @Nullable BigDecimal points,
      String comment,
      String changeReason) {}

  @Query(
      """
      SELECT bid_id, criterion_id, points, comment, change_reason FROM score_draft
       WHERE tender_id = :tenderId AND evaluator_id = :evaluatorId""")
  List<DraftScore> list(long tenderId, long evaluatorId);

  @Query("DELETE FROM score_draft WHERE tender_id = :tenderId AND evaluator_id = :evaluatorId")
  int remove(long tenderId, long evaluatorId);

  @Query(
      """
      INSERT INTO score_draft (bid_id, criterion_id, evaluator_id, tender_id, points, comment,
                               change_reason, saved_at)
      VALUES (:bidId, :criterionId, :evaluatorId, :tenderId, :points, :comment, :changeReason,
              UTC_TIMESTAMP(6))""")
  int add(
      long bidId,
      long criterionId,
      long evaluatorId,
      long tenderId,
      @Nullable BigDecimal points,
      String comment,
      String changeReason);
}
