package org.muwahhad.access;

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
 * What keeping an account writes. Times are the machine's (SYSDATE), which the demonstration clock
 * does not move: sign-in lives by the machine's time.
 */
@JdbcRepository(dialect = Dialect.MYSQL)
interface AccountStandings extends GenericRepository<AccountStandings.AccountStanding, Long> {

  /**
   * Whether an account can be used.
   *
   * @param oneTimeUntil UTC; set while the password is a one-time one
   * @param expired whether that time has passed
   */
  @MappedEntity("person")
  record AccountStanding(
      @Id long id,
      @Nullable String passwordHash,
      boolean blocked,
      @Nullable Instant oneTimeUntil,
      boolean expired) {}

  @Query(
      """
      SELECT id, password_hash, (blocked_at IS NOT NULL) AS blocked, one_time_until,
             COALESCE(one_time_until <= SYSDATE(6), FALSE) AS expired
        FROM person WHERE id = :id""")
  Optional<AccountStanding> findStanding(long id);

  @Query(
      """
      UPDATE person
         SET password_hash = :hash,
             one_time_until = DATE_ADD(SYSDATE(6), INTERVAL :hours HOUR)
       WHERE id = :id""")
  int giveOneTimePassword(long id, String hash, int hours);

  @Query(
      """
      UPDATE person
         SET password_hash = NULL, one_time_until = NULL
       WHERE id = :id""")
  int takePassword(long id);

  @Query(
      """
      UPDATE program SET ended_at = SYSDATE(6), ended_by = :personId
       WHERE person_id = :personId AND ended_at IS NULL""")
  int endPrograms(long personId);

  @Query(
      """
      UPDATE webhook SET ended_at = SYSDATE(6)
       WHERE person_id = :personId AND ended_at IS NULL""")
  int endWebhooks(long personId);

  @Query("UPDATE person SET password_hash = :hash, one_time_until = NULL WHERE id = :id")
  int setPassword(long id, String hash);

  // What a program of a state locked, an administrator may lock for a reason of their own: the
  // program no longer unlocks it.
  @Query(
      """
      UPDATE person SET blocked_at = UTC_TIMESTAMP(6), blocked_reason = :reason
       WHERE id = :id
         AND (blocked_at IS NULL OR (blocked_reason = 'SCIM' AND :reason <> 'SCIM'))""")
  int block(long id, String reason);

  @Query(
      """
      UPDATE person
         SET blocked_at = NULL, blocked_reason = NULL
       WHERE id = :id AND blocked_at IS NOT NULL""")
  int unblock(long id);

  // What strangers failed at the account, as Delays counts it.
  @Query(
      """
      DELETE FROM sign_in_delay
       WHERE counted = (SELECT SHA2(CONCAT('account ', login), 256)
                          FROM person WHERE id = :id)
         AND failures > :free""")
  int forgetFailures(long id, int free);

  @Query("DELETE FROM role_grant WHERE person_id = :personId AND role = :role")
  int revoke(long personId, Role role);

  @Query("SELECT COUNT(*) FROM role_grant WHERE person_id = :personId AND role = :role")
  int countGrants(long personId, Role role);

  @Query("DELETE FROM session WHERE person_id = :personId AND number = :number")
  int endSession(long personId, long number);

  @Query("DELETE FROM session WHERE person_id = :personId AND token_hash <> :keptHash")
  int endSessions(long personId, String keptHash);
}
