package org.muwahhad.reporting;

import io.micronaut.core.annotation.Introspected;
import io.micronaut.data.annotation.Id;
import io.micronaut.data.annotation.MappedEntity;
import io.micronaut.data.annotation.Query;
import io.micronaut.data.jdbc.annotation.JdbcRepository;
import io.micronaut.data.model.query.builder.sql.Dialect;
import io.micronaut.data.repository.GenericRepository;
import io.micronaut.serde.annotation.Serdeable;
import java.time.Instant;
import java.util.Optional;
import org.muwahhad.shared.Bilingual;

/** Receipts for demand, as far as they are told to everyone who holds one. */
@JdbcRepository(dialect = Dialect.MYSQL)
public interface GivenReceipts extends GenericRepository<GivenReceipts.Given, Long> {

  /**
   * A receipt that was given: neither who asked for what nor how much.
   *
   * @param receivedAt UTC
   * @param replaced whether the entity submitted a later version
   * @param withdrawn whether the entity has taken its demand back since
   * @param reopened whether its demand is with it again for correction and not submitted
   */
  @Serdeable
  @Introspected
  @MappedEntity("submission_receipt")
  record Given(
      @Id long id,
      String receiptNumber,
      String sha256,
      Instant receivedAt,
      String roundCode,
      String roundAr,
      String roundEn,
      String stateAr,
      String stateEn,
      boolean replaced,
      boolean withdrawn,
      boolean reopened) {
    public Bilingual round() {
      return new Bilingual(roundAr, roundEn);
    }

    public Bilingual state() {
      return new Bilingual(stateAr, stateEn);
    }
  }

  @Query(
      """
      SELECT c.id, c.receipt_number, c.sha256, c.received_at, r.code AS round_code,
             r.name_ar AS round_ar, r.name_en AS round_en, m.name_ar AS state_ar,
             m.name_en AS state_en,
             EXISTS (SELECT 1 FROM submission_receipt n
                      WHERE n.submission_id = c.submission_id AND n.number > c.number) AS replaced,
             s.status = 'WITHDRAWN' AS withdrawn, s.status IN ('DRAFT', 'RETURNED') AS reopened
        FROM submission_receipt c
        JOIN submission s ON s.id = c.submission_id
        JOIN demand_round r ON r.id = s.round_id
        JOIN member_state m ON m.code = s.state_code
       WHERE c.receipt_number = :number AND c.sha256 = :sha256""")
  Optional<Given> find(String number, String sha256);
}
