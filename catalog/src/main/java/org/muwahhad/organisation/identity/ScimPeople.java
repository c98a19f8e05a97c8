package org.muwahhad.organisation.identity;

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
import org.muwahhad.access.Role;
import org.muwahhad.shared.Bilingual;

/** The people of a provider, as a program of its state sees and changes them. */
@JdbcRepository(dialect = Dialect.MYSQL)
interface ScimPeople extends GenericRepository<ScimPeople.ScimPerson, Long> {

  /**
   * A program that may ask now.
   *
   * @param stateCode whose people it keeps; null for people of no state
   */
  @Introspected
  @MappedEntity("scim_client")
  record ScimClient(@Id long id, long providerId, String provider, @Nullable String stateCode) {}

  /**
   * A person whom the provider vouches for.
   *
   * @param id of the link, by which programs name the person
   * @param userName what the program calls the person; null where two administrators made the link
   * @param byProgram whether a program opened the account
   * @param leftOff whether the program said that the person is not active
   * @param blocked whether the account is locked, whoever locked it
   */
  @Introspected
  @MappedEntity("identity_link")
  record ScimPerson(
      @Id long id,
      long personId,
      String subject,
      @Nullable String userName,
      @Nullable String entityCode,
      String login,
      @Relation(EMBEDDED) Bilingual name,
      @Relation(EMBEDDED) Bilingual title,
      String email,
      boolean byProgram,
      boolean leftOff,
      boolean blocked,
      Instant createdAt) {

    /** What the program calls the person; the login where it never said. */
    String called() {
      return userName == null ? login : userName;
    }
  }

  /** A role with the entity that it is limited to. */
  @Introspected
  record GrantedRole(Role role, @Nullable String entityCode) {}

  @Query(
      """
      SELECT c.id, c.provider_id, p.code AS provider, p.state_code
        FROM scim_client c JOIN identity_provider p ON p.id = c.provider_id
       WHERE c.token_sha256 = :tokenSha256 AND c.active_from IS NOT NULL AND c.ended_at IS NULL
         AND c.expires_at > UTC_TIMESTAMP(6) AND p.setting_id IS NOT NULL
         AND p.disabled_at IS NULL\
      """)
  Optional<ScimClient> findScimClient(String tokenSha256);

  String PEOPLE =
      """
      SELECT l.id, l.person_id, l.subject, l.user_name, l.entity_code, u.login, u.name_ar,
             u.name_en, u.title_ar, u.title_en, u.email,
             (l.scim_client_id IS NOT NULL) AS by_program, (l.left_at IS NOT NULL) AS left_off,
             (u.blocked_at IS NOT NULL) AS blocked, l.created_at
        FROM identity_link l JOIN person u ON u.id = l.person_id
       WHERE l.provider_id = :providerId AND l.ended_at IS NULL AND l.active_from IS NOT NULL
      """;

  @Query(PEOPLE + " AND l.id = :id")
  Optional<ScimPerson> find(long providerId, long id);

  @Query(PEOPLE + " AND COALESCE(l.user_name, u.login) = :userName LIMIT 2")
  List<ScimPerson> listByUserName(long providerId, String userName);

  @Query(PEOPLE + " AND l.subject = :subject LIMIT 2")
  List<ScimPerson> listBySubject(long providerId, String subject);

  @Query(PEOPLE + " ORDER BY l.id LIMIT :most OFFSET :offset")
  List<ScimPerson> list(long providerId, int most, long offset);

  @Query(
      """
      SELECT COUNT(*) FROM identity_link
       WHERE provider_id = :providerId AND ended_at IS NULL AND active_from IS NOT NULL\
      """)
  int count(long providerId);

  @Query(
      """
      SELECT g.role, e.code AS entity_code
        FROM role_grant g LEFT JOIN procuring_entity e ON e.id = g.entity_id
       WHERE g.person_id = :personId ORDER BY g.id LIMIT 20\
      """)
  List<GrantedRole> listRoles(long personId);

  @Query("SELECT id FROM identity_link WHERE id = :id AND ended_at IS NULL FOR UPDATE")
  Optional<Long> lock(long id);

  /** Entities of the provider's state that are open. */
  @Query(
      """
      SELECT COUNT(*) FROM procuring_entity e JOIN identity_provider p ON p.id = :providerId
       WHERE e.code = :code AND e.closed_at IS NULL AND p.state_code = e.state_code\
      """)
  int countEntity(long providerId, String code);

  @Query(
      """
      UPDATE identity_link SET user_name = :userName, entity_code = :entityCode
       WHERE id = :id AND scim_client_id IS NOT NULL\
      """)
  int describe(long id, String userName, @Nullable String entityCode);

  @Query("UPDATE identity_link SET entity_code = :entityCode WHERE id = :id")
  int move(long id, @Nullable String entityCode);

  @Query("UPDATE identity_link SET left_at = UTC_TIMESTAMP(6) WHERE id = :id AND left_at IS NULL")
  int leave(long id);

  @Query("UPDATE identity_link SET left_at = NULL WHERE id = :id AND left_at IS NOT NULL")
  int comeBack(long id);

  /** Whether a program locked the account, and nobody else. */
  @Query("SELECT COUNT(*) FROM person WHERE id = :personId AND blocked_reason = :reason")
  int countLockedByProgram(long personId, String reason);
}
