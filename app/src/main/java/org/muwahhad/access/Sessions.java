package org.muwahhad.access;

import io.micronaut.core.annotation.Introspected;
import io.micronaut.data.annotation.Id;
import io.micronaut.data.annotation.MappedEntity;
import io.micronaut.data.annotation.Query;
import io.micronaut.data.jdbc.annotation.JdbcRepository;
import io.micronaut.data.model.query.builder.sql.Dialect;
import io.micronaut.data.repository.GenericRepository;
import java.util.List;
import org.jspecify.annotations.Nullable;

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
   * @param minutesLeft whole minutes until it ends unless it is prolonged
   */
  @Introspected
  record Holder(
      String csrfToken,
      long minutesLeft,
      long personId,
      String login,
      String nameAr,
      String nameEn,
      String titleAr,
      String titleEn,
      @Nullable Role role,
      @Nullable String stateCode,
      @Nullable Long entityId,
      @Nullable Long supplierId,
      @Nullable String zone) {}

  @Query(
      """
      INSERT INTO session (token_hash, person_id, csrf_token, created_at, expires_at)
      VALUES (:tokenHash, :personId, :csrfToken, SYSDATE(6), DATE_ADD(SYSDATE(6), INTERVAL :minutes MINUTE))""")
  void insert(String tokenHash, long personId, String csrfToken, int minutes);

  // Every request asks this, so it is one statement, which needs no transaction: session, person
  // and roles as they stand now, on any node.
  @Query(
      """
      SELECT s.csrf_token,
             TIMESTAMPDIFF(MINUTE, SYSDATE(6), s.expires_at) AS minutes_left,
             p.id AS person_id, p.login, p.name_ar, p.name_en, p.title_ar, p.title_en,
             g.role, g.state_code, g.entity_id, g.supplier_id, m.zone
        FROM session s
        JOIN person p ON p.id = s.person_id
        LEFT JOIN role_grant g ON g.person_id = p.id
        LEFT JOIN member_state m ON m.code = g.state_code
       WHERE s.token_hash = :tokenHash AND s.expires_at > SYSDATE(6)
       ORDER BY g.id""")
  List<Holder> listHolder(String tokenHash);

  // Of several requests that find it due at the same moment, one writes.
  @Query(
      """
      UPDATE session SET expires_at = DATE_ADD(SYSDATE(6), INTERVAL :minutes MINUTE)
       WHERE token_hash = :tokenHash
         AND expires_at < DATE_ADD(SYSDATE(6), INTERVAL (:minutes * 3 DIV 4) MINUTE)""")
  int prolong(String tokenHash, int minutes);

  @Query("DELETE FROM session WHERE token_hash = :tokenHash")
  int end(String tokenHash);

  // One that ran out is known for a week: a form that was left open over a weekend is kept for
  // whoever it belonged to.
  @Query("DELETE FROM session WHERE expires_at <= DATE_SUB(SYSDATE(6), INTERVAL 7 DAY)")
  int endExpired();
}
