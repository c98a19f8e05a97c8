package org.muwahhad.evaluation.cases;

import io.micronaut.core.annotation.Introspected;
import io.micronaut.data.annotation.Id;
import io.micronaut.data.annotation.MappedEntity;
import io.micronaut.data.annotation.Query;
import io.micronaut.data.jdbc.annotation.JdbcRepository;
import io.micronaut.data.model.query.builder.sql.Dialect;
import io.micronaut.data.repository.GenericRepository;
import java.time.LocalDate;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Cases with their questions, answers and findings, as stored. */
@JdbcRepository(dialect = Dialect.MYSQL)
interface AuditCases extends GenericRepository<AuditCases.HeldCase, Long> {

  /** The tender of a number, once it is published. */
  @Query("SELECT id FROM joint_tender WHERE number = :tenderNumber AND published_at IS NOT NULL")
  Optional<Long> findTender(String tenderNumber);

  @Query(
      """
      INSERT INTO audit_case (tender_id, kind, flag_key, title, reason, request_key, opened_by,
                              opened_at)
      VALUES (:tenderId, :kind, :flagKey, :title, :reason, :requestKey, :personId,
              UTC_TIMESTAMP(6))""")
  void open(
      long tenderId,
      @Nullable String kind,
      @Nullable String flagKey,
      String title,
      String reason,
      String requestKey,
      long personId);

  /** The case that a person opened by a request. */
  @Query(
      """
      SELECT id FROM audit_case
       WHERE opened_by = :personId AND request_key = :requestKey""")
  Optional<Long> findRequested(long personId, String requestKey);

  @Query("SELECT COUNT(*) FROM audit_case WHERE tender_id = :tenderId AND flag_key = :flagKey")
  int countOnFlag(long tenderId, String flagKey);

  /** Holds a case until the act ends. */
  @Query("SELECT id FROM audit_case WHERE id = :id FOR UPDATE")
  Optional<Long> lock(long id);

  /**
   * A case as acts read it.
   *
   * @param questionId the last question; 0 while none was asked
   * @param number of that question; 0 while none was asked
   */
  @Introspected
  @MappedEntity("audit_case")
  record HeldCase(@Id long id, CaseStatus status, long questionId, int number) {}

  @Query(
      """
      SELECT c.id, s.status, COALESCE(s.question_id, 0) AS question_id,
             COALESCE(q.number, 0) AS number
        FROM audit_case c
        JOIN audit_case_standing s ON s.case_id = c.id
        LEFT JOIN case_question q ON q.id = s.question_id
       WHERE c.id = :id""")
  Optional<HeldCase> find(long id);

  @Query(
      """
      INSERT INTO case_question (case_id, number, question, answer_until, asked_by, asked_at)
      VALUES (:id, :number, :question, :answerUntil, :personId, UTC_TIMESTAMP(6))""")
  void ask(long id, int number, String question, LocalDate answerUntil, long personId);

  @Query(
      """
      INSERT INTO case_answer (question_id, answer, answered_by, answered_at)
      VALUES (:questionId, :answer, :personId, UTC_TIMESTAMP(6))""")
  void answer(long questionId, String answer, long personId);

  @Query(
      """
      INSERT INTO case_finding (case_id, outcome, measure, finding, found_by, found_at)
      VALUES (:id, :outcome, :measure, :finding, :personId, UTC_TIMESTAMP(6))""")
  void close(long id, String outcome, String measure, String finding, long personId);
}
