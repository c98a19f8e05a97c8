package org.muwahhad.access;

import io.micronaut.data.annotation.Id;
import io.micronaut.data.annotation.MappedEntity;
import io.micronaut.data.annotation.Query;
import io.micronaut.data.jdbc.annotation.JdbcRepository;
import io.micronaut.data.model.query.builder.sql.Dialect;
import io.micronaut.data.repository.GenericRepository;
import java.time.Instant;

/**
 * Browsers and programs that signed in to an account. Each holds a random token, of which the hash
 * is kept; a browser that several people share holds one token for all of them. Times are the
 * machine's.
 */
@JdbcRepository(dialect = Dialect.MYSQL)
interface KnownDevices extends GenericRepository<KnownDevices.Device, Long> {
  /** Days without a sign-in after which a device is a stranger again. */
  int DAYS_KEPT = 365;

  /** The most that one person has. */
  int MOST = 20;

  /** A device as stored. */
  @MappedEntity("known_device")
  record Device(@Id long personId, String tokenHash) {}

  // Asked of logins that do not exist, too, and answered as quickly.
  @Query(
      """
      SELECT COUNT(*) FROM known_device d JOIN person p ON p.id = d.person_id
       WHERE p.login = :login AND d.token_hash = :tokenHash
         AND d.last_at > DATE_SUB(SYSDATE(6), INTERVAL 365 DAY)""")
  int count(String login, String tokenHash);

  @Query(
      """
      INSERT INTO known_device (person_id, token_hash, first_at, last_at)
      VALUES (:personId, :tokenHash, SYSDATE(6), SYSDATE(6))
      ON DUPLICATE KEY UPDATE last_at = VALUES(last_at)""")
  int used(long personId, String tokenHash);

  // The token changes when somebody else signs in: one that was planted is worth nothing then.
  @Query("UPDATE known_device SET token_hash = :token WHERE token_hash = :former")
  int rename(String former, String token);

  @Query("SELECT COUNT(*) FROM known_device WHERE person_id = :personId")
  int countAll(long personId);

  @Query(
      """
      DELETE FROM known_device
       WHERE person_id = :personId
         AND last_at < (SELECT oldest FROM (SELECT last_at AS oldest FROM known_device
                                             WHERE person_id = :personId
                                             ORDER BY last_at DESC LIMIT 1 OFFSET 19) kept)""")
  int forgetAllButTwenty(long personId);

  @Query("DELETE FROM known_device WHERE person_id = :personId")
  int forgetAll(long personId);

  @Query("DELETE FROM known_device WHERE last_at < :before ORDER BY last_at LIMIT :most")
  int forgetOld(Instant before, int most);
}
