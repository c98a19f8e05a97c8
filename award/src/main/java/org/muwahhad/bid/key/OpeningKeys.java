package org.muwahhad.bid.key;

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

/** The opening keys of people, each locked by its passphrase. */
@JdbcRepository(dialect = Dialect.MYSQL)
interface OpeningKeys extends GenericRepository<OpeningKeys.StoredOpeningKey, Long> {

  /** A key as it is stored. Instants are UTC. */
  @MappedEntity("opening_key")
  record StoredOpeningKey(
      @Id long id,
      long personId,
      String fingerprint,
      byte[] lockedPrivateKeyset,
      String derivation,
      int failedAttempts,
      Instant createdAt,
      Instant passphraseChangedAt) {}

  /**
   * A member of an opening panel.
   *
   * @param stateCode state of the member's role, if it has one
   * @param keyId the key that shares are encrypted to; null while there is none
   */
  @Introspected
  @MappedEntity("panel_member")
  record Custodian(
      @Id long personId,
      @Relation(EMBEDDED) Bilingual name,
      @Nullable String stateCode,
      @Nullable Long keyId,
      @Nullable String publicKeyset) {}

  @Query(
      """
      INSERT INTO opening_key (person_id, current_of, public_keyset, fingerprint,
                               locked_private_keyset, derivation, created_at, passphrase_changed_at)
      VALUES (:personId, :personId, :publicKeyset, :fingerprint, :lockedPrivateKeyset,
              :derivation, UTC_TIMESTAMP(6), UTC_TIMESTAMP(6))""")
  void add(
      long personId,
      String publicKeyset,
      String fingerprint,
      byte[] lockedPrivateKeyset,
      String derivation);

  @Query("UPDATE opening_key SET current_of = NULL WHERE current_of = :personId")
  int retire(long personId);

  @Query(
      """
      UPDATE opening_key
         SET locked_private_keyset = :lockedPrivateKeyset, derivation = :derivation,
             passphrase_changed_at = UTC_TIMESTAMP(6)
       WHERE id = :id AND derivation = :known""")
  int relock(long id, String known, byte[] lockedPrivateKeyset, String derivation);

  @Query(
      """
      SELECT id, person_id, fingerprint, locked_private_keyset, derivation, failed_attempts,
             created_at, passphrase_changed_at
        FROM opening_key WHERE current_of = :personId""")
  Optional<StoredOpeningKey> findCurrent(long personId);

  @Query(
      """
      SELECT id, person_id, fingerprint, locked_private_keyset, derivation, failed_attempts,
             created_at, passphrase_changed_at
        FROM opening_key WHERE person_id = :personId AND fingerprint = :fingerprint""")
  Optional<StoredOpeningKey> findByFingerprint(long personId, String fingerprint);

  @Query(
      """
      SELECT m.person_id, p.name_ar, p.name_en, g.state_code, k.id AS key_id, k.public_keyset
        FROM panel_member m
        JOIN person p ON p.id = m.person_id
        LEFT JOIN role_grant g ON g.person_id = m.person_id AND g.role = 'OPENING_MEMBER'
        LEFT JOIN opening_key k ON k.current_of = m.person_id
       WHERE m.tender_id = :tenderId AND m.panel = 'OPENING'
       ORDER BY m.is_chair DESC, p.id""")
  List<Custodian> listCustodians(long tenderId);

  /** The public part of a key of a person. */
  @Query(
      """
      SELECT public_keyset FROM opening_key
       WHERE person_id = :personId AND fingerprint = :fingerprint""")
  Optional<String> findPublicKeyset(long personId, String fingerprint);

  // SYSDATE, not the session's timestamp: a lock lasts real minutes, on the demonstration clock
  // too.
  @Query(
      """
      UPDATE opening_key
         SET failed_attempts = failed_attempts + 1,
             locked_until = CASE WHEN failed_attempts >= :allowed
               THEN DATE_ADD(SYSDATE(6), INTERVAL :minutes MINUTE) ELSE locked_until END
       WHERE id = :id""")
  int countFailure(long id, int allowed, int minutes);

  @Query("UPDATE opening_key SET failed_attempts = 0, locked_until = NULL WHERE id = :id")
  int forgetFailures(long id);

  @Query("SELECT COUNT(*) FROM opening_key WHERE id = :id AND locked_until > SYSDATE(6)")
  int countLocked(long id);

  /**
   * How many tenders not opened yet have a share encrypted to the person's current key.
   *
   * @param out true for those in which the person declared a conflict of interest, where the share
   *     is of no use; false for the others
   */
  @Query(
      """
      SELECT COUNT(*) FROM key_share s
        JOIN opening_key k ON k.id = s.opening_key_id
        JOIN joint_tender t ON t.id = s.tender_id
       WHERE k.current_of = :personId AND t.status IN ('PUBLISHED', 'CLOSED')
         AND :out = EXISTS (SELECT 1 FROM learned_conflict o
                             WHERE o.tender_id = s.tender_id AND o.person_id = s.person_id)""")
  int countShares(long personId, boolean out);
}
