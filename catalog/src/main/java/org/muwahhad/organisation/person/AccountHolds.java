package org.muwahhad.organisation.person;

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
 * Times in which a bid manager's account reads no bid and does nothing in its supplier's name,
 * because others set the account up or gave it a new password. Times are those of the database's
 * clock.
 */
@JdbcRepository(dialect = Dialect.MYSQL)
public interface AccountHolds extends GenericRepository<AccountHolds.Hold, Long> {

  /**
   * A hold that is in force. Instants are UTC.
   *
   * @param address where the link that ends it was sent
   * @param mailedLately whether that was within the last ten minutes
   */
  @Introspected
  @MappedEntity("account_hold")
  record Hold(@Id long id, long personId, String address, Instant untilAt, boolean mailedLately) {}

  String SELECT =
      """
      SELECT id, person_id, address, until_at,
             (mailed_at > DATE_SUB(UTC_TIMESTAMP(6), INTERVAL 10 MINUTE)) AS mailed_lately
        FROM account_hold
       WHERE released_at IS NULL AND until_at > UTC_TIMESTAMP(6)
      """;

  /** The hold of a person that lasts longest. */
  @Query(SELECT + " AND person_id = :personId ORDER BY until_at DESC, id DESC LIMIT 1")
  Optional<Hold> findOf(long personId);

  @Query(SELECT + " AND id = :id")
  Optional<Hold> find(long id);

  /**
   * Begins a hold of a bid manager. The link goes to the address that the supplier registered with;
   * without one to another bid manager whose account is not held, and last to the person.
   */
  @Query(
      """
      INSERT INTO account_hold (person_id, proposal_id, address, begins_at, until_at, mailed_at)
      SELECT p.id, :proposalId,
             COALESCE((SELECT r.email FROM supplier_registration r
                        WHERE r.supplier_id = g.supplier_id),
                      (SELECT MIN(q.email) FROM person q
                         JOIN role_grant o ON o.person_id = q.id AND o.supplier_id = g.supplier_id
                        WHERE q.id <> p.id AND q.blocked_at IS NULL
                          AND q.password_hash IS NOT NULL
                          AND NOT EXISTS (SELECT 1 FROM account_hold h
                                           WHERE h.person_id = q.id AND h.released_at IS NULL
                                             AND h.until_at > UTC_TIMESTAMP(6))),
                      p.email),
             UTC_TIMESTAMP(6), DATE_ADD(UTC_TIMESTAMP(6), INTERVAL :hours HOUR), UTC_TIMESTAMP(6)
        FROM person p JOIN role_grant g ON g.person_id = p.id AND g.role = 'BIDDER'
       WHERE p.id = :personId""")
  int begin(long personId, long proposalId, int hours);

  /** The whole time begins once more when a password was chosen by the link of the proposal. */
  @Query(
      """
      UPDATE account_hold SET until_at = DATE_ADD(UTC_TIMESTAMP(6), INTERVAL :hours HOUR)
       WHERE proposal_id = :proposalId AND released_at IS NULL""")
  int prolong(long proposalId, int hours);

  /** Ends all holds of a person. */
  @Query(
      """
      UPDATE account_hold SET released_at = UTC_TIMESTAMP(6)
       WHERE person_id = :personId AND released_at IS NULL""")
  int release(long personId);

  @Query("UPDATE account_hold SET mailed_at = UTC_TIMESTAMP(6) WHERE id = :id")
  int mailed(long id);

  /** Until when the bid room is closed to a person, UTC; null when it is not. */
  default @Nullable Instant heldUntil(long personId) {
    return findOf(personId).map(Hold::untilAt).orElse(null);
  }
}
