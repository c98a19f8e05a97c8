package org.muwahhad.access.factor;

import io.micronaut.core.annotation.Introspected;
import io.micronaut.data.annotation.Id;
import io.micronaut.data.annotation.MappedEntity;
import io.micronaut.data.annotation.Query;
import io.micronaut.data.jdbc.annotation.JdbcRepository;
import io.micronaut.data.model.query.builder.sql.Dialect;
import io.micronaut.data.repository.GenericRepository;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.muwahhad.shared.RiyadhDay;

/**
 * Second factors as stored. Their time is the machine's (SYSDATE), which the demonstration clock
 * does not move.
 */
@JdbcRepository(dialect = Dialect.MYSQL)
interface Factors extends GenericRepository<Factors.TimeCode, Long> {

  /** An app that shows codes. */
  @MappedEntity("time_code")
  record TimeCode(@Id long personId, byte[] sealedSecret, @Nullable Instant confirmedAt) {}

  /** A passkey with what its authenticator counted. */
  @Introspected
  @MappedEntity("passkey")
  record StoredPasskey(
      @Id long id,
      long personId,
      String login,
      byte[] userHandle,
      byte[] credentialId,
      byte[] publicKey,
      String name,
      Instant createdAt,
      @Nullable Instant usedAt,
      long signCount) {}

  /** What stands of the factors of a person, and what the rules of their roles want. */
  @Introspected
  @MappedEntity("person")
  record FactorStanding(
      @Id long id, boolean isDemo, boolean hasTimeCode, int passkeys, int codesLeft, int demand) {}

  String PASSKEY =
      """
      SELECT k.id, k.person_id, p.login, k.user_handle, k.credential_id, k.public_key, k.name,
             k.created_at, u.used_at, COALESCE(u.sign_count, 0) AS sign_count
        FROM passkey k
        JOIN person p ON p.id = k.person_id
        LEFT JOIN passkey_use u ON u.passkey_id = k.id
      """;

  @Query("SELECT FLOOR(UNIX_TIMESTAMP(SYSDATE(6)))")
  long machineSeconds();

  @Query(
      """
      SELECT p.id, p.is_demo,
             EXISTS (SELECT 1 FROM time_code t
                      WHERE t.person_id = p.id AND t.confirmed_at IS NOT NULL) AS has_time_code,
             (SELECT COUNT(*) FROM passkey k WHERE k.person_id = p.id) AS passkeys,
             (SELECT COUNT(*) FROM recovery_code c
               WHERE c.person_id = p.id AND c.used_at IS NULL) AS codes_left,
             COALESCE((SELECT MAX(CASE r.demand WHEN 'REQUIRED' THEN 2 WHEN 'ASKED' THEN 1
                                                ELSE 0 END)
                         FROM role_grant g
                         JOIN factor_rule r ON r.role = g.role AND r.valid_from <= :today
                         LEFT JOIN factor_rule n ON n.role = r.role
                               AND n.valid_from > r.valid_from AND n.valid_from <= :today
                        WHERE g.person_id = p.id AND n.role IS NULL), 0) AS demand
        FROM person p WHERE p.id = :personId\
      """)
  Optional<FactorStanding> findStanding(long personId, LocalDate today);

  /** The day in Riyadh, by the clock of the database. */
  @Query("SELECT " + RiyadhDay.TODAY)
  LocalDate today();

  @Query("SELECT person_id, sealed_secret, confirmed_at FROM time_code WHERE person_id = :personId")
  Optional<TimeCode> findTimeCode(long personId);

  @Query("INSERT INTO time_code (person_id, sealed_secret) VALUES (:personId, :sealed)")
  void insertTimeCode(long personId, byte[] sealed);

  @Query(
      """
      UPDATE time_code SET confirmed_at = SYSDATE(6)
       WHERE person_id = :personId AND confirmed_at IS NULL\
      """)
  int confirmTimeCode(long personId);

  @Query("DELETE FROM time_code WHERE person_id = :personId")
  int deleteTimeCode(long personId);

  // No code was used before the first.
  @Query(
      """
      INSERT INTO time_code_use (person_id, last_step)
      SELECT :personId, 0 FROM person
       WHERE id = :personId AND NOT EXISTS (SELECT 1 FROM time_code_use
                                             WHERE person_id = :personId)\
      """)
  int prepareUse(long personId);

  /** Takes the turn of a code; 0 when it, or a later one, was used. */
  @Query(
      """
      UPDATE time_code_use SET last_step = :step
       WHERE person_id = :personId AND last_step < :step\
      """)
  int useStep(long personId, long step);

  @Query(PASSKEY + " WHERE k.person_id = :personId ORDER BY k.id")
  List<StoredPasskey> listPasskeys(long personId);

  @Query(PASSKEY + " WHERE p.login = :login ORDER BY k.id")
  List<StoredPasskey> listPasskeysOf(String login);

  @Query(PASSKEY + " WHERE k.credential_id = :credentialId")
  Optional<StoredPasskey> findPasskey(byte[] credentialId);

  @Query(PASSKEY + " WHERE k.user_handle = :userHandle ORDER BY k.id LIMIT 1")
  Optional<StoredPasskey> findByHandle(byte[] userHandle);

  @Query(
      """
      INSERT INTO passkey (person_id, user_handle, credential_id, public_key, name, created_at)
      VALUES (:personId, :userHandle, :credentialId, :publicKey, :name, SYSDATE(6))\
      """)
  void insertPasskey(
      long personId, byte[] userHandle, byte[] credentialId, byte[] publicKey, String name);

  @Query("DELETE FROM passkey WHERE person_id = :personId AND id = :id")
  int deletePasskey(long personId, long id);

  @Query("DELETE FROM passkey WHERE person_id = :personId")
  int deletePasskeys(long personId);

  @Query(
      """
      INSERT INTO passkey_use (passkey_id, sign_count, used_at)
      VALUES (:passkeyId, :signCount, SYSDATE(6))
      ON DUPLICATE KEY UPDATE sign_count = VALUES(sign_count), used_at = VALUES(used_at)\
      """)
  void usePasskey(long passkeyId, long signCount);

  @Query("INSERT INTO recovery_code (person_id, code_hash) VALUES (:personId, :codeHash)")
  void insertRecoveryCode(long personId, String codeHash);

  @Query(
      """
      UPDATE recovery_code SET used_at = SYSDATE(6)
       WHERE person_id = :personId AND code_hash = :codeHash AND used_at IS NULL\
      """)
  int useRecoveryCode(long personId, String codeHash);

  @Query("DELETE FROM recovery_code WHERE person_id = :personId")
  int deleteRecoveryCodes(long personId);

  @Query(
      """
      INSERT INTO passkey_ceremony (token_hash, person_id, request, expires_at)
      VALUES (:tokenHash, :personId, :request, DATE_ADD(SYSDATE(6), INTERVAL 5 MINUTE))\
      """)
  void insertCeremony(String tokenHash, long personId, String request);

  @Query(
      """
      SELECT request FROM passkey_ceremony
       WHERE token_hash = :tokenHash AND person_id = :personId AND expires_at > SYSDATE(6)\
      """)
  Optional<String> findCeremony(String tokenHash, long personId);

  @Query("DELETE FROM passkey_ceremony WHERE token_hash = :tokenHash")
  int endCeremony(String tokenHash);

  @Query("DELETE FROM passkey_ceremony WHERE expires_at <= :before ORDER BY expires_at LIMIT :most")
  int deleteCeremonies(Instant before, int most);

  @Query(
      """
      INSERT INTO half_sign_in (token_hash, person_id, expires_at)
      VALUES (:tokenHash, :personId, DATE_ADD(SYSDATE(6), INTERVAL 5 MINUTE))\
      """)
  void insertHalf(String tokenHash, long personId);

  @Query(
      """
      SELECT person_id FROM half_sign_in
       WHERE token_hash = :tokenHash AND expires_at > SYSDATE(6)\
      """)
  Optional<Long> findHalf(String tokenHash);

  @Query("DELETE FROM half_sign_in WHERE token_hash = :tokenHash")
  int endHalf(String tokenHash);

  @Query("DELETE FROM half_sign_in WHERE person_id = :personId")
  int endHalves(long personId);

  @Query("DELETE FROM half_sign_in WHERE expires_at <= :before ORDER BY expires_at LIMIT :most")
  int deleteHalves(Instant before, int most);
}
