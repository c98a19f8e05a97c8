package org.muwahhad.access;

import io.micronaut.data.annotation.Id;
import io.micronaut.data.annotation.MappedEntity;
import io.micronaut.data.annotation.Query;
import io.micronaut.data.jdbc.annotation.JdbcRepository;
import io.micronaut.data.model.query.builder.sql.Dialect;
import io.micronaut.data.repository.GenericRepository;
import java.time.Instant;
import java.util.Optional;

/** Forms that came after their session had ended, sealed; one for each session, the latest. */
@JdbcRepository(dialect = Dialect.MYSQL)
interface FormInputs extends GenericRepository<FormInputs.SealedForm, String> {

  /** A form as stored. */
  @MappedEntity("typed_form")
  record SealedForm(@Id String tokenHash, byte[] sealed) {}

  @Query(
      """
      SELECT csrf_token FROM session
       WHERE token_hash = :tokenHash AND expires_at <= SYSDATE(6)""")
  Optional<String> findTokenOfEnded(String tokenHash);

  @Query("SELECT person_id FROM session WHERE token_hash = :tokenHash")
  Optional<Long> findPerson(String tokenHash);

  @Query(
      """
      INSERT INTO typed_form (token_hash, sealed, kept_until)
      VALUES (:tokenHash, :sealed, DATE_ADD(SYSDATE(6), INTERVAL :minutes MINUTE))
      ON DUPLICATE KEY UPDATE sealed = VALUES(sealed), kept_until = VALUES(kept_until)""")
  void keep(String tokenHash, byte[] sealed, int minutes);

  @Query(
      """
      SELECT token_hash, sealed FROM typed_form
       WHERE token_hash = :tokenHash AND kept_until > SYSDATE(6)""")
  Optional<SealedForm> find(String tokenHash);

  @Query("DELETE FROM typed_form WHERE token_hash = :tokenHash")
  int drop(String tokenHash);

  @Query("DELETE FROM typed_form WHERE kept_until <= :before ORDER BY kept_until LIMIT :most")
  int dropOld(Instant before, int most);
}
