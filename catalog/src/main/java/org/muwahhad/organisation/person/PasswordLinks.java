package org.muwahhad.organisation.person;

import io.micronaut.core.annotation.Introspected;
import io.micronaut.data.annotation.Id;
import io.micronaut.data.annotation.MappedEntity;
import io.micronaut.data.annotation.Query;
import io.micronaut.data.jdbc.annotation.JdbcRepository;
import io.micronaut.data.model.query.builder.sql.Dialect;
import io.micronaut.data.repository.GenericRepository;
import java.util.Optional;
import org.muwahhad.access.SignedLinks;

/**
 * Links by which people choose a password, once, within a time. Only the number is kept; the seal
 * is put on when the mail is written.
 */
@JdbcRepository(dialect = Dialect.MYSQL)
interface PasswordLinks extends GenericRepository<PasswordLinks.Link, Long> {
  String PREFIX = "/choose-password/";

  /** A link that can be used. */
  @Introspected
  @MappedEntity("password_link")
  record Link(@Id long id, long personId, long proposalId) {
    /** Its path, to be sealed when it is sent. */
    String path() {
      return PREFIX + id + SignedLinks.TO_BE_SIGNED;
    }
  }

  /** A newer link of the person ends the older ones. */
  @Query(
      """
      SELECT l.id, l.person_id, l.proposal_id FROM password_link l
       WHERE l.id = :id AND l.used_at IS NULL AND l.expires_at > UTC_TIMESTAMP(6)
         AND NOT EXISTS (SELECT 1 FROM password_link n
                          WHERE n.person_id = l.person_id AND n.id > l.id)""")
  Optional<Link> findUsable(long id);

  @Query("SELECT id, person_id, proposal_id FROM password_link WHERE proposal_id = :proposalId")
  Link getOf(long proposalId);

  @Query(
      """
      INSERT INTO password_link (person_id, proposal_id, created_at, expires_at)
      VALUES (:personId, :proposalId, UTC_TIMESTAMP(6),
              DATE_ADD(UTC_TIMESTAMP(6), INTERVAL :hours HOUR))""")
  void insert(long personId, long proposalId, int hours);

  @Query("UPDATE password_link SET used_at = UTC_TIMESTAMP(6) WHERE id = :id AND used_at IS NULL")
  int use(long id);
}
