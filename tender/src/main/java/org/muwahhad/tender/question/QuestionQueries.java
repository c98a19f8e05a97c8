package org.muwahhad.tender.question;

import io.micronaut.core.annotation.Introspected;
import io.micronaut.data.annotation.Id;
import io.micronaut.data.annotation.MappedEntity;
import io.micronaut.data.annotation.Query;
import io.micronaut.data.jdbc.annotation.JdbcRepository;
import io.micronaut.data.model.query.builder.sql.Dialect;
import io.micronaut.data.repository.GenericRepository;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Questions as they are read. Who asked is in none of it: a supplier finds its own by asking for
 * them.
 */
@JdbcRepository(dialect = Dialect.MYSQL)
public interface QuestionQueries extends GenericRepository<AnsweredQuestion, Integer> {

  /**
   * A question as it was asked. Instants are UTC.
   *
   * @param number of its published answer; null while it waits
   */
  @Introspected
  @MappedEntity("tender_question")
  record AskedQuestion(@Id long id, Instant askedAt, String text, @Nullable Integer number) {}

  @Query(
      """
      SELECT number, question_ar, question_en, answer_ar, answer_en, answered_at
        FROM tender_question WHERE tender_id = :tenderId AND answered_at IS NOT NULL
       ORDER BY number""")
  List<AnsweredQuestion> listAnswered(long tenderId);

  /** Questions that wait for an answer, the oldest first. */
  @Query(
      """
      SELECT id, asked_at, text, number FROM tender_question
       WHERE tender_id = :tenderId AND answered_at IS NULL ORDER BY asked_at, id""")
  List<AskedQuestion> listWaiting(long tenderId);

  @Query(
      """
      SELECT id, asked_at, text, number FROM tender_question
       WHERE tender_id = :tenderId AND id = :id AND answered_at IS NULL""")
  Optional<AskedQuestion> findWaiting(long tenderId, long id);

  /** What a supplier asked itself. */
  @Query(
      """
      SELECT id, asked_at, text, number FROM tender_question
       WHERE tender_id = :tenderId AND supplier_id = :supplierId ORDER BY asked_at, id""")
  List<AskedQuestion> listOwn(long tenderId, long supplierId);

  @Query(
      """
      SELECT COUNT(*) FROM tender_follower
       WHERE tender_id = :tenderId AND supplier_id = :supplierId""")
  int countFollows(long tenderId, long supplierId);
}
