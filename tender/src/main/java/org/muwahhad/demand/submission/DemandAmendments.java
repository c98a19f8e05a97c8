package org.muwahhad.demand.submission;

import static io.micronaut.data.annotation.Relation.Kind.EMBEDDED;

import io.micronaut.core.annotation.Introspected;
import io.micronaut.data.annotation.Id;
import io.micronaut.data.annotation.MappedEntity;
import io.micronaut.data.annotation.Query;
import io.micronaut.data.annotation.Relation;
import io.micronaut.data.jdbc.annotation.JdbcRepository;
import io.micronaut.data.model.query.builder.sql.Dialect;
import io.micronaut.data.repository.GenericRepository;
import java.time.Instant;
import java.util.List;
import org.muwahhad.shared.Bilingual;

/** Amendments that are being written, as stored. What they say is the text of the form. */
@JdbcRepository(dialect = Dialect.MYSQL)
public interface DemandAmendments
    extends GenericRepository<DemandAmendments.UnfinishedAmendment, Long> {

  /**
   * An amendment that was not submitted before its round closed: the version it was to replace is
   * in force.
   *
   * @param receiptNumber of the version in force
   * @param begunAt UTC
   */
  @Introspected
  @MappedEntity("submission_amendment")
  record UnfinishedAmendment(
      @Id long submissionId,
      String entityCode,
      @Relation(EMBEDDED) Bilingual entity,
      String stateCode,
      @Relation(EMBEDDED) Bilingual state,
      String receiptNumber,
      Instant begunAt,
      @Relation(EMBEDDED) Bilingual person) {}

  @Query(
      """
      INSERT INTO submission_amendment (submission_id, amends, begun_by, begun_at, version)
      VALUES (:submissionId, :amends, :personId, UTC_TIMESTAMP(6), :version)""")
  void begin(long submissionId, int amends, long personId, int version);

  @Query("DELETE FROM submission_amendment WHERE submission_id = :submissionId")
  int delete(long submissionId);

  /** Those of a round; an empty state or an entity of 0 asks for all. */
  @Query(
      """
      SELECT a.submission_id, e.code AS entity_code, e.name_ar AS entity_ar,
             e.name_en AS entity_en, s.state_code, m.name_ar AS state_ar,
             m.name_en AS state_en, c.receipt_number, a.begun_at,
             p.name_ar AS person_ar, p.name_en AS person_en
        FROM submission_amendment a
        JOIN submission s ON s.id = a.submission_id
        JOIN procuring_entity e ON e.id = s.entity_id
        JOIN member_state m ON m.code = s.state_code
        JOIN submission_receipt c ON c.submission_id = a.submission_id AND c.number = a.amends
        JOIN person p ON p.id = a.begun_by
       WHERE s.round_id = :roundId AND IF(:stateCode = '', TRUE, s.state_code = :stateCode)
         AND (:entityId = 0 OR s.entity_id = :entityId)
       ORDER BY s.state_code, e.code""")
  List<UnfinishedAmendment> listOfRound(long roundId, String stateCode, long entityId);
}
