package org.muwahhad.tender.question;

import io.micronaut.core.annotation.Introspected;
import io.micronaut.data.annotation.Id;
import io.micronaut.data.annotation.MappedEntity;
import io.micronaut.data.annotation.Query;
import io.micronaut.data.jdbc.annotation.JdbcRepository;
import io.micronaut.data.model.query.builder.sql.Dialect;
import io.micronaut.data.repository.GenericRepository;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.muwahhad.shared.Refusal;
import org.muwahhad.tender.TenderStatus;

/** Questions and followers as stored. */
@JdbcRepository(dialect = Dialect.MYSQL)
interface Questions extends GenericRepository<Questions.QuestionTimes, Long> {

  /**
   * Until when a tender takes questions and answers, with the database's time. Instants are UTC.
   *
   * @param questionsUntil null while the tender has no deadline
   * @param answersUntil null while the tender has no deadline
   */
  @Introspected
  @MappedEntity("joint_tender")
  record QuestionTimes(
      @Id long id,
      String number,
      TenderStatus status,
      @Nullable Instant questionsUntil,
      @Nullable Instant answersUntil,
      Instant now) {
    boolean takesQuestions() {
      return status == TenderStatus.PUBLISHED
          && questionsUntil != null
          && now.isBefore(questionsUntil);
    }

    boolean takesAnswers() {
      return status == TenderStatus.PUBLISHED && answersUntil != null && now.isBefore(answersUntil);
    }
  }

  String HOURS =
      """
      SELECT t.id, t.number, t.status, UTC_TIMESTAMP(6) AS now,
             DATE_SUB(t.deadline_at, INTERVAL (SELECT COALESCE(MAX(r.value), 10) FROM tender_rule r
                WHERE r.tender_id = t.id AND r.code = 'questions.close-days') DAY) AS questions_until,
             DATE_SUB(t.deadline_at, INTERVAL (SELECT COALESCE(MAX(r.value), 6) FROM tender_rule r
                WHERE r.tender_id = t.id AND r.code = 'answers.close-days') DAY) AS answers_until
        FROM joint_tender t WHERE t.id = :tenderId
      """;

  @Query(HOURS)
  Optional<QuestionTimes> findHours(long tenderId);

  /** The same, with the tender held: its deadline does not move meanwhile. */
  @Query(HOURS + " FOR UPDATE")
  Optional<QuestionTimes> lockHours(long tenderId);

  default QuestionTimes getHours(long tenderId) {
    return findHours(tenderId).orElseThrow(() -> new Refusal.NotFound("tender " + tenderId));
  }

  @Query("SELECT COUNT(*) FROM supplier WHERE id = :supplierId AND status = 'REGISTERED'")
  int countRegistered(long supplierId);

  @Query(
      """
      SELECT id FROM tender_question
       WHERE tender_id = :tenderId AND supplier_id = :supplierId AND request_key = :requestKey""")
  Optional<Long> findByRequest(long tenderId, long supplierId, String requestKey);

  /** Questions of a supplier on a tender in the last hours. */
  @Query(
      """
      SELECT COUNT(*) FROM tender_question
       WHERE tender_id = :tenderId AND supplier_id = :supplierId
         AND asked_at > DATE_SUB(UTC_TIMESTAMP(6), INTERVAL :hours HOUR)""")
  int countRecent(long tenderId, long supplierId, int hours);

  @Query(
      """
      INSERT INTO tender_question (id, tender_id, supplier_id, asked_by, asked_at, request_key, text)
      VALUES (:id, :tenderId, :supplierId, :personId, UTC_TIMESTAMP(6), :requestKey, :text)""")
  int add(long id, long tenderId, long supplierId, long personId, String requestKey, String text);

  @Query(
      """
      SELECT COALESCE(MAX(number), 0) + 1 FROM tender_question WHERE tender_id = :tenderId""")
  int nextNumber(long tenderId);

  @Query(
      """
      UPDATE tender_question
         SET number = :number, question_ar = :questionAr, question_en = :questionEn,
             answer_ar = :answerAr, answer_en = :answerEn, answered_by = :personId,
             answered_at = UTC_TIMESTAMP(6)
       WHERE id = :id AND answered_at IS NULL""")
  int answer(
      long id,
      int number,
      String questionAr,
      String questionEn,
      String answerAr,
      String answerEn,
      long personId);

  @Query(
      """
      INSERT INTO tender_follower (tender_id, supplier_id, followed_at, followed_by)
      VALUES (:tenderId, :supplierId, UTC_TIMESTAMP(6), :personId)""")
  int follow(long tenderId, long supplierId, long personId);

  @Query("DELETE FROM tender_follower WHERE tender_id = :tenderId AND supplier_id = :supplierId")
  int unfollow(long tenderId, long supplierId);
}
