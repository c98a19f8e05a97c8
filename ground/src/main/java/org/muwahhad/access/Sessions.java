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
import java.util.Optional;
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
   * @param level how its person signed in, see {@link SignInLevel}
   * @param secondsFresh whole seconds since its person signed in last
   * @param programId program that it was opened for; null for people
   * @param scopes what that program may do in it
   */
  @Introspected
  @MappedEntity("session")
  record Holder(
      @Id String csrfToken,
      long minutesUnused,
      String level,
      long secondsFresh,
      @Nullable Long programId,
      @Nullable String scopes,
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
                           last_used_at, address, program, level, fresh_at)
      SELECT :tokenHash, :personId, :csrfToken, t.now,
             DATE_ADD(t.now, INTERVAL LEAST(:minutes, :longest) MINUTE),
             DATE_ADD(t.now, INTERVAL :longest MINUTE), t.now, :address, :program, :level, t.now
        FROM (SELECT SYSDATE(6) AS now) t\
      """)
  void insert(
      String tokenHash,
      long personId,
      String csrfToken,
      int minutes,
      int longest,
      String address,
      String program,
      String level);

  /** The session of a program, which lasts as many minutes whether it is used or not. */
  @Query(
      """
      INSERT INTO session (token_hash, person_id, csrf_token, created_at, expires_at, ends_at,
                           last_used_at, address, program, level, fresh_at, program_id,
                           scopes)
      SELECT :tokenHash, :personId, :csrfToken, t.now, DATE_ADD(t.now, INTERVAL :minutes MINUTE),
             DATE_ADD(t.now, INTERVAL :minutes MINUTE), t.now, :address, :program, 'PROGRAM',
             t.now, :programId, :scopes
        FROM (SELECT SYSDATE(6) AS now) t\
      """)
  void insertOfProgram(
      String tokenHash,
      long personId,
      String csrfToken,
      int minutes,
      String address,
      String program,
      long programId,
      String scopes);

  @Query(
      """
      DELETE FROM session
       WHERE program_id = :programId
         AND number NOT IN (SELECT number FROM (
               SELECT number FROM session
                WHERE program_id = :programId ORDER BY number DESC LIMIT :most) kept)\
      """)
  int endAllOfProgramBut(long programId, int most);

  @Query(
      """
      SELECT COUNT(*) FROM session
       WHERE person_id = :personId AND program_id IS NULL AND expires_at > SYSDATE(6)\
      """)
  int countOpen(long personId);

  @Query(
      """
      DELETE FROM session
       WHERE person_id = :personId AND program_id IS NULL AND expires_at > SYSDATE(6)
         AND number NOT IN (SELECT number FROM (
               SELECT number FROM session
                WHERE person_id = :personId AND program_id IS NULL AND expires_at > SYSDATE(6)
                ORDER BY last_used_at DESC, number DESC LIMIT :most) kept)\
      """)
  int endAllBut(long personId, int most);

  // Every request asks this, so it is one statement, which needs no transaction: session, person
  // and roles as they stand now, on any node.
  @Query(
      """
      SELECT s.csrf_token,
             TIMESTAMPDIFF(MINUTE, s.last_used_at, SYSDATE(6)) AS minutes_unused,
             s.level, TIMESTAMPDIFF(SECOND, s.fresh_at, SYSDATE(6)) AS seconds_fresh,
             c.id AS program_id, s.scopes,
             p.id AS person_id, p.login, p.name_ar, p.name_en, p.title_ar, p.title_en,
             g.role, g.state_code, g.entity_id, g.supplier_id, m.zone
        FROM session s
        JOIN person p ON p.id = s.person_id
        LEFT JOIN program c ON c.id = s.program_id
        LEFT JOIN role_grant g ON g.person_id = p.id
              AND (c.id IS NULL
                   OR (g.role = c.role AND g.state_code <=> c.state_code
                       AND g.entity_id <=> c.entity_id AND g.supplier_id <=> c.supplier_id))
        LEFT JOIN member_state m ON m.code = g.state_code
       WHERE s.token_hash = :tokenHash AND s.expires_at > SYSDATE(6)
         AND (s.program_id IS NULL
              OR (g.id IS NOT NULL AND c.ended_at IS NULL AND c.expires_at > SYSDATE(6)))
       ORDER BY g.id\
      """)
  List<Holder> listHolder(String tokenHash);

  // Of several requests that find it due at the same moment, one writes. Its end is not moved.
  @Query(
      """
      UPDATE session
         SET last_used_at = SYSDATE(6),
             expires_at = LEAST(ends_at, DATE_ADD(SYSDATE(6), INTERVAL :minutes MINUTE))
       WHERE token_hash = :tokenHash
         AND last_used_at < DATE_SUB(SYSDATE(6), INTERVAL :unused MINUTE)\
      """)
  int use(String tokenHash, int minutes, int unused);

  /** Its person signed in once more. */
  @Query(
      """
      UPDATE session SET fresh_at = SYSDATE(6), level = :level
       WHERE token_hash = :tokenHash AND program_id IS NULL AND expires_at > SYSDATE(6)\
      """)
  int refresh(String tokenHash, String level);

  // Held until the act is committed: who ends the session meanwhile waits for the act.
  @Query(
      """
      SELECT person_id FROM session
       WHERE token_hash = :tokenHash AND program_id IS NULL AND expires_at > SYSDATE(6)
         AND fresh_at > DATE_SUB(SYSDATE(6), INTERVAL :seconds SECOND)
         AND (level NOT LIKE 'PROVIDER%' OR :levels = '' OR FIND_IN_SET(level, :levels) > 0)
         LOCK IN SHARE MODE\
      """)
  Optional<Long> holdFresh(String tokenHash, long seconds, String levels);

  @Query("DELETE FROM session WHERE token_hash = :tokenHash")
  int end(String tokenHash);

  /** Deletes some that ran out before an instant. */
  @Query("DELETE FROM session WHERE expires_at <= :before ORDER BY expires_at LIMIT :most")
  int deleteEnded(Instant before, int most);
}
