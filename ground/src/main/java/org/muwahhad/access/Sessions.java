package org.muwahhad.access;

import static io.micronaut.data.annotation.Relation.Kind.EMBEDDED;

import io.micronaut.core.annotation.Introspected;
import io.micronaut.data.annotation.Id;
import io.micronaut.data.annotation.MappedEntity;
import io.micronaut.data.annotation.Query;
import io.micronaut.data.annotation.Relation;
import io.micronaut.data.jdbc.annotation.JdbcRepository;
import io.micronaut.data.model.query.builder.sql.Dialect;
import io.micronaut.data.repository.GenericRepository;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.muwahhad.shared.Bilingual;

/**
 * Open sessions. They live in the database, so that any node serves them and signing out ends them
 * everywhere at once. Their time is the machine's (SYSDATE), which the demonstration clock does not
 * move.
 */
@JdbcRepository(dialect = Dialect.MYSQL)
interface Sessions extends GenericRepository<Sessions.Session, String> {

  /** A session as stored. */
  @MappedEntity("session")
  record Session(@Id String tokenHash, long personId, String csrfToken) {}

  /**
   * An open session with its person and one of the roles held; those of a person without a role are
   * null.
   *
   * @param minutesUnused whole minutes since its use was last written down
   */
  @Introspected
  @MappedEntity("session")
  record Holder(
      @Id String csrfToken,
      long minutesUnused,
      long personId,
      String login,
      @Relation(EMBEDDED) Bilingual name,
      @Relation(EMBEDDED) Bilingual title,
      @Nullable Role role,
      @Nullable String stateCode,
      @Nullable Long entityId,
      @Nullable Long supplierId,
      @Nullable String zone) {}

  @Query(
      """
      INSERT INTO session (token_hash, person_id, csrf_token, created_at, expires_at, ends_at,
                           last_used_at, address, program)
      SELECT :tokenHash, :personId, :csrfToken, t.now,
             DATE_ADD(t.now, INTERVAL LEAST(:minutes, :longest) MINUTE),
             DATE_ADD(t.now, INTERVAL :longest MINUTE), t.now, :address, :program
        FROM (SELECT SYSDATE(6) AS now) t""")
  void insert(
      String tokenHash,
      long personId,
      String csrfToken,
      int minutes,
      int longest,
      String address,
      String program);

  @Query("SELECT COUNT(*) FROM session WHERE person_id = :personId AND expires_at > SYSDATE(6)")
  int countOpen(long personId);

  @Query(
      """
      DELETE FROM session
       WHERE person_id = :personId AND expires_at > SYSDATE(6)
         AND number NOT IN (SELECT number FROM (
               SELECT number FROM session
                WHERE person_id = :personId AND expires_at > SYSDATE(6)
                ORDER BY last_used_at DESC, number DESC LIMIT :most) kept)""")
  int endAllBut(long personId, int most);

  // Every request asks this, so it is one statement, which needs no transaction: session, person
  // and roles as they stand now, on any node.
  @Query(
      """
      SELECT s.csrf_token,
             TIMESTAMPDIFF(MINUTE, s.last_used_at, SYSDATE(6)) AS minutes_unused,
             p.id AS person_id, p.login, p.name_ar, p.name_en, p.title_ar, p.title_en,
             g.role, g.state_code, g.entity_id, g.supplier_id, m.zone
        FROM session s
        JOIN person p ON p.id = s.person_id
        LEFT JOIN role_grant g ON g.person_id = p.id
        LEFT JOIN member_state m ON m.code = g.state_code
       WHERE s.token_hash = :tokenHash AND s.expires_at > SYSDATE(6)
       ORDER BY g.id""")
  List<Holder> listHolder(String tokenHash);

  // Of several requests that find it due at the same moment, one writes. Its end is not moved.
  @Query(
      """
      UPDATE session
         SET last_used_at = SYSDATE(6),
             expires_at = LEAST(ends_at, DATE_ADD(SYSDATE(6), INTERVAL :minutes MINUTE))
       WHERE token_hash = :tokenHash
         AND last_used_at < DATE_SUB(SYSDATE(6), INTERVAL :unused MINUTE)""")
  int use(String tokenHash, int minutes, int unused);

  @Query("DELETE FROM session WHERE token_hash = :tokenHash")
  int end(String tokenHash);

  /** Deletes some that ran out before an instant. */
  @Query("DELETE FROM session WHERE expires_at <= :before ORDER BY expires_at LIMIT :most")
  int deleteEnded(Instant before, int most);
}
