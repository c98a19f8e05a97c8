package org.muwahhad.access;

import io.micronaut.data.annotation.Id;
import io.micronaut.data.annotation.MappedEntity;
import io.micronaut.data.annotation.Query;
import io.micronaut.data.jdbc.annotation.JdbcRepository;
import io.micronaut.data.model.query.builder.sql.Dialect;
import io.micronaut.data.repository.GenericRepository;
import java.time.Instant;

/** Delays as stored. Times are the machine's, which the demonstration clock does not move. */
@JdbcRepository(dialect = Dialect.MYSQL)
interface SignInDelays extends GenericRepository<SignInDelays.Delay, String> {

  /** Failures of what is counted. */
  @MappedEntity("sign_in_delay")
  record Delay(@Id String counted, int failures) {}

  @Query(
      """
      INSERT INTO sign_in_delay (counted, failures, last_at, next_at)
      VALUES (:counted, 0, SYSDATE(6), SYSDATE(6))
      ON DUPLICATE KEY UPDATE counted = VALUES(counted)""")
  int prepare(String counted);

  // Guarded: of many tries at once, on any node, one gets the turn. A day without failures and all
  // is forgotten.
  @Query(
      """
      UPDATE sign_in_delay
         SET next_at = DATE_ADD(SYSDATE(6), INTERVAL
               CASE WHEN last_at < DATE_SUB(SYSDATE(6), INTERVAL 1 DAY) OR failures < :free THEN 0
                    ELSE LEAST(:longest, :first * POW(2, LEAST(failures - :free, 20))) END SECOND),
             failures = CASE WHEN last_at < DATE_SUB(SYSDATE(6), INTERVAL 1 DAY) THEN 1
                             ELSE failures + 1 END,
             last_at = SYSDATE(6)
       WHERE counted = :counted AND next_at <= SYSDATE(6)""")
  int take(String counted, int free, int first, int longest);

  @Query(
      """
      SELECT COALESCE(CEILING(MAX(TIMESTAMPDIFF(MICROSECOND, SYSDATE(6), next_at)) / 1000000), 0)
        FROM sign_in_delay WHERE counted = :counted""")
  int secondsLeft(String counted);

  @Query("DELETE FROM sign_in_delay WHERE counted = :counted")
  int forget(String counted);

  // The turn of a right password is given back; what strangers failed before stays counted.
  @Query(
      """
      UPDATE sign_in_delay SET failures = failures - 1, next_at = SYSDATE(6)
       WHERE counted = :counted AND failures > 0""")
  int giveBack(String counted);

  @Query("DELETE FROM sign_in_delay WHERE last_at < :before ORDER BY last_at LIMIT :most")
  int forgetOld(Instant before, int most);
}
