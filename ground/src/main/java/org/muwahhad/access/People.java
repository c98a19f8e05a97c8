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

/** Accounts and their roles. */
@JdbcRepository(dialect = Dialect.MYSQL)
interface People extends GenericRepository<People.Person, Long> {

  /** An account as far as signing in needs it. */
  @MappedEntity("person")
  record Person(
      @Id long id,
      String login,
      @Nullable String passwordHash,
      @Relation(EMBEDDED) Bilingual name,
      @Relation(EMBEDDED) Bilingual title,
      String email) {}

  /** One role of a person, with the time zone of the state it belongs to. */
  @Introspected
  record GrantRow(
      Role role,
      @Nullable String stateCode,
      @Nullable Long entityId,
      @Nullable Long supplierId,
      @Nullable String zone) {}

  Optional<Person> findByLogin(String login);

  Optional<Person> findById(long id);

  @Query(
      """
      SELECT g.role, g.state_code, g.entity_id, g.supplier_id, s.zone
        FROM role_grant g LEFT JOIN member_state s ON s.code = g.state_code
       WHERE g.person_id = :personId
       ORDER BY g.id\
      """)
  List<GrantRow> listGrants(long personId);

  // By the second and by the machine's time, which the demonstration clock does not move.
  @Query(
      """
      INSERT INTO sign_in_throttle (source, window_start, attempts)
      VALUES (:source, SYSDATE(), 1)
      ON DUPLICATE KEY UPDATE attempts = attempts + 1\
      """)
  int countAttempt(String source);

  @Query(
      """
      SELECT COALESCE(SUM(attempts), 0) FROM sign_in_throttle
       WHERE source = :source AND window_start > DATE_SUB(SYSDATE(6), INTERVAL 61 SECOND)\
      """)
  int countRecentAttempts(String source);

  @Query(
      """
      DELETE FROM sign_in_throttle WHERE window_start < :before
       ORDER BY window_start LIMIT :most\
      """)
  int forgetOldAttempts(Instant before, int most);

  @Query(
      """
      INSERT INTO person (login, password_hash, name_ar, name_en, title_ar, title_en, email)
      VALUES (:login, :passwordHash, :nameAr, :nameEn, :titleAr, :titleEn, :email)\
      """)
  void insert(
      String login,
      @Nullable String passwordHash,
      String nameAr,
      String nameEn,
      String titleAr,
      String titleEn,
      String email);

  /** Gives a role; an entity brings its state. The database asks where it comes from. */
  @Query(
      """
      INSERT INTO role_grant (person_id, role, state_code, entity_id, supplier_id, origin,
                              proposal_id)
      SELECT p.id, :role, COALESCE(e.state_code, :state), e.id, s.id, :origin, :proposalId
        FROM person p
        LEFT JOIN procuring_entity e ON e.code = :entity
        LEFT JOIN supplier s ON s.registration_number = :supplier
       WHERE p.id = :personId\
      """)
  void grant(
      long personId,
      Role role,
      @Nullable String state,
      @Nullable String entity,
      @Nullable String supplier,
      GrantOrigin origin,
      @Nullable Long proposalId);

  @Query(
      """
      UPDATE person
         SET name_ar = :nameAr, name_en = :nameEn, title_ar = :titleAr, title_en = :titleEn,
             email = :email
       WHERE id = :id\
      """)
  int describe(long id, String nameAr, String nameEn, String titleAr, String titleEn, String email);

  @Query("UPDATE person SET language = :language WHERE id = :id")
  int chooseLanguage(long id, String language);

  @Query("SELECT language FROM person WHERE id = :id")
  Optional<String> findLanguage(long id);

  /** Accounts that are not locked and have an address, however it is written. */
  @Query(
      """
      SELECT COUNT(*) FROM person
       WHERE email_key = LOWER(CONCAT(SUBSTRING_INDEX(SUBSTRING_INDEX(TRIM(:email), '@', 1), '+', 1),
                                      '@', SUBSTRING_INDEX(TRIM(:email), '@', -1)))\
      """)
  int countEmail(String email);

  /** Other accounts than one that are not locked and have an address. */
  @Query(
      """
      SELECT COUNT(*) FROM person
       WHERE id <> :id
         AND email_key = LOWER(CONCAT(SUBSTRING_INDEX(SUBSTRING_INDEX(TRIM(:email), '@', 1), '+', 1),
                                      '@', SUBSTRING_INDEX(TRIM(:email), '@', -1)))\
      """)
  int countOthersWithEmail(long id, String email);

  /** Other accounts that are not locked and have the address of one. */
  @Query(
      """
      SELECT COUNT(*) FROM person p JOIN person o
          ON o.email_key = LOWER(CONCAT(SUBSTRING_INDEX(SUBSTRING_INDEX(TRIM(p.email), '@', 1), '+', 1),
                                        '@', SUBSTRING_INDEX(TRIM(p.email), '@', -1)))
       WHERE p.id = :id AND o.id <> p.id\
      """)
  int countOthersWithEmailOf(long id);

  /** Roles of a person that exclude a further one. */
  @Query(
      """
      SELECT COUNT(*) FROM role_grant g
        JOIN role_exclusion x ON x.scope = 'PERSON' AND x.role = LEAST(g.role, :role)
         AND x.other_role = GREATEST(g.role, :role)
       WHERE g.person_id = :personId AND g.role <> :role\
      """)
  int countExcluding(long personId, String role);

  @Query("SELECT COUNT(*) FROM member_state WHERE code = :code")
  int countState(String code);

  @Query("SELECT COUNT(*) FROM procuring_entity WHERE code = :code")
  int countEntity(String code);

  @Query("SELECT COUNT(*) FROM supplier WHERE registration_number = :number")
  int countSupplier(String number);
}
