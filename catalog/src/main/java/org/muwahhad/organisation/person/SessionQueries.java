package org.muwahhad.organisation.person;

import io.micronaut.core.annotation.Introspected;
import io.micronaut.data.annotation.Query;
import io.micronaut.data.jdbc.annotation.JdbcRepository;
import io.micronaut.data.model.query.builder.sql.Dialect;
import io.micronaut.data.repository.GenericRepository;
import java.time.Instant;
import java.util.List;
import org.muwahhad.organisation.person.PersonQueries.PersonRow;

/** Open sessions as their owner sees them. */
@JdbcRepository(dialect = Dialect.MYSQL)
interface SessionQueries extends GenericRepository<PersonRow, Long> {

  /**
   * An open session. Instants are UTC, of the machine.
   *
   * @param number by which it is ended
   * @param lastUsedAt to within five minutes
   * @param expiresAt when it ends without further use
   * @param endsAt when it ends however much it is used
   * @param address network address it was opened from
   * @param program browser or program in its own words
   */
  @Introspected
  record SessionRow(
      long number,
      String tokenHash,
      Instant createdAt,
      Instant lastUsedAt,
      Instant expiresAt,
      Instant endsAt,
      String address,
      String program) {}

  @Query(
      """
      SELECT number, token_hash, created_at, last_used_at, expires_at, ends_at, address, program
        FROM session
       WHERE person_id = :personId AND program_id IS NULL AND expires_at > SYSDATE(6)
       ORDER BY last_used_at DESC, number DESC\
      """)
  List<SessionRow> list(long personId);
}
