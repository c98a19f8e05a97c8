package org.muwahhad.access;

import io.micronaut.data.annotation.Id;
import io.micronaut.data.annotation.MappedEntity;
import io.micronaut.data.annotation.Query;
import io.micronaut.data.jdbc.annotation.JdbcRepository;
import io.micronaut.data.model.query.builder.sql.Dialect;
import io.micronaut.data.repository.GenericRepository;
import java.util.Optional;

/**
 * Open sessions. They live in the database, so that any node serves them and signing out ends them
 * everywhere at once. Their time is the machine's (SYSDATE), which the demonstration clock does not
 * move.
 */
@JdbcRepository(dialect = Dialect.MYSQL)
interface Sessions extends GenericRepository<Sessions.Session, String> {

  /** A session as its holder presents it. */
  @MappedEntity("session")
  record Session(@Id String tokenHash, long personId, String csrfToken) {}

  @Query(
      """
      INSERT INTO session (token_hash, person_id, csrf_token, created_at, expires_at)
      VALUES (:tokenHash, :personId, :csrfToken, SYSDATE(6), DATE_ADD(SYSDATE(6), INTERVAL :minutes MINUTE))""")
  void insert(String tokenHash, long personId, String csrfToken, int minutes);

  @Query(
      """
      SELECT token_hash, person_id, csrf_token FROM session
       WHERE token_hash = :tokenHash AND expires_at > SYSDATE(6)""")
  Optional<Session> findOpen(String tokenHash);

  // Written only when a quarter of the time is gone, so that reading a page rarely writes.
  @Query(
      """
      UPDATE session SET expires_at = DATE_ADD(SYSDATE(6), INTERVAL :minutes MINUTE)
       WHERE token_hash = :tokenHash
         AND expires_at < DATE_ADD(SYSDATE(6), INTERVAL (:minutes * 3 DIV 4) MINUTE)""")
  int prolong(String tokenHash, int minutes);

  @Query("DELETE FROM session WHERE token_hash = :tokenHash")
  int end(String tokenHash);

  @Query("DELETE FROM session WHERE expires_at <= SYSDATE(6)")
  int endExpired();
}
