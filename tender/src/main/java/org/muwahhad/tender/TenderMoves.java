package org.muwahhad.tender;

import io.micronaut.data.annotation.Query;
import io.micronaut.data.jdbc.annotation.JdbcRepository;
import io.micronaut.data.model.query.builder.sql.Dialect;
import io.micronaut.data.repository.GenericRepository;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** Guarded changes of a tender's status: each changes one row, or nothing. */
@JdbcRepository(dialect = Dialect.MYSQL)
public interface TenderMoves extends GenericRepository<TenderQueries.Tender, Long> {

  @Query(
      """
      UPDATE joint_tender
         SET status = :to, updated_at = UTC_TIMESTAMP(6), version = version + 1
       WHERE id = :id AND status = :from AND version = :version""")
  int move(long id, TenderStatus from, TenderStatus to, int version);

  @Query("UPDATE joint_tender SET opened_at = :at WHERE id = :id AND opened_at IS NULL")
  int stampOpened(long id, Instant at);

  @Query("UPDATE joint_tender SET standstill_until = :until WHERE id = :id AND status = 'DECIDED'")
  int stampStandstill(long id, Instant until);

  @Query(
      """
      INSERT INTO tender_milestone (tender_id, status, at, person_id)
      VALUES (:tenderId, :status, UTC_TIMESTAMP(6), :personId)""")
  void addMilestone(long tenderId, TenderStatus status, @Nullable Long personId);

  @Query(
      """
      UPDATE lot SET status = :status, version = version + 1
       WHERE id = :lotId AND status = 'ACTIVE'""")
  int settleLot(long lotId, LotStatus status);
}
