package org.muwahhad.organisation.person;

import io.micronaut.core.annotation.Introspected;
import io.micronaut.data.annotation.Id;
import io.micronaut.data.annotation.MappedEntity;
import io.micronaut.data.annotation.Query;
import io.micronaut.data.jdbc.annotation.JdbcRepository;
import io.micronaut.data.model.query.builder.sql.Dialect;
import io.micronaut.data.repository.GenericRepository;
import java.util.List;
import java.util.Optional;
import org.muwahhad.access.SignedLinks;

/**
 * Passwords that were said to be forgotten. Only the number of a link is kept; the seal is put on
 * when the mail is written. Times are those of the database's clock.
 */
@JdbcRepository(dialect = Dialect.MYSQL)
interface PasswordRecoveries extends GenericRepository<PasswordRecoveries.PasswordRecovery, Long> {
  String PREFIX = "/forgotten-password/";

  /** What is done about a forgotten password. */
  enum RecoveryOutcome {
    /** A link was mailed. */
    LINK,
    /** An administrator locked the account. */
    LOCKED,
    /** The bid room is closed to the account: others set it up again. */
    HELD,
    /** The account waits for a password by a link of two administrators. */
    NO_PASSWORD,
    /**
     * The account is an administrator's. Two administrators open accounts and give roles, so nobody
     * becomes one of the two by reading a mailbox.
     */
    BY_ADMINISTRATORS
  }

  /** A link that can be used. */
  @Introspected
  @MappedEntity("password_recovery")
  record PasswordRecovery(@Id long id, long personId) {
    /** Its path, to be sealed when it is sent. */
    String path() {
      return PREFIX + id + SignedLinks.TO_BE_SIGNED;
    }
  }

  /**
   * An account whose password was said to be forgotten.
   *
   * @param askedLately whether that was within the last ten minutes, too, or within the last half
   *     hour once it was five times in a day; so the holder has a link that works, however often
   *     others ask
   */
  @Introspected
  @MappedEntity("person")
  record ForgottenAccount(@Id long id, RecoveryOutcome outcome, boolean askedLately) {}

  /** An applicant, whose address nobody has shown to be theirs, has no account yet. */
  String ACCOUNT =
      """
      SELECT p.id,
             CASE WHEN p.blocked_at IS NOT NULL THEN 'LOCKED'
                  WHEN p.password_hash IS NULL THEN 'NO_PASSWORD'
                  WHEN EXISTS (SELECT 1 FROM role_grant g
                                WHERE g.person_id = p.id AND g.role = 'ADMINISTRATOR')
                    THEN 'BY_ADMINISTRATORS'
                  WHEN EXISTS (SELECT 1 FROM account_hold h
                                WHERE h.person_id = p.id AND h.released_at IS NULL
                                  AND h.until_at > UTC_TIMESTAMP(6)) THEN 'HELD'
                  ELSE 'LINK' END AS outcome,
             EXISTS (SELECT 1 FROM password_recovery r
                      WHERE r.person_id = p.id
                        AND r.asked_at > DATE_SUB(UTC_TIMESTAMP(6), INTERVAL
                              CASE WHEN (SELECT COUNT(*) FROM password_recovery d
                                          WHERE d.person_id = p.id
                                            AND d.asked_at
                                                > DATE_SUB(UTC_TIMESTAMP(6), INTERVAL 1 DAY)) < 5
                                   THEN 10 ELSE 30 END MINUTE))
               AS asked_lately
        FROM person p
       WHERE NOT p.is_address_unproven
      """;

  @Query(ACCOUNT + " AND p.id = :id")
  Optional<ForgottenAccount> find(long id);

  @Query(ACCOUNT + " AND p.login = :login")
  Optional<ForgottenAccount> findByLogin(String login);

  /** The account that is not locked and has an address, however it is written. */
  @Query(
      ACCOUNT
          + """
          AND p.email_key = LOWER(CONCAT(SUBSTRING_INDEX(SUBSTRING_INDEX(:email, '@', 1), '+', 1),
                                         '@', SUBSTRING_INDEX(:email, '@', -1)))\
          """)
  Optional<ForgottenAccount> findByEmail(String email);

  /** The account with an address that was locked last. */
  @Query(
      ACCOUNT
          + """
          AND p.blocked_at IS NOT NULL AND p.email = :email
          ORDER BY p.blocked_at DESC, p.id DESC LIMIT 1\
          """)
  Optional<ForgottenAccount> findLockedByEmail(String email);

  @Query(
      """
      INSERT INTO password_recovery (person_id, outcome, asked_at, expires_at)
      VALUES (:personId, :outcome, UTC_TIMESTAMP(6),
              DATE_ADD(UTC_TIMESTAMP(6), INTERVAL :minutes MINUTE))\
      """)
  void insert(long personId, RecoveryOutcome outcome, int minutes);

  /** The number of what was asked last for a person. */
  @Query("SELECT MAX(id) FROM password_recovery WHERE person_id = :personId")
  Long findLast(long personId);

  /**
   * Holds the account for the transaction, so that it is not locked and gets no other password
   * meanwhile.
   */
  @Query("SELECT id FROM person WHERE id = :personId FOR UPDATE")
  Optional<Long> lockPerson(long personId);

  /**
   * A newer link of the person ends the older ones. The database ends all of them when the account
   * is locked, or gets another password or address.
   */
  @Query(
      """
      SELECT r.id, r.person_id FROM password_recovery r
       WHERE r.id = :id AND r.outcome = 'LINK' AND r.used_at IS NULL AND r.ended_at IS NULL
         AND r.expires_at > UTC_TIMESTAMP(6)
         AND NOT EXISTS (SELECT 1 FROM password_recovery n
                          WHERE n.person_id = r.person_id AND n.id > r.id
                            AND n.outcome = 'LINK')\
      """)
  Optional<PasswordRecovery> findUsable(long id);

  /** The other bid managers of the supplier that a person acts for. */
  @Query(
      """
      SELECT o.person_id FROM role_grant g
        JOIN role_grant o ON o.supplier_id = g.supplier_id AND o.person_id <> g.person_id
       WHERE g.person_id = :personId AND g.role = 'BIDDER' AND o.role = 'BIDDER'
       ORDER BY o.person_id LIMIT 100\
      """)
  List<Long> listColleagues(long personId);

  @Query(
      """
      UPDATE password_recovery SET used_at = UTC_TIMESTAMP(6)
       WHERE id = :id AND used_at IS NULL AND ended_at IS NULL
         AND expires_at > UTC_TIMESTAMP(6)\
      """)
  int use(long id);
}
