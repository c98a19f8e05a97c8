package org.muwahhad.framework.performance;

import io.micronaut.core.annotation.Introspected;
import io.micronaut.data.annotation.Id;
import io.micronaut.data.annotation.MappedEntity;
import io.micronaut.data.annotation.MappedProperty;
import io.micronaut.data.annotation.Query;
import io.micronaut.data.jdbc.annotation.JdbcRepository;
import io.micronaut.data.model.query.builder.sql.Dialect;
import io.micronaut.data.repository.GenericRepository;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Reports of breaches, with their papers, answers and decisions, as stored. */
@JdbcRepository(dialect = Dialect.MYSQL)
interface BreachReports extends GenericRepository<BreachReports.KnownBreach, Long> {

  /**
   * Holds an agreement, so that its reports are numbered one after the other; empty where there is
   * none.
   */
  @Query("SELECT id FROM framework_agreement WHERE id = :agreementId FOR UPDATE")
  Optional<Long> lockAgreement(long agreementId);

  /** How much of an agreement is an entity's; above 0 for one with a part in it. */
  @Query(
      """
      SELECT COUNT(*) FROM entitlement
       WHERE agreement_id = :agreementId AND entity_id = :entityId""")
  int countEntitlements(long agreementId, long entityId);

  /** Whether an order is one of an agreement that its supplier received; 1 or 0. */
  @Query(
      """
      SELECT COUNT(*) FROM order_index
       WHERE call_off_id = :callOffId AND agreement_id = :agreementId AND sent_at IS NOT NULL
         AND (:entityId = 0 OR entity_id = :entityId)""")
  int countOrder(long callOffId, long agreementId, long entityId);

  /** When the supplier received an order, UTC. */
  @Query("SELECT sent_at FROM order_index WHERE call_off_id = :callOffId AND sent_at IS NOT NULL")
  Optional<Instant> findSent(long callOffId);

  @Query("SELECT COALESCE(MAX(number), 0) FROM breach_report WHERE agreement_id = :agreementId")
  int countReports(long agreementId);

  /** The report that a person made by a request. */
  @Query(
      """
      SELECT id FROM breach_report
       WHERE reported_by = :personId AND request_key = :requestKey""")
  Optional<Long> findRequested(long personId, String requestKey);

  @Query(
      """
      INSERT INTO breach_report (agreement_id, number, supplier_id, entity_id, call_off_id, kind,
                                 occurred_on, facts, answer_until, request_key, reported_by,
                                 reported_at)
      VALUES (:agreementId, :number, :supplierId, :entityId, :callOffId, :kind, :occurredOn, :facts,
              :answerUntil, :requestKey, :personId, UTC_TIMESTAMP(6))""")
  void report(
      long agreementId,
      int number,
      long supplierId,
      @Nullable Long entityId,
      @Nullable Long callOffId,
      String kind,
      LocalDate occurredOn,
      String facts,
      LocalDate answerUntil,
      String requestKey,
      long personId);

  /** Holds a report until the act ends. */
  @Query("SELECT id FROM breach_report WHERE id = :id FOR UPDATE")
  Optional<Long> lock(long id);

  /**
   * A report as acts read it.
   *
   * @param entityId 0 for one of the central purchasing body
   * @param answerable whether the supplier can answer it now
   * @param decidable whether it can be decided now
   */
  @Introspected
  @MappedEntity("breach_report")
  record KnownBreach(
      @Id long id,
      long agreementId,
      long supplierId,
      long entityId,
      long reportedBy,
      LocalDate answerUntil,
      BreachStatus status,
      @MappedProperty("is_answerable") boolean answerable,
      @MappedProperty("is_decidable") boolean decidable) {}

  @Query(
      """
      SELECT r.id, r.agreement_id, r.supplier_id, COALESCE(r.entity_id, 0) AS entity_id,
             r.reported_by, r.answer_until, s.status, s.is_answerable, s.is_decidable
        FROM breach_report r
        JOIN breach_standing s ON s.breach_id = r.id
       WHERE r.id = :id""")
  Optional<KnownBreach> find(long id);

  @Query(
      """
      INSERT INTO breach_answer (breach_id, answer, answered_by, answered_at)
      VALUES (:id, :answer, :personId, UTC_TIMESTAMP(6))""")
  void answer(long id, String answer, long personId);

  @Query(
      """
      INSERT INTO breach_decision (breach_id, outcome, consequence, reason, decided_by, decided_at)
      VALUES (:id, :outcome, :consequence, :reason, :personId, UTC_TIMESTAMP(6))""")
  void decide(long id, String outcome, String consequence, String reason, long personId);

  @Query("SELECT COUNT(*) FROM breach_paper WHERE breach_id = :id AND side = :side")
  int countPapers(long id, String side);

  @Query(
      """
      INSERT INTO breach_paper (breach_id, side, title, content_type, size, sha256, added_by,
                                added_at)
      VALUES (:id, :side, :title, :contentType, :size, :sha256, :personId, UTC_TIMESTAMP(6))""")
  void addPaper(
      long id,
      String side,
      String title,
      String contentType,
      int size,
      String sha256,
      long personId);

  @Query("SELECT COUNT(*) FROM breach_paper WHERE sha256 = :sha256")
  int countNaming(String sha256);
}
