package org.muwahhad.organisation.identity;

import io.micronaut.data.annotation.Query;
import io.micronaut.data.jdbc.annotation.JdbcRepository;
import io.micronaut.data.model.query.builder.sql.Dialect;
import io.micronaut.data.repository.GenericRepository;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Links between people and providers as stored, with the sessions and roles that rest on them. */
@JdbcRepository(dialect = Dialect.MYSQL)
interface IdentityLinks extends GenericRepository<IdentityRegister.HeldProvider, Long> {

  @Query("SELECT id FROM person WHERE login = :login AND blocked_at IS NULL")
  Optional<Long> findPerson(String login);

  @Query(
      """
      SELECT COUNT(*) FROM identity_link
       WHERE provider_id = :providerId AND (open_person = :personId OR open_subject = :subject)\
      """)
  int countOpen(long providerId, long personId, String subject);

  /** Roles of a person that are not of the state of a provider; those of suppliers never are. */
  @Query(
      """
      SELECT COUNT(*) FROM role_grant g JOIN identity_provider p ON p.id = :providerId
       WHERE g.person_id = :personId
         AND (g.role = 'BIDDER' OR NOT (g.state_code <=> p.state_code))\
      """)
  int countForeignRoles(long providerId, long personId);

  @Query("SELECT COUNT(*) FROM role_grant WHERE person_id = :personId")
  int countRoles(long personId);

  @Query(
      """
      INSERT INTO identity_link (person_id, provider_id, subject, scim_client_id, user_name,
                                 entity_code, created_at, active_from)
      SELECT :personId, :providerId, :subject, :scimClientId, :userName, :entityCode, t.now,
             CASE WHEN :byProgram THEN t.now END
        FROM (SELECT UTC_TIMESTAMP(6) AS now) t\
      """)
  void insertLink(
      long personId,
      long providerId,
      String subject,
      @Nullable Long scimClientId,
      @Nullable String userName,
      @Nullable String entityCode,
      boolean byProgram);

  @Query(
      """
      SELECT id FROM identity_link
       WHERE provider_id = :providerId AND open_person = :personId\
      """)
  Long getLinkId(long providerId, long personId);

  @Query(
      """
      UPDATE identity_link SET active_from = UTC_TIMESTAMP(6)
       WHERE id = :id AND active_from IS NULL AND ended_at IS NULL\
      """)
  int settleLink(long id);

  @Query(
      """
      UPDATE identity_link
         SET ended_at = UTC_TIMESTAMP(6), ended_by = :by, end_reason = :reason
       WHERE id = :id AND ended_at IS NULL\
      """)
  int endLink(long id, @Nullable Long by, String reason);

  @Query("SELECT subject FROM identity_link WHERE id = :id")
  Optional<String> findSubject(long id);

  @Query("SELECT person_id FROM identity_link WHERE id = :id AND ended_at IS NULL")
  Optional<Long> findLinkedPerson(long id);

  @Query("SELECT provider_id FROM identity_link WHERE id = :id")
  Optional<Long> findProviderOfLink(long id);

  /** Ends what was opened by a link; returns how many sessions there were. */
  @Query(
      """
      DELETE FROM session WHERE token_hash IN (
        SELECT token_hash FROM (
          SELECT token_hash FROM provider_session WHERE link_id = :linkId) ended)\
      """)
  int endSessionsOfLink(long linkId);

  /** Ends what was opened by a provider; returns how many sessions there were. */
  @Query(
      """
      DELETE FROM session WHERE token_hash IN (
        SELECT token_hash FROM (
          SELECT s.token_hash FROM provider_session s JOIN identity_link l ON l.id = s.link_id
           WHERE l.provider_id = :providerId) ended)\
      """)
  int endSessionsOfProvider(long providerId);

  @Query(
      """
      UPDATE identity_link
         SET ended_at = UTC_TIMESTAMP(6), ended_by = :by, end_reason = 'EXPIRED'
       WHERE active_from IS NULL AND ended_at IS NULL
         AND id IN (SELECT link_id FROM identity_proposal WHERE status = 'EXPIRED')\
      """)
  int endExpiredLinks(long by);
}
