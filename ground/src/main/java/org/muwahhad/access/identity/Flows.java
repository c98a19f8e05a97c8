package org.muwahhad.access.identity;

import io.micronaut.core.annotation.Introspected;
import io.micronaut.data.annotation.Id;
import io.micronaut.data.annotation.MappedEntity;
import io.micronaut.data.annotation.Query;
import io.micronaut.data.jdbc.annotation.JdbcRepository;
import io.micronaut.data.model.query.builder.sql.Dialect;
import io.micronaut.data.repository.GenericRepository;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Ways to a provider and back, and the sessions that providers vouched for. Their time is the
 * machine's (SYSDATE), which the demonstration clock does not move.
 */
@JdbcRepository(dialect = Dialect.MYSQL)
interface Flows extends GenericRepository<Flows.Flow, String> {

  /**
   * A way that is open.
   *
   * @param personId who has to come back; null where nobody was signed in
   * @param linkId whom the provider named; null until then, or where nobody is linked
   */
  @Introspected
  @MappedEntity("identity_flow")
  record Flow(
      @Id String stateSha256,
      long providerId,
      String browserSha256,
      String requestId,
      String returnTo,
      boolean isFresh,
      @Nullable Long personId,
      Instant createdAt,
      @Nullable Long linkId,
      @Nullable String level,
      @Nullable Instant authenticatedAt,
      @Nullable String sessionIndex,
      @Nullable String nameId,
      @Nullable String idToken) {}

  /**
   * Whom a provider means.
   *
   * @param active whether the link was agreed on and the person has not left
   * @param ownState whether all roles of the person are of the state of the provider
   */
  @Introspected
  @MappedEntity("identity_link")
  record LinkedPerson(@Id long id, long personId, boolean active, boolean ownState) {}

  /** What a provider is sent when a session that it vouched for ends here. */
  @Introspected
  record ProviderEnd(
      String code,
      @Nullable String sessionIndex,
      @Nullable String nameId,
      @Nullable String idToken) {}

  @Query("SELECT SYSDATE(6)")
  Instant machineNow();

  @Query(
      """
      INSERT INTO identity_flow (state_sha256, provider_id, browser_sha256, request_id, return_to,
                                 is_fresh, person_id, created_at, expires_at)
      SELECT :state, :providerId, :browser, :requestId, :returnTo, :fresh, :personId, t.now,
             DATE_ADD(t.now, INTERVAL :minutes MINUTE)
        FROM (SELECT SYSDATE(6) AS now) t\
      """)
  void begin(
      String state,
      long providerId,
      String browser,
      String requestId,
      String returnTo,
      boolean fresh,
      @Nullable Long personId,
      int minutes);

  @Query(
      """
      SELECT state_sha256, provider_id, browser_sha256, request_id, return_to, is_fresh, person_id,
             created_at, link_id, level, authenticated_at, session_index, name_id, id_token
        FROM identity_flow
       WHERE state_sha256 = :state AND provider_id = :providerId AND answered_at IS NULL
         AND expires_at > SYSDATE(6)\
      """)
  Optional<Flow> findWaiting(String state, long providerId);

  @Query(
      """
      SELECT state_sha256, provider_id, browser_sha256, request_id, return_to, is_fresh, person_id,
             created_at, link_id, level, authenticated_at, session_index, name_id, id_token
        FROM identity_flow
       WHERE state_sha256 = :state AND provider_id = :providerId AND answered_at IS NOT NULL
         AND entered_at IS NULL AND expires_at > SYSDATE(6)\
      """)
  Optional<Flow> findAnswered(String state, long providerId);

  /** Takes the answer of the provider; of two that come at the same moment, one counts. */
  @Query(
      """
      UPDATE identity_flow
         SET answered_at = SYSDATE(6), link_id = :linkId, level = :level,
             authenticated_at = :authenticatedAt, session_index = :sessionIndex,
             name_id = :nameId, id_token = :idToken
       WHERE state_sha256 = :state AND answered_at IS NULL AND expires_at > SYSDATE(6)\
      """)
  int answer(
      String state,
      @Nullable Long linkId,
      String level,
      @Nullable Instant authenticatedAt,
      @Nullable String sessionIndex,
      @Nullable String nameId,
      @Nullable String idToken);

  @Query(
      """
      UPDATE identity_flow SET entered_at = SYSDATE(6), id_token = NULL
       WHERE state_sha256 = :state AND answered_at IS NOT NULL AND entered_at IS NULL\
      """)
  int enter(String state);

  /** Keeps an assertion or a message, so that it counts once; 0 when it came before. */
  @Query(
      """
      INSERT IGNORE INTO identity_assertion (provider_id, id_sha256, kept_until)
      VALUES (:providerId, :idSha256, DATE_ADD(SYSDATE(6), INTERVAL 1 DAY))\
      """)
  int keepAssertion(long providerId, String idSha256);

  @Query(
      """
      SELECT l.id, l.person_id, (l.active_from IS NOT NULL AND l.left_at IS NULL) AS active,
             NOT EXISTS (SELECT 1 FROM role_grant g
                          WHERE g.person_id = l.person_id
                            AND (g.role = 'BIDDER' OR NOT (g.state_code <=> p.state_code)))
               AS own_state
        FROM identity_link l JOIN identity_provider p ON p.id = l.provider_id
       WHERE l.provider_id = :providerId AND l.open_subject = :subject\
      """)
  Optional<LinkedPerson> findLinked(long providerId, String subject);

  @Query("SELECT person_id FROM identity_link WHERE id = :linkId AND ended_at IS NULL")
  Optional<Long> findPerson(long linkId);

  @Query(
      """
      INSERT INTO provider_session (token_hash, link_id, level, is_strong, authenticated_at,
                                    session_index, name_id, id_token)
      VALUES (:tokenHash, :linkId, :level, :strong, :authenticatedAt, :sessionIndex, :nameId,
              :idToken)\
      """)
  void vouch(
      String tokenHash,
      long linkId,
      String level,
      boolean strong,
      @Nullable Instant authenticatedAt,
      @Nullable String sessionIndex,
      @Nullable String nameId,
      @Nullable String idToken);

  /** How the person of a session signed in, and when they did last. */
  @Query(
      """
      UPDATE session SET level = :level, fresh_at = LEAST(:freshAt, SYSDATE(6))
       WHERE token_hash = :tokenHash\
      """)
  int nameLevel(String tokenHash, String level, Instant freshAt);

  /** What vouched for a session before. */
  @Query("DELETE FROM provider_session WHERE token_hash = :tokenHash")
  int forget(String tokenHash);

  /** The person of a session that is open. */
  @Query(
      """
      SELECT person_id FROM session WHERE token_hash = :tokenHash AND expires_at > SYSDATE(6)\
      """)
  Optional<Long> findHolder(String tokenHash);

  @Query(
      """
      SELECT p.code, s.session_index, s.name_id, s.id_token
        FROM provider_session s
        JOIN identity_link l ON l.id = s.link_id
        JOIN identity_provider p ON p.id = l.provider_id
       WHERE s.token_hash = :tokenHash\
      """)
  Optional<ProviderEnd> findEnd(String tokenHash);

  /** Ends the sessions that a provider calls by a name. */
  @Query(
      """
      DELETE FROM session WHERE token_hash IN (
        SELECT token_hash FROM (
          SELECT s.token_hash FROM provider_session s JOIN identity_link l ON l.id = s.link_id
           WHERE l.provider_id = :providerId AND s.session_index = :sessionIndex) ended)\
      """)
  int endByIndex(long providerId, String sessionIndex);

  /** Ends the sessions of a person that a provider vouched for. */
  @Query(
      """
      DELETE FROM session WHERE token_hash IN (
        SELECT token_hash FROM (
          SELECT s.token_hash FROM provider_session s JOIN identity_link l ON l.id = s.link_id
           WHERE l.provider_id = :providerId
             AND (l.subject = :subject OR s.name_id = :subject)) ended)\
      """)
  int endBySubject(long providerId, String subject);

  @Query("DELETE FROM identity_flow WHERE expires_at <= :before ORDER BY expires_at LIMIT :most")
  int deleteOld(Instant before, int most);

  @Query(
      "DELETE FROM identity_assertion WHERE kept_until <= :before ORDER BY kept_until LIMIT :most")
  int deleteOldAssertions(Instant before, int most);
}
