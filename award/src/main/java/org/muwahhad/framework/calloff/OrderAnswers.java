package org.muwahhad.framework.calloff;

import io.micronaut.data.annotation.Query;
import io.micronaut.data.jdbc.annotation.JdbcRepository;
import io.micronaut.data.model.query.builder.sql.Dialect;
import io.micronaut.data.repository.GenericRepository;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;
import org.muwahhad.framework.AnswerToOrder;
import org.muwahhad.framework.CallOffQueries;

/** What suppliers answer to orders, as stored. */
@JdbcRepository(dialect = Dialect.MYSQL)
interface OrderAnswers extends GenericRepository<CallOffQueries.CallOff, Long> {

  @Query(
      """
      INSERT INTO call_off_answer (call_off_id, answer, promised_on, remark, answered_by,
                                   answered_at)
      VALUES (:callOffId, :answer, :promisedOn, :remark, :personId, UTC_TIMESTAMP(6))""")
  void add(
      long callOffId,
      AnswerToOrder answer,
      @Nullable LocalDate promisedOn,
      String remark,
      long personId);
}
