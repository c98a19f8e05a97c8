package org.muwahhad.audit.log;

import io.micronaut.data.annotation.Query;
import io.micronaut.data.jdbc.annotation.JdbcRepository;
import io.micronaut.data.model.query.builder.sql.Dialect;
import io.micronaut.data.repository.GenericRepository;
import java.util.Optional;

/** Which entry of the record is about something. */
@JdbcRepository(dialect = Dialect.MYSQL)
interface RecordEntryQueries extends GenericRepository<LogQueries.SignedCheckpoint, Long> {

  @Query(
      """
      SELECT e.id FROM audit_entry e
       WHERE e.object_type = :objectType AND e.object_id = :objectId AND e.act = :act
         AND LOCATE(:mark, e.detail) > 0
       ORDER BY e.id DESC LIMIT 1\
      """)
  Optional<Long> find(String act, String objectType, String objectId, String mark);

  @Query(
      """
      SELECT e.id FROM audit_entry e
       WHERE e.object_type = :objectType AND e.object_id = :objectId AND e.act = :act
         AND e.person_id = :personId
       ORDER BY e.id DESC LIMIT 1\
      """)
  Optional<Long> findOf(long personId, String act, String objectType, String objectId);
}
