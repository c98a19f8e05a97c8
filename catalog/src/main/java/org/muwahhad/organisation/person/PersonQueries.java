package org.muwahhad.organisation.person;

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

/** Accounts as pages and programs read them; never with a password. */
@JdbcRepository(dialect = Dialect.MYSQL)
public interface PersonQueries extends GenericRepository<PersonQueries.PersonRow, Long> {
  int PAGE_SIZE = 30;

  /** How an account stands. */
  enum AccountState {
    /** Can sign in. */
    OPEN,
    /** Waits for its first own password. */
    ONE_TIME,
    /** Stopped for minutes after failed attempts. */
    FAILED,
    /** Locked by the administrator. */
    BLOCKED,
    /** Has no password: cannot sign in until one is given. */
    CLOSED
  }

  /**
   * An account.
   *
   * @param blockedReason why the administrator locked it; null while it is not
   * @param createdAt UTC
   * @param sessions sessions that are open now
   */
  @Introspected
  @MappedEntity("person")
  record PersonRow(
      @Id long id,
      String login,
      @Relation(EMBEDDED) Bilingual name,
      @Relation(EMBEDDED) Bilingual title,
      String email,
      AccountState standing,
      @Nullable String blockedReason,
      Instant createdAt,
      int sessions) {}

  /** A role of a person with the names of what limits it. */
  @Introspected
  @MappedEntity("role_grant")
  record GrantRow(
      @Id long id,
      long personId,
      Role role,
      @Nullable String stateCode,
      @Relation(EMBEDDED) @Nullable Bilingual state,
      @Nullable String entityCode,
      @Relation(EMBEDDED) @Nullable Bilingual entity,
      @Nullable String registrationNumber,
      @Relation(EMBEDDED) @Nullable Bilingual supplier) {
    /** The supplier, entity or state it is limited to; null when it is not. */
    public @Nullable Bilingual limit() {
      if (supplier != null) {
        return supplier;
      }
      return entity != null ? entity : state;
    }
  }

  String SELECT =
      """
      SELECT p.id, p.login, p.name_ar, p.name_en, p.title_ar, p.title_en, p.email,
             CASE WHEN p.blocked_at IS NOT NULL THEN 'BLOCKED'
                  WHEN d.next_at > SYSDATE(6) THEN 'FAILED'
                  WHEN p.password_hash IS NULL THEN 'CLOSED'
                  WHEN p.one_time_until IS NOT NULL THEN 'ONE_TIME'
                  ELSE 'OPEN' END AS standing,
             p.blocked_reason, p.created_at,
             (SELECT COUNT(*) FROM session s
               WHERE s.person_id = p.id AND s.expires_at > SYSDATE(6)) AS sessions
        FROM person p
        LEFT JOIN sign_in_delay d
          ON d.counted = SHA2(CONCAT('account ', p.login), 256)
      """;

  String MATCHING =
      """
       WHERE (:text = '' OR CONCAT(p.login, ' ', p.name_ar, ' ', LOWER(p.name_en), ' ',
                                   LOWER(p.email)) LIKE CONCAT('%', :text, '%'))
         AND ((:role = '' AND :state = '')
              OR EXISTS (SELECT 1 FROM role_grant g
                          WHERE g.person_id = p.id AND (:role = '' OR g.role = :role)
                            AND (:state = '' OR g.state_code = :state)))
         AND (:standing = ''
              OR :standing = 'LOCKED' AND (p.blocked_at IS NOT NULL OR d.next_at > SYSDATE(6))
              OR :standing = 'ONE_TIME' AND p.one_time_until IS NOT NULL AND p.blocked_at IS NULL)
      """;

  @Query(SELECT + MATCHING + " ORDER BY p.login LIMIT :size OFFSET :skipped")
  List<PersonRow> list(
      String text, String role, String state, String standing, int size, int skipped);

  @Query(
      "SELECT COUNT(*) FROM person p LEFT JOIN sign_in_delay d"
          + " ON d.counted = SHA2(CONCAT('account ', p.login), 256) "
          + MATCHING)
  long count(String text, String role, String state, String standing);

  @Query(SELECT + " WHERE p.id = :id")
  Optional<PersonRow> findRow(long id);

  @Query(
      """
      SELECT g.id, g.person_id, g.role, g.state_code, m.name_ar AS state_ar, m.name_en AS state_en,
             e.code AS entity_code, e.name_ar AS entity_ar, e.name_en AS entity_en,
             s.registration_number, s.name_ar AS supplier_ar, s.name_en AS supplier_en
        FROM role_grant g
        LEFT JOIN member_state m ON m.code = g.state_code
        LEFT JOIN procuring_entity e ON e.id = g.entity_id
        LEFT JOIN supplier s ON s.id = g.supplier_id
       WHERE g.person_id IN (:people) ORDER BY g.id""")
  List<GrantRow> listGrants(List<Long> people);
}
