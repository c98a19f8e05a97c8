package org.muwahhad.calendar;

import io.micronaut.core.annotation.Introspected;
import io.micronaut.data.annotation.Id;
import io.micronaut.data.annotation.MappedEntity;
import io.micronaut.data.annotation.Query;
import io.micronaut.data.jdbc.annotation.JdbcRepository;
import io.micronaut.data.model.query.builder.sql.Dialect;
import io.micronaut.data.repository.GenericRepository;
import java.time.Instant;
import java.util.Optional;

/** Calendar feeds as stored: only the hash of each secret. */
@JdbcRepository(dialect = Dialect.MYSQL)
interface Feeds extends GenericRepository<Feeds.Feed, Long> {

  /** Whose feed it is, and since when, UTC. */
  @Introspected
  @MappedEntity("calendar_feed")
  record Feed(@Id long personId, String tokenHash, Instant createdAt) {}

  Optional<Feed> findByPersonId(long personId);

  // A locked account and one without a role have no feed; the row is gone by then, too.
  @Query(
      """
      SELECT f.person_id, f.token_hash, f.created_at
        FROM calendar_feed f JOIN person p ON p.id = f.person_id
       WHERE f.token_hash = :tokenHash AND p.blocked_at IS NULL
         AND EXISTS (SELECT 1 FROM role_grant g WHERE g.person_id = p.id)""")
  Optional<Feed> findOpen(String tokenHash);

  @Query(
      """
      INSERT INTO calendar_feed (person_id, token_hash, created_at)
      VALUES (:personId, :tokenHash, UTC_TIMESTAMP(6))
      ON DUPLICATE KEY UPDATE token_hash = VALUES(token_hash), created_at = VALUES(created_at)""")
  int replace(long personId, String tokenHash);

  @Query("DELETE FROM calendar_feed WHERE person_id = :personId")
  int revoke(long personId);
}
