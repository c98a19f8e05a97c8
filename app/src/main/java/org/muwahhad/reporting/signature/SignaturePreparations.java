package org.muwahhad.reporting.signature;

import io.micronaut.core.annotation.Introspected;
import io.micronaut.data.annotation.Id;
import io.micronaut.data.annotation.MappedEntity;
import io.micronaut.data.annotation.Query;
import io.micronaut.data.jdbc.annotation.JdbcRepository;
import io.micronaut.data.model.query.builder.sql.Dialect;
import io.micronaut.data.repository.GenericRepository;
import java.time.Instant;
import java.util.Optional;

/** What members are about to sign with keys that stay with them. Instants are UTC. */
@JdbcRepository(dialect = Dialect.MYSQL)
interface SignaturePreparations
    extends GenericRepository<SignaturePreparations.SignaturePreparation, Long> {

  /**
   * What a member signs elsewhere.
   *
   * @param certificates the member's own and those above it, DER in Base64, one a line
   * @param reason why, as the signer says; may be empty
   * @param signedAt as it will stand in the file
   * @param sha256 of the file that is signed, with the signatures on it
   * @param untilAt until when the signature is taken
   */
  @Introspected
  @MappedEntity("signature_preparation")
  record SignaturePreparation(
      @Id long id,
      String certificates,
      String reason,
      Instant signedAt,
      String sha256,
      Instant untilAt) {}

  @Query(
      """
      SELECT p.id, p.certificates, p.reason, p.signed_at, p.sha256, p.until_at
        FROM signature_preparation p
       WHERE p.report_id = :reportId AND p.person_id = :personId""")
  Optional<SignaturePreparation> find(long reportId, long personId);

  @Query(
      """
      INSERT INTO signature_preparation (report_id, person_id, certificates, reason, signed_at,
                                         sha256, until_at)
      VALUES (:reportId, :personId, :certificates, :reason, :signedAt, :sha256, :untilAt)""")
  int add(
      long reportId,
      long personId,
      String certificates,
      String reason,
      Instant signedAt,
      String sha256,
      Instant untilAt);

  /** Each is used once, in its time. */
  @Query("DELETE FROM signature_preparation WHERE id = :id AND until_at > UTC_TIMESTAMP(6)")
  int use(long id);

  @Query("DELETE FROM signature_preparation WHERE report_id = :reportId AND person_id = :personId")
  int drop(long reportId, long personId);

  @Query("DELETE FROM signature_preparation WHERE until_at <= UTC_TIMESTAMP(6) LIMIT 100")
  int dropOld();
}
