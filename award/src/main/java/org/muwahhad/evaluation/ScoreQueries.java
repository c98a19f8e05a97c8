package org.muwahhad.evaluation;

import static io.micronaut.data.annotation.Relation.Kind.EMBEDDED;

import io.micronaut.core.annotation.Introspected;
import io.micronaut.data.annotation.Id;
import io.micronaut.data.annotation.MappedEntity;
import io.micronaut.data.annotation.Query;
import io.micronaut.data.annotation.Relation;
import io.micronaut.data.jdbc.annotation.JdbcRepository;
import io.micronaut.data.model.query.builder.sql.Dialect;
import io.micronaut.data.repository.GenericRepository;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.muwahhad.shared.Bilingual;

/**
 * Technical scores. The single scores of a tender can be read by nobody, no matter who asks, until
 * every member of the panel who is not locked out has handed in: the query itself sees to it.
 */
@JdbcRepository(dialect = Dialect.MYSQL)
public interface ScoreQueries extends GenericRepository<ScoreQueries.Score, Long> {

  /**
   * Points from 0 to 100 that one evaluator gave alone.
   *
   * @param changeReason why they are not as in the examination before; null where they are
   */
  @Introspected
  @MappedEntity("score")
  record Score(
      @Id long bidId,
      long criterionId,
      long evaluatorId,
      @Relation(EMBEDDED) Bilingual evaluator,
      BigDecimal points,
      String comment,
      @Nullable String changeReason) {}

  /**
   * Points that the panel agreed on for one bid and criterion.
   *
   * @param weight percent of the criterion
   * @param spread highest less lowest single score
   * @param reason given where the spread is beyond the rule, else may be empty
   * @param changeReason why the points are not as in the examination before; null where they are
   */
  @Introspected
  @MappedEntity("consensus_score")
  record Consensus(
      @Id long bidId,
      long criterionId,
      String criterionCode,
      @Relation(EMBEDDED) Bilingual criterion,
      BigDecimal weight,
      BigDecimal points,
      BigDecimal spread,
      String reason,
      @Nullable String changeReason) {}

  /**
   * What a member of the panel answered to what was agreed.
   *
   * @param confirmed whether the member agreed; else a dissent
   * @param reason of a dissent; empty for a confirmation
   * @param answeredAt UTC
   * @param inForce nothing that it is about was recorded again since
   */
  @Introspected
  @MappedEntity("consensus_answer")
  record ConsensusAnswer(
      @Id long personId,
      int number,
      @Relation(EMBEDDED) Bilingual name,
      boolean confirmed,
      String reason,
      Instant answeredAt,
      boolean inForce) {}

  /**
   * Scores that count. Those of a member who learned of a conflict later do not, but in what the
   * panel had agreed by then.
   */
  String SCORES =
      """
      SELECT s.bid_id, s.criterion_id, s.evaluator_id, p.name_ar AS evaluator_ar,
             p.name_en AS evaluator_en, s.points, s.comment, s.change_reason
        FROM score s
        JOIN person p ON p.id = s.evaluator_id
        JOIN criterion c ON c.id = s.criterion_id
       WHERE s.tender_id = :tenderId AND s.examination = :examination
         AND NOT EXISTS (SELECT 1 FROM conflict_declaration o
                          WHERE o.tender_id = s.tender_id AND o.person_id = s.evaluator_id
                            AND o.is_out
                            AND NOT EXISTS (SELECT 1 FROM consensus_score a
                                             WHERE a.bid_id = s.bid_id
                                               AND a.criterion_id = s.criterion_id
                                               AND a.examination = s.examination))
      """;

  /** Everybody's scores in the examination under way, or in the last one. */
  default List<Score> listScores(long tenderId) {
    return listScores(tenderId, examination(tenderId));
  }

  /** Those that one evaluator handed in. */
  default List<Score> listOwnScores(long tenderId, long evaluatorId) {
    return listOwnScores(tenderId, evaluatorId, examination(tenderId));
  }

  /** What was agreed in it. */
  default List<Consensus> listConsensus(long tenderId) {
    return listConsensus(tenderId, examination(tenderId));
  }

  /** What was answered by the end of it. */
  default List<ConsensusAnswer> listAnswers(long tenderId) {
    return listAnswers(tenderId, examination(tenderId));
  }

  /** Answers by the end of an examination, the latest five hundred, the first of them first. */
  @Query(
      """
      SELECT x.person_id, x.number, x.name_ar, x.name_en, x.confirmed, x.reason, x.answered_at,
             x.in_force
        FROM (SELECT a.person_id, a.number, p.name_ar, p.name_en, a.is_confirmed AS confirmed,
                     a.reason, a.answered_at,
                     NOT EXISTS (SELECT 1 FROM consensus_score s
                                  WHERE s.tender_id = a.tender_id AND s.examination = :examination
                                    AND s.agreed_by <> a.person_id
                                    AND s.agreed_at > a.answered_at) AS in_force
                FROM consensus_answer a
                JOIN person p ON p.id = a.person_id
               WHERE a.tender_id = :tenderId AND a.examination <= :examination
               ORDER BY a.answered_at DESC, a.person_id DESC LIMIT 500) x
       ORDER BY x.answered_at, x.person_id""")
  List<ConsensusAnswer> listAnswers(long tenderId, int examination);

  @Query("SELECT examination FROM joint_tender WHERE id = :tenderId")
  int examination(long tenderId);

  /**
   * Everybody's scores in an examination; none of the one under way while the panel still waits for
   * a member's.
   */
  @Query(
      SCORES
          + """
             AND (:examination < (SELECT t.examination FROM joint_tender t WHERE t.id = :tenderId)
               OR NOT EXISTS (
               SELECT 1 FROM panel_member m
                 LEFT JOIN conflict_declaration d
                   ON d.tender_id = m.tender_id AND d.person_id = m.person_id
                WHERE m.tender_id = s.tender_id AND m.panel = 'EXAMINATION'
                  AND NOT m.is_alternate
                  AND COALESCE(d.is_out, FALSE) = FALSE
                  AND EXISTS ("""
          + EvaluationQueries.SCORE_MISSING
          + """
             )))
           ORDER BY s.bid_id, c.position, c.id, s.evaluator_id""")
  List<Score> listScores(long tenderId, int examination);

  /** The scores that one evaluator handed in. */
  @Query(SCORES + " AND s.evaluator_id = :evaluatorId ORDER BY s.bid_id, c.position, c.id")
  List<Score> listOwnScores(long tenderId, long evaluatorId, int examination);

  @Query(
      """
      SELECT s.bid_id, s.criterion_id, c.code AS criterion_code, c.name_ar AS criterion_ar,
             c.name_en AS criterion_en, c.weight, s.points, s.spread, s.reason, s.change_reason
        FROM consensus_score s
        JOIN criterion c ON c.id = s.criterion_id
       WHERE s.tender_id = :tenderId AND s.examination = :examination
       ORDER BY s.bid_id, c.position, c.id""")
  List<Consensus> listConsensus(long tenderId, int examination);
}
